"""The practice of the demo journal: sixteen weeks of answers, what people taught, where phrases were used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import select, update

from desktop.chinese.pinyin import marks
from desktop.demo.cast import Player
from desktop.demo.rows import add_rows
from desktop.demo.story import HOME
from desktop.demo.wording import said
from desktop.journal.journal import ChangeSession
from desktop.practice import decks, own
from desktop.practice.cards import TABLE
from desktop.practice.options import Options, change_options
from desktop.practice.rehearsals import make_rehearsal, person_of, propose
from desktop.practice.schedule import AGAIN, EASY, GOOD, HARD, NEW, REVIEW, Memory, Timetable
from desktop.practice.tables import Review
from desktop.practice.uses import log_use
from desktop.practice.wordings import of_situation, wording

_DAYS = 112
_NEW_A_DAY, _MOST_A_DAY = 2, 26
_PRACTISED = 0.82
"""The share of days on which somebody practised; the last twelve are all among them."""
_STREAK = 12
_KNOWN = 0.91
_BEGUN = ("first_contact", "names_titles", "quality", "price", "dinner", "toasts")
_TAUGHT = (
    (
        "李伟",
        "慢工出细活。",
        "Slow work makes fine goods.",
        "When we pressed for the date and he wanted to polish twice.|我们催交期，他想再抛一遍光的时候。",
    ),
    (
        "许静怡",
        "您放心，包在我身上。",
        "Do not worry, leave it to me.",
        "She says it, and then it is done.|她说了这句，事情就办成了。",
    ),
    (
        "张建国",
        "买卖不成仁义在。",
        "Even without a deal we stay friends.",
        "After a price talk that came to nothing.|价格没谈成之后。",
    ),
)
_USED = (
    ("李伟", 0, "He repeated it to the whole line.|他又说给整条线的人听。", 9),
    ("许静怡", 1, "", 4),
    ("张建国", 2, "Said at the door; he laughed.|临出门时说的，他笑了。", 21),
)
_REHEARSED = "张建国"


@dataclass(slots=True)
class _Progress:
    """A card while its history is being told."""

    id: int
    key: str
    memory: Memory
    """Its card is a number that is the same at each telling, for the spread of intervals depends on it."""
    lapses: int = 0
    resting: date = date.min


_VOICE = (1.2, 12.8)
"""The learner's range in semitones above 100 Hz, about 107 to 209 Hz, as their warm-up found it."""


def write_practice(session: ChangeSession, players: Sequence[Player], today: date, random: Random) -> None:
    """Write decks with their history up to the evening before ``today``, own phrases, uses and a set for tomorrow."""
    taught = _teach(session, players, today)
    for situation in _BEGUN:
        if of_situation(session.connection(), situation):
            decks.begin_deck(session, situation)
    _practise(session, today, random)
    change_options(session, voice_range=_VOICE)
    people = {player.row.name_zh: player.id for player in players}
    for name, place, note, days in _USED:
        at = datetime.combine(today - timedelta(days=days), time(9, 30), HOME).astimezone(UTC)
        log_use(session, taught[place], at, contact_id=people.get(name), note=said(note))
    _rehearse(session, people.get(_REHEARSED), today)


def _teach(session: ChangeSession, players: Sequence[Player], today: date) -> list[str]:
    people = {player.row.name_zh: player.id for player in players}
    keys = []
    for back, (name, text, english, when) in enumerate(_TAUGHT):
        fields: own.PhraseFields = {
            "simplified": text,
            "pinyin": marks(text),
            "english": english,
            "when_say": said(when),
            "taught_by_id": people.get(name),
            "taught_on": today - timedelta(days=40 + 35 * back),
            "situation": "small_talk",
        }
        keys.append(own.add_phrase(session, fields))
        taught = wording(session.connection(), keys[-1])
        assert taught is not None
        decks.add_own_phrase(session, taught)
    return keys


def _rehearse(session: ChangeSession, contact_id: int | None, today: date) -> None:
    if contact_id is not None:
        connection = session.connection()
        keys = [one.key for one in propose(connection, "call", person_of(connection, contact_id), 8)]
        make_rehearsal(session, "call", today + timedelta(days=1), keys, contact_id=contact_id)


def _practise(session: ChangeSession, today: date, random: Random) -> None:
    """Tell the answers of each day, and leave the cards as those made them."""
    table = Timetable(Options(), HOME)
    rows = session.execute(select(TABLE.c.id, TABLE.c.phrase_key).order_by(TABLE.c.due, TABLE.c.id)).all()
    cards = [_Progress(row[0], row[1], Memory(place)) for place, row in enumerate(rows)]
    reviews: list[dict[str, Any]] = []
    for back in range(_DAYS, 0, -1):
        day = today - timedelta(days=back)
        if back <= _STREAK or random.random() < _PRACTISED:
            reviews += _sitting(session, table, cards, day, random)
    add_rows(session, Review, reviews)
    for one in cards:
        if one.memory.state != NEW:
            session.execute(update(TABLE).where(TABLE.c.id == one.id).values(**_written(one)))


def _sitting(
    session: ChangeSession, table: Timetable, cards: list[_Progress], day: date, random: Random
) -> list[dict[str, Any]]:
    """Answer what is due on a day, then a few new cards; each until it is known for the day."""
    now = datetime.combine(day, time(8, random.randrange(50)), HOME).astimezone(UTC)
    end = table.start(day + timedelta(days=1))
    due = [one for one in cards if one.memory.state != NEW and (one.memory.due or now) < end]
    fresh = [one for one in cards if one.memory.state == NEW and one.resting < day]
    chosen: list[_Progress] = []
    keys: set[str] = set()
    for one in (*due[:_MOST_A_DAY], *fresh):
        if len(chosen) >= _MOST_A_DAY or (one.memory.state == NEW and len(chosen) >= len(due) + _NEW_A_DAY):
            break
        if one.key not in keys:
            chosen.append(one)
            keys.add(one.key)
    told: list[dict[str, Any]] = []
    for one in chosen:
        while True:
            now += timedelta(seconds=random.randrange(5, 25))
            told.append(_answer(session, table, one, now, random))
            if one.memory.due is None or one.memory.due >= end or len(told) > 4 * _MOST_A_DAY:
                break
            now = max(now, one.memory.due)
    for one in cards:
        if one.key in keys:
            one.resting = day
    return told


def _answer(
    session: ChangeSession, table: Timetable, one: _Progress, now: datetime, random: Random
) -> dict[str, Any]:
    before = one.memory
    known = random.random() < (_KNOWN if before.state == REVIEW else 0.8)
    rating = random.choices((HARD, GOOD, EASY), (2, 10, 2))[0] if known else AGAIN
    following = table.rate(before, rating, now)
    one.lapses += before.state == REVIEW and rating == AGAIN
    one.memory = Memory(
        before.card_id, following.state, following.step, following.stability, following.difficulty,
        following.due, now, before.reviews + 1,
    )  # fmt: skip
    return {
        "id": session.new_id(), "created_at": now, "updated_at": now, "card_id": one.id, "at": now,
        "day": table.day(now), "rating": rating, "elapsed": float(table.elapsed_days(before, now)),
        "taken_ms": random.randrange(2500, 14_000), "before_state": before.state, "before_step": before.step,
        "before_stability": before.stability, "before_difficulty": before.difficulty,
        "before_due": before.due, "typed": "", "verdict": "", "fsrs_version": 6,
    }  # fmt: skip


def _written(one: _Progress) -> dict[str, Any]:
    memory = one.memory
    return {
        "state": memory.state, "step": memory.step, "stability": memory.stability,
        "difficulty": memory.difficulty, "due": memory.due, "last_review": memory.last_review,
        "reviews": memory.reviews, "lapses": one.lapses,
    }  # fmt: skip
