"""The scan of a business licence is added in its form and beside it; those seen earlier keep theirs in a fold."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from desktop.trade.licences import licences_of, set_licence
from tests.desktop.attachments.samples import pdf
from tests.ui.attachments.test_paper_forms import copy, names, page, row_of, the
from tests.ui.suppliers.conftest import ids, make_page
from tests.ui.touches.test_touch_form import drop
from ui.attachments.files_dialog import FilesClip, FilesDialog
from ui.dialogs.licence import LicenceDialog
from ui.pages.suppliers import SuppliersPage
from ui.suppliers.detail import PAPERS, PEOPLE
from ui.widgets.fold import Fold
from ui.workplace import Workplace

__all__ = ["ids", "make_page", "page"]
CTRL = Qt.KeyboardModifier.ControlModifier


def clip_of(page: SuppliersPage) -> FilesClip:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    clips = page.detail.papers.findChildren(FilesClip)
    return next(one for one in clips if one.accessibleName().startswith("Business licence"))


def licences(workplace: Workplace, supplier: int) -> list[int]:
    with workplace.journal.read() as connection:
        return [one.id for one in licences_of(connection, supplier)]


def test_a_new_licence_takes_its_scan_along_in_one_step(
    page: SuppliersPage, workplace: Workplace, ids: dict[str, int], qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "营业执照.pdf").write_bytes(pdf("Licence"))
    page.handlers()["supplier_licence"]()
    form = the(LicenceDialog)
    assert not form.typed()
    drop(form, [tmp_path / "营业执照.pdf"])
    assert form.typed()
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    (made,) = licences(workplace, ids["gm"])
    assert names(workplace, "licence", made) == ["营业执照.pdf"]
    assert clip_of(page).text() == "1"
    workplace.undo()
    assert licences(workplace, ids["gm"]) == []
    assert names(workplace, "licence", made) == []


def test_the_paperclip_beside_the_licence_adds_and_its_form_says_how_many(
    page: SuppliersPage, workplace: Workplace, ids: dict[str, int], qtbot: QtBot, tmp_path: Path
) -> None:
    with workplace.journal.change("Licence") as session:
        made = set_licence(session, ids["gm"], {"name_zh": "光明", "seen_on": workplace.today})
    qtbot.mouseClick(clip_of(page), Qt.MouseButton.LeftButton)
    copy(tmp_path / "IMG.jpg")
    qtbot.keyClick(the(FilesDialog).files, Qt.Key.Key_V, CTRL)
    the(FilesDialog).close()
    assert names(workplace, "licence", made) == ["IMG.jpg"]
    page.handlers()["supplier_licence"]()
    form = the(LicenceDialog)
    assert form.files is not None
    assert form.files.button is not None
    assert form.files.button.text() == "Files (1)"
    form.reject()


def test_a_licence_of_another_day_holds_what_is_added_then_and_the_earlier_one_keeps_its_own(
    page: SuppliersPage, workplace: Workplace, ids: dict[str, int], qtbot: QtBot, tmp_path: Path
) -> None:
    before = workplace.today - timedelta(days=400)
    with workplace.journal.change("Licence") as session:
        old = set_licence(session, ids["gm"], {"name_zh": "光明五金旧厂", "seen_on": before})
    qtbot.mouseClick(clip_of(page), Qt.MouseButton.LeftButton)
    copy(tmp_path / "old.jpg")
    qtbot.keyClick(the(FilesDialog).files, Qt.Key.Key_V, CTRL)
    the(FilesDialog).close()
    page.handlers()["supplier_licence"]()
    form = the(LicenceDialog)
    form.editors["seen_on"].setText(workplace.today.isoformat())  # type: ignore[attr-defined]
    form.editors["name_zh"].setText("光明五金新厂")  # type: ignore[attr-defined]
    copy(tmp_path / "new.jpg")
    qtbot.keyClick(form.editors["credit_code"], Qt.Key.Key_V, CTRL)
    form.finish()
    new, _old = licences(workplace, ids["gm"])
    assert names(workplace, "licence", new) == ["new.jpg"]
    assert names(workplace, "licence", old) == ["old.jpg"]
    page.detail.tabs.setCurrentIndex(PEOPLE)
    page.show_part("licence", old)
    assert page.detail.tabs.currentIndex() == PAPERS
    (fold,) = page.detail.papers.findChildren(Fold)
    assert fold.button.text() == "Licences seen earlier (1)"
    line = row_of(fold, "光明五金旧厂")
    assert line is page.window().focusWidget()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    again = the(LicenceDialog)
    assert again.editors["name_zh"].text() == "光明五金旧厂"  # type: ignore[attr-defined]
    again.reject()
    page.show_part("licence", new)
    assert page.window().focusWidget() is not line
