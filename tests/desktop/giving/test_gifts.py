"""The gift ledger, manners and own messages on a real journal."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from desktop import trashing
from desktop.attachments.tables import AttachmentLink
from desktop.errors import UsageError
from desktop.giving import gifts, manners, own_messages
from desktop.giving.filling import addressed, fill
from desktop.giving.finding import find_gifts, find_own_messages
from desktop.giving.gifts import GiftFields
from desktop.giving.manners import House, Person
from desktop.giving.plan_reads import speaks_against
from desktop.giving.policy import Policy, read_policy, set_policy
from desktop.journal.asking import Asked
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.merging import merge
from desktop.people.suppliers import add_supplier

TODAY = date(2026, 9, 1)


@pytest.fixture
def wang(journal: Journal) -> tuple[int, int]:
    """Wang, general manager of a factory; their ids."""
    with journal.change("Add") as session:
        house = add_supplier(session, {"name_zh": "光明五金"})
        person = add_contact(session, {"name_zh": "王伟"})
        add_employment(session, person, {"supplier_id": house, "title": "总经理"})
    return person, house


def add(journal: Journal, **fields: object) -> int:
    with journal.change("Add gift") as session:
        return gifts.add_gift(session, fields)  # type: ignore[arg-type]


def test_a_gift_goes_from_the_idea_to_what_was_said_of_it(journal: Journal, wang: tuple[int, int]) -> None:
    person, house = wang
    tea = add(journal, contact_id=person, what="龙井茶", occasion="mid_autumn", for_day=date(2026, 9, 25))
    with journal.change("Sent") as session:
        gifts.mark_gift(session, tea, "sent", date(2026, 9, 2))
    with journal.change("Given") as session:
        gifts.mark_gift(session, tea, "given", date(2026, 9, 12))
        gifts.edit_gift(session, tea, {"reaction": "很喜欢"})
    with journal.read() as connection:
        (row,) = gifts.gifts_of(connection, person)
        assert (row.state, row.sent_on, row.on_date, row.reaction) == (
            "given", date(2026, 9, 2), date(2026, 9, 12), "很喜欢",
        )  # fmt: skip
        assert row.supplier_id == house
    with journal.change("Back") as session:
        gifts.mark_gift(session, tea, "bought", TODAY)
    with journal.read() as connection:
        (row,) = gifts.gifts_of(connection, person)
        assert (row.sent_on, row.on_date) == (None, None)


def test_a_gift_belongs_to_the_house_where_the_person_began_last(
    journal: Journal, wang: tuple[int, int]
) -> None:
    person, _house = wang
    with journal.change("Second job") as session:
        other = add_supplier(session, {"name_zh": "日升贸易"})
        add_employment(session, person, {"supplier_id": other, "from_date": date(2026, 5, 1)})
    add(journal, contact_id=person, what="茶")
    with journal.read() as connection:
        assert gifts.gifts_of(connection, person)[0].supplier_id == other


def test_what_asks_for_something_stands_first_then_the_newest(
    journal: Journal, wang: tuple[int, int]
) -> None:
    person, _house = wang
    old = add(journal, contact_id=person, what="茶", state="given", on_date=date(2024, 9, 1))
    new = add(journal, contact_id=person, what="酒", side="theirs", on_date=date(2026, 2, 1))
    idea = add(journal, contact_id=person, what="蜂蜜")
    with journal.read() as connection:
        assert [row.id for row in gifts.gifts_of(connection, person)] == [idea, new, old]


@pytest.mark.parametrize(
    "fields",
    [
        {"what": " "},
        {"what": "茶", "contact_id": None},
        {"what": "茶", "side": "theirs", "state": "planned"},
        {"what": "茶", "state": "received"},
        {"what": "茶", "occasion": "qingming"},
        {"what": "茶", "value": -1},
        {"what": "茶", "currency": "RMBX"},
        {"what": "茶", "state": "given", "sent_on": date(2026, 2, 2), "on_date": date(2026, 2, 1)},
    ],
)
def test_a_gift_that_cannot_be_is_refused(
    journal: Journal, wang: tuple[int, int], fields: GiftFields
) -> None:
    whole: GiftFields = {"contact_id": wang[0], **fields}
    with pytest.raises(UsageError), journal.change("Add") as session:
        gifts.add_gift(session, whole)


def test_a_gift_waits_in_the_trash_and_is_found_by_its_words(journal: Journal, wang: tuple[int, int]) -> None:
    tea = add(journal, contact_id=wang[0], what="龙井茶", notes="西湖边买的")
    with journal.read() as connection:
        (hit,) = find_gifts(connection, Asked("西湖", 5))
        assert (hit.kind, hit.id, hit.title.text) == ("gift", tea, "龙井茶")
    with journal.change("Delete") as session:
        gifts.delete_gifts(session, [tea])
    with journal.read() as connection:
        assert find_gifts(connection, Asked("龙井", 5)) == []
        assert [(one.kind, one.name) for one in trashing.trashed(connection)] == [("gift", "龙井茶")]
    with journal.change("Restore") as session:
        trashing.restore(session, [("gift", tea)])
    with journal.read() as connection:
        assert [row.id for row in gifts.gifts_of(connection, wang[0])] == [tea]


def test_what_speaks_against_it_knows_the_ledger_the_house_and_the_person(
    journal: Journal, wang: tuple[int, int]
) -> None:
    person, house = wang
    add(journal, contact_id=person, what="龙井茶", state="given", on_date=date(2025, 10, 6), value=20_000)
    again = add(journal, contact_id=person, what="龙井茶", for_day=date(2026, 9, 25), value=30_000)
    with journal.change("Mind") as session:
        manners.set_house(session, house, House(state_owned=True))
        manners.set_person(session, person, Person(avoid=("茶",)))
    with journal.read() as connection:
        row = gifts.gift(connection, again)
        assert row is not None
        kinds = [one.kind for one in speaks_against(connection, row, TODAY)]
    assert kinds == ["dislike", "twice", "gift_limit", "approval"]


def test_of_merged_people_and_houses_the_stricter_word_counts(
    journal: Journal, wang: tuple[int, int]
) -> None:
    person, house = wang
    with journal.change("Add") as session:
        double = add_contact(session, {"name_zh": "王伟"})
        trader = add_supplier(session, {"name_zh": "光明五金"})
        manners.set_person(session, person, Person("boss", avoid=("酒",)))
        manners.set_person(session, double, Person(takes_gifts=False, avoid=("茶", "酒")))
        manners.set_house(session, house, House(stay_neutral=True, names=("老周",)))
        manners.set_house(session, trader, House(state_owned=True, takes_gifts=False, names=("陈总",)))
        tea = gifts.add_gift(session, {"contact_id": double, "what": "茶"})
    with journal.change("Merge") as session:
        merge(session, "contact", person, double, [])
        merge(session, "supplier", house, trader, [])
    with journal.read() as connection:
        assert manners.person(connection, person) == Person("boss", False, ("酒", "茶"))
        found = manners.house(connection, house)
        assert (found.state_owned, found.takes_gifts, found.names) == (True, False, ("老周", "陈总"))
        assert manners.quarrels(connection, [house]) == ("老周", "陈总")
        assert [row.id for row in gifts.gifts_of(connection, person)] == [tea]
    with journal.change("Mind") as session:
        manners.set_person(session, person, Person("manager"))
    with journal.read() as connection:
        assert manners.person(connection, person) == Person("manager")
        assert list(connection.scalars(select(AttachmentLink.id))) == []


def test_an_own_message_gets_its_pinyin_and_fills_like_the_others(journal: Journal) -> None:
    with journal.change("Add") as session:
        made = own_messages.add_message(
            session,
            {
                "title": "展会邀请",
                "zh": "{称呼}，我们{日期}在广州参展，欢迎来坐坐！",
                "en": "{称呼}, see us on {日期}.",
            },
        )
    with journal.read() as connection:
        (template,) = own_messages.own_messages(connection)
        assert template.key == f"own.{made}"
        assert template.pinyin == "{称呼}, wǒmen {日期} zài Guǎngzhōu cānzhǎn, huānyíng lái zuòzuo!"
        filled = fill(template, {"称呼": addressed("王总", "Mr Wang")})
        assert filled.zh.startswith("王总，我们{日期}在广州")
        assert next(iter(own_messages.all_messages(connection))) == template.key
        assert [hit.kind for hit in find_own_messages(connection, Asked("广州", 5))] == ["own_message"]
    with journal.change("Edit") as session:
        own_messages.edit_message(session, made, {"zh": "{称呼}，明年再会。"})
    with journal.change("Delete") as session:
        own_messages.delete_messages(session, [made])
    with journal.read() as connection:
        assert own_messages.own_messages(connection) == []
    for fields in (
        {"title": "", "zh": "好"},
        {"title": "好"},
        {"title": "好", "zh": "好", "register": "rude"},
    ):
        with pytest.raises(UsageError), journal.change("Add") as session:
            own_messages.add_message(session, fields)  # type: ignore[arg-type]


def test_the_rules_of_our_company_are_in_the_journal_and_can_be_undone(journal: Journal) -> None:
    with journal.change("Rules") as session:
        set_policy(session, Policy(per_gift=12_300, cash=True))
    with journal.read() as connection:
        assert read_policy(connection) == Policy(per_gift=12_300, cash=True)
    journal.undo()
    with journal.read() as connection:
        assert read_policy(connection) == Policy()
