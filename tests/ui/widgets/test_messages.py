from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.busy_bar import BusyBar
from ui.widgets.button import Button, IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.form import Form
from ui.widgets.item_row import ItemRow, TaskRow
from ui.widgets.popover import Popover
from ui.widgets.rows import Flag
from ui.widgets.section import Group
from ui.widgets.text import ElidedLabel
from ui.widgets.toast import Toast


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    made.resize(800, 600)
    qtbot.addWidget(made)
    made.show()
    QTest.qWaitForWindowExposed(made)
    return made


class TestToast:
    def test_undo_acts_once_and_the_toast_goes(self, theme: Theme, window: QWidget) -> None:
        done: list[str] = []
        toast = Toast(theme, window)
        toast.tell("Call with 李伟 logged.", "Undo", lambda: done.append("undone"))
        button = toast.findChild(QPushButton)
        assert toast.isVisible()
        QTest.keyClick(button, Qt.Key.Key_Space)
        assert (done, toast.isVisible(), toast.text()) == (["undone"], False, "")

    def test_it_stays_inside_the_window(self, theme: Theme, window: QWidget) -> None:
        toast = Toast(theme, window)
        toast.tell("A very long sentence about what was done just now. " * 6, "Undo", lambda: None)
        assert window.rect().contains(toast.geometry())
        window.resize(500, 400)
        assert window.rect().contains(toast.geometry())

    def test_a_newer_message_takes_the_place(self, theme: Theme, window: QWidget) -> None:
        toast = Toast(theme, window)
        toast.tell("First.", "Undo", lambda: None)
        toast.tell("Second.")
        assert toast.text() == "Second."
        assert not toast.findChild(QPushButton).isVisible()


class TestPopover:
    @pytest.fixture
    def popover(self, theme: Theme, window: QWidget) -> Popover:
        below = QLineEdit(window)
        below.setObjectName("below")
        below.show()
        window.activateWindow()
        below.setFocus()
        made = Popover(theme, window, "Search everything")
        lines = QVBoxLayout(made.body)
        made.fields = [QLineEdit(), QLineEdit()]
        for field in made.fields:
            lines.addWidget(field)
        made.open_at_top(400)
        made.fields[0].setFocus()
        return made

    def test_escape_closes_and_gives_the_focus_back(self, popover: Popover, window: QWidget, qtbot) -> None:
        with qtbot.waitSignal(popover.closed):
            QTest.keyClick(popover.fields[0], Qt.Key.Key_Escape)
        assert not popover.isVisible()
        assert window.findChild(QLineEdit, "below").hasFocus()

    def test_a_click_beside_closes_and_a_click_inside_does_not(self, popover: Popover, qtbot) -> None:
        QTest.mouseClick(
            popover, Qt.MouseButton.LeftButton, pos=popover.body.geometry().topLeft() + QPoint(4, 4)
        )
        assert popover.isVisible()
        QTest.mouseClick(popover, Qt.MouseButton.LeftButton, pos=QPoint(5, 590))
        assert not popover.isVisible()

    def test_tab_stays_inside(self, popover: Popover) -> None:
        for expected in (1, 0, 1):
            QTest.keyClick(popover.focusWidget(), Qt.Key.Key_Tab)
            assert popover.fields[expected].hasFocus()

    def test_it_can_be_seen_whole_beside_an_edge(self, popover: Popover, window: QWidget) -> None:
        popover.dismiss()
        popover.open_beside(QPoint(790, 595), 300)
        assert window.rect().contains(popover.body.geometry())
        assert popover.body.width() == 300


class TestForm:
    def test_an_error_is_seen_heard_and_taken_back(self, theme: Theme, window: QWidget) -> None:
        form = Form(theme, window)
        row = form.add("Credit code", QLineEdit(), "18 characters")
        form.show()
        row.set_error("The last character should be K.")
        assert row._error.isVisible()
        assert not row._hint.isVisible()
        assert row.field.accessibleDescription() == "The last character should be K."
        assert form.focus_first_error()
        form.clear_errors()
        assert not row._error.isVisible()
        assert row._hint.isVisible()
        assert not form.focus_first_error()

    def test_every_field_has_a_name(self, theme: Theme, qtbot) -> None:
        form = Form(theme)
        qtbot.addWidget(form)
        form.add("&Name", QLineEdit())
        form.add_beside(("City", QLineEdit()), ("Country", QLineEdit()))
        assert [row.field.accessibleName() for row in form.rows] == ["Name", "City", "Country"]


class TestItems:
    def test_space_ticks_and_return_opens(self, theme: Theme, window: QWidget) -> None:
        ticked, opened = [], []
        row = TaskRow(theme, "Pay the deposit", "Hengda", tick_name="Mark as done", flag=Flag("Due", "amber"))
        row.setParent(window)
        row.show()
        row.ticked.connect(ticked.append)
        row.opened.connect(lambda: opened.append("row"))
        QTest.keyClick(row.check, Qt.Key.Key_Space)
        QTest.keyClick(row, Qt.Key.Key_Return)
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
        assert (ticked, opened) == ([True], ["row", "row"])
        assert row.accessibleName() == "Pay the deposit, Hengda, Due"
        assert row.check.accessibleName() == "Mark as done"

    def test_a_button_in_a_row_does_not_open_the_row(self, theme: Theme, window: QWidget) -> None:
        told: list[str] = []
        button = Button(theme, "Greet", icon="message-circle", on_click=lambda: told.append("greet"))
        row = ItemRow(theme, "Foshan Nanhua", trailing=button)
        row.setParent(window)
        row.opened.connect(lambda: told.append("row"))
        row.show()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert told == ["greet"]

    def test_a_group_can_be_filled_again(self, theme: Theme, qtbot) -> None:
        group = Group("Needs you today")
        qtbot.addWidget(group)
        for _time in range(2):
            group.clear()
            for name in ("One", "Two"):
                group.add(ItemRow(theme, name))
        group.show()
        qtbot.waitUntil(lambda: len(group.findChildren(ItemRow)) == 2)


def test_a_banner_says_what_can_be_done(theme: Theme, window: QWidget) -> None:
    done: list[str] = []
    banner = Banner(theme, window)
    assert not banner.isVisible()
    banner.tell("The last backup is 9 days old.", "amber", "Choose folder", lambda: done.append("chosen"))
    QTest.mouseClick(banner.findChild(Button), Qt.MouseButton.LeftButton)
    assert (done, banner.isVisible()) == (["chosen"], True)
    QTest.mouseClick(banner.findChild(IconButton), Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_an_empty_place_offers_one_action(theme: Theme, qtbot) -> None:
    done: list[str] = []
    place = EmptyState(theme, "No gifts yet", action_text="Log gift", on_click=lambda: done.append("gift"))
    qtbot.addWidget(place)
    place.show()
    QTest.keyClick(place.button, Qt.Key.Key_Space)
    assert done == ["gift"]
    assert len(place.findChildren(QPushButton)) == 1


def test_words_that_come_later_stand_apart_from_their_icon(theme: Theme, qtbot) -> None:
    said, later = Button(theme, "Add", icon="plus"), Button(theme, "", icon="plus")
    for button in (said, later):
        qtbot.addWidget(button)
    assert later.iconSize() != said.iconSize()
    later.setText("Add")
    assert later.iconSize() == said.iconSize()
    assert later.sizeHint() == said.sizeHint()


def test_an_icon_button_without_a_name_is_refused(theme: Theme, qtbot) -> None:
    with pytest.raises(ValueError, match="needs a name"):
        IconButton(theme, "x", "")
    button = IconButton(theme, "x", "Close")
    qtbot.addWidget(button)
    assert (button.toolTip(), button.accessibleName()) == ("Close", "Close")


def test_quick_work_shows_no_bar_and_long_work_does(theme: Theme, qtbot) -> None:
    bar = BusyBar(theme, "Importing")
    qtbot.addWidget(bar)
    bar.show()
    bar.start()
    bar.stop()
    assert not bar.shown
    bar.start()
    qtbot.waitUntil(lambda: bar.shown)
    bar.stop()
    assert not bar.shown


def test_a_shortened_line_tells_the_whole_text(theme: Theme, qtbot) -> None:
    line = ElidedLabel(theme, "义乌市光明五金有限公司 Yiwu Guangming Hardware Company Limited")
    qtbot.addWidget(line)
    line.resize(120, 20)
    line.show()
    line.grab()
    assert line.toolTip() == line.text() == line.accessibleName()
    line.resize(600, 20)
    line.grab()
    assert line.toolTip() == ""


def test_hanzi_before_latin_letters_cost_no_descender(qtbot, theme: Theme) -> None:
    made = ElidedLabel(theme, "浙江 Zhejiang", "title")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    fitting = inked(made)
    made.resize(made.width(), made.height() + 40)
    assert fitting == inked(made)


def inked(widget: QWidget) -> int:
    """Return how many rows of a widget hold something painted."""
    image = widget.grab().toImage()
    ground = image.pixel(0, 0)
    return sum(any(image.pixel(x, y) != ground for x in range(image.width())) for y in range(image.height()))
