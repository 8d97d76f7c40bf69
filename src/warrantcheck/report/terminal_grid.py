"""Grids of a document in the terminal: tables of rich, or lines where a grid fits; names against names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from warrantcheck.document.parts import blocks as b
from warrantcheck.report.terminal_text import styled

_KEPT = ("number", "date", "source")
"""Columns that are never broken over lines."""

_LEAST = {"name": 13, "level": 8}
"""The least width of a column by its role; the longest level is `moderate`."""

COLUMN = 13
"""The least width at which a duty and a risk can be read in a column, its gap included."""

LINE = 24
"""The least width at which a line that is cut can be read; where there is less room it is folded."""

NARROW = 8
"""The least width that must be left beside an indent for further lines to keep it."""

WORD = 10
"""So much of a word must stand in one line of a column, or a table is written as a list."""

NAMES = 18
"""The least width for the names at the left."""


def table(block: b.Grid) -> Fitting:
    """Return a grid as a table of rich."""
    found = Fitting(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="bold", expand=False)
    for column in block.columns:
        kept = column.role in _KEPT
        found.add_column(
            column.heading,
            overflow="ellipsis" if column.role == "line" else "fold",
            no_wrap=kept,
            justify="right" if column.role == "number" else "left",
            min_width=_LEAST.get(column.role),
        )
    for row in block.rows:
        found.add_row(*map(styled, row))
    return found


class Fitting(Table):
    """A table that is written row by row where every cell is one line and all of it fits: the same at a fifth of the
    cost."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Be drawn."""
        columns = [[Text(str(column.header), style="bold"), *column.cells] for column in self.columns]
        if all(isinstance(cell, Text) for cells in columns for cell in cells):
            texts = cast("list[list[Text]]", columns)
            widths = [max(_widest(cell) for cell in cells) for cells in texts]
            widths = [max(width, column.min_width or 0) for width, column in zip(widths, self.columns, strict=True)]
            if not any("\n" in cell.plain for cells in texts for cell in cells):
                self._cut(texts, widths, options.max_width)
                if sum(widths) + 2 * len(widths) <= options.max_width:
                    for row in zip(*texts, strict=True):
                        yield from self._line(row, widths).render(console, end="\n")
                    return
            self._break_headings(texts, widths, options.max_width)
            if self._least(texts, widths) > options.max_width:
                yield from self._listed(console, texts, options.max_width)
                return
            self._fold(texts, widths, options.max_width)
            self._hang(console, texts)
        yield from super().__rich_console__(console, options)

    def _cut(self, texts: list[list[Text]], widths: list[int], most: int) -> None:
        """Cut the column of lines to the room that the others leave, if that is enough to be read."""
        over = sum(widths) + 2 * len(widths) - most
        for i, column in enumerate(self.columns):
            if over > 0 and column.overflow == "ellipsis" and widths[i] - over >= LINE:
                widths[i] -= over
                for cell in texts[i]:
                    cell.truncate(widths[i], overflow="ellipsis")

    def _break_headings(self, texts: list[list[Text]], widths: list[int], most: int) -> None:
        """Break the headings of columns that are never broken: where all fits not at all, else over two lines, or, if
        too little room is left for the others, a word a line."""
        if sum(widths) + 2 * len(widths) <= most:
            return
        headings = {i: str(c.header).split() for i, c in enumerate(self.columns) if c.no_wrap and " " in str(c.header)}
        for lines in (2, max(map(len, headings.values()), default=0)):
            for i, words in headings.items():
                body = max((_widest(cell) for cell in texts[i][1:]), default=0)
                column = self.columns[i]
                column.header = _broken(words, body, lines)
                texts[i][0] = Text(column.header, style="bold")
                widths[i] = max(body, _widest(texts[i][0]), column.min_width or 0)
            if self._least(texts, widths) <= most:
                return

    def _least(self, texts: list[list[Text]], widths: list[int]) -> int:
        """Return the width below which no word, or so much of a long one, stands whole in its column."""
        columns = zip(self.columns, texts, widths, strict=True)
        return sum(width if column.no_wrap else min(_word(cells), WORD) for column, cells, width in columns) + 2 * len(
            widths
        )

    def _listed(self, console: Console, texts: list[list[Text]], most: int) -> RenderResult:
        """Write each row as its first cell, and the others after their headings."""
        first, *others = texts
        for i, name in enumerate(first[1:], start=1):
            line, gap = Text().append_text(name), ": " if name.plain.strip() else ""
            for cells in (cells for cells in others if cells[i].plain.strip()):
                line.append(gap).append(" ".join(cells[0].plain.split()).lower(), "bold")
                line.append(" ").append_text(Text(" ").join(cells[i].split()))
                gap = "; "
            for n, piece in enumerate(line.wrap(console, most - NARROW // 2)):
                piece.rstrip()
                yield Text(" " * (NARROW // 2 if n else 0)).append_text(piece)

    def _fold(self, texts: list[list[Text]], widths: list[int], most: int) -> None:
        """Give each column its width: what is too much is taken where it adds the fewest lines without breaking a
        word, and only then from words. Left to itself rich keeps least widths and lets the last column run out of the
        page."""
        least = [
            width if column.no_wrap else _word(cells)
            for column, cells, width in zip(self.columns, texts, widths, strict=True)
        ]
        in_two = [max(word, _heading_in_two(cells[0])) for word, cells in zip(least, texts, strict=True)]
        least = in_two if sum(in_two) + 2 * len(widths) <= most else least
        letters = [max((cell_len(one) for cell in cells for one in cell.plain), default=1) for cells in texts]
        lines = [[line.cell_len for cell in cells[1:] for line in cell.split("\n")] for cells in texts]
        for _ in range(sum(widths) + 2 * len(widths) - most):
            spare = [width - word for width, word in zip(widths, least, strict=True)]
            if max(spare) <= 0:
                each = zip(self.columns, widths, letters, strict=True)
                spare = [0 if column.no_wrap else width - letter for column, width, letter in each]
                widths[spare.index(max(spare))] -= 1
                continue
            free = [i for i, left in enumerate(spare) if left > 0]
            widths[min(free, key=lambda i: (_more(lines[i], widths[i] - 1), -spare[i]))] -= 1
        for column, width in zip(self.columns, widths, strict=True):
            column.width = max(width, 1)

    def _hang(self, console: Console, texts: list[list[Text]]) -> None:
        """Indent the further lines of a cell that begins with spaces as its first."""
        for column, cells in zip(self.columns, texts, strict=True):
            for i, cell in enumerate(cells[1:]):
                indent = len(cell.plain) - len(cell.plain.lstrip(" "))
                if indent and (column.width or 0) >= indent + NARROW and "\n" not in cell.plain:
                    lines = cell[indent:].wrap(console, (column.width or 0) - indent)
                    for line in lines:
                        line.rstrip()
                        line.pad_left(indent)
                    column._cells[i] = Text("\n").join(lines)  # noqa: SLF001 (rich has no other way to change a cell)

    def _line(self, row: Sequence[Text], widths: Sequence[int]) -> Text:
        line = Text()
        for cell, column, width in zip(row, self.columns, widths, strict=True):
            gap = " " * (width - cell.cell_len)
            right = column.justify == "right"
            line.append(gap if right else "").append_text(cell).append("  " if right else f"{gap}  ")
        line.rstrip()
        return line


def _more(lines: Sequence[int], width: int) -> int:
    """Return about how many lines more lines of cells need at a width than at one letter more."""
    return sum(-(-line // width) - -(-line // (width + 1)) for line in lines)


def _broken(words: Sequence[str], width: int, most: int) -> str:
    """Write a heading over as many lines as may be, or fewer, no wider than it needs to be for that nor narrower than
    the cells below it."""
    for room in range(max(width, *map(cell_len, words)), cell_len(" ".join(words)) + 1):
        lines = [""]
        for word in words:
            longer = f"{lines[-1]} {word}".lstrip()
            if cell_len(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        if len(lines) <= most:
            return "\n".join(lines)
    return " ".join(words)


def _heading_in_two(heading: Text) -> int:
    """Return the width at which a heading takes two lines."""
    return _widest(Text(_broken(heading.plain.split() or [""], 0, 2)))


def _word(cells: Sequence[Text]) -> int:
    """Return the width of the widest word of a column."""
    return max(cell_len(word) for cell in cells for word in (cell.plain.split() or [""]))


def _widest(cell: Text) -> int:
    """Return the width of the widest line of a cell."""
    return max((line.cell_len for line in cell.split("\n")), default=0)


class Crossing:
    """Names against names: turned if that fits better, or a list of pairs if neither fits."""

    def __init__(self, block: b.Cross) -> None:
        """Take what is to be drawn."""
        self.block = block

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        """Be drawn."""
        block, fitting = self.block, (options.max_width - NAMES) // COLUMN
        if len(block.columns) <= fitting:
            yield table(crossed(block.kinds[0], block.rows, block.columns, block.cells))
        elif len(block.rows) <= fitting:
            yield table(crossed(block.kinds[1], block.columns, block.rows, tuple(zip(*block.cells, strict=True))))
        else:
            pairs = (
                (row, column, tuple(b.Span(s.text.replace("\n", ", "), s.role, s.value) for s in cell))
                for row, cells in zip(block.rows, block.cells, strict=True)
                for column, cell in zip(block.columns, cells, strict=True)
            )
            yield table(b.grid(block.caption, (*block.kinds, "Duty and risk"), pairs))


def crossed(corner: str, rows: Sequence[str], columns: Sequence[str], cells: Sequence[Sequence[b.Text]]) -> b.Grid:
    """Return names against names as a grid."""
    lines = ((row, *line) for row, line in zip(rows, cells, strict=True))
    return b.grid("", (b.Column(corner, "name"), *columns), lines)
