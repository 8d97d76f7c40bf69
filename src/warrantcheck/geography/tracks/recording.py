"""Which kind of file it is, and its reader."""

from __future__ import annotations

from pathlib import Path as File

from warrantcheck.geography.tracks.content import load, text_of
from warrantcheck.geography.tracks.fix import Recording
from warrantcheck.geography.tracks.notes import printable


def read_recording(file: File) -> Recording:
    """Read the positions of a file, whatever its form, which its content tells and not its name.

    Raises:
        BadTrack: it cannot be read, is too large, is no track, or its positions are no numbers.
    """
    name = printable(file.name)
    return recording_of(load(file, name), name)


def recording_of(content: bytes, name: str) -> Recording:
    """Read the positions of unpacked content.

    Raises:
        BadTrack: as for `read_recording`.
    """
    text = text_of(content, name)
    begin = text.lstrip()[:1]
    if begin == "<":
        from warrantcheck.geography.tracks.markup import read_markup

        return read_markup(content, name)
    if begin and begin in "{[":
        from warrantcheck.geography.tracks.objects import read_objects

        return read_objects(text, name)
    from warrantcheck.geography.tracks.delimited import read_delimited

    return read_delimited(text, name)
