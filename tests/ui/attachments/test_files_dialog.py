"""Files of records without a page of their own: events, visits, sample rounds, inquiries; by click and by key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.attachments.reads import files_of
from desktop.people.suppliers import add_supplier
from desktop.planning.event_drafts import EventDraft
from desktop.planning.events import add_event
from desktop.trade.products import add_product, products
from desktop.trade.samples import ask_sample, samples_of
from desktop.visits.visits import add_visit
from tests.desktop.attachments.samples import photo
from ui.attachments.files_dialog import FilesButton, FilesDialog
from ui.dialogs.event import open_event
from ui.dialogs.sample import open_sample
from ui.pages.visits import VisitsPage
from ui.workplace import Workplace


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.show()
    return made


def paste_into(button: FilesButton, qtbot: QtBot, tmp_path: Path) -> None:
    """Press the button by the space bar and paste a photo into the panel that opens."""
    path = tmp_path / "IMG.jpg"
    path.write_bytes(photo())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(mime)
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert button.text() == "Files"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    dialog = next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, FilesDialog) and one.isVisible()
    )
    qtbot.keyClick(dialog.files, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog.close()
    assert button.text() == "Files (1)"


def names(workplace: Workplace, table: str, record_id: int) -> list[str]:
    with workplace.journal.read() as connection:
        return [file.name for file in files_of(connection, table, record_id)]


def test_an_event_holds_files(workplace: Workplace, parent: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    with workplace.journal.change("Add") as session:
        event = add_event(session, EventDraft("Canton Fair", first_on=workplace.today))
    open_event(workplace, parent, event)
    paste_into(parent.findChildren(FilesButton)[0], qtbot, tmp_path)
    assert names(workplace, "event", event) == ["IMG.jpg"]
    workplace.undo()
    assert names(workplace, "event", event) == []


def test_a_sample_holds_files(workplace: Workplace, parent: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    with workplace.journal.change("Add") as session:
        firm = add_supplier(session, {"name_en": "Guangming"})
        product = add_product(session, {"name_en": "Mug"})
        session.flush()
        sample = ask_sample(session, product, firm, workplace.today)
    with workplace.journal.read() as connection:
        (row,) = products(connection, [product])
        (asked,) = samples_of(connection, product_id=product)
    open_sample(workplace, parent, row, asked)
    paste_into(parent.findChildren(FilesButton)[0], qtbot, tmp_path)
    assert names(workplace, "sample_round", sample) == ["IMG.jpg"]


def test_a_visit_holds_files_and_its_button_follows_the_visit(
    workplace: Workplace, qtbot: QtBot, tmp_path: Path
) -> None:
    day = workplace.today
    with workplace.journal.change("Add") as session:
        first, second = (
            add_visit(session, {"title": title, "from_day": day, "until_day": day}) for title in ("A", "B")
        )
    page = VisitsPage(workplace)
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.show()
    page.refresh()
    page.show_record("visit", first)
    paste_into(page.detail.files, qtbot, tmp_path)
    assert names(workplace, "visit", first) == ["IMG.jpg"]
    page.show_record("visit", second)
    assert page.detail.files.text() == "Files"
