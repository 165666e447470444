"""Gifts for a team: on the ledger of the house, in the plan, on Today, and what speaks against them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desktop.almanac.sending import festival_day
from desktop.errors import UsageError
from desktop.giving import gifts, manners
from desktop.giving.finding import find_gifts
from desktop.giving.gifts import GiftFields
from desktop.giving.manners import House
from desktop.giving.plan_reads import speaks_against
from desktop.giving.teams import team_gifts, team_receiver
from desktop.journal.asking import Asked
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from desktop.people.tables import Supplier
from desktop.today.giving import giving_due

MID_AUTUMN = festival_day("mid_autumn", 2026) or date.max


@pytest.fixture
def house(journal: Journal) -> int:
    with journal.change("House") as session:
        return add_supplier(session, {"name_zh": "光明五金"})


def basket(house: int, department: str = "", **more: object) -> GiftFields:
    fields: GiftFields = {
        "supplier_id": house, "department": department, "what": "fruit basket", "state": "planned",
        "occasion": "mid_autumn", "for_day": MID_AUTUMN, "value": 16800, **more,  # type: ignore[typeddict-item]
    }  # fmt: skip
    return fields


def add(journal: Journal, fields: GiftFields) -> int:
    with journal.change("Gift") as session:
        return gifts.add_gift(session, fields)


def test_it_stands_in_the_plan_with_its_deadline_and_on_today(journal: Journal, house: int) -> None:
    add(journal, basket(house, "QC"))
    with journal.read() as connection:
        (found,) = team_gifts(connection, "mid_autumn", MID_AUTUMN, 15, {})
    assert (found.house, found.gift.department, found.concerns) == ("光明五金", "QC", ())
    assert found.deadline.send_by < MID_AUTUMN
    with journal.read_raw() as raw:
        due = [one for one in giving_due(raw, found.deadline.send_by) if one.kind == "gift"]
    assert [(one.supplier_id, one.team, one.who) for one in due] == [(house, "光明五金 · QC", None)]


def test_it_is_found_by_its_department(journal: Journal, house: int) -> None:
    mine = add(journal, basket(house, "品检组"))
    add(journal, basket(house, "Sales"))
    with journal.read() as connection:
        (found,) = find_gifts(connection, Asked("品检"))
    assert (found.id, found.note.text.partition(" · ")[0]) == (mine, "光明五金")
    assert "品检组" in found.note.text


def test_one_that_they_gave_us_or_of_a_house_in_the_trash_is_not_posted(journal: Journal, house: int) -> None:
    add(journal, basket(house, side="theirs", state="received"))
    gone = add(journal, basket(house))
    with journal.change("Trash") as session:
        supplier = session.get(Supplier, house)
        assert supplier is not None
        supplier.deleted_at = datetime(2026, 8, 1, tzinfo=UTC)
    with journal.read_raw() as raw:
        assert [one for one in giving_due(raw, date(2026, 9, 1)) if one.kind == "gift"] == []
    with journal.read() as connection:
        assert team_gifts(connection, "mid_autumn", MID_AUTUMN, 15, {}) == []
        assert gifts.gift(connection, gone) is not None


def test_nothing_is_given_twice_to_a_team_within_two_years(journal: Journal, house: int) -> None:
    add(journal, basket(house, "QC", state="given", for_day=date(2025, 10, 6), on_date=date(2025, 10, 4)))
    again, other = (add(journal, basket(house, team)) for team in ("qc ", "Sales"))
    with journal.read() as connection:
        against = {
            one.gift.id: one.concerns for one in team_gifts(connection, "mid_autumn", MID_AUTUMN, 15, {})
        }
    assert against[again]
    assert against[other] == ()
    add(journal, basket(house, "", state="given", for_day=date(2026, 2, 17), on_date=date(2026, 2, 10)))
    with journal.read() as connection:
        gift = gifts.gift(connection, other)
        assert gift is not None
        assert speaks_against(connection, gift, date(2026, 9, 1)), "the whole house had it, and so had Sales"


def test_a_house_that_takes_no_gifts_says_so_for_its_teams(journal: Journal, house: int) -> None:
    with journal.change("Manners") as session:
        manners.set_house(session, house, House(takes_gifts=False))
    with journal.read() as connection:
        assert not team_receiver(connection, house).house_takes_gifts


def test_a_gift_for_one_person_has_no_department(journal: Journal, house: int) -> None:
    with journal.change("Person") as session:
        person = add_contact(session, {"name_zh": "王伟"})
        add_employment(session, person, {"supplier_id": house})
    mine = add(journal, basket(house, "QC", contact_id=person, supplier_id=None))
    team = add(journal, basket(house))
    with journal.read() as connection:
        found = {one.id: one for one in gifts.gifts_of_house(connection, house)}
    assert set(found) == {mine, team}
    assert (found[mine].department, found[mine].for_team, found[team].for_team) == ("", False, True)
    with pytest.raises(UsageError):
        add(journal, basket(house, supplier_id=None))


def test_a_gift_that_becomes_another_persons_leaves_the_ledger_of_the_house(
    journal: Journal, house: int
) -> None:
    with journal.change("Person") as session:
        other = add_supplier(session, {"name_zh": "恒达塑胶"})
        person = add_contact(session, {"name_zh": "李伟"})
        add_employment(session, person, {"supplier_id": other})
    team = add(journal, basket(house, "QC"))
    with journal.change("Edit gift") as session:
        gifts.edit_gift(session, team, {"contact_id": person})
    with journal.read() as connection:
        assert gifts.gifts_of_house(connection, house) == []
        (moved,) = gifts.gifts_of_house(connection, other)
    assert (moved.contact_id, moved.department) == (person, "")
    with journal.change("Edit gift") as session:
        gifts.edit_gift(session, team, {"contact_id": person, "supplier_id": house})
    with journal.read() as connection:
        assert len(gifts.gifts_of_house(connection, house)) == 1, "where they worked then is said by hand"
