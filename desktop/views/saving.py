"""Saving views: made, changed, renamed, pinned, put in order, moved to the trash."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, clean_line, existing
from desktop.people.words import TAG_TONES
from desktop.texts import _
from desktop.views.criteria import checked, to_json
from desktop.views.kinds import KINDS, view_kind
from desktop.views.query import ViewQuery
from desktop.views.tables import SavedView


@dataclass(frozen=True, slots=True)
class ViewDraft:
    """A view as it is typed."""

    name: str
    query: ViewQuery
    tone: str = "neutral"
    pinned: bool = True
    ready: str = ""
    """Key of the ready-made view from which it is taken."""


def add_view(session: ChangeSession, draft: ViewDraft) -> int:
    """Save a view behind the others; return its id. Raises UsageError without a name, or for what cannot be asked."""
    last = session.scalar(select(func.max(SavedView.position)))
    position = 0 if last is None else last + 1
    return session.make(SavedView, position=position, ready=draft.ready, **_values(session, draft)).id


def edit_view(session: ChangeSession, view_id: int, draft: ViewDraft) -> None:
    """Replace all of a view. Raises as ``add_view``."""
    existing(session, SavedView, view_id).fill(_values(session, draft))


def set_view_pinned(session: ChangeSession, view_id: int, *, pinned: bool) -> None:
    """Let a view stand in the sidebar, or only in the list of all views."""
    existing(session, SavedView, view_id).pinned = pinned


def order_views(session: ChangeSession, view_ids: Sequence[int]) -> None:
    """Put views into an order."""
    for position, view_id in enumerate(view_ids):
        existing(session, SavedView, view_id).position = position


def trash_views(session: ChangeSession, view_ids: Iterable[int]) -> None:
    """Move views to the trash; the records that they show stay."""
    for view_id in view_ids:
        existing(session, SavedView, view_id).deleted_at = session.now


def _name(name: str) -> str:
    cleaned = clean_line(name)
    if not cleaned:
        raise UsageError(_("A view needs a name."), _("Type a word or two."))
    return cleaned


def _values(session: ChangeSession, draft: ViewDraft) -> dict[str, object]:
    query = draft.query
    check_choice({"kind": query.kind}, "kind", KINDS)
    check_choice({"tone": draft.tone}, "tone", TAG_TONES)
    kind = view_kind(session.connection(), query.kind)
    known = [one for one in query.criteria if one.attribute in kind.attributes]
    criteria = [checked(kind.attributes[one.attribute], one) for one in known]
    return {
        "name": _name(draft.name),
        "kind": query.kind,
        "words": clean_line(query.words),
        "criteria": to_json(criteria),
        "columns": json.dumps(list(query.columns)),
        "sort": query.sort,
        "descending": query.descending,
        "grouping": query.grouping,
        "tone": draft.tone,
        "pinned": draft.pinned,
    }
