"""Saved views found by their names, for the one search over all."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.highlight import Marked, mark
from desktop.views.kinds import kind_label
from desktop.views.reads import saved_views


@dataclass(frozen=True, slots=True)
class ViewHit:
    """A saved view that was found."""

    id: int
    name: Marked
    note: str
    """What its records are."""
    tone: str


def find_views(connection: Connection, words: str, limit: int) -> list[ViewHit]:
    """Return the saved views whose names hold all words typed; nothing typed finds all."""
    wanted = words.casefold().split()
    found = [
        ViewHit(view.id, mark(view.name, words), kind_label(view.query.kind), view.tone)
        for view in saved_views(connection)
        if all(word in view.name.casefold() for word in wanted)
    ]
    return found[:limit]
