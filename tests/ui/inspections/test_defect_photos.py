"""Photos of a defect: added in their dialog, counted on the row, shown in the report beside their defect."""

from __future__ import annotations

import io
from datetime import UTC

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from desktop.attachments.attaching import keep_all
from desktop.attachments.preparing import prepare
from desktop.quality.photos import photos_of
from desktop.quality.recording import DefectDraft, record_piece
from desktop.quality.report import report
from ui.dialogs.inspection_report import ReportDialog
from ui.fields_dialog import FieldsDialog
from ui.inspections.defect_photos import DefectPhotos
from ui.inspections.paper import page
from ui.pages.inspections import InspectionsPage
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace


@pytest.fixture
def defect(workplace: Workplace, factory: dict[str, int]) -> int:
    with workplace.journal.change("Find") as session:
        record_piece(session, factory["inspection"], [DefectDraft("major", "Leaks", "渗漏", "lid")])
    with workplace.journal.read() as connection:
        found = report(connection, factory["inspection"])
    assert found is not None
    return found.defects[0].id


def test_a_defect_noted_wrongly_is_mended_on_all_its_pieces_by_keys(
    workplace: Workplace, factory: dict[str, int], defect: int, qtbot: QtBot
) -> None:
    with workplace.journal.change("Find another") as session:
        record_piece(session, factory["inspection"], [DefectDraft("major", "Leaks", "渗漏", "base")])
    shown = InspectionsPage(workplace)
    qtbot.addWidget(shown)
    shown.resize(1300, 900)
    shown.show()
    shown.show_record("inspection", factory["inspection"])

    def found() -> list[tuple[str, str, str, int | None]]:
        with workplace.journal.read() as connection:
            rows = report(connection, factory["inspection"])
        assert rows is not None
        return [(one.defect_class, one.name_en, one.place, one.unit) for one in rows.defects]

    row = next(one for one in shown.findChildren(ItemRow) if "Leaks" in one.accessibleName())
    QTest.keyClick(row, Qt.Key.Key_Return)
    (photos,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, DefectPhotos)]
    QTest.keyClick(photos.edit, Qt.Key.Key_Space)
    (form,) = photos.findChildren(FieldsDialog)
    assert "place" not in form.editors, "each piece has its own"
    form.editors["name_en"].setText("Lid leaks")  # type: ignore[attr-defined]  # a line
    kind = form.editors["defect_class"]
    assert isinstance(kind, QComboBox)
    kind.setCurrentIndex(kind.findData("minor"))
    QTest.keyClick(form.save, Qt.Key.Key_Space)
    assert found() == [("minor", "Lid leaks", "lid", 1), ("minor", "Lid leaks", "base", 2)]
    assert not photos.isVisible()
    workplace.undo()
    assert found() == [("major", "Leaks", "lid", 1), ("major", "Leaks", "base", 2)]


def add_photo(workplace: Workplace, kind: str, record_id: int, color: str, caption: str) -> None:
    data = io.BytesIO()
    Image.new("RGB", (640, 480), color).save(data, "JPEG")
    prepared = prepare(workplace.journal.files, "photo.jpg", data.getvalue(), UTC)
    with workplace.journal.change("Add photo") as session:
        keep_all(session, [prepared], (kind, record_id), caption=caption)


def test_a_defect_s_photos_are_opened_counted_and_printed(
    workplace: Workplace, factory: dict[str, int], defect: int, qtbot: QtBot
) -> None:
    shown = InspectionsPage(workplace)
    qtbot.addWidget(shown)
    shown.resize(1300, 900)
    shown.show()
    shown.show_record("inspection", factory["inspection"])

    def row() -> ItemRow:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        rows = shown.findChildren(ItemRow)
        return next(one for one in rows if "Leaks" in one.accessibleName() and "lid" in one.accessibleName())

    QTest.keyClick(row(), Qt.Key.Key_Return)
    opened = [one for one in QApplication.topLevelWidgets() if isinstance(one, DefectPhotos)]
    assert [(one.files.kind, one.files.record_id) for one in opened] == [("defect", defect)]
    opened[0].close()
    add_photo(workplace, "defect", defect, "red", "Drop at the lid")
    add_photo(workplace, "inspection", factory["inspection"], "blue", "Cartons")
    assert "1 photo" in row().accessibleName()
    with workplace.journal.read() as connection:
        photos = photos_of(connection, factory["inspection"])
        found = report(connection, factory["inspection"])
    assert found is not None
    assert [(one.defect_id, one.caption) for one in photos] == [
        (defect, "Drop at the lid"),
        (None, "Cartons"),
    ]
    html = page(found, photos)
    assert html.count("data:image/jpeg;base64,") == 2
    assert "Leaks 渗漏 · Drop at the lid" in html
    assert "Photos" not in page(found)
    dialog = ReportDialog(workplace, shown, found)
    assert dialog.html == html
    dialog.show()
    colors = _colors(dialog)
    assert {"red", "blue"} <= colors


def _colors(dialog: ReportDialog) -> set[str]:
    """Return which of the two photos are painted somewhere on the paper."""
    document = dialog.paper.document()
    image = dialog.paper.grab().toImage()
    for _step in range(20):
        if dialog.paper.verticalScrollBar().value() >= dialog.paper.verticalScrollBar().maximum():
            break
        dialog.paper.verticalScrollBar().setValue(dialog.paper.verticalScrollBar().maximum())
    assert document.pageCount() >= 1
    found = set()
    for picture in (image, dialog.paper.grab().toImage()):
        for x in range(0, picture.width(), 12):
            for y in range(0, picture.height(), 12):
                color = picture.pixelColor(x, y)
                if color.red() > 220 and color.green() < 30 and color.blue() < 40:
                    found.add("red")
                if color.blue() > 220 and color.red() < 30 and color.green() < 40:
                    found.add("blue")
    return found
