"""A signed NNN comes back by mail: its scan goes on the paper, is found by a word of it, and leads to the supplier."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import texts
from desktop.journal.journal import ChangeSession
from desktop.people.suppliers import add_supplier
from desktop.trade.papers import add_agreement
from tests.desktop.attachments.samples import pdf
from tests.journeys.windows import come_back, window_in
from tests.ui.attachments.test_paper_forms import copy, row_of, the
from tests.ui.hands import type_hanzi
from ui.attachments.files_dialog import FilesClip, FilesDialog
from ui.attachments.viewer import Viewer
from ui.dialogs.agreement import AgreementDialog
from ui.dialogs.palette import Palette
from ui.hits.rows import Heading
from ui.pages.suppliers import SuppliersPage
from ui.suppliers.detail import PAPERS
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def fill(session: ChangeSession) -> None:
    add_supplier(session, {"name_zh": "义乌光明五金厂", "name_en": "Yiwu Guangming"})
    hengda = add_supplier(session, {"name_zh": "宁波恒达塑料有限公司", "name_en": "Ningbo Hengda"})
    session.flush()
    add_agreement(session, hengda, {"kind": "nnn"})


@pytest.fixture(params=["en", "zh_CN"])
def window(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Window]:
    """The window over two suppliers, in both languages."""
    with window_in(qtbot, qapp, tmp_path, request.param, fill) as window:
        yield window


def page_of(window: Window) -> SuppliersPage:
    assert window.desk is not None
    page = window.desk.page
    assert isinstance(page, SuppliersPage)
    return page


def open_hengda(window: Window, qtbot: QtBot) -> SuppliersPage:
    assert window.workplace is not None
    with window.workplace.journal.read() as connection:
        hengda = connection.exec_driver_sql(
            "SELECT id FROM supplier WHERE name_en = 'Ningbo Hengda'"
        ).scalar()
    window.workplace.show_record("supplier", int(hengda or 0))
    page = page_of(window)
    page.detail.tabs.setCurrentIndex(PAPERS)
    return page


def find(window: Window, qtbot: QtBot, words: str) -> tuple[str, str]:
    """Look for words by Ctrl+K, open the first hit by Return, and give its title and note."""
    assert window.desk is not None
    qtbot.keyClick(window.desk, Qt.Key.Key_K, CTRL)
    palette = window.findChild(Palette)
    assert palette is not None
    qtbot.waitUntil(palette.line.hasFocus)
    type_hanzi(palette.line, words)
    hit = next(row for row in palette.found.hits.rows if not isinstance(row, Heading))
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    return hit.title.text, hit.note.text


def test_a_scan_is_put_on_its_paper_found_and_leads_to_the_supplier(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    chinese = texts.language() == "zh_CN"
    page = open_hengda(window, qtbot)
    qtbot.mouseClick(row_of(page.detail.papers, "NNN").findChildren(FilesClip)[0], Qt.MouseButton.LeftButton)
    files = the(FilesDialog)
    copy(tmp_path / "签字页.jpg")
    qtbot.keyClick(files.files, Qt.Key.Key_V, CTRL)
    files.close()
    come_back(qtbot, window)
    assert row_of(page.detail.papers, "NNN").findChildren(FilesClip)[0].text() == "1"
    qtbot.keyClick(row_of(page.detail.papers, "NNN"), Qt.Key.Key_Return)
    form = the(AgreementDialog)
    copy(tmp_path / "全文.pdf", pdf("Liquidated damages 500,000 RMB"))
    qtbot.keyClick(form.editors["signer"], Qt.Key.Key_V, CTRL)
    qtbot.keyClick(form.save, Qt.Key.Key_Space)
    come_back(qtbot, window)

    title, note = find(window, qtbot, "liquidated")
    assert title == "全文.pdf"
    assert note.startswith("NNN 协议 · 宁波恒达" if chinese else "NNN agreement · Ningbo Hengda · Liquidated")
    viewer = the(Viewer)
    qtbot.keyClick(viewer.owner, Qt.Key.Key_Space)
    assert not viewer.isVisible()
    shown = page_of(window).card
    assert shown is not None
    assert shown.name_en == "Ningbo Hengda"
    come_back(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert row_of(page.detail.papers, "NNN").findChildren(FilesClip)[0].text() == ""
