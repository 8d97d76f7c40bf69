"""A step of a case before the Court as a clause of a story: charges, trial, judgment, sentence, appeal, end.

The data notes a step in a few words (`Convicted of 20 counts; acquitted of using child soldiers`), and beside it what
became of it later, which a story of an earlier day must not tell.
"""

from __future__ import annotations

import re
from datetime import date

from warrantcheck.citation.wording import owned, spelled
from warrantcheck.dataset.records import Step
from warrantcheck.days import last_day

CHAMBER = re.compile(r"(?:Pre-Trial|Trial|Appeals) Chamber\b")
STEPS = {
    "charges-confirmed": "the Court confirmed charges against {name}",
    "trial-opened": "the trial of {name} opened before the Court",
    "charges-withdrawn": "the Prosecutor withdrew the charges against {name}",
}
BEGUN = ("charges-confirmed", "trial-opened")
"""Steps that give way to the next one; those of OUTCOMES are told all."""
OUTCOMES = {
    "charges-withdrawn": STEPS["charges-withdrawn"],
    "charges-not-confirmed": "the Court declined to confirm the charges against {name}",
    "convicted": "{name} was convicted",
    "acquitted": "{name} was acquitted",
    "sentenced": "{name} was sentenced",
    "sentence-served": "{owner} sentence was completed",
    "appeal-upheld": "the Appeals Chamber gave its judgment",
    "appeal-reversed": "the Appeals Chamber reversed the decision",
    "inadmissible": "the Court declared the case inadmissible",
    "terminated": "the Court ended the proceedings against {name}",
}
_DATED = re.compile(
    r"(?:(\d{1,2}) )?(January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})"
)
_MONTHS = {f"{date(2000, number, 1):%B}": number for number in range(1, 13)}
_PASSIVE = re.compile(
    r"(?P<what>(?:[A-Z][\w.]*|[a-z0-9.]+)(?: [\w.]+)*?)(?P<how> mostly)? (?P<did>confirmed|dismissed)$"
)
_TERM = re.compile(
    r"(?:\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b)", re.IGNORECASE
)
_PLURAL = re.compile(r"^\w+s\b| and |s$")
_ON_APPEAL = re.compile(r"on appeal (?=\d)")
_FOR = re.compile(r"For ([^,]+), (.+)")
_JOINED = re.compile(r"(?:considered|final|reduced|suspended)\b")


def outcome(step: Step, name: str, seen: date, *, appealed: bool) -> str:
    """Write a step of OUTCOMES by what was known on the day `seen`; `appealed`: a step on appeal had come by then."""
    text, *notes = spelled(step.text or "").rstrip(".").split("; ")
    notes = [note for note in notes if _known(note, seen, appealed=appealed)]
    return _told(step.step, text, name) + "".join(
        _beside(note, name, convicted=step.step == "convicted") for note in notes
    )


def begun(step: Step, name: str) -> str:
    """Write a step of BEGUN."""
    return STEPS[step.step].format(name=name)


def _beside(note: str, name: str, *, convicted: bool) -> str:
    """Write what stands beside a step, with a verb where the note has none."""
    note = _ON_APPEAL.sub("on appeal on ", note).replace("written reasons on", "written reasons followed on")
    if _JOINED.match(note) or note.startswith("with "):
        return f", {note}"
    if note.startswith("kept "):
        return f", and {name} was {note}"
    if note.startswith("acquitted "):
        return f", and {note}" if convicted else f"; {name} was {note}"
    if note.startswith(("sentence ", "set aside ")):
        return f"; the sentence was {note.removeprefix('sentence ')}"
    return f"; {note}"


def _told(step: str, text: str, name: str) -> str:
    plain = OUTCOMES[step].format(name=name, owner=owned(name))
    if CHAMBER.match(text):
        return f"the Court's {text}{' that decision' if text.endswith('Chamber confirmed') else ''}"
    if step == "sentenced":
        if crime := _FOR.match(text):
            return f"{plain} for {crime[1]} to {crime[2]}"
        if _TERM.match(text):
            return f"{plain} to {text[:1].lower()}{text[1:]}"
        if text.startswith("New sentence"):
            return f"{name} was given a new sentence{text.removeprefix('New sentence').removesuffix(' pronounced')}"
    if text.startswith("Judgment "):
        return f"the Appeals Chamber gave its j{text[1:]}"
    if text.startswith(("Convicted", "Acquitted", "Sentenced")):
        return f"{name} was {text[:1].lower()}{text[1:]}"
    passive = _PASSIVE.match(text) if step == "appeal-upheld" else None
    if passive:
        what = passive["what"][:1].lower() + passive["what"][1:]
        were = "were" if _PLURAL.search(what) else "was"
        end = " on appeal" if passive["did"] == "confirmed" else ""
        return f"the {what} {were}{passive['how'] or ''} {passive['did']}{end}"
    return plain


def _known(note: str, seen: date, *, appealed: bool) -> bool:
    """Say whether what stands beside a step was known: not what bears a later day, nor, before an appeal was decided,
    what became of the step on appeal."""
    days = [last_day(f"{year}-{_MONTHS[month]:02}{f'-{int(day):02}' if day else ''}") for day, month, year in
            _DATED.findall(note)]  # fmt: skip
    return all(day <= seen for day in days) and (appealed or bool(days) or "appeal" not in note)
