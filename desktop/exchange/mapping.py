"""Which column of a table goes into which field of a card."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.exchange.cleaning import chinese_part, clean_line
from desktop.exchange.headers import OWN_MARK, Column, column_for, known_header, plain_header
from desktop.exchange.phones import is_mobile
from desktop.exchange.typed_dates import proves_day_first

__all__ = ["KEEP", "SKIP", "Column", "Mapping", "known_header", "propose_mapping"]

KEEP = Column("keep")
SKIP = Column("skip")
_MAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")


@dataclass(frozen=True, slots=True)
class Mapping:
    """The headers of a table and, for each, the field it goes to; to be shown and changed before reading.

    ``day_first`` says how 03/04/1985 is meant; None when nothing in the samples tells. ``own`` marks a table
    that the journal wrote itself, whose cells are taken as they are.
    """

    headers: tuple[str, ...]
    columns: tuple[Column, ...]
    day_first: bool | None = None
    own: bool = False

    def with_column(self, index: int, column: Column) -> Mapping:
        """Return the mapping with another field for the column at ``index``; raises IndexError beyond the end."""
        if not 0 <= index < len(self.columns):
            raise IndexError(index)
        return replace(self, columns=(*self.columns[:index], column, *self.columns[index + 1 :]))


def propose_mapping(headers: Sequence[str], sample_rows: Sequence[Sequence[str]] = ()) -> Mapping:
    """Guess a mapping from the header names, in English and Chinese, and from what the first rows hold."""
    names = tuple(clean_line(header) for header in headers)
    present = frozenset(map(plain_header, names))
    columns = [column_for(name, present) for name in names]
    samples = [
        [row[index] for row in sample_rows if index < len(row) and row[index]] for index in range(len(names))
    ]
    taken = {column.field for column in columns}
    own = present >= OWN_MARK
    for index, column in enumerate(columns):
        if column == KEEP and samples[index] and not own:
            columns[index] = _by_content(samples[index], taken)
    dates = [
        text
        for column, texts in zip(columns, samples, strict=True)
        if column.field == "birthday"
        for text in texts
    ]
    day_first = True if any(map(proves_day_first, dates)) else None
    return Mapping(names, tuple(columns), day_first, own=own)


def _by_content(samples: Sequence[str], taken: set[str]) -> Column:
    """Guess a column without a known header when all its samples are of one kind."""
    if all(_MAIL.match(text.strip()) for text in samples):
        return Column("mail")
    if all(map(is_mobile, samples)):
        return Column("mobile")
    names = taken.isdisjoint({"full_name", "family", "given", "chinese_name"})
    if names and all(chinese_part(text) == text.strip() and 2 <= len(text.strip()) <= 4 for text in samples):
        taken.add("full_name")
        return Column("full_name")
    return KEEP
