"""A dossier tells the whole story, and leaves out what is private."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select

from desktop.attachments.attaching import keep_all
from desktop.attachments.preparing import prepare
from desktop.errors import StoreError
from desktop.exchange.dossier import Dossier, Wanted, dossier, owner_of
from desktop.exchange.dossier_files import pictures_of, write_markdown
from desktop.exchange.dossier_text import html, markdown
from desktop.giving.favours import add_favour
from desktop.journal.journal import ChangeSession, Journal
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from desktop.quality import inspections, recording, reworks
from desktop.quality.recording import DefectDraft
from desktop.quality.report import report
from desktop.quality.tables import CorrectiveAction, Rework
from desktop.touches.logging import TouchDraft, log_touch
from desktop.trade.orders import ItemDraft, add_order, set_items
from desktop.trade.papers import add_agreement
from desktop.trade.payments import pay, payments_of, set_terms
from desktop.trade.priorities import add_priority
from desktop.trade.shipments import add_shipment
from desktop.trade.terms import usual_terms

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
WHOLE = Wanted()


def _failed_lot(session: ChangeSession, supplier: int, order: int) -> int:
    inspection = inspections.plan_inspection(
        session,
        {
            "supplier_id": supplier,
            "order_id": order,
            "product": "Hinge",
            "kind": "final",
            "planned_on": TODAY,
            "lot": 500,
        },
    )
    recording.add_defect(session, inspection, DefectDraft("major", "Rust", "生锈"), 9)
    recording.set_inspected(session, inspection, 50)
    inspections.finish_inspection(session, inspection, "rejected", TODAY)
    reworks.open_rework(session, inspection, TODAY)
    return inspection


@pytest.fixture
def story(journal: Journal) -> dict[str, int]:
    """A supplier with a person, an order, a failed lot, a case, a touch, a favour and a photo."""
    photo = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(photo, "JPEG")
    prepared = prepare(journal.files, "rim.jpg", photo.getvalue(), UTC)
    with journal.change("Fill") as session:
        supplier = add_supplier(
            session, {"name_en": "Bright | <Hardware>", "name_zh": "光明五金", "products": "Hinges"}
        )
        person = add_contact(session, {"name_zh": "王芳", "private_notes": "SECRET", "ask_next": "ASKNEXT"})
        add_employment(session, person, {"supplier_id": supplier, "title": "经理"})
        add_favour(session, person, "given", "FAVOUR", TODAY)
        order = add_order(
            session, supplier, {"number": "PO-7", "ordered_on": TODAY - timedelta(days=30)}, TODAY
        )
        set_items(session, order, [ItemDraft("Hinge", 500, 40_000)])
        set_terms(session, order, usual_terms()["30_70_inspected"].steps)
        for days, said in ((40, "Before the order"), (2, "About the rim\nsecond line")):
            log_touch(
                session,
                TouchDraft(
                    at=NOW - timedelta(days=days),
                    people=(person,),
                    suppliers=(supplier,),
                    kind="call",
                    summary=said,
                ),
            )
        inspection = _failed_lot(session, supplier, order)
        keep_all(session, [prepared], ("inspection", inspection))
    return {"supplier": supplier, "order": order, "inspection": inspection}


def written(journal: Journal, supplier: int, wanted: Wanted = WHOLE) -> Dossier:
    with journal.read() as connection:
        found = dossier(connection, supplier, NOW, wanted, lambda _done, _all: None)
    assert found is not None
    return found


def test_what_was_paid_in_yuan_stands_there_in_yuan(journal: Journal, story: dict[str, int]) -> None:
    with journal.change("Pay") as session:
        first = payments_of(session.connection(), story["order"])[0]
        pay(session, first.id, TODAY, 432_100, currency="CNY")
    one = Wanted(order_id=story["order"])
    assert "CN¥4,321.00" in markdown(written(journal, story["supplier"], one))


def test_the_whole_story_without_what_is_private(journal: Journal, story: dict[str, int]) -> None:
    text = markdown(written(journal, story["supplier"]))
    for words in (
        "光明五金",
        "王芳",
        "PO-7",
        "Rust 9",
        "Failed",
        "About the rim second line",
        "Before the order",
        "Hinges",
    ):
        assert words in text.replace("<br>", " "), words
    for private in ("SECRET", "ASKNEXT", "FAVOUR"):
        assert private not in text
        assert private not in html(written(journal, story["supplier"]))


def test_one_order_tells_its_own_time(journal: Journal, story: dict[str, int]) -> None:
    found = written(journal, story["supplier"], Wanted(order_id=story["order"]))
    text = markdown(found)
    assert "PO-7" in found.subtitle
    assert "About the rim" in text
    assert "Before the order" not in text
    assert "| Balance |" in text


def test_papers_shipments_and_changed_priorities_are_told(journal: Journal, story: dict[str, int]) -> None:
    with journal.change("Papers") as session:
        add_agreement(
            session,
            story["supplier"],
            {"kind": "contract", "signed_on": TODAY, "signer": "Mr Li", "chops": "company"},
            story["order"],
        )
        add_shipment(session, story["order"], {"vessel": "MORNING PEARL 047W", "etd": TODAY})
        add_priority(
            session,
            story["supplier"],
            {
                "order_id": story["order"],
                "on_date": TODAY,
                "changed_by": "them",
                "what": "Red version stopped",
                "why": "A larger customer",
                "minutes": 90,
                "samples": 2,
                "cost": 12_000,
                "currency": "USD",
                "claim": "Airfreight",
            },
        )
    effort = "1.5 h of work, 2 samples, $120.00"
    for wanted in (WHOLE, Wanted(order_id=story["order"])):
        text = markdown(written(journal, story["supplier"], wanted))
        assert f"Red version stopped | A larger customer | {effort} | Airfreight" in text
        assert "2026-11-22 | Mr Li | Company chop" in text
    assert "MORNING PEARL 047W" in text, "of one order"


def test_nothing_typed_becomes_a_table_or_a_tag(journal: Journal, story: dict[str, int]) -> None:
    found = written(journal, story["supplier"])
    assert markdown(found).startswith("# Bright | &lt;Hardware>")
    assert "&lt;Hardware&gt;" in html(found)
    tables = [line for line in markdown(found).splitlines() if line.startswith("|")]
    assert all(line.endswith("|") for line in tables)


def test_what_is_not_wanted_stays_out(journal: Journal, story: dict[str, int]) -> None:
    bare = markdown(
        written(
            journal, story["supplier"], Wanted(touches=False, orders=False, quality=False, pictures=False)
        )
    )
    assert "王芳" in bare
    for words in ("PO-7", "Rust", "rim"):
        assert words not in bare


def test_the_file_takes_a_free_name_and_its_pictures_along(
    journal: Journal, story: dict[str, int], tmp_path: Path
) -> None:
    found = written(journal, story["supplier"])
    steps: list[tuple[int, int]] = []
    paths = [
        write_markdown(tmp_path, found, journal.files.read, lambda done, of: steps.append((done, of)))
        for _ in range(2)
    ]
    assert [path.name for path in paths] == [
        "Bright Hardware 2026-11-22.md",
        "Bright Hardware 2026-11-22 (2).md",
    ]
    picture = paths[0].with_suffix("") / "01.jpg"
    with Image.open(picture) as image:
        assert image.size == (64, 48)
    assert f"]({paths[0].stem.replace(' ', '%20')}/01.jpg)" in paths[0].read_text("utf-8")
    assert steps == [(0, 1), (0, 1)]
    with pytest.raises(StoreError):
        write_markdown(tmp_path / "gone", found, journal.files.read, lambda _done, _all: None)


class _Stopped(Exception):
    """Stands for what a task raises when a person stops it."""


def test_a_stopped_file_leaves_nothing_behind(
    journal: Journal, story: dict[str, int], tmp_path: Path
) -> None:
    found = written(journal, story["supplier"])

    def stopped(_done: int, _all: int) -> None:
        raise _Stopped

    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(_Stopped):
        write_markdown(folder, found, journal.files.read, stopped)
    assert list(folder.iterdir()) == []


def test_photos_of_defects_and_of_what_was_put_right_say_what_they_show(
    journal: Journal, story: dict[str, int]
) -> None:
    with journal.read() as connection:
        found = report(connection, story["inspection"])
        assert found is not None
        (rework,) = connection.scalars(select(Rework.id)).all()
    photo = io.BytesIO()
    Image.new("RGB", (64, 48), "blue").save(photo, "JPEG")
    prepared = prepare(journal.files, "cup.jpg", photo.getvalue(), UTC)
    with journal.change("Photos") as session:
        reworks.set_action(session, rework, 5, {"text": "New supplier of steel"})
        session.flush()
        (step,) = session.scalars(select(CorrectiveAction.id)).all()
        keep_all(session, [prepared], ("defect", found.defects[0].id), caption="On the cup")
        keep_all(session, [prepared], ("corrective_action", step), role="after")
    for wanted in (WHOLE, Wanted(order_id=story["order"])):
        pictures = pictures_of(written(journal, story["supplier"], wanted))
        assert [one.caption for one in pictures] == [
            "", "Rust: On the cup", "D5 Corrective action · After",
        ]  # fmt: skip


def test_the_supplier_of_what_is_looked_at(journal: Journal, story: dict[str, int]) -> None:
    with journal.read() as connection:
        assert owner_of(connection, "inspection", story["inspection"]) == (story["supplier"], None)
        assert owner_of(connection, "order", story["order"]) == (story["supplier"], story["order"])
        assert owner_of(connection, "contact", 5) == (0, None)
        assert dossier(connection, 12345, NOW, Wanted(), lambda _done, _all: None) is None
