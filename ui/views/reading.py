"""Reads what the table of a view shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop import formats
from desktop.views.attributes import Attribute
from desktop.views.cells import view_cells, view_groups
from desktop.views.kinds import view_kind
from desktop.views.query import ViewQuery
from desktop.views.saying import asked_in_words
from desktop.views.selecting import view_ids
from ui.views.model import Fetch, Heading
from ui.views.shown import look_of
from ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Reading:
    """A view as it was read: its columns and rows, and what reads the cells of a page."""

    columns: tuple[Attribute, ...]
    rows: Sequence[int | Heading]
    count: int
    fetch: Fetch
    asked: tuple[str, ...]
    """Its criteria in words."""


def read_view(workplace: Workplace, query: ViewQuery) -> Reading:
    """Read the ids of a view, under headings where it is grouped."""
    look = look_of(workplace)
    with workplace.journal.read() as connection:
        kind = view_kind(connection, query.kind)
        columns = kind.known(query.columns) or kind.known(kind.columns)
        ids = view_ids(connection, query, look)
        rows: list[int | Heading] = list(ids)
        if query.grouping in kind.attributes:
            rows = []
            for group in view_groups(connection, kind, query.grouping, ids, look):
                rows += [Heading(group.words, formats.number(len(group.ids))), *group.ids]
        asked = asked_in_words(connection, kind, query)
    keys = [column.key for column in columns]

    def fetch(page: Sequence[int]) -> Mapping[int, Sequence[str]]:
        with workplace.journal.read() as connection:
            return view_cells(connection, view_kind(connection, query.kind), keys, page, look)

    return Reading(tuple(columns), rows, len(ids), fetch, tuple(asked))
