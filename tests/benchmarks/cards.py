"""The journal of fifty thousand cards, five thousand of them due, with a year of answers."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy import insert

from desktop.journal.journal import Journal
from desktop.journal.schema import Base
from desktop.practice.schedule import REVIEW

CARDS, DUE, DECKS, ANSWERS = 50_000, 5_000, 20, 60_000
_CHARACTERS = "您好请问交期样品价格质量包装付款合同出货海关发票厂长经理老板工人机器车间"


def fill_cards(journal: Journal, now: datetime) -> None:
    """Put decks, own phrases, cards and answers into a journal, without a record of them."""
    chance, tables = Random(7), Base.metadata.tables
    with journal.fill() as session:
        stamp = {"created_at": now, "updated_at": now}
        decks = [{"id": session.new_id(), "name": f"甲::{at}", **_DECK, **stamp} for at in range(DECKS)]
        session.execute(insert(tables["deck"]), decks)
        phrases, cards = [], []
        for at in range(CARDS):
            phrases.append(_phrase(session.new_id(), at, chance) | stamp)
            cards.append(_card(session.new_id(), at, phrases[-1]["key"], decks, now, chance) | stamp)
        for start in range(0, CARDS, 5000):
            session.execute(insert(tables["own_phrase"]), phrases[start : start + 5000])
            session.execute(insert(tables["card"]), cards[start : start + 5000])
        answers = [
            _answer(session.new_id(), cards[chance.randrange(25_000)]["id"], now, chance) | stamp
            for _ in range(ANSWERS)
        ]
        for start in range(0, ANSWERS, 5000):
            session.execute(insert(tables["review"]), answers[start : start + 5000])


_DECK = {"situation": "", "kinds": "recognise", "position": 1}


def _phrase(row_id: int, at: int, chance: Random) -> dict[str, object]:
    text = "".join(chance.choices(_CHARACTERS, k=6))
    empty = dict.fromkeys(
        ("literal", "when_say", "when_not", "face_note", "reply_chinese", "reply_english", "situation", "tags",
         "note", "foreign_id", "foreign_fields"), "",
    )  # fmt: skip
    said = {"simplified": text, "traditional": text, "pinyin": "nín hǎo", "english": f"phrase {at}"}
    return {"id": row_id, "key": f"own.{row_id}", "source": "imported", "register": "neutral", "direction": "both",
            "level": 1, **empty, **said}  # fmt: skip


def _card(
    row_id: int, at: int, key: object, decks: list[dict[str, object]], now: datetime, chance: Random
) -> dict[str, object]:
    """Return a card: 25,000 are known, 5,000 of them due."""
    known, due = at < CARDS // 2, at < DUE
    days = -chance.randrange(0, 30) if due else chance.randrange(1, 200)
    return {
        "id": row_id, "deck_id": decks[at % DECKS]["id"], "phrase_key": key, "kind": "recognise",
        "state": REVIEW if known else 0, "due": now + timedelta(days=days) if known else now - timedelta(days=1),
        "position": at, "stability": chance.uniform(1, 200) if known else None,
        "difficulty": chance.uniform(1, 10) if known else None,
        "last_review": now - timedelta(days=chance.randrange(31, 90)) if known else None,
        "reviews": 5 if known else 0, "lapses": chance.randrange(3) if known else 0,
        "suspended": False, "flag": 0, "leech": False,
    }  # fmt: skip


def _answer(row_id: int, card_id: object, now: datetime, chance: Random) -> dict[str, object]:
    at = now - timedelta(days=chance.randrange(1, 365), seconds=chance.randrange(3600))
    day: date = at.date()
    return {
        "id": row_id, "card_id": card_id, "at": at, "day": day, "rating": chance.choice((1, 2, 3, 3, 3, 3, 4)),
        "elapsed": 5.0, "taken_ms": chance.randrange(1500, 20_000), "typed": "", "verdict": "",
        "before_state": REVIEW, "before_stability": chance.uniform(1, 90), "before_difficulty": 5.0,
        "fsrs_version": 6,
    }  # fmt: skip
