"""Gifts in the calendar: on the day by which they must be posted."""

from __future__ import annotations

from datetime import UTC, date
from typing import get_args

import pytest

from desktop.giving.gifts import GiftFields, add_gift, edit_gift
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact
from desktop.people.suppliers import add_supplier
from desktop.planning.calendar_chips import RANKS
from desktop.planning.calendar_reads import page, year_days
from desktop.planning.calendar_rows import STANDARD, Chip, ChipKind, Layer, Shown
from desktop.planning.shutdown_records import add_closing

TODAY = date(2026, 8, 1)
MID_AUTUMN = date(2026, 9, 25)


@pytest.fixture
def gift(journal: Journal) -> int:
    with journal.change("Fill") as session:
        supplier = add_supplier(session, {"name_en": "Sunrise"})
        person = add_contact(session, {"name_zh": "王芳"})
        session.flush()
        return add_gift(
            session,
            {
                "contact_id": person,
                "supplier_id": supplier,
                "what": "Mooncakes",
                "state": "planned",
                "occasion": "mid_autumn",
                "for_day": MID_AUTUMN,
            },
        )


def chips(journal: Journal, layers: frozenset[Layer] = STANDARD) -> list[Chip]:
    with journal.read() as connection:
        found = page(connection, TODAY, date(2026, 9, 30), Shown(layers, zone=UTC), TODAY)
        counted = {day.day: day.own for day in year_days(connection, 2026, Shown(layers, zone=UTC), TODAY)}
    shown = [chip for day in found.days for chip in day.chips]
    assert all(counted[chip.first] == 1 for chip in shown)
    return shown


def test_a_planned_gift_stands_on_the_day_it_must_leave(journal: Journal, gift: int) -> None:
    (chip,) = chips(journal)
    assert (chip.kind, chip.text) == ("gift", "Post: Mooncakes · 王芳")
    assert chip.first < MID_AUTUMN
    assert chip.first.weekday() < 5
    assert chips(journal, STANDARD - {"gifts"}) == []


def test_one_for_a_whole_team_stands_there_too(journal: Journal) -> None:
    with journal.change("Fill") as session:
        supplier = add_supplier(session, {"name_en": "Sunrise"})
        session.flush()
        team: GiftFields = {
            "supplier_id": supplier, "department": "QC", "what": "Fruit", "state": "planned",
            "occasion": "mid_autumn", "for_day": MID_AUTUMN,
        }  # fmt: skip
        add_gift(session, team)
    (chip,) = chips(journal)
    assert (chip.kind, chip.id, chip.text) == ("team_gift", supplier, "Post: Fruit · Sunrise · QC")


def test_every_kind_of_date_has_its_place_in_a_day() -> None:
    assert set(RANKS) == set(get_args(ChipKind))


def test_a_closing_of_the_supplier_moves_it_forward(journal: Journal, gift: int) -> None:
    before = chips(journal)[0].first
    with journal.read() as connection:
        supplier = connection.exec_driver_sql("SELECT id FROM supplier").scalar_one()
    with journal.change("Close") as session:
        add_closing(session, supplier, date(2026, 8, 24), date(2026, 9, 24), "Move")
    assert chips(journal)[0].first < before


def test_a_gift_on_its_way_is_no_chip_any_more(journal: Journal, gift: int) -> None:
    with journal.change("Send") as session:
        edit_gift(session, gift, {"state": "sent", "sent_on": TODAY})
    assert chips(journal) == []
