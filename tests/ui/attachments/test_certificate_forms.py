"""The scan of a certificate is added in its form and from its row; one undo takes both away."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.people.suppliers import add_supplier
from desktop.years.keeping import add_certificate, certificates_of
from tests.desktop.attachments.samples import pdf
from tests.ui.attachments.test_paper_forms import copy, names, row_of, the
from tests.ui.touches.test_touch_form import drop
from ui.attachments.files_dialog import FilesClip, FilesDialog
from ui.dialogs.long_view import CertificateDialog
from ui.long_view.tab import LongViewTab
from ui.workplace import Workplace

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def supplier(workplace: Workplace) -> int:
    with workplace.journal.change("supplier") as session:
        return add_supplier(session, {"name_zh": "光明五金厂"})


@pytest.fixture
def tab(workplace: Workplace, supplier: int, qtbot: QtBot) -> LongViewTab:
    tab = LongViewTab(workplace)
    qtbot.addWidget(tab)
    tab.show()
    tab.show_supplier(supplier)
    workplace.open_journal.changed.connect(lambda _change: tab.show_supplier(supplier))
    return tab


def clip_of(tab: QWidget) -> FilesClip:
    return row_of(tab, "ISO 9001").findChildren(FilesClip)[0]


def test_a_new_certificate_takes_its_scan_along_in_one_step(
    tab: LongViewTab, workplace: Workplace, supplier: int, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "证书.pdf").write_bytes(pdf("ISO"))
    form = CertificateDialog(workplace, tab, supplier, None)
    form.open()
    assert not form.typed()
    drop(form.name, [tmp_path / "证书.pdf"])
    copy(tmp_path / "page 2.jpg")
    qtbot.keyClick(form.note, Qt.Key.Key_V, CTRL)
    assert form.typed()
    form.name.setText("ISO 9001")
    form._line("valid_until").setText("2027-01-31")
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    with workplace.journal.read() as connection:
        (made,) = certificates_of(connection, supplier)
    assert names(workplace, "certificate", made.id) == ["证书.pdf", "page 2.jpg"]
    assert clip_of(tab).accessibleName() == "ISO 9001: 2 files"
    workplace.undo()
    assert names(workplace, "certificate", made.id) == []
    with workplace.journal.read() as connection:
        assert certificates_of(connection, supplier) == []


def test_the_paperclip_of_a_certificate_adds_and_its_form_says_how_many(
    tab: LongViewTab, workplace: Workplace, supplier: int, qtbot: QtBot, tmp_path: Path
) -> None:
    day = workplace.today + timedelta(days=90)
    with workplace.journal.change("Certificate") as session:
        made = add_certificate(session, supplier, {"name": "ISO 9001", "valid_until": day})
    qtbot.keyClick(clip_of(tab), Qt.Key.Key_Space)
    files = the(FilesDialog)
    copy(tmp_path / "IMG.jpg")
    qtbot.keyClick(files.files, Qt.Key.Key_V, CTRL)
    files.close()
    assert clip_of(tab).text() == "1"
    with workplace.journal.read() as connection:
        (held,) = certificates_of(connection, supplier)
    form = CertificateDialog(workplace, tab, supplier, held)
    form.open()
    assert form.files.button is not None
    assert form.files.button.text() == "Files (1)"
    copy(tmp_path / "page 2.jpg")
    qtbot.keyClick(form.number, Qt.Key.Key_V, CTRL)
    form.reject()
    assert form.isVisible(), "asks once"
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    assert names(workplace, "certificate", made) == ["IMG.jpg", "page 2.jpg"]
