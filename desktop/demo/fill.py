"""Fills a new journal with an invented year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from desktop.commitments.tables import FollowUp
from desktop.demo.cast import write_cast
from desktop.demo.circle import write_circle
from desktop.demo.commitments import write_commitments
from desktop.demo.fields import write_fields, write_views
from desktop.demo.giving import write_giving
from desktop.demo.notes import write_notes
from desktop.demo.photos import write_defect_lists, write_photos
from desktop.demo.practice import write_practice
from desktop.demo.quality import write_quality
from desktop.demo.rows import add_rows
from desktop.demo.story import HOME, Happening, tell_story
from desktop.demo.their_questions import write_their_questions
from desktop.demo.trade import write_trade
from desktop.demo.visits import write_visits
from desktop.journal.journal import ChangeSession, Journal
from desktop.touches.tables import Touch, TouchPerson, TouchSupplier
from desktop.touches.words import KINDS, kind_for_channel

SEED = 2026
TOUCHES = 1500
DEMO_DAY = date(2026, 11, 22)
"""The day on which the demo's pictures are taken."""
Row = dict[str, Any]
"""Values of a row by column: of any column type, hence Any."""


def fill_demo(journal: Journal, today: date, *, seed: int = SEED, touches: int = TOUCHES) -> None:
    """Fill an empty journal with two dozen suppliers, eighty people and their touches of the year up to ``today``.

    The same seed and day give the same year. It cannot be undone, as nothing was there before.
    """
    random = Random(seed)  # noqa: S311 - a story, no secret
    with journal.fill() as session:
        players = write_cast(session, today, random)
        write_story(session, tell_story(players, today, touches, random))
        write_trade(session, {player.row.supplier: player.supplier_id for player in players}, today)
        write_practice(session, players, today, random)
        inspections = write_quality(session, players, today)
        write_photos(session, journal.files, inspections, Random(seed))  # noqa: S311 - pictures, no secret
        write_defect_lists(session)
        write_notes(session, players, today)
        write_their_questions(session, players, today)
        write_commitments(session, players, today)
        write_circle(session, players, today)
        write_giving(session, players, today)
        write_visits(session, players, today)
        write_views(session, write_fields(session, players, today, Random(seed)))  # noqa: S311 - a story, no secret
    for _count in journal.rebuild_search():
        pass


def write_story(session: ChangeSession, story: Sequence[Happening]) -> None:
    """Write touches, who took part and follow-ups in bulk."""
    ids = [session.new_id() for _ in story]
    rows = [_touch(happening, touch_id, ids) for happening, touch_id in zip(story, ids, strict=True)]
    people, suppliers, follow_ups = [], [], []
    for happening, touch_id in zip(story, ids, strict=True):
        linked = {
            "touch_id": touch_id,
            "at": happening.at,
            "created_at": happening.at,
            "updated_at": happening.at,
        }
        people += [linked | {"id": session.new_id(), "contact_id": player.id} for player in happening.people]
        suppliers.append(linked | {"id": session.new_id(), "supplier_id": happening.people[0].supplier_id})
        if happening.follow_up:
            follow_ups.append(_follow_up(happening, touch_id, session.new_id))
    add_rows(session, Touch, rows)
    add_rows(session, TouchPerson, people)
    add_rows(session, TouchSupplier, suppliers)
    add_rows(session, FollowUp, follow_ups)


def _touch(happening: Happening, touch_id: int, ids: Sequence[int]) -> Row:
    return {
        "id": touch_id,
        "created_at": happening.at,
        "updated_at": happening.at,
        "kind": happening.kind,
        "channel": _channel(happening),
        "direction": happening.direction,
        "started_by": happening.started_by,
        "at": happening.at,
        "zone": "Asia/Shanghai" if happening.kind in ("visit", "meal") else HOME.key,
        "minutes": happening.minutes,
        "place": happening.place,
        "summary": happening.summary,
        "body": happening.body,
        "setting": happening.setting,
        "mood": happening.mood,
        "asks": happening.asks,
        "answers_id": None if happening.answers is None else ids[happening.answers],
        "counts": happening.kind != "note",
        "held": True,
    }


def _channel(happening: Happening) -> str:
    """Return the person's first channel that fits the kind, else what is usual."""
    channels = happening.people[0].row.channels.split()
    if happening.kind == "meeting":
        return "" if happening.place else "tencent_meeting"
    fitting = [kind for kind in channels if kind_for_channel(kind) == happening.kind]
    return fitting[0] if fitting else KINDS[happening.kind].channel


def _follow_up(happening: Happening, touch_id: int, new_id: Callable[[], int]) -> Row:
    assert happening.follow_up is not None
    due_on, text, done = happening.follow_up
    done_at = datetime.combine(due_on, happening.at.time(), happening.at.tzinfo) + timedelta(minutes=40)
    return {
        "id": new_id(),
        "created_at": happening.at,
        "updated_at": happening.at,
        "due_on": due_on,
        "text": text,
        "touch_id": touch_id,
        "contact_id": happening.people[0].id,
        "supplier_id": happening.people[0].supplier_id,
        "done_at": done_at if done else None,
        "outcome": "",
    }
