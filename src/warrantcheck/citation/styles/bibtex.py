"""BibTeX for the data and for each footnote, in the entry types that BibTeX, BibLaTeX and Zotero read.

A document of record is an entry of its own (`@misc`): its number stands in `number`, and `howpublished` says where it
was read. Everything else is a page (`@online`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import quote

from warrantcheck.citation.results import Footnote
from warrantcheck.citation.styles.plain import READ

_SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_NOT_IN_URL = " {}<>\\"
_SPECIAL |= {c: f"\\{c}" for c in "&%$#_"}


def bibtex(version: str, checked: str, tool: str, footnotes: Iterable[Footnote]) -> str:
    """Return one entry for the edition of the data, and one a footnote, under the ids of the sources."""
    edition = {
        "author": "{The warrantcheck maintainers}",
        "title": "{warrantcheck data}",
        "year": version.split(".", maxsplit=1)[0],
        "version": _text(version),
        "note": _text(f"warrantcheck {tool}; facts checked to {checked}; estimates, not legal advice"),
    }
    return "\n".join([_entry("online", f"warrantcheck-data-{version}", edition), *map(_footnote, footnotes)])


def _footnote(note: Footnote) -> str:
    fields = {"author": f"{{{_text(note.publisher)}}}", "title": f"{{{_text(note.title)}}}"}
    if note.date:
        fields |= _dated(note.date)
    elif note.month:
        fields |= {"date": note.month, "year": note.month[:4]}
    if note.record:
        fields["number"] = _text(note.record)
    if note.url:
        fields["url"] = _url(note.url)
    if note.read_in and note.read:
        page = note.read_in
        where = f"{READ[note.read]} {page.publisher}: {page.title}"
        fields["howpublished"] = _text(where) + (f", \\url{{{_url(page.url)}}}" if page.url else "")
    elif note.weakness:
        fields["note"] = _text(f"weak: {note.weakness}")
    key = "".join(c if c.isalnum() or c in "-.:+" else "-" for c in note.source)
    return _entry("misc" if note.read else "online", key, fields)


def _url(url: str) -> str:
    return "".join(c if c.isprintable() and c not in _NOT_IN_URL else quote(c) for c in url)


def _dated(day: date) -> dict[str, str]:
    return {"date": day.isoformat(), "year": str(day.year)}


def _entry(kind: str, key: str, fields: dict[str, str]) -> str:
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{key},\n{body}}}\n"


def _text(text: str) -> str:
    return "".join(_SPECIAL.get(c, c) for c in " ".join(text.split()))
