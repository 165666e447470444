"""Saved views as the sidebar, their page and the search box show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from desktop.views.attributes import Look
from desktop.views.criteria import from_json, loaded_list
from desktop.views.kinds import KINDS
from desktop.views.query import ViewQuery
from desktop.views.selecting import view_count
from desktop.views.tables import SavedView


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A saved view."""

    id: int
    name: str
    tone: str
    pinned: bool
    ready: str
    query: ViewQuery


def saved_views(connection: Connection) -> list[ViewRow]:
    """Return all views outside the trash, in their order."""
    query = select(SavedView).where(SavedView.deleted_at.is_(None), SavedView.kind.in_(KINDS))
    rows = connection.execute(query.order_by(SavedView.position, SavedView.id))
    return [
        ViewRow(
            row.id,
            row.name,
            row.tone,
            row.pinned,
            row.ready,
            ViewQuery(
                kind=row.kind,
                words=row.words,
                criteria=from_json(row.criteria),
                columns=tuple(key for key in loaded_list(row.columns) if isinstance(key, str)),
                sort=row.sort,
                descending=row.descending,
                grouping=row.grouping,
            ),
        )
        for row in rows
    ]


def saved_view(connection: Connection, view_id: int) -> ViewRow | None:
    """Return one view; None when it is in the trash or gone."""
    return next((row for row in saved_views(connection) if row.id == view_id), None)


def view_counts(connection: Connection, views: Iterable[ViewRow], look: Look) -> dict[int, int]:
    """Return how many records each view lets through."""
    return {view.id: view_count(connection, view.query, look) for view in views}
