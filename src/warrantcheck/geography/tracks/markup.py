"""XML, read in one pass: documents with a DTD are refused (entity bombs), nesting and texts are bounded."""

from __future__ import annotations

from typing import Protocol

from warrantcheck.geography.tracks.content import READ
from warrantcheck.geography.tracks.fix import BadTrack, Recording
from warrantcheck.geography.tracks.notes import printable

DEEPEST = 40
LONGEST = 200
"""Characters kept of one text: longer ones are no time, no number and no name that tells aircraft apart."""


class Reader(Protocol):
    """What a format does with the elements of a document, told as they open and close. Tags come without prefix."""

    long: frozenset[str]
    """Elements whose text may be long: lists of positions."""

    def begin(self, path: list[str], attributes: dict[str, str]) -> None:
        """Take note of an element that opens; `path` ends with it."""

    def end(self, path: list[str], text: str) -> None:
        """Take note of an element that closes, and of its own text."""

    def recording(self) -> Recording:
        """Return what was read.

        Raises:
            BadTrack: it holds no positions.
        """


_FOREIGN = {
    "html": "a web page: save the tracker's export (CSV or KML) instead of its page",
    "trainingcenterdatabase": "a TCX file: convert it to GPX",
    "svg": "a picture",
    "osm": "an extract of OpenStreetMap",
    "worksheet": "a spreadsheet: save the table as CSV",
    "workbook": "a spreadsheet: save the table as CSV",
}


def read_markup(content: bytes, name: str) -> Recording:
    """Read GPX or KML.

    Raises:
        BadTrack: it is other XML, not sound, or holds no positions.
    """
    from xml.parsers import expat

    open_: list[str] = []
    texts: list[list[str]] = []
    readers: list[Reader] = []

    def begin(tag: str, attributes: dict[str, str]) -> None:
        open_.append(tag.rpartition(":")[2])
        texts.append([])
        if len(open_) > DEEPEST:
            raise BadTrack(f"{name}: its XML is nested too deep.")
        if not readers:
            readers.append(_reader(open_[0], name))
        readers[0].begin(open_, attributes)

    def end(_: str) -> None:
        text = "".join(texts.pop())
        readers[0].end(open_, text if open_[-1] in readers[0].long else text[:LONGEST])
        open_.pop()

    def doctype(kind: str, *_: object) -> None:
        if kind.casefold() == "html":
            raise BadTrack(f"{name}: is {_FOREIGN['html']}; {READ}.")
        raise BadTrack(f"{name}: its XML declares a document type, which no track needs.")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda data: texts[-1].append(data) if texts else None
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(content.removeprefix(b"\xef\xbb\xbf").lstrip(), True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise BadTrack(f"{name}: is not valid XML: {printable(str(error))}.") from error
    return readers[0].recording()


def _reader(root: str, name: str) -> Reader:
    if root == "gpx":
        from warrantcheck.geography.tracks.gpx import GpxReader

        return GpxReader(name)
    if root in {"kml", "Document", "Folder", "Placemark"}:
        from warrantcheck.geography.tracks.kml import KmlReader

        return KmlReader(name)
    kind = _FOREIGN.get(root.casefold(), "XML, but neither GPX nor KML")
    raise BadTrack(f"{name}: is {kind}; {READ}.")
