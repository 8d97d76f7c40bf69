"""Claims whose document of record was looked for and not found."""

from warrantcheck.dataset.records.base import Record


class MissingRecord(Record, frozen=True, kw_only=True):
    """A claim without a document of record; `text` says when and where one was looked for."""

    claim: str
    text: str
