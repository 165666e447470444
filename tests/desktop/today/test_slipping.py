"""Who slips by their own rhythm on Today: said once, calmly, and left alone where somebody else speaks for them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.journal.journal import Journal
from desktop.people.tables import Contact, Employment, Supplier
from desktop.planning.tables import SupplierClosing
from desktop.rhythm import holding
from desktop.rhythm.alerts import Alert
from desktop.rhythm.cards import card
from desktop.today.reads import today_page
from desktop.touches.logging import TouchDraft, log_touch

TODAY = date(2026, 6, 20)
WEEKLY = tuple(range(0, 56, 7))


def works(
    journal: Journal, last: date, gaps: tuple[int, ...] = WEEKLY, *, ideal: int | None = None, **values: str
) -> tuple[int, int]:
    """Return a supplier and its only person: calls ``gaps`` days before the ``last`` one."""
    with journal.change("Works") as session:
        supplier = session.make(Supplier, name_en="Works", **values).id
        contact = session.make(Contact, name_en="Li", cadence_ideal=ideal).id
        session.flush()
        session.make(Employment, contact_id=contact, supplier_id=supplier)
        for before in gaps:
            at = datetime(last.year, last.month, last.day, 4, tzinfo=UTC) - timedelta(days=before)
            log_touch(session, TouchDraft(at=at, people=(contact,), kind="call"))
    return supplier, contact


def slipping(journal: Journal, day: date = TODAY) -> list[Alert]:
    with journal.read_raw() as raw:
        return list(today_page(raw, day, zone=UTC).slipping)


def test_a_tie_that_slips_is_named_with_the_sentence_of_its_page(journal: Journal) -> None:
    supplier, _person = works(journal, TODAY - timedelta(days=30))
    (found,) = slipping(journal)
    assert (found.supplier_id, found.result.band) == (supplier, "drifting")
    with journal.read_raw() as raw:
        said = card(raw, "supplier", supplier, TODAY)
    assert said is not None
    assert found.result in said.results
    assert slipping(journal, TODAY - timedelta(days=16)) == []


def test_a_tie_that_sleeps_wants_a_decision(journal: Journal) -> None:
    works(journal, TODAY - timedelta(days=120), ideal=30)
    (found,) = slipping(journal)
    assert found.result.band == "dormant"
    assert "decide" in found.result.sentence


def test_nobody_is_named_twice_for_one_silence(journal: Journal) -> None:
    works(journal, TODAY - timedelta(days=30), ideal=20)  # the person stands among the quiet ones
    assert slipping(journal) == []


def test_whom_the_list_of_the_quiet_has_no_room_for_is_named_here(journal: Journal) -> None:
    works(journal, TODAY - timedelta(days=60), ideal=20)
    second, _person = works(journal, TODAY - timedelta(days=30), ideal=20)
    with journal.read_raw() as raw:
        page = today_page(raw, TODAY, zone=UTC, limit=1)
    assert len(page.quiet) == 1
    assert second in [one.supplier_id for one in page.slipping]


@pytest.mark.parametrize("status", ["prospect", "paused", "ended"])
def test_only_whom_one_works_with_is_named(journal: Journal, status: str) -> None:
    works(journal, TODAY - timedelta(days=30), status=status)
    assert slipping(journal) == []


def test_too_few_touches_say_nothing(journal: Journal) -> None:
    works(journal, TODAY - timedelta(days=30), (0, 7, 14))
    assert slipping(journal) == []


def test_a_closed_factory_does_not_slip(journal: Journal) -> None:
    supplier, _person = works(journal, TODAY - timedelta(days=30))
    with journal.change("Closing") as session:
        first = TODAY - timedelta(days=8)
        session.make(
            SupplierClosing, supplier_id=supplier, from_date=first, until_date=TODAY, reason="Stocktaking"
        )
    assert slipping(journal) == []
    assert slipping(journal, TODAY + timedelta(days=9)) != []


def test_it_is_put_off_like_an_alert(journal: Journal) -> None:
    supplier, _person = works(journal, TODAY - timedelta(days=30))
    with journal.change("Put off") as session:
        holding.put_off(session, "drift", TODAY + timedelta(days=7), TODAY, supplier_id=supplier)
    assert slipping(journal) == []
    assert slipping(journal, TODAY + timedelta(days=7)) != []
