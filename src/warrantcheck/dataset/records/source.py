"""The pages and documents on which claims stand, and the documents of record among them."""

from typing import Literal

from msgspec import field

from warrantcheck.dataset.records.base import Day, Record

SourceClass = Literal[
    "court", "depositary", "un", "government", "agency", "press", "specialist", "reference", "copy", "user-made",
]  # fmt: skip
Read = Literal["directly", "quoted", "copy"]


class Source(Record, frozen=True, kw_only=True):
    """A page or document: the ground on which claims stand.

    `record` is the number, as printed, of the document of record that it is: of a decision, a notification of the
    depositary, a resolution, a press release of the Court. `read` says how that document came to us: `directly`, as
    `quoted` elsewhere, or in a `copy`. A page that copies or quotes such documents names them in `of`.
    `class` says who published the page, finer than `kind`.
    """

    id: str
    title: str
    publisher: str
    date: Day | None = None
    url: str | None = None
    kind: Literal["court", "depositary", "official", "ngo", "press", "reference", "academic"]
    class_: SourceClass | None = field(default=None, name="class")
    record: str | None = None
    read: Read | None = None
    of: tuple[str, ...] = ()
    notes: str | None = None

    @property
    def cited_title(self) -> str:
        """The title as a footnote gives it, which says if the document itself was not read."""
        how = {"copy": " (read in a copy)", "quoted": " (not read: as quoted elsewhere)"}.get(self.read or "", "")
        return self.title + how

    @property
    def weak(self) -> bool:
        """It is user-made, a reference work, a copy of somebody's article, has no address, or was only quoted."""
        if self.read:
            return self.read == "quoted"
        copied_article = self.class_ == "copy" and self.kind in ("press", "reference")
        return self.class_ in ("user-made", "reference") or copied_article or self.url is None
