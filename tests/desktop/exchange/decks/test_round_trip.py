"""What goes out comes back the same: phrases, cards, schedule, answers and sounds, in every format."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop import opening
from desktop.attachments.attaching import keep, prepare
from desktop.errors import Refused, UsageError
from desktop.exchange.decks.chosen import Wanted, chosen
from desktop.exchange.decks.exporting import DeckFormat, ExportedDeck, export_deck, format_of
from desktop.exchange.decks.known import known_phrases
from desktop.exchange.decks.planning import plan_deck
from desktop.exchange.decks.reading import read_deck
from desktop.exchange.decks.sounds import prepare_sounds
from desktop.exchange.decks.writing import apply_deck
from desktop.exchange.outcomes import Fate
from desktop.journal.journal import Journal
from desktop.journal.opened import open_file
from desktop.practice import cards, decks, own
from desktop.practice.answering import answer
from desktop.practice.kinds import KINDS
from desktop.practice.options import Options
from desktop.practice.queue import next_card
from desktop.practice.schedule import AGAIN, EASY, GOOD, HARD, Timetable
from desktop.practice.tables import OwnPhrase, Review
from desktop.practice.wordings import wordings
from tests.conftest import KEY
from tests.desktop.conftest import SteppingClock

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
        row = session.scalars(select(OwnPhrase).where(OwnPhrase.key == keys[0])).one()
        keep(session, sound, ("own_phrase", row.id), role="sound")
    return journal


def send(journal: Journal, path: Path, what: str = "practised", *, schedule: bool = True) -> ExportedDeck:
    with journal.read() as connection:
        return export_deck(connection, path, Wanted(what, schedule), TABLE, now=NOW, contents=journal.files)


def bring(journal: Journal, path: Path) -> list[Fate]:
    read = read_deck(path, TABLE)
    with journal.read() as connection:
        plan = plan_deck(read, known_phrases(connection))
    kept = prepare_sounds(journal.files, read.file, plan, UTC)
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
