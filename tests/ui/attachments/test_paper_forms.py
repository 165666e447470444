"""Scans are added in the form of a paper and from its row, by drop, paste and key; one undo takes both away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.attachments.attaching import keep
from desktop.attachments.preparing import prepare
from desktop.attachments.reads import files_of
from desktop.touches.logging import TouchDraft, log_touch
from desktop.trade.papers import agreements_of
from tests.desktop.attachments.samples import pdf, photo
from tests.ui.conftest import NOW
from tests.ui.suppliers.conftest import ids, make_page
from tests.ui.touches.test_touch_form import drop
from ui.attachments.files_dialog import FilesClip, FilesDialog
from ui.attachments.opening import open_attachment
from ui.attachments.viewer import Viewer
from ui.dialogs.agreement import AgreementDialog
from ui.fields_dialog import FieldsDialog
from ui.pages.suppliers import SuppliersPage
from ui.suppliers.detail import PAPERS
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace

__all__ = ["ids", "make_page"]
D = TypeVar("D", bound=QDialog)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(make_page: Callable[[], SuppliersPage], ids: dict[str, int]) -> SuppliersPage:
    page = make_page()
    page.show_record("supplier", ids["gm"])
    page.detail.tabs.setCurrentIndex(PAPERS)
    return page


def the(kind: type[D]) -> D:
    """Return the one open dialog of a kind."""
    (found,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return found


def names(workplace: Workplace, kind: str, record_id: int) -> list[str]:
    with workplace.journal.read() as connection:
        return [file.name for file in files_of(connection, kind, record_id)]


def add_by_form(page: SuppliersPage, folder: Path) -> None:
    """Add a paper with the scan that is dropped on its form."""
    (folder / "合同.pdf").write_bytes(pdf("Contract"))
    page.handlers()["supplier_paper"]()
    form = the(AgreementDialog)
    drop(form, [folder / "合同.pdf"])
    form.finish()
    assert not form.isVisible()


def row_of(page: QWidget, words: str) -> ItemRow:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return next(one for one in page.findChildren(ItemRow) if words in one.accessibleName())


def copy(path: Path, data: bytes = b"") -> None:
    """Make a file, a photo when nothing else is given, and copy it as a file manager does."""
    path.write_bytes(data or photo())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(mime)


def test_a_new_paper_takes_its_scans_along_in_one_step(
    page: SuppliersPage, workplace: Workplace, ids: dict[str, int], qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "合同.pdf").write_bytes(pdf("Contract"))
    page.handlers()["supplier_paper"]()
    form = the(AgreementDialog)
    assert not form.typed()
    drop(form.editors["signer"], [tmp_path / "合同.pdf"])
    QGuiApplication.clipboard().setImage(QImage(20, 10, QImage.Format.Format_RGB32))
    qtbot.keyClick(form.editors["signer"], Qt.Key.Key_V, CTRL)
    assert form.files is not None
    assert len(form.files.waiting.files) == 2
    assert form.typed()
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    with workplace.journal.read() as connection:
        (paper,) = agreements_of(connection, ids["gm"])
    assert [name[-3:] for name in names(workplace, "agreement", paper.id)] == ["pdf", "png"]
    clip = row_of(page.detail.papers, "NNN").findChildren(FilesClip)[0]
    assert (clip.text(), clip.accessibleName()) == ("2", "NNN agreement: 2 files")
    workplace.undo()
    assert names(workplace, "agreement", paper.id) == []
    with workplace.journal.read() as connection:
        assert agreements_of(connection, ids["gm"]) == []


def test_a_paper_that_is_left_keeps_no_scan_and_asks_once(
    page: SuppliersPage, workplace: Workplace, ids: dict[str, int], tmp_path: Path
) -> None:
    (tmp_path / "a.jpg").write_bytes(photo())
    page.handlers()["supplier_paper"]()
    form = the(AgreementDialog)
    drop(form, [tmp_path / "a.jpg"])
    form.reject()
    assert form.isVisible(), "asks once"
    form.reject()
    assert not form.isVisible()
    with workplace.journal.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM attachment").scalar() == 0


def test_a_known_paper_gets_more_scans_when_its_form_is_stored(
    page: SuppliersPage, workplace: Workplace, ids: dict[str, int], qtbot: QtBot, tmp_path: Path
) -> None:
    add_by_form(page, tmp_path)
    qtbot.keyClick(row_of(page.detail.papers, "NNN"), Qt.Key.Key_Return)
    form = the(AgreementDialog)
    assert form.files is not None
    assert form.files.button is not None
    assert form.files.button.text() == "Files (1)"
    (tmp_path / "补充协议.jpg").write_bytes(photo())
    drop(form.editors["note"].viewport(), [tmp_path / "补充协议.jpg"])  # type: ignore[attr-defined]  # a block of text
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    with workplace.journal.read() as connection:
        (paper,) = agreements_of(connection, ids["gm"])
    assert names(workplace, "agreement", paper.id) == ["合同.pdf", "补充协议.jpg"]


def test_the_paperclip_of_a_row_adds_by_key_and_by_click(
    page: SuppliersPage, workplace: Workplace, ids: dict[str, int], qtbot: QtBot, tmp_path: Path
) -> None:
    page.handlers()["supplier_paper"]()
    the(AgreementDialog).finish()
    clip = row_of(page.detail.papers, "NNN").findChildren(FilesClip)[0]
    assert (clip.text(), clip.accessibleName()) == ("", "NNN agreement: add files")
    assert clip.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(clip, Qt.Key.Key_Space)
    files = the(FilesDialog)
    copy(tmp_path / "IMG.jpg")
    qtbot.keyClick(files.files, Qt.Key.Key_V, CTRL)
    files.close()
    clip = row_of(page.detail.papers, "NNN").findChildren(FilesClip)[0]
    assert clip.text() == "1"
    qtbot.mouseClick(clip, Qt.MouseButton.LeftButton)
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, FieldsDialog) and w.isVisible()]
    files = the(FilesDialog)
    files.files.view.setCurrentIndex(files.files.model.index(0))
    files.files.open_current()
    viewer = the(Viewer)
    assert viewer.owner.text() == "Belongs to: NNN agreement · Yiwu Guangming Hardware"
    assert not viewer.owner.isEnabled(), "its files are open already"
    viewer.close()
    files.close()


def test_the_viewer_leads_from_a_found_scan_to_its_supplier(
    page: SuppliersPage, workplace: Workplace, ids: dict[str, int], qtbot: QtBot, tmp_path: Path
) -> None:
    add_by_form(page, tmp_path)
    with workplace.journal.read() as connection:
        (paper,) = agreements_of(connection, ids["gm"])
        (file,) = files_of(connection, "agreement", paper.id)
    asked: list[tuple[str, int]] = []
    workplace.record_asked_for.connect(lambda kind, record: asked.append((kind, record)))
    open_attachment(workplace, page, file.id)
    viewer = the(Viewer)
    assert viewer.owner.isEnabled()
    assert viewer.owner.geometry().right() > viewer.width() * 9 // 10, (
        "at the end, with and without a caption"
    )
    qtbot.keyClick(viewer.owner, Qt.Key.Key_Space)
    assert asked == [("supplier", ids["gm"])]
    assert not viewer.isVisible()


def test_removing_a_paper_takes_its_scans_to_the_trash(
    page: SuppliersPage, workplace: Workplace, ids: dict[str, int], qtbot: QtBot, tmp_path: Path
) -> None:
    add_by_form(page, tmp_path)
    with workplace.journal.read() as connection:
        (paper,) = agreements_of(connection, ids["gm"])
    qtbot.keyClick(row_of(page.detail.papers, "NNN"), Qt.Key.Key_Return)
    qtbot.keyClick(the(AgreementDialog).removal, Qt.Key.Key_Space)
    assert names(workplace, "agreement", paper.id) == names(workplace, "supplier", ids["gm"]) == []
    workplace.undo()
    assert names(workplace, "agreement", paper.id) == ["合同.pdf"]


def test_the_viewer_names_a_touch_without_leading_to_a_page_that_is_not_there(
    page: SuppliersPage, workplace: Workplace, ids: dict[str, int]
) -> None:
    prepared = prepare(workplace.journal.files, "a.jpg", photo(), UTC)
    with workplace.journal.change("Log") as session:
        touch = log_touch(session, TouchDraft(NOW, suppliers=(ids["gm"],), summary="Scratches on the rim"))
        session.flush()
        keep(session, prepared, ("touch", touch))
    with workplace.journal.read() as connection:
        (file,) = files_of(connection, "touch", touch)
    open_attachment(workplace, page, file.id)
    viewer = the(Viewer)
    assert viewer.owner.text() == "Belongs to: Scratches on the rim"
    assert not viewer.owner.isEnabled()
