"""Every page and dialog, as a screen reader finds it: each part has a name and a place, and Escape leads out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop import paths, texts
from desktop.people.suppliers import add_supplier
from ui.desk import Desk
from ui.dialog_table import DIALOGS
from ui.places import PLACES
from ui.workplace import Workplace

ROLES = QAccessible.Role
NAMED = {
    ROLES.Button, ROLES.ButtonMenu, ROLES.ButtonDropDown, ROLES.CheckBox, ROLES.RadioButton, ROLES.EditableText,
    ROLES.ComboBox, ROLES.SpinBox, ROLES.List, ROLES.Table, ROLES.Tree, ROLES.PageTab, ROLES.PageTabList,
    ROLES.ProgressBar, ROLES.Graphic, ROLES.Chart,
}  # fmt: skip
_ROWS = 6
"""So many rows of a list are looked at: they all come from one model."""


def nameless(part: QAccessibleInterface) -> Iterator[str]:
    """Give the kinds of what is shown, can be used or tells something, and says no name."""
    of = part.object()
    if part.state().invisible or (isinstance(of, QWidget) and not of.isVisible()):
        return
    used = isinstance(of, QWidget) and of.focusPolicy() != Qt.FocusPolicy.NoFocus
    plain = type(of) is QAbstractScrollArea or type(of).__name__ == "QScrollArea"
    if not part.text(QAccessible.Text.Name).strip() and (part.role() in NAMED or used) and not plain:
        yield f"{type(of).__name__} in {type(of.parent()).__name__ if of else ''}"
    rows = part.role() in {ROLES.List, ROLES.Table, ROLES.Tree}
    for place in range(min(part.childCount(), _ROWS) if rows else part.childCount()):
        child = part.child(place)
        if child is not None and child.isValid():
            yield from nameless(child)


@pytest.fixture(params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest) -> Iterator[None]:
    before = texts.language()
    texts.use(request.param, paths.i18n())
    yield
    texts.use(before, paths.i18n())


class Strays(QObject):
    """Notes what is shown as a window of its own though it belongs into a page: it had no parent yet."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - the name is that of Qt
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            popup = watched.windowType() in {Qt.WindowType.Popup, Qt.WindowType.ToolTip}
            if not popup and not isinstance(watched, (QDialog, Desk)):
                self.found.add(type(watched).__name__)
        return False


@pytest.fixture(autouse=True)
def strays(qapp: QApplication) -> Iterator[Strays]:
    watching = Strays()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)


@pytest.fixture
def desk(workplace: Workplace, qtbot: QtBot) -> Desk:
    with workplace.journal.change("Add") as session:
        supplier = add_supplier(session, {"name_en": "Yiwu Guangming", "name_zh": "义乌市光明五金有限公司"})
    made = Desk(workplace, QMenu())
    qtbot.addWidget(made)
    made.resize(1512, 920)
    made.show()
    made.show_record("supplier", supplier)
    return made


def _read(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return list(nameless(QAccessible.queryAccessibleInterface(widget)))


@pytest.mark.usefixtures("language")
def test_all_that_can_be_used_on_a_page_has_a_name(desk: Desk, strays: Strays) -> None:
    found = {}
    for place in PLACES:
        desk.show_place(place.key)
        found[place.key] = _read(desk)
    assert {key: names for key, names in found.items() if names} == {}
    assert strays.found == set()


def test_all_that_can_be_used_in_a_dialog_has_a_name_and_escape_closes_it(desk: Desk, strays: Strays) -> None:
    found: dict[str, list[str]] = {}
    for key in DIALOGS:
        desk.handlers()[key]()
        QApplication.processEvents()
        for dialog in [one for one in desk.findChildren(QDialog) if one.isVisible()]:
            found[key] = _read(dialog)
            QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
            QApplication.processEvents()
            if shiboken6.isValid(dialog) and dialog.isVisible():
                found[key].append("Escape did not close it")
                dialog.close()
    assert len(found) > len(DIALOGS) // 2
    assert {key: names for key, names in found.items() if names} == {}
    assert strays.found == set()
