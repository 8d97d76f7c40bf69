"""Claims: every dated, sourced fact under a stable short id, as a view over the records.

An id is made of what the claim is about and its day (`mn.ratification.2002-04-11`), so it stays the same when rows
are added before it. Warrants, statements and visits carry their own ids.

Where a record names a state or a person by an id, `names` says what stands in the text of its claim: of a state the
name within a sentence, but of a statement or an event the bare name.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct

from warrantcheck.dataset.clauses import is_clause
from warrantcheck.dataset.records import (
    CAME,
    DROPPED,
    Attribute,
    CustodyEvent,
    Declaration,
    Event,
    EvidenceTable,
    Finding,
    Government,
    Head,
    Home,
    Office,
    Person,
    Reliability,
    Resolution,
    Situation,
    State,
    Statement,
    Step,
    TreatyAct,
    Visit,
    Warrant,
)
from warrantcheck.days import Precision, first_day, precision_of

Names = Mapping[str, str]
_NONE: Names = MappingProxyType({})
_CUSTODY = {
    "appeared-voluntarily": "appeared voluntarily before {by}",
    "arrested": "arrested {there}",
    "domestic-detention": "domestic detention in {by}",
    "escaped": "escaped from {by}",
    "released": "released {there}",
    "released-interim": "placed on interim release by {by}",
    "surrendered": "handed over to the Court by {by}",
    "transferred-to-serve-sentence": "transferred to {by} to serve the sentence",
}
"""What happened to a person, in words; `there` is in a state, or by the Court: in a state it may be a militia's act."""
_BODIES = {
    "ASP": "Assembly of States Parties",
    "AU": "African Union",
    "CICC": "Coalition for the International Criminal Court",
    "EU": "European Union",
}


class Claim(Struct, frozen=True):
    """One fact: what it says, from when it holds, since when it is public, and on which sources it stands.

    `about` is the id of a state, a person or a situation. `holds` stands for its month or its year where `precision`
    says that no more is known.
    """

    id: str
    about: str
    text: str
    holds: date | None
    public: date | None
    reliability: Reliability
    sources: tuple[str, ...]
    precision: Precision = "day"


def of_act(state: State, act: TreatyAct) -> str:
    """Return the id of a treaty act: `hu.withdrawal.2025-06-02`."""
    return f"{state.id.lower()}.{act.act}.{act.date}"


def of_revocation(state: State, act: TreatyAct) -> str:
    """Return the id of the claim that a notice of withdrawal was revoked."""
    return f"{of_act(state, act)}.revoked"


def of_declaration(state: State, declaration: Declaration) -> str:
    """Return the id of a declaration: `ua.article-12-3.2015-09-08`."""
    return f"{state.id.lower()}.{declaration.kind}.{declaration.lodged}"


def of_apic(state: State) -> str:
    """Return the id of the consent to the Agreement on Privileges and Immunities: `mn.apic`."""
    return f"{state.id.lower()}.apic"


def of_office(person: Person, office: Office) -> str:
    """Return the id of an office: `vladimir-putin.head-of-state.2012-05-07`."""
    return f"{person.id}.{office.kind}.{office.since or 'undated'}"


def of_death(person: Person) -> str:
    """Return the id of the claim that a person died."""
    return f"{person.id}.death"


def of_death_report(person: Person) -> str:
    """Return the id of the claim that a person was reported dead, before that was confirmed."""
    return f"{person.id}.reported-dead"


def of_ending(warrant: Warrant) -> str:
    """Return the id of the claim that a warrant ended."""
    return f"{warrant.id}.ended"


def of_custody(person: Person, event: CustodyEvent) -> str:
    """Return the id of a custody event: `rodrigo-duterte.surrendered.2025-03-12`."""
    return f"{person.id}.{event.event}.{event.date}"


def of_step(person: Person, step: Step) -> str:
    """Return the id of a step of the proceedings: `ali-kushayb.convicted.2025-10-06`."""
    return f"{person.id}.{step.step}.{step.date}"


def of_home(person: Person, home: Home) -> str:
    """Return the id of what the own state does: `ronald-dela-rosa.home-searches.2026-05-21`."""
    return f"{person.id}.home-{home.conduct}.{home.since}"


def of_situation(situation: Situation) -> str:
    """Return the id of what is said about a situation."""
    return f"situation.{situation.id}"


def of_resolution(resolution: Resolution) -> str:
    """Return the id of a Security Council resolution."""
    return f"resolution.{resolution.number}"


def of_attribute(state: State, attribute: Attribute) -> str:
    """Return the id of an attribute of a state: `hu.hostile.2025-04-03`."""
    toward = f".{attribute.toward.lower()}" if attribute.toward else ""
    return f"{state.id.lower()}.{attribute.kind}{toward}.{attribute.since}"


def of_head(government: Government, head: Head) -> str:
    """Return the id of the claim that somebody directs a government: `hu.government.2026-05-09`."""
    return f"{government.id.lower()}.government.{head.since}"


def _noted(text: str, note: str | None) -> str:
    """Add a note to a text: a sentence after a full stop, anything else after a semicolon."""
    if not note:
        return text
    return f"{text}. {note}" if note[0].isupper() else f"{text}; {note}"


def of_state(state: State) -> Iterator[Claim]:
    """Yield the claims about a state."""
    for act in state.rome_statute:
        parts = [f"{state.name}: {act.in_words} on {act.date}"]
        parts += [f"in force {act.in_force}"] if act.in_force else []
        parts += [f"to take effect {act.effective}"] if act.effective else []
        began = (
            act.in_force or (None if act.revoked else act.effective) or act.date
        )  # a notice taken back had no effect
        text = _noted("; ".join(parts), None if act.revoked else act.text)
        yield Claim(of_act(state, act), state.id, text, began, act.date, act.reliability, act.sources)
        if act.revoked:
            text = _noted(f"{state.name}: notice of withdrawal of {act.date} revoked on {act.revoked}", act.text)
            yield Claim(of_revocation(state, act), state.id, text, act.revoked, act.revoked, act.reliability,
                        act.sources)  # fmt: skip
    for declaration in state.declarations:
        text = f"{state.name}: declaration under {declaration.article} lodged {declaration.lodged}"
        text = _noted(text, declaration.text)
        yield Claim(of_declaration(state, declaration), state.id, text, declaration.since, declaration.lodged,
                    declaration.reliability, declaration.sources)  # fmt: skip
    for attribute in state.attributes:
        begun = attribute.text.startswith((state.name, state.opening))
        text = attribute.text if begun else f"{state.name}: {attribute.text}"
        yield Claim(of_attribute(state, attribute), state.id, text, attribute.since, attribute.published,
                    attribute.reliability, attribute.sources)  # fmt: skip
    if state.apic:
        of = "to" if state.apic.act == "accession" else "of"
        text = f"{state.name}: {state.apic.act} {of} the Agreement on Privileges and Immunities on {state.apic.date}"
        yield Claim(of_apic(state), state.id, text, state.apic.in_force, state.apic.date, "official",
                    state.apic.sources)  # fmt: skip


def of_a_situation(situation: Situation, names: Names = _NONE) -> Iterator[Claim]:
    """Yield the claims about a situation."""
    parts = [situation.name]
    parts += [f"preliminary examination {situation.examination}"] if situation.examination else []
    parts += [f"investigation {situation.investigation}"] if situation.investigation else []
    day = situation.examination or situation.investigation
    yield Claim(of_situation(situation), situation.id, "; ".join(parts), day, day, "official", situation.sources)
    if situation.resolution:
        r = situation.resolution
        bound = ", ".join(names.get(code, code) for code in r.binds)
        text = f"Security Council resolution {r.number} of {r.date}; binds {bound}"
        yield Claim(of_resolution(r), situation.id, text, r.date, r.date, "official", situation.sources)


def _about(person: Person, text: str) -> str:
    """Name the person before a text; one that begins with the name, or a part of it, has it in full and once."""
    words = person.name.split()
    parts = (" ".join(words[i:k]) for i in range(len(words)) for k in range(len(words), i, -1))
    begun = next((part for part in parts if text.startswith((f"{part} ", f"{part}'s "))), None)
    return f"{person.name}{text.removeprefix(begun)}" if begun else f"{person.name}: {text}"


def of_person(person: Person, names: Names = _NONE) -> Iterator[Claim]:
    """Yield the claims about a person."""
    for office in person.offices:
        since = first_day(office.since) if office.since else None
        text = f"{person.name}: {office.title}, {office.since or '?'} to {office.until or 'when last verified'}"
        sources = tuple(dict.fromkeys((*office.sources, *(office.doubt.sources if office.doubt else ()))))
        yield Claim(of_office(person, office), person.id, text, since, since, "reported", sources,
                    precision_of(office.since) if office.since else "day")  # fmt: skip
    for warrant in person.warrants:
        text = f"{person.name}: {warrant.kind} issued {warrant.issued}, public {warrant.public}"
        yield Claim(warrant.id, person.id, text, warrant.issued, warrant.public, warrant.reliability, warrant.sources)
        ended = warrant.ended
        if ended:
            how = ended.how.replace("-", " ")
            text = f"{person.name}: {warrant.kind} of {warrant.issued} ended {ended.date} ({how})"
            yield Claim(of_ending(warrant), person.id, text, ended.date, ended.public or ended.date,
                        warrant.reliability, ended.sources)  # fmt: skip
    for event in person.custody:
        day = first_day(event.date)
        by = "the Court" if event.by == "ICC" else names.get(event.by, event.by)
        if event.event == "appeared-voluntarily" and event.by != "ICC":
            by = f"the authorities of {by}"
        there = f"{'by' if event.by == 'ICC' else 'in'} {by}"
        where = f" in {event.place}" if event.event == "released-interim" and event.place else ""
        text = _noted(f"{person.name}: {_CUSTODY[event.event].format(by=by, there=there)}{where}", event.text)
        yield Claim(of_custody(person, event), person.id, text, day, day, "reported", event.sources,
                    precision_of(event.date))  # fmt: skip
    for step in person.proceedings:
        day = first_day(step.date)
        name = step.step.replace("-", " ")
        told = step.text if step.text and is_clause(step.text, person) else ": ".join(filter(None, (name, step.text)))
        yield Claim(of_step(person, step), person.id, _about(person, told), day, day, "reported", step.sources,
                    precision_of(step.date))  # fmt: skip
    for home in person.home:
        day = first_day(home.since)
        yield Claim(of_home(person, home), person.id, _about(person, home.text), day, day, "reported",
                    home.sources, precision_of(home.since))  # fmt: skip
    if person.died:
        died = person.died
        if died.reported:
            yield Claim(of_death_report(person), person.id, f"{person.name}: reported to have died {died.date}",
                        first_day(died.date), died.reported.date, "reported", died.reported.sources,
                        precision_of(died.date))  # fmt: skip
        text = f"{person.name}: died {died.date}"
        yield Claim(of_death(person), person.id, text, first_day(died.date),
                    died.public, "official" if died.confirmed else "unverified", died.sources,
                    precision_of(died.date))  # fmt: skip


def body_name(body: str) -> str:
    """Return the name of a body in full, where its id is an abbreviation that few know or that is a state's, too."""
    return _BODIES.get(body, body)


def of_statement(statement: Statement, names: Names) -> Claim:
    """Return a statement as a claim."""
    who = statement.state or statement.body or ""
    name = names[statement.state] if statement.state else body_name(who)
    own = statement.speaker == name and not statement.reported_by  # a body that speaks itself is named once
    text = f"{name}, {statement.when}: {statement.told_of('').lstrip(', ') if own else statement.told}"
    return Claim(statement.id, who, text, statement.date, statement.published, statement.reliability,
                 statement.sources, "day" if statement.day_known else "month")  # fmt: skip


_OUTCOMES = {
    "completed": "took place",
    "cut-short": "was cut short",
    "cancelled": "was called off",
    "refused": "was refused",
    "surrendered": "handed over",
}
"""How a trip ended, in words."""


def of_visit(visit: Visit, names: Names) -> Claim:
    """Return a visit as a claim."""
    one = visit.since == visit.until or not visit.day_known
    days = visit.when if one else f"{visit.since} to {visit.until}"
    where = "over" if visit.kind == "overflight" else "in"
    ended = _OUTCOMES.get(visit.outcome, visit.outcome)
    if visit.kind == "domestic" and visit.outcome in CAME:
        ended = f"living there{f' ({visit.circumstances})' if visit.circumstances else ''}"
    elif visit.outcome in (*CAME, *DROPPED):
        ended = f"the {'flight' if visit.kind == 'overflight' else 'trip'} {ended}"
    text = f"{names[visit.person]} {where} {names[visit.state]}{visit.aim(',')}, {days}: {ended}"
    return Claim(visit.id, visit.person, text, visit.since, visit.published, visit.reliability, visit.sources,
                 "day" if visit.day_known else "month")  # fmt: skip


def of_finding(finding: Finding, names: Names) -> Claim:
    """Return a finding as a claim."""
    text = f"{finding.body} on {names[finding.state]}, {finding.date}: {finding.outcome}"
    return Claim(finding.id, finding.state, text, finding.date, finding.published, finding.reliability,
                 finding.sources)  # fmt: skip


def of_table(table: EvidenceTable) -> Claim:
    """Return a table of evidence that answers read as a claim: what it holds of every state."""
    toward = table.affinity.toward if table.affinity else table.position.of if table.position else ()
    text = (
        f"{table.title}: {'; '.join(f'{table.values.get(value, value)}: {n}' for value, n in table.totals.items())}"
        if table.totals
        else table.title
    )
    return Claim(table.id, toward[0] if toward else "", text, table.since, table.public,
                 "official" if table.document else "reported", table.sources)  # fmt: skip


def of_government(government: Government, state: str) -> Iterator[Claim]:
    """Yield the claims about who directed the government of a state."""
    for head in government.heads:
        text = f"{state}: {head.name} ({government.title}) directs the government {head.in_office}, seen {head.seen}"
        yield Claim(of_head(government, head), government.id, text, head.since, head.since, "reported", head.sources)


def of_event(event: Event, public: date, names: Names) -> Claim:
    """Return an event as a claim; `public` is the day by which its host and date were."""
    where = f"{event.place}, {names[event.host]}" if event.place else names[event.host]
    what = f"{event.name}, {where}, {event.since} to {event.until}: {event.status}"
    text = f"{what} (precise to the {event.precision})" if event.precision != "day" else what
    return Claim(event.id, event.host, text, event.since, public, event.reliability, event.sources, event.precision)
