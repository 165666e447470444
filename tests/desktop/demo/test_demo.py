"""The invented year: believable, the same each time, ready for pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from sqlalchemy import func, select, text

from desktop import opening
from desktop.chinese.keys import NameIndex
from desktop.commitments.tables import FollowUp
from desktop.demo.drawing import PICTURES, draw
from desktop.demo.fill import DEMO_DAY, TOUCHES, fill_demo
from desktop.demo.scale import scale
from desktop.demo.seasons import season_of
from desktop.finding import find_touches
from desktop.giving.gifts import gifts_for_teams
from desktop.journal.asking import Asked
from desktop.journal.connection import DatabaseKey
from desktop.journal.journal import Journal
from desktop.journal.opened import open_file
from desktop.people.tables import Contact, Supplier
from desktop.quality.defect_lists import listed_defects
from desktop.quality.photos import evidence_of, photos_of
from desktop.quality.tables import CorrectiveAction, Inspection
from desktop.rhythm.cards import card
from desktop.today.reads import today_page
from desktop.touches.tables import Touch, TouchPerson
from desktop.touches.timeline import timeline_rows
from desktop.touches.timeline_ids import timeline_ids
from desktop.trade.products import products
from desktop.visits.tables import VisitStop

KEY = DatabaseKey(bytes(range(32)), bytes(range(16)))


def filled(folder: Path, today: date = DEMO_DAY, touches: int = TOUCHES) -> Iterator[Journal]:
    folder.mkdir()
    opening.create(folder, KEY)
    opened = open_file(folder, KEY)
    journal = opening.journal_from(opened, lambda: datetime(2026, 11, 22, 9, tzinfo=UTC), 7)
    fill_demo(journal, today, touches=touches)
    yield journal
    journal.close()
    opened.close()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    yield from filled(tmp_path_factory.mktemp("demo") / "journal")


def told(journal: Journal) -> list[tuple[object, ...]]:
    with journal.read() as connection:
        query = text("SELECT at, kind, channel, summary, body, mood, asks FROM touch ORDER BY at, id")
        return [tuple(row) for row in connection.execute(query)]


def count(journal: Journal, table: type) -> int:
    """Return how many there are; of touches those of the story, without the stops of visits and what they asked."""
    query = select(func.count()).select_from(table)
    if table is Touch:
        asked = select(Touch.id).where(Touch.asks != "", Touch.direction == "in")
        query = query.where(
            Touch.id.not_in(select(VisitStop.touch_id)),
            Touch.id.not_in(asked),
            func.coalesce(Touch.answers_id, 0).not_in(asked),
        )
    with journal.read() as connection:
        return connection.scalar(query) or 0


def test_it_has_the_size_that_was_promised(demo: Journal) -> None:
    assert (count(demo, Supplier), count(demo, Contact), count(demo, Touch)) == (24, 80, 1500)


def test_the_same_day_tells_the_same_year(demo: Journal, tmp_path: Path) -> None:
    for again in filled(tmp_path / "again"):
        assert told(again) == told(demo)


@pytest.mark.parametrize("today", [date(2027, 2, 10), date(2026, 1, 3)])
def test_it_ends_at_any_day(tmp_path: Path, today: date) -> None:
    for journal in filled(tmp_path / "other", today):
        with journal.read() as connection:
            newest = connection.scalar(select(func.max(Touch.at)).where(Touch.held))
        assert newest is not None
        assert 0 <= (today - newest.date()).days < 5
        check_one_thread(journal, today)


def test_no_place_for_a_name_is_left_open(demo: Journal) -> None:
    assert not [row for row in told(demo) if "{" in str(row) or "}" in str(row)]


def test_the_owner_of_guangming_has_initials_of_his_own(demo: Journal) -> None:
    with demo.read() as connection:
        rows = connection.execute(select(Contact.id, Contact.search_key, Contact.name_zh)).all()
    index = NameIndex((row.id, row.search_key.split("\t")) for row in rows)
    names = {row.id: row.name_zh for row in rows}
    assert [names[found] for found in index.find("zjg")] == ["张建国"]


def test_today_has_something_of_everything(demo: Journal) -> None:
    with demo.read_raw() as raw:
        page = today_page(raw, DEMO_DAY)
    assert [row.days_late for row in page.follow_ups] == [4, 2, 0, 0, 0]
    assert 4 <= page.quiet_count <= 12
    assert 2 <= page.cold_count <= 6
    assert {row.calendar for row in page.birthdays} == {"solar", "lunar"}


def check_one_thread(journal: Journal, today: date) -> None:
    """One supplier with a running order hangs on one person, who writes: Today names it, and whom to meet."""
    with journal.read_raw() as raw:
        found = [one for one in today_page(raw, today).alerts if one.rule == "single_contact"]
        (thread,) = [one for one in found if one.title.startswith("Qingdao")]
    assert "Yú Hǎitāo" in thread.result.sentence
    assert "Qū Wénhǎi" in thread.result.change
    assert not [one for one in found if one.result.band != "high"]


def test_one_supplier_hangs_on_one_person(demo: Journal) -> None:
    check_one_thread(demo, DEMO_DAY)


def test_answers_come_after_their_questions_from_the_same_person(demo: Journal) -> None:
    with demo.read() as connection:
        rows = connection.execute(select(Touch.id, Touch.at, Touch.asks, Touch.answers_id)).all()
        leading = select(TouchPerson.touch_id, TouchPerson.contact_id).order_by(TouchPerson.id.desc())
        people = {row.touch_id: row.contact_id for row in connection.execute(leading)}
    by_id = {row.id: row for row in rows}
    answers = [row for row in rows if row.answers_id is not None]
    assert len(answers) > 50
    for row in answers:
        question = by_id[row.answers_id]
        assert question.asks
        assert question.at < row.at
        assert people[row.id] == people[question.id]


def test_seasons_speak_of_the_right_things(demo: Journal) -> None:
    with demo.read() as connection:
        rows = connection.execute(select(Touch.at, Touch.summary)).all()
    assert {season_of(row.at.date()) for row in rows if row.summary == "中秋快乐"} == {"midautumn"}
    assert {season_of(row.at.date()) for row in rows if row.summary == "开工大吉"} == {"reopen"}
    assert not [
        row for row in rows if date(2026, 2, 19) < row.at.date() < date(2026, 2, 22) and "PO-" in row.summary
    ]


def test_past_follow_ups_are_done(demo: Journal) -> None:
    with demo.read() as connection:
        late = connection.scalars(
            select(FollowUp.due_on).where(FollowUp.done_at.is_(None), FollowUp.due_on < DEMO_DAY)
        ).all()
    assert len(late) == 2


def test_it_is_found_and_cannot_be_undone(demo: Journal) -> None:
    with demo.read() as connection:
        documents = connection.scalar(text("SELECT count(*) FROM search_document WHERE kind = 'touch'"))
        touches = connection.scalar(text("SELECT count(*) FROM touch WHERE deleted_at IS NULL"))
    assert documents == touches
    assert demo.next_undo() is None


def test_the_lot_that_failed_and_what_was_put_right_have_photos(demo: Journal) -> None:
    with demo.read() as connection:
        failed = connection.scalars(
            select(Inspection.id).where(Inspection.verdict == "rejected", Inspection.lot == 5000)
        ).one()
        photos = photos_of(connection, failed)
        evidence = evidence_of(connection, connection.scalars(select(CorrectiveAction.id)).all())
        (bottle,) = (row.id for row in products(connection) if row.name_en == "Vacuum bottle 500 ml")
        listed = listed_defects(connection, bottle)
    assert len(photos) == 5
    assert [one.caption for one in photos if one.defect_id is None] == ["Goods packed and stacked in hall 2"]
    assert sorted(side for _step, side in evidence) == ["after", "after", "before"]
    for one in photos:
        with Image.open(io.BytesIO(one.picture)) as picture:
            assert len(picture.resize((16, 12)).getcolors(256) or ()) > 20, "something is drawn"
    assert listed[0].defect_class == "critical"
    assert {one.name_en: one.found for one in listed}["Leaks"] == 5


def test_a_whole_team_got_something_and_another_will(demo: Journal) -> None:
    with demo.read() as connection:
        given = gifts_for_teams(connection, "mid_autumn", date(2026, 9, 25))
        planned = gifts_for_teams(connection, "spring_festival", date(2027, 2, 6))
    assert [one.state for one in given] == ["given"]
    assert [one.state for one in planned] == ["planned"]


def test_the_same_source_draws_the_same_picture() -> None:
    for name in PICTURES:
        assert draw(name, Random(3)) == draw(name, Random(3)) != draw(name, Random(4))


def test_a_scaled_journal_has_what_was_asked_for(tmp_path: Path) -> None:
    folder = tmp_path / "scaled"
    folder.mkdir()
    opening.create(folder, KEY)
    opened = open_file(folder, KEY)
    journal = opening.journal_from(opened, lambda: datetime(2026, 11, 22, 9, tzinfo=UTC), 7)
    scale(journal, DEMO_DAY, people=60, touches=300)
    assert (count(journal, Supplier), count(journal, Contact), count(journal, Touch)) == (12, 60, 300)
    assert not [row for row in told(journal) if "{" in str(row)]
    with journal.read() as connection:
        newest = timeline_rows(connection, timeline_ids(connection)[:50])
        assert find_touches(connection, Asked("样品", 5))
    assert all(entry.people and entry.suppliers for entry in newest)
    journal.close()
    opened.close()


@pytest.mark.parametrize("touches", [0, 60, 300])
def test_a_short_story_has_as_many_touches_as_were_asked_for(tmp_path: Path, touches: int) -> None:
    for journal in filled(tmp_path / "journal", touches=touches):
        assert count(journal, Touch) == touches


def test_answers_of_both_sides_stand_next_to_each_other(demo: Journal) -> None:
    with demo.read_raw() as raw:
        suppliers = [row[0] for row in raw.execute("SELECT id FROM supplier")]
        cards = [card(raw, "supplier", one, DEMO_DAY) for one in suppliers]
    found = [one for shown in cards if shown for one in shown.results if one.rule == "responsiveness"]
    assert sum(one.known for one in found) >= 2
    assert "working hours" in next(one for one in found if one.known).sentence
