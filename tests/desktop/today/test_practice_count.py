"""The count in the sidebar, read before SQLAlchemy is there, is what the Practice page says."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, timedelta

from desktop.chinese.pinyin import marks
from desktop.journal.journal import Journal
from desktop.practice import decks, own
from desktop.practice.answering import answer
from desktop.practice.options import Options, change_options, read_options
from desktop.practice.queue import counts, next_card
from desktop.practice.schedule import AGAIN, EASY, Timetable
from desktop.practice.wordings import wordings
from desktop.today import practice
from desktop.today.practice import practice_count
from tests.desktop.conftest import SteppingClock


def both(journal: Journal, clock: SteppingClock) -> tuple[int, int]:
    with journal.read() as connection:
        options = read_options(connection)
        waiting = counts(connection, Timetable(options, UTC), clock.time).total
    with journal.read_raw() as raw:
        return practice_count(raw, clock.time, UTC), waiting


def test_the_defaults_are_those_of_the_options() -> None:
    defaults = asdict(Options())
    assert {name: defaults[name] for name in practice._USUAL} == practice._USUAL


def test_the_same_count_from_both(journal: Journal, clock: SteppingClock) -> None:
    assert both(journal, clock) == (0, 0)
    with journal.change("Phrases") as session:
        fields = [{"simplified": text, "pinyin": marks(text), "english": "x"} for text in "好是大小多少来去"]
        keys = [own.add_phrase(session, one) for one in fields]  # type: ignore[arg-type]
        deck_id = decks.make_deck(session, "字", ("recognise", "type"))
        decks.add_phrases(session, deck_id, wordings(session.connection(), keys).values())
        change_options(session, new_a_day=5, reviews_a_day=2)
    assert both(journal, clock) == (5, 5)
    table = Timetable(Options(new_a_day=5, reviews_a_day=2), UTC)
    for rating in (EASY, EASY, AGAIN, EASY):
        with journal.read() as connection:
            card_id = next_card(connection, table, clock.time)
        assert card_id is not None
        with journal.change("Answer") as session:
            answer(session, table, card_id, rating)
        ours, theirs = both(journal, clock)
        assert ours == theirs
    clock.time += timedelta(days=30)
    ours, theirs = both(journal, clock)
    assert ours == theirs == 2 + 1 + 5
