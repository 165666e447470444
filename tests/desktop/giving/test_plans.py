"""The plan of a festival: who is greeted how, gifts of one level, what was sent, and the day to post."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from desktop.almanac.workdays import Span
from desktop.errors import Refused, UsageError
from desktop.giving import manners, plans
from desktop.giving.gifts import delete_gifts
from desktop.giving.manners import House
from desktop.giving.own_year import own_year_to_greet
from desktop.giving.plan_reads import Plan, PlanRow, plan, plan_rows, worth_greeting
from desktop.giving.plan_reads import plans as all_plans
from desktop.giving.tables import Gift, Greeting
from desktop.journal.journal import Journal
from desktop.people.channels import add_channel
from desktop.people.contacts import add_contact, delete_contacts
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from desktop.people.tables import Contact
from desktop.planning.closed_days import closed_days
from desktop.planning.shutdown_records import Confirmed, add_closing, confirm_day
from desktop.touches.tables import Touch

NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
DAY = date(2026, 9, 25)
PEOPLE = (
    ("陈总", "总经理"),
    ("周厂长", "厂长"),
    ("王芳", "销售经理"),
    ("李娜", "销售经理"),
    ("小赵", "跟单"),
)


@pytest.fixture
def house(journal: Journal) -> int:
    """A factory with five people of four ranks."""
    with journal.change("Add") as session:
        house = add_supplier(session, {"name_zh": "光明五金", "status": "active"})
        for name, title in PEOPLE:
            person = add_contact(session, {"name_zh": name})
            add_employment(session, person, {"supplier_id": house, "title": title})
            add_channel(session, "wechat", name, contact_id=person)
        add_contact(session, {"name_zh": "路人"})
    return house


def planned(journal: Journal, festival: str = "mid_autumn") -> int:
    with journal.change("Plan") as session:
        made = plans.open_plan(session, festival, 2026)
        plans.add_people(session, made, worth_greeting(session.connection(), made))
    return made


def rows(journal: Journal, plan_id: int, closed: dict[int, list[Span]] | None = None) -> list[PlanRow]:
    with journal.read() as connection:
        return plan_rows(connection, plan_id, lambda _houses, _day: closed or {})


def test_a_plan_holds_everybody_at_work_by_rank_with_tone_and_channel(journal: Journal, house: int) -> None:
    made = planned(journal)
    found = rows(journal, made)
    assert [(row.contact.name_zh, row.rank) for row in found] == [
        ("陈总", "boss"), ("周厂长", "director"), ("李娜", "manager"), ("王芳", "manager"), ("小赵", "staff"),
    ]  # fmt: skip
    assert [row.template.key if row.template else "" for row in found] == [
        "festivals.mid_autumn_formal",
        "festivals.mid_autumn_formal",
        "festivals.mid_autumn_neutral",
        "festivals.mid_autumn_neutral",
        "festivals.mid_autumn_warm",
    ]
    assert {row.channel for row in found} == {"wechat"}
    with journal.read() as connection:
        assert plan(connection, made) == Plan(made, "mid_autumn", 2026, DAY, DAY, 18, 10, "")
        assert worth_greeting(connection, made) == []
        assert [one.id for one in all_plans(connection)] == [made]


def test_a_plan_is_opened_once_and_only_for_a_festival_of_that_year(journal: Journal, house: int) -> None:
    made = planned(journal)
    with journal.change("Transit") as session:
        assert plans.open_plan(session, "mid_autumn", 2026) == made
        plans.set_transit(session, made, 25)
        assert plans.open_plan(session, "spring_festival", 2027) != made
    with journal.read() as connection:
        assert [one.transit_days for one in all_plans(connection)] == [25, 25]
    with pytest.raises(UsageError), journal.change("Plan") as session:
        plans.open_plan(session, "no_festival", 2026)
    with pytest.raises(UsageError), journal.change("Transit") as session:
        plans.set_transit(session, made, 91)


def test_one_gift_for_all_of_a_rank_and_a_word_where_it_is_not(journal: Journal, house: int) -> None:
    made = planned(journal)
    li, wang = (row for row in rows(journal, made) if row.rank == "manager")
    with journal.change("Gift") as session:
        plans.plan_gift(session, li.id, {"what": "慕尼黑啤酒杯", "value": 10_000})
        assert plans.same_gift(session, li.id, [wang.id, li.id]) == 1
        plans.plan_gift(session, wang.id, {"value": 30_000})
    li, wang = (row for row in rows(journal, made) if row.rank == "manager")
    assert wang.gift is not None
    assert (wang.gift.what, wang.gift.occasion, wang.gift.for_day) == ("慕尼黑啤酒杯", "mid_autumn", DAY)
    assert [one.kind for one in wang.concerns] == ["approval", "level"]
    assert [one.kind for one in li.concerns] == ["level"]


def test_a_gift_in_the_trash_is_none(journal: Journal, house: int) -> None:
    made = planned(journal)
    li, wang = (row for row in rows(journal, made) if row.rank == "manager")
    with journal.change("Gifts") as session:
        plans.plan_gift(session, li.id, {"what": "茶"})
        delete_gifts(session, [plans.plan_gift(session, wang.id, {"what": "钟"})])
    with journal.change("Same") as session:
        assert plans.same_gift(session, li.id, [wang.id]) == 1
    assert [row.gift.what for row in rows(journal, made) if row.gift] == ["茶", "茶"]
    with journal.change("Trash") as session:
        delete_gifts(session, [session.get_one(Greeting, li.id).gift_id or 0])
    with pytest.raises(Refused), journal.change("Same") as session:
        plans.same_gift(session, li.id, [wang.id])


def test_sending_logs_the_message_once_and_can_be_undone(journal: Journal, house: int) -> None:
    made = planned(journal)
    boss = rows(journal, made)[0]
    with journal.change("Send") as session:
        touch = plans.send_greeting(session, boss.id, "陈总，中秋快乐！", NOW)
    with journal.read() as connection:
        assert connection.execute(
            select(Touch.kind, Touch.direction, Touch.summary, Touch.setting)
        ).all() == [("message", "out", "陈总，中秋快乐！", "private")]
    sent = rows(journal, made)[0]
    assert (sent.state, sent.sent_on, sent.text) == ("sent", NOW.date(), "陈总，中秋快乐！")
    for write in (
        lambda s: plans.send_greeting(s, boss.id, "again", NOW),
        lambda s: plans.skip_greeting(s, boss.id),
    ):
        with pytest.raises(Refused), journal.change("Send") as session:
            write(session)
    journal.undo()
    assert rows(journal, made)[0].state == "planned"
    with journal.read() as connection:
        assert connection.scalar(select(Touch.id).where(Touch.id == touch)) is None


def test_where_no_gifts_are_taken_it_says_so_before_one_is_planned(journal: Journal, house: int) -> None:
    made = planned(journal)
    with journal.change("Mind") as session:
        manners.set_house(session, house, House(takes_gifts=False))
    assert {row.concerns[0].kind for row in rows(journal, made)} == {"house"}


def test_dropping_a_gift_throws_away_only_what_was_not_sent(journal: Journal, house: int) -> None:
    made = planned(journal)
    boss, director, *_rest = rows(journal, made)
    with journal.change("Gift") as session:
        plans.plan_gift(session, boss.id, {"what": "茶"})
        gift = plans.plan_gift(session, director.id, {"what": "茶", "state": "sent"})
        plans.drop_gift(session, boss.id)
        plans.drop_gift(session, director.id)
    assert all(row.gift is None for row in rows(journal, made))
    with journal.read() as connection:
        assert list(connection.scalars(select(Gift.id).where(Gift.deleted_at.is_(None)))) == [gift]


def test_the_parcel_leaves_before_the_factory_closes(journal: Journal, house: int) -> None:
    with journal.change("Closed") as session:
        made = plans.open_plan(session, "spring_festival", 2027)
        plans.add_people(session, made, worth_greeting(session.connection(), made))
        add_closing(session, house, date(2027, 1, 10), date(2027, 1, 18), "搬厂")
    with journal.read() as connection:
        closed = closed_days(connection, [house], date(2026, 12, 1), date(2027, 3, 1))
        found = plan_rows(connection, made, lambda _houses, _day: closed)[0].deadline
    assert found.closed is not None
    assert found.closed.reason == "搬厂"
    assert (found.arrive_by, found.send_by) == (date(2027, 1, 8), date(2026, 12, 29))


def test_closed_days_are_the_usual_ones_until_somebody_says_others(journal: Journal, house: int) -> None:
    span = (date(2027, 1, 1), date(2027, 3, 1))
    with journal.read() as connection:
        (usual,) = closed_days(connection, [house], *span)[house]
    assert usual.first == date(2027, 2, 4)
    with journal.change("Confirm") as session:
        said = Confirmed(date(2027, 1, 28), "李娜", NOW.date())
        confirm_day(session, house, "spring_festival", 2027, "office_closed", said)
    with journal.read() as connection:
        (said,) = closed_days(connection, [house], *span)[house]
    assert said.first == date(2027, 1, 28)


def test_people_in_the_trash_are_left_out_and_a_plan_goes_with_its_greetings(
    journal: Journal, house: int
) -> None:
    made = planned(journal)
    boss = rows(journal, made)[0]
    with journal.change("Gift") as session:
        plans.plan_gift(session, boss.id, {"what": "茶"})
        delete_contacts(session, [boss.contact.id])
    assert len(rows(journal, made)) == 4
    with journal.change("Remove") as session:
        plans.remove_plan(session, made)
    assert rows(journal, made) == []
    journal.undo()
    assert len(rows(journal, made)) == 4


def test_who_is_in_the_year_of_their_own_animal_is_named_and_added(journal: Journal, house: int) -> None:
    with journal.change("Born") as session:
        people = {one.name_zh: one for one in session.scalars(select(Contact))}
        born = {"birth_calendar": "solar", "birth_month": 5, "birth_day": 1}
        people["陈总"].fill({**born, "birth_year": 1978})  # a horse, as 2026 is
        people["小赵"].fill({**born, "birth_year": 1990})
        people["王芳"].fill({**born, "birth_year": 1990, "birth_month": 1})  # before New Year: still a snake
        people["路人"].fill({**born, "birth_year": 1990})  # works at none of ours
    made = planned(journal)
    found = {row.contact.name_zh: row.own_year for row in rows(journal, made)}
    assert [name for name, own in found.items() if own] == ["陈总", "小赵"]
    with journal.change("A year later") as session:
        wang = session.get_one(Contact, people["王芳"].id)
        wang.birth_year = 1991  # before New Year: a horse of the year before
    assert {row.contact.name_zh for row in rows(journal, made) if row.own_year} == {"陈总", "小赵", "王芳"}
    with journal.change("Fewer") as session:
        for greeting in session.scalars(select(Greeting)).all():
            if greeting.contact_id == people["小赵"].id:
                session.delete(greeting)
    with journal.read() as connection:
        assert list(own_year_to_greet(connection, made, DAY)) == [people["小赵"].id]
        assert list(own_year_to_greet(connection, made, date(2027, 9, 15))) == []
