"""What goes out comes back the same: phrases, cards, schedule, answers and sounds, in every format."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from desktop.errors import Refused, UsageError
from desktop.exchange.decks.chosen import Wanted, chosen
from desktop.exchange.decks.exporting import DeckFormat, export_deck, format_of
from desktop.exchange.outcomes import Fate
from desktop.journal.journal import Journal
from desktop.practice.answering import answer
from desktop.practice.queue import next_card
from desktop.practice.schedule import GOOD
from tests.desktop.conftest import SteppingClock
from tests.desktop.exchange.decks.practised import NOW, TABLE, answers_of, bring, cards_of, send, words_of


def test_a_package_brings_everything_into_another_journal(
    full: Journal, other: Journal, tmp_path: Path
) -> None:
    made = send(full, tmp_path / "all.apkg")
    assert (made.phrases, made.cards) == (3, len(cards_of(full)))
    assert bring(other, made.path) == [Fate.CREATED] * 3
    assert words_of(other) == words_of(full)
    assert cards_of(other) == cards_of(full)
    assert len(answers_of(full)) == 11
    assert answers_of(other) == answers_of(full)
    with other.read() as connection:
        name, content = connection.exec_driver_sql("SELECT name, content FROM attachment").one()
    assert name.endswith(".mp3")
    assert other.files.read(content) == b"ID3 a voice"


def test_a_package_is_recognised_where_it_came_from_and_where_it_went(
    full: Journal, other: Journal, tmp_path: Path
) -> None:
    path = send(full, tmp_path / "all.apkg").path
    before = cards_of(full)
    assert bring(full, path) == [Fate.SKIPPED] * 3
    bring(other, path)
    assert bring(other, path) == [Fate.SKIPPED] * 3
    back = send(other, tmp_path / "back.apkg").path
    assert bring(full, back) == [Fate.SKIPPED] * 3
    assert cards_of(full) == before


def test_what_was_practised_there_comes_home(
    full: Journal, other: Journal, tmp_path: Path, clock: SteppingClock
) -> None:
    bring(other, send(full, tmp_path / "all.apkg").path)
    clock.time += timedelta(days=30)
    with other.read() as connection:
        card_id = next_card(connection, TABLE, clock.time)
    assert card_id is not None
    with other.change("Answer") as session:
        answer(session, TABLE, card_id, GOOD, taken_ms=2000)
    assert sorted(bring(full, send(other, tmp_path / "back.apkg").path)) == [
        Fate.SKIPPED,
        Fate.SKIPPED,
        Fate.UPDATED,
    ]
    assert cards_of(full) == cards_of(other)
    assert [row[:4] for row in answers_of(full)] == [row[:4] for row in answers_of(other)]


def test_without_the_schedule_everything_is_new_there(full: Journal, other: Journal, tmp_path: Path) -> None:
    bring(other, send(full, tmp_path / "all.apkg", schedule=False).path)
    assert {row[3] for row in cards_of(other)} == {0}
    assert answers_of(other) == []
    assert words_of(other) == words_of(full)


@pytest.mark.parametrize("name", ["a.csv", "a.anki.txt", "a.txt"])
def test_tables_and_texts_bring_all_words_back(
    full: Journal, other: Journal, tmp_path: Path, name: str
) -> None:
    path = send(full, tmp_path / name).path
    assert bring(other, path) == [Fate.CREATED] * 3
    assert words_of(other) == words_of(full)
    assert bring(full, path) == [Fate.SKIPPED] * 3
    with other.read() as connection:
        assert connection.exec_driver_sql("SELECT name FROM deck").scalars().all() == ["验货::合同"]


@pytest.mark.parametrize("name", ["a.pleco.txt", "a.xml"])
def test_pleco_keeps_characters_pinyin_and_meaning(
    full: Journal, other: Journal, tmp_path: Path, name: str
) -> None:
    path = send(full, tmp_path / name).path
    assert bring(other, path) == [Fate.CREATED] * 3
    assert [row[:4] for row in words_of(other)] == [row[:4] for row in words_of(full)]
    with other.read() as connection:
        assert connection.exec_driver_sql("SELECT name FROM deck").scalars().all() == ["验货::合同"]


def test_a_situation_of_the_library_goes_out_and_is_known_again(
    full: Journal, other: Journal, tmp_path: Path
) -> None:
    made = send(full, tmp_path / "deck.apkg", "dinner")
    with full.read() as connection:
        said = chosen(connection, Wanted("dinner"))
    assert made.phrases == len(said) >= 30
    assert set(bring(other, made.path)) == {Fate.MERGED}
    assert words_of(other) == []
    with other.read() as connection:
        assert connection.exec_driver_sql("SELECT DISTINCT situation FROM deck").scalars().all() == ["dinner"]


def test_formulas_are_guarded_in_the_table(full: Journal, tmp_path: Path) -> None:
    text = send(full, tmp_path / "a.csv").path.read_text("utf-8-sig")
    assert "'=thank you" in text


def test_a_file_that_is_there_stays(full: Journal, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("mine")
    with pytest.raises(Refused, match="already"):
        send(full, tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text() == "mine"


def test_nothing_to_export_is_said_and_leaves_no_file(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nothing to export"):
        send(journal, tmp_path / "a.apkg")
    assert not (tmp_path / "a.apkg").exists()


def test_an_export_that_is_stopped_leaves_no_file(full: Journal, tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def tick(_done: int, _total: int) -> None:
        raise Stop

    for name in ("a.apkg", "a.csv"):
        with full.read() as connection, pytest.raises(Stop):
            export_deck(connection, tmp_path / name, Wanted(), TABLE, now=NOW, contents=full.files, tick=tick)
    assert list(tmp_path.glob("*.apkg")) == list(tmp_path.glob("*.csv")) == []


def test_the_end_of_the_name_says_the_format() -> None:
    assert format_of(Path("x.APKG")) is DeckFormat.ANKI
    assert format_of(Path("x.tsv")) is DeckFormat.ANKI_TEXT
    assert format_of(Path("x.pleco.txt")) is DeckFormat.PLECO_TEXT
    with pytest.raises(UsageError, match="apkg"):
        format_of(Path("x.docx"))
