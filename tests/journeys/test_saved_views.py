"""A field of one's own, a view that asks for it, its count in the sidebar: by keys in the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.fields.reads import contents_of, custom_fields
from tests.journeys.test_suppliers import CTRL, add, suppliers_page, window
from tests.journeys.windows import press
from tests.ui.hands import compose
from ui.dialogs.custom_fields import CustomFieldsDialog
from ui.pages.suppliers import SuppliersPage
from ui.pages.views import ViewsPage
from ui.suppliers.detail import ABOUT
from ui.views.form import ViewDialog
from ui.window import Window

__all__ = ["window"]


def opened(qtbot: QtBot, window: Window, kind: type[QDialog]) -> QDialog:
    """Return the dialog that a command opened, in front."""
    found = [each for each in window.findChildren(kind) if each.isVisible()]
    assert len(found) == 1
    found[0].activateWindow()
    qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


def define_and_fill_in(window: Window, qtbot: QtBot) -> SuppliersPage:
    """Define a field of words and fill it in on the supplier that is shown."""
    assert window.workplace is not None
    window.perform("custom_fields")
    fields = opened(qtbot, window, CustomFieldsDialog)
    assert isinstance(fields, CustomFieldsDialog)
    fields.form.name.setFocus()
    compose("验厂")
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    fields.close()
    with window.workplace.journal.read() as connection:
        assert [row.name for row in custom_fields(connection, "supplier")] == ["验厂"]

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = suppliers_page(window)
    page.detail.tabs.setCurrentIndex(ABOUT)
    assert page.detail.own.sheet is not None
    line = next(iter(page.detail.own.sheet.fields.values()))
    line.setFocus()
    press(qtbot, window, Qt.Key.Key_F2)
    compose("BSCI")
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    assert line.accessibleName() == "验厂: BSCI"
    return page


def save_view(window: Window, qtbot: QtBot) -> None:
    """Save the filter of the list as a view of those without the field."""
    window.perform("save_view")
    form = opened(qtbot, window, ViewDialog)
    assert isinstance(form, ViewDialog)
    form.name.setFocus()
    compose("还没验厂")
    form.criteria.add()
    condition = form.criteria.lines[0]
    condition.attribute.setCurrentIndex(condition.attribute.findText("验厂"))
    condition.how.setCurrentIndex(condition.how.findText("is empty"))
    form.name.setFocus()
    press(qtbot, window, Qt.Key.Key_Return, CTRL)


def test_a_field_is_defined_filled_in_and_asked_for_by_a_view(window: Window, qtbot: QtBot) -> None:
    for name in ("义乌市光明五金有限公司", "宁波海润包装有限公司"):
        add(qtbot, window, name)
    assert window.workplace is not None
    page = define_and_fill_in(window, qtbot)
    save_view(window, qtbot)
    assert window.desk is not None
    desk = window.desk
    assert isinstance(desk.page, ViewsPage)
    model = desk.page.sheet.table.view_model
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Yìwū Guāngmíng Wǔjīn"]

    def counted() -> list[tuple[str, str]]:
        return [(row.title, row.count) for row in desk.sidebar.views.places.rows]

    qtbot.waitUntil(lambda: counted() == [("还没验厂", "1")])
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: counted() == [])
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    with window.workplace.journal.read() as connection:
        assert contents_of(connection, "supplier", page.pane.model.ids) == {}
