"""The dossier as PDF, laid out beside the screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.people.suppliers import add_supplier
from ui.dialogs.dossier import DossierDialog, open_dossier
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
