"""The pages and documents on which claims stand, and the documents of record among them."""

from typing import Literal

from msgspec import field

from warrantcheck.dataset.records.base import Day, PartialDay, Record
from warrantcheck.days import last_day

SourceClass = Literal[
    "court", "depositary", "un", "government", "agency", "press", "specialist", "reference", "copy", "user-made",
]  # fmt: skip
Read = Literal["directly", "quoted", "copy"]
Weakness = Literal["quoted", "no address", "user-made", "reference", "copy"]


class Source(Record, frozen=True, kw_only=True):
    """A page or document on which claims rest.

    `record` is the number, as printed, of the document of record that it is: of a decision, a notification of the
    depositary, a resolution, a press release of the Court. `read` says how that document came to us: `directly`, as
    `quoted` elsewhere, or in a `copy`. A page that copies or quotes such documents names them in `of`.
    `class` says who published the page, finer than `kind`.

    `month` is given where no day was seen, but the address or the id of the page carries its month: it counts as
    published on the last day of that month. `described` means that the title of the page was not recorded, and `title`
    says in our words what it is.
    """

    id: str
    title: str
    described: bool = False
    publisher: str
    date: Day | None = None
    month: PartialDay | None = None
    url: str | None = None
    kind: Literal["court", "depositary", "official", "ngo", "press", "reference", "academic"]
    class_: SourceClass | None = field(default=None, name="class")
    record: str | None = None
    read: Read | None = None
    of: tuple[str, ...] = ()
    notes: str | None = None

    @property
    def shown_title(self) -> str:
        """The title as it is printed: a description of ours stands in brackets, so that nobody quotes it."""
        return f"[{self.title}]" if self.described else self.title

    @property
    def published(self) -> Day | None:
        """The day by which it was published: its own, else the last of its month; None if neither is known."""
        return self.date or (last_day(self.month) if self.month else None)

    @property
    def weakness(self) -> Weakness | None:
        """What is weak about it, if anything: a document of record that was only `quoted`, a page with `no address`, or
        one that is `user-made`, a work of `reference`, or a `copy` of what others published."""
        if self.read:
            return "quoted" if self.read == "quoted" else None
        if self.url is None:
            return "no address"
        class_ = self.class_ or self.kind  # data of a user's own may do without classes
        return class_ if class_ in ("user-made", "reference", "copy") else None

    @property
    def weak(self) -> bool:
        """Something is weak about it."""
        return self.weakness is not None
