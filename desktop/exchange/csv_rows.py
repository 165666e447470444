"""Cutting a delimited text file into rows, in bounded memory and with damage kept to its own row."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.exchange.cards import Problem
from desktop.exchange.encoding import decode
from desktop.exchange.lines import Line
from desktop.texts import _

LINE_LIMIT = 1024 * 1024
MOST_COLUMNS = 2000
MOST_DAMAGE = 1000
# A cell in quotation marks may hold this many lines; beyond them a mark was left open.
_MOST_LINES = 500
_MOST_CHARACTERS = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row and the line it begins at, counted from 1."""

    row: int
    cells: tuple[str, ...]


class _Feed:
    """Hands lines to the csv reader and takes back those that a damaged row should not have had."""

    def __init__(self, lines: Iterable[Line], codec: str) -> None:
        self._lines = iter(lines)
        self._codec = codec
        self._back: deque[tuple[Line, str]] = deque()
        self.taken: list[tuple[Line, str]] = []
        self.dry = False

    def pull(self) -> Iterator[str]:
        """Yield the lines that one row may need; ``dry`` when it asked for more."""
        self.taken, self.dry = [], False
        size = 0
        while len(self.taken) < _MOST_LINES and size < _MOST_CHARACTERS:
            item = self._next()
            if item is None:
                break
            self.taken.append(item)
            size += len(item[1])
            yield item[1] + "\n"
        self.dry = True

    def give_back(self) -> None:
        """Take back all lines of the row but the first."""
        self._back.extendleft(reversed(self.taken[1:]))

    def _next(self) -> tuple[Line, str] | None:
        if self._back:
            return self._back.popleft()
        line = next(self._lines, None)
        return None if line is None else (line, decode(line.data, self._codec))


def rows(lines: Iterable[Line], codec: str, delimiter: str) -> Iterator[Row | Problem]:
    """Yield the rows that are not blank; a damaged one becomes a Problem and the next line starts afresh.

    After a thousand damaged rows the reading ends with a Problem that says so.
    """
    feed = _Feed(lines, codec)
    damage = 0
    while (row := _next_row(feed, delimiter)) is not None:
        if isinstance(row, Problem):
            damage += 1
        elif not any(cell.strip() for cell in row.cells):
            continue
        yield row
        if damage >= MOST_DAMAGE:
            yield Problem(row.row, _("The file has too many damaged rows. The rest of it was left out."))
            return


def _next_row(feed: _Feed, delimiter: str) -> Row | Problem | None:
    try:
        cells = next(csv.reader(feed.pull(), delimiter=delimiter), [])
    except csv.Error:
        feed.give_back()
        reason = _("A cell holds more than 131,072 characters. The row was left out.")
        return Problem(feed.taken[0][0].row, reason)
    if not feed.taken:
        return None
    first = feed.taken[0][0].row
    if feed.dry:
        feed.give_back()
        return Problem(first, _("A quotation mark is never closed. The row was left out."))
    if any(line.cut for line, _text in feed.taken):
        return Problem(first, _("The row is longer than 1 MB and was left out."))
    if len(cells) > MOST_COLUMNS:
        return Problem(first, _("The row has more than 2,000 columns and was left out."))
    return Row(first, tuple(cells))
