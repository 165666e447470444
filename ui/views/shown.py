"""A view as the screen holds it: a saved one, or a ready-made one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC

from desktop.views.attributes import Look
from desktop.views.query import ViewQuery
from desktop.views.reads import ViewRow, saved_views
from desktop.views.ready import READY
from desktop.views.saving import ViewDraft
from ui.calendar.zones import home_zone
from ui.theme.tokens import TONES, Tone
from ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Shown:
    """One view; ``id`` is None while it is not saved."""

    id: int | None
    name: str
    tone: Tone
    query: ViewQuery
    pinned: bool = False
    ready: str = ""
    """Key of the ready-made view that it is or was taken from."""

    @property
    def draft(self) -> ViewDraft:
        """The view as it would be saved."""
        return ViewDraft(self.name, self.query, self.tone, self.pinned, self.ready)


def shown_of(row: ViewRow) -> Shown:
    """Return a saved view."""
    return Shown(row.id, row.name, tone_of(row.tone), row.query, row.pinned, row.ready)


def tone_of(name: str) -> Tone:
    """Return a tone by its name, the neutral one for any other."""
    return next((tone for tone in TONES if tone == name), "neutral")


def ready_views(saved: Sequence[ViewRow]) -> list[Shown]:
    """Return the ready-made views that were not saved yet."""
    taken = {row.ready for row in saved}
    return [
        Shown(None, one.name, tone_of(one.tone), one.query, ready=one.key)
        for one in READY
        if one.key not in taken
    ]


def all_views(workplace: Workplace) -> list[Shown]:
    """Return the saved views in their order, and the ready-made ones after them."""
    with workplace.journal.read() as connection:
        rows = saved_views(connection)
    return [*map(shown_of, rows), *ready_views(rows)]


def look_of(workplace: Workplace) -> Look:
    """Return the moment and the place in which views are looked at now."""
    now = workplace.clock().astimezone()
    return Look(now, home_zone() or UTC, workplace.presenting)
