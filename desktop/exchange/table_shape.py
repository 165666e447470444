"""Finding out how a table is written: its delimiter, where its headers stand, and its first rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from desktop.errors import ImportProblem
from desktop.exchange.cards import Problem
from desktop.exchange.csv_rows import LINE_LIMIT, MOST_COLUMNS, Row, rows
from desktop.exchange.headers import known_header
from desktop.exchange.lines import Line, Source
from desktop.texts import _

_DELIMITERS = (",", ";", "\t", "|", "，")
_HEAD_LINES = 60
_HEADER_ROWS = 20
_SEPARATOR_LINE = re.compile(rb"^sep=(.)$", re.IGNORECASE)
_VALUE = re.compile(r"@|\d{5}")


@dataclass(frozen=True, slots=True)
class TableShape:
    """How a table is written; ``header_row`` is the line of the headers, 0 when it has none."""

    delimiter: str
    header_row: int
    headers: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]


def inspect_table(source: Source, samples: int = 20) -> TableShape:
    """Look at the first lines of a table.

    Raises ImportProblem when there are no rows, or the first one has more than 2,000 columns or 1 MB.
    """
    head = list(islice(source.lines(LINE_LIMIT), _HEAD_LINES))
    named = _SEPARATOR_LINE.match(head[0].data) if head else None
    if named:
        return _shape(source, head[1:], named[1].decode("ascii", errors="replace"), samples)
    best = max(_DELIMITERS, key=lambda delimiter: _fitness(head, source.codec, delimiter))
    return _shape(source, head, best, samples)


def _shape(source: Source, head: list[Line], delimiter: str, samples: int) -> TableShape:
    found = _rows(head, source.codec, delimiter)
    if not found and any(_wide(line, delimiter) for line in head):
        raise _too_wide(source.name)
    if not found:
        raise ImportProblem(
            _("The file {name} holds no table.").format(name=source.name),
            _("Export the contacts again as CSV or vCard and choose that file."),
        )
    top = max(found[:_HEADER_ROWS], key=_known)
    if any(line.row < top.row and _wide(line, delimiter) for line in head):
        raise _too_wide(source.name)
    if _known(top) == 0 and any(map(_VALUE.search, found[0].cells)):
        width = max(len(row.cells) for row in found)
        headers = tuple(_("Column {n}").format(n=number) for number in range(1, width + 1))
        return TableShape(delimiter, 0, headers, tuple(row.cells for row in found[:samples]))
    after = [row.cells for row in found if row.row > top.row]
    return TableShape(delimiter, top.row, top.cells, tuple(after[:samples]))


def _fitness(head: list[Line], codec: str, delimiter: str) -> tuple[int, int, int]:
    """Rate a delimiter: known headers in the best row, then rows of the commonest width, then that width."""
    found = _rows(head, codec, delimiter)
    widths = [len(row.cells) for row in found]
    if not widths or max(widths) < 2:
        return (0, 0, 0)
    common = max(sorted(set(widths)), key=lambda width: (width > 1) * widths.count(width))
    return max(_known(row) for row in found[:_HEADER_ROWS]), widths.count(common), common


def _rows(head: list[Line], codec: str, delimiter: str) -> list[Row]:
    return [row for row in rows(head, codec, delimiter) if not isinstance(row, Problem)]


def _known(row: Row) -> int:
    return sum(map(known_header, row.cells[:MOST_COLUMNS]))


def _wide(line: Line, delimiter: str) -> bool:
    return line.cut or line.data.count(delimiter.encode()) >= MOST_COLUMNS


def _too_wide(name: str) -> ImportProblem:
    message = _("The table {name} has more than 2,000 columns or a line above 1 MB.").format(name=name)
    return ImportProblem(message, _("Keep the columns that you need in a spreadsheet, and export again."))
