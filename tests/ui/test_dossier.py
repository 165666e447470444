"""The dossier as PDF, laid out beside the screen."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from sqlalchemy import select

from desktop.almanac.workdays import is_workday
from desktop.commitments.tables import FollowUp
from desktop.people.suppliers import add_supplier
from desktop.people.tags import tag
from desktop.planning.calendars import office_for
from ui.dialogs.dossier import DossierDialog, open_dossier
from ui.dialogs.handover import HandoverDialog
from ui.dialogs.handover_all import HandoverAllDialog
from ui.tasks import ThreadTasks
from ui.workplace import Workplace


@pytest.fixture
def supplier(workplace: Workplace) -> int:
    with workplace.journal.change("Add") as session:
        return add_supplier(
            session, {"name_en": "Bright Hardware", "name_zh": "光明五金", "products": "Hinges"}
        )


@pytest.mark.parametrize("pooled", [False, True])
def test_a_pdf_is_written_in_another_thread(
    qtbot, workplace, supplier: int, tmp_path: Path, pooled: bool
) -> None:
    pool = ThreadTasks() if pooled else None
    if pool is not None:
        workplace.tasks = pool
    dialog = DossierDialog(workplace, None, supplier, None)
    dialog.show()
    dialog.write_into(tmp_path)
    qtbot.waitUntil(lambda: "Saved as" in dialog.banner.text())
    path = next(tmp_path.glob("*.pdf"))
    text = " ".join(PdfReader(path).pages[0].extract_text().split())
    assert "Hinges" in text
    assert "光明五金" in text
    if pool is not None:
        pool.close()


def test_markdown_of_what_is_ticked(qtbot, workplace, supplier: int, tmp_path: Path) -> None:
    dialog = DossierDialog(workplace, None, supplier, None)
    dialog.markdown.setChecked(True)
    dialog.whats["touches"].setChecked(False)
    dialog.write_into(tmp_path)
    assert next(tmp_path.glob("*.md")).read_text("utf-8").startswith("# Bright Hardware")
    assert not dialog.wanted().touches
    dialog.close()


def test_without_a_supplier_it_says_what_to_do(qtbot, workplace) -> None:
    told = []
    workplace.told.connect(lambda sentence, _operation: told.append(sentence))
    workplace.focus = None
    open_dossier(workplace, None)
    assert "supplier or an order" in told[0]


def test_one_sheet_for_all_suppliers_of_a_colleague(qtbot, workplace, tmp_path: Path) -> None:
    with workplace.journal.change("Add") as session:
        first, second = (
            add_supplier(session, {"name_zh": name, "status": "active"}) for name in ("光明五金", "恒达塑胶")
        )
        ended = add_supplier(session, {"name_zh": "旧厂", "status": "ended"})
        tag(session, "Chen", supplier_ids=[second, ended])
        tag(session, "Old", supplier_ids=[ended])
    handover = HandoverDialog(workplace, None, first, None)
    qtbot.addWidget(handover)
    handover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    handover.show()
    assert not handover.several.isVisible(), "their side changes at one house"
    handover.side.select("ours")
    handover.side.chosen.emit("ours")
    assert handover.several.isVisible()
    handover.several.click()
    dialog = handover.findChild(HandoverAllDialog)
    assert dialog is not None
    assert [dialog.which.itemText(at) for at in range(dialog.which.count())] == [
        "All active suppliers (2)", "Tag Chen (1 supplier)",
    ]  # fmt: skip
    dialog.which.setCurrentIndex(1)
    dialog.markdown.setChecked(True)
    dialog.write_into(tmp_path)
    qtbot.waitUntil(lambda: "Saved as" in dialog.banner.text())
    told = next(tmp_path.glob("*.md")).read_text("utf-8")
    assert "恒达塑胶" in told
    assert "光明五金" not in told


def test_handover_steps_fall_on_days_when_the_supplier_works(workplace: Workplace, supplier: int) -> None:
    handover = HandoverDialog(workplace, None, supplier, None)
    assert handover.store()
    with workplace.journal.read() as connection:
        works = office_for(connection, supplier, workplace.today, workplace.today + timedelta(days=90))
        days = connection.scalars(select(FollowUp.due_on)).all()
    assert len(days) == len(handover.boxes)
    assert not is_workday(workplace.today + timedelta(days=7), works), "this day has one on a Sunday"
    assert all(is_workday(day, works) for day in days)
