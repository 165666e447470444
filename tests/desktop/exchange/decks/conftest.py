"""A journal with practised phrases of one's own, and a second one that is empty."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop import opening
from desktop.attachments.preparing import prepare
from desktop.journal.journal import Journal
from desktop.journal.opened import open_file
from desktop.practice import cards, decks, own
from desktop.practice.answering import answer
from desktop.practice.kinds import KINDS
from desktop.practice.queue import next_card
from desktop.practice.schedule import AGAIN, EASY, GOOD, HARD
from desktop.practice.sounds import keep_sound
from desktop.practice.wordings import wordings
from tests.conftest import KEY
from tests.desktop.conftest import SteppingClock
from tests.desktop.exchange.decks.practised import OWN, TABLE


@pytest.fixture
def other(tmp_path: Path, clock: SteppingClock, empty_database: Path) -> Iterator[Journal]:
    """A second journal, empty."""
    folder = tmp_path / "other"
    folder.mkdir()
    shutil.copy(empty_database, folder)
    opened = open_file(folder, KEY)
    journal = opening.journal_from(opened, clock, 8)
    yield journal
    journal.close()
    opened.close()


@pytest.fixture
def full(journal: Journal, clock: SteppingClock) -> Journal:
    """Own phrases with cards of all kinds, some of them practised over two days, marked and suspended."""
    # Anki moves answers that lie ahead of the system's clock.
    clock.time = datetime(2025, 3, 3, 9, tzinfo=UTC)
    with journal.change("Fill") as session:
        deck = decks.make_deck(session, "验货::合同", list(KINDS))
        keys = [own.add_phrase(session, fields) for fields in OWN]
    with journal.change("Cards") as session:
        said = wordings(session.connection(), keys)
        decks.add_phrases(session, deck, said.values(), audible=True)
    for ratings in ((GOOD, AGAIN, EASY, HARD, GOOD, GOOD, EASY), (GOOD, GOOD, AGAIN, HARD)):
        for rating in ratings:
            with journal.read() as connection:
                card_id = next_card(connection, TABLE, clock.time)
            assert card_id is not None
            with journal.change("Answer") as session:
                answer(session, TABLE, card_id, rating, taken_ms=3500)
            clock.time += timedelta(minutes=3)
        clock.time += timedelta(days=9)
    with journal.change("Mark") as session:
        first = [card.id for card in cards.cards_of(session.connection(), keys[0])]
        cards.flag(session, first[:2], 3)
        cards.suspend(session, first[1:3])
    sound = prepare(journal.files, "王总 says.mp3", b"ID3 a voice", UTC)
    with journal.change("Sound") as session:
        keep_sound(session, keys[0], sound)
    return journal
