"""The groups of the find box, one row each: the kind found, its heading, its icon, and how a hit becomes a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.finding.kinds import Found
from desktop.texts import _, p_
from ui.hits.rows import Heading, Hit, HitRow
from ui.palette import words


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of ``desktop.finding.kinds`` on the screen."""

    kind: str
    title: Callable[[], str]
    icon: str
    row: Callable[[Any, str, date], Hit]
    """Make a row of a hit (each kind its own dataclass, hence Any), of the words typed, and today."""


GROUPS: tuple[Group, ...] = (
    Group("contact", lambda: _("People"), "users", words.contact_row),
    Group("supplier", lambda: _("Suppliers"), "factory", words.supplier_row),
    Group("order", lambda: _("Orders"), "package", words.trade_row),
    Group("inquiry", lambda: _("Inquiries"), "send", words.trade_row),
    Group("product", lambda: _("Products"), "layers", words.trade_row),
    Group("inspection", lambda: _("Inspections"), "clipboard-check", words.inspection_row),
    Group("touch", lambda: _("Touches"), "message-circle", words.touch_row),
    Group("followup", lambda: _("Follow-ups"), "list-todo", words.follow_up_row),
    Group("promise", lambda: _("Promises"), "handshake", words.promise_row),
    Group("decision", lambda: _("Decisions"), "hourglass", words.decision_row),
    Group("favour", lambda: _("Favours"), "heart-handshake", words.favour_row),
    Group("gift", lambda: _("Gifts"), "gift", words.gift_row),
    Group("note", lambda: p_("tab", "Notes"), "notebook-pen", words.note_row),
    Group("attachment", lambda: _("Files"), "paperclip", words.file_row),
    Group("event", lambda: _("Events"), "calendar", words.event_row),
    Group("visit", lambda: _("Visits"), "plane", words.visit_row),
    Group("festival", lambda: _("Festivals"), "calendar-days", words.festival_row),
    Group("own_message", lambda: _("Own messages"), "message-square", words.message_row),
    Group("view", lambda: _("Saved views"), "bookmark", words.view_row),
    Group("field", lambda: _("Custom fields"), "sliders-horizontal", words.field_row),
    Group("phrase", lambda: _("Phrases"), "graduation-cap", words.phrase_row),
)
NAMES = frozenset({"contact", "supplier"})
"""The kinds that are found in memory, at once."""


def rows_of(found: Found, typed: str, today: date) -> dict[str, list[Hit]]:
    """Return the hits of each kind as rows."""
    return {
        group.kind: [group.row(hit, typed, today) for hit in found.hits.get(group.kind, ())]
        for group in GROUPS
    }


def grouped(rows: dict[str, list[Hit]], commands: Iterable[Hit]) -> Sequence[HitRow]:
    """Return all rows under the headings of their groups, commands before phrases; empty groups are left out."""
    shown: list[HitRow] = []
    for group in GROUPS:
        if group.kind == "phrase":
            shown += _under(_("Commands"), list(commands))
        shown += _under(group.title(), rows.get(group.kind, []))
    return shown


def _under(title: str, hits: list[Hit]) -> list[HitRow]:
    return [Heading(title), *hits] if hits else []
