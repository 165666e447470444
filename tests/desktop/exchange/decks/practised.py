"""Journals with practised phrases of one's own, and the ways between them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from desktop.exchange.decks.chosen import Wanted
from desktop.exchange.decks.exporting import ExportedDeck, export_deck
from desktop.exchange.decks.known import known_phrases
from desktop.exchange.decks.planning import plan_deck
from desktop.exchange.decks.reading import read_deck
from desktop.exchange.decks.sounds import prepare_sounds
from desktop.exchange.decks.writing import apply_deck
from desktop.exchange.outcomes import Fate
from desktop.journal.journal import Journal
from desktop.practice import own
from desktop.practice.options import Options
from desktop.practice.schedule import Timetable
from desktop.practice.tables import OwnPhrase, Review
from desktop.practice.wordings import wordings

TABLE = Timetable(Options(new_a_day=50, bury_siblings=False), UTC)
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
OWN: tuple[own.PhraseFields, ...] = (
    {
        "simplified": "请把交期写在合同里。",
        "traditional": "請把交期寫在合同裡。",
        "pinyin": "Qǐng bǎ jiāoqī xiě zài hétong li.",
        "english": "Please write <the date> & time\ninto the contract.",
        "literal": "please take delivery date write in contract",
        "when_say": "before signing",
        "note": "said by 王总",
        "tags": "contract date",
    },
    {
        "simplified": "您辛苦了",
        "pinyin": "nín xīnkǔ le",
        "english": "=thank you for your work",
        "register": "nin",
    },
    {
        "simplified": "MOQ是多少？",
        "pinyin": "MOQ shì duōshao?",
        "english": 'What is the "MOQ"; and why, please?',
    },
)


def send(journal: Journal, path: Path, what: str = "practised", *, schedule: bool = True) -> ExportedDeck:
    with journal.read() as connection:
        return export_deck(connection, path, Wanted(what, schedule), TABLE, now=NOW, contents=journal.files)


def bring(journal: Journal, path: Path) -> list[Fate]:
    read = read_deck(path, TABLE)
    with journal.read() as connection:
        plan = plan_deck(read, known_phrases(connection))
    kept = prepare_sounds(journal.files, read.file, plan)
    return [one.fate for one in apply_deck(journal, plan, TABLE, kept)]


def words_of(journal: Journal) -> list[tuple[object, ...]]:
    with journal.read() as connection:
        found = wordings(connection, connection.scalars(select(OwnPhrase.key)))
    names = (
        "simplified",
        "traditional",
        "pinyin",
        "english",
        "literal",
        "when_say",
        "note",
        "tags",
        "register",
    )
    return sorted(tuple(getattr(one, name) for name in names) for one in found.values())


def cards_of(journal: Journal) -> list[tuple[object, ...]]:
    """All cards with what is known of them, moments to the second: Anki knows no finer ones."""
    with journal.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT p.simplified, c.kind, d.name, c.state, c.due / 1000, c.step, c.stability, c.difficulty,"
            " c.last_review, c.reviews, c.lapses, c.suspended, c.flag FROM card c JOIN deck d ON d.id = c.deck_id"
            " JOIN own_phrase p ON p.key = c.phrase_key WHERE c.state > 0 ORDER BY 1, 2"
        ).all()
        fresh = connection.exec_driver_sql(
            "SELECT p.simplified, c.kind, d.name, c.suspended, c.flag FROM card c JOIN deck d ON d.id = c.deck_id"
            " JOIN own_phrase p ON p.key = c.phrase_key WHERE c.state = 0 ORDER BY 1, 2"
        ).all()
    return [tuple(row) for row in (*rows, *fresh)]


def answers_of(journal: Journal) -> list[tuple[object, ...]]:
    columns = (Review.at, Review.day, Review.rating, Review.taken_ms, Review.before_state, Review.elapsed)
    with journal.read() as connection:
        return [tuple(row) for row in connection.execute(select(*columns).order_by(Review.at))]
