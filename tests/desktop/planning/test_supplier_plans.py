"""Plans by what the journal knows of a supplier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.almanac.statutory import ImportedYear, StatutoryDay
from desktop.errors import UsageError
from desktop.journal.journal import Journal
from desktop.people.suppliers import add_supplier
from desktop.planning.shutdown_records import Confirmed, add_closing, confirm_day
from desktop.planning.statutory_years import import_years
from desktop.planning.supplier_plans import Answer, Asked, answer
from desktop.planning.templates import template

TODAY = date(2026, 11, 22)
SIMPLE = template("simple")
ASKED = Asked(SIMPLE, "ex_factory", date(2027, 1, 20))


@pytest.fixture
def supplier(journal: Journal) -> int:
    with journal.change("Add") as session:
        return add_supplier(session, {"name_en": "Guangming", "week_days": 5})


def plan(journal: Journal, supplier: int | None, asked: Asked = ASKED) -> Answer:
    with journal.read() as connection:
        return answer(connection, replace(asked, supplier_id=supplier), TODAY)


def test_a_supplier_of_whom_nothing_is_known_is_planned_like_any(journal: Journal, supplier: int) -> None:
    assert plan(journal, supplier).plan.steps == plan(journal, None).plan.steps
    assert not plan(journal, supplier).confirmed


def test_a_closing_time_moves_the_order_forward(journal: Journal, supplier: int) -> None:
    before = plan(journal, supplier).plan.day("order")
    with journal.change("Close") as session:
        add_closing(session, supplier, date(2027, 1, 4), date(2027, 1, 10), "moving")
    assert plan(journal, supplier).plan.day("order") < before
    assert plan(journal, None).plan.day("order") == before


def test_a_sixth_working_day_leaves_more_time(journal: Journal, supplier: int) -> None:
    with journal.change("Add") as session:
        busy = add_supplier(session, {"name_en": "Busy", "week_days": 6})
    assert plan(journal, busy).plan.day("order") > plan(journal, supplier).plan.day("order")


def test_days_that_the_supplier_said_take_part(journal: Journal, supplier: int) -> None:
    asked = Asked(SIMPLE, "start", date(2027, 1, 4))
    before = plan(journal, supplier, asked)
    with journal.change("Confirm") as session:
        said = Confirmed(date(2027, 1, 10), "Ms Li", TODAY)
        confirm_day(session, supplier, "spring_festival", 2027, "lines_stop", said)
    after = plan(journal, supplier, asked)
    assert after.confirmed
    assert after.plan.arrival > before.plan.arrival


def test_an_imported_year_takes_part_and_is_no_longer_provisional(journal: Journal, supplier: int) -> None:
    asked = Asked(SIMPLE, "ex_factory", date(2027, 6, 30))
    before = plan(journal, supplier, asked)
    days = tuple(
        StatutoryDay("cn", date(2027, 6, day), "holiday", "端午", "Dragon Boat", "notice")
        for day in range(20, 27)
    )
    with journal.change("Bring in") as session:
        import_years(session, [ImportedYear("cn", 2027, days, "notice")])
    after = plan(journal, supplier, asked)
    assert (before.plan.provisional, after.plan.provisional) == (True, False)
    assert after.plan.day("order") < before.plan.day("order")


def test_an_unknown_region_or_supplier_is_refused(journal: Journal) -> None:
    with pytest.raises(UsageError, match="region"):
        plan(journal, None, replace(ASKED, region="xx"))
    with pytest.raises(UsageError, match="no longer"):
        plan(journal, 99)
