from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from ui.theme.theme import Theme
from ui.widgets.list_delegate import ROW_HEIGHT, ListDelegate
from ui.widgets.row_view import RowView
from ui.widgets.rows import Flag, ListRow, TimelineRow
from ui.widgets.timeline_view import TimelineView

MANY = 100_000
LONG = "Last pickup before the holiday confirmed. Line stops Jan 31 and reopens Feb 21 (正月十六). "
NOWHERE = QModelIndex()


class MadeRows(QAbstractTableModel):
    def __init__(self, make: Callable[[int], object], count: int) -> None:
        super().__init__()
        self.make, self.count, self.asked = make, count, set[int]()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else self.count

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        if role != Qt.ItemDataRole.UserRole:
            return None
        self.asked.add(index.row())
        return self.make(index.row())


def supplier(number: int) -> ListRow:
    flag = Flag("Going cold", "seal") if number % 2 else None
    return ListRow(f"Supplier {number}", "光明五金", "Yiwu", "3 d", flag, "seal", "光")


def happening(number: int) -> TimelineRow:
    chips = (Flag(f"PO-{number}"),) if number % 3 else ()
    heading = "Winter" if number % 40 == 0 else ""
    return TimelineRow("phone", "ok", f"Call {number}", "Jan 30", LONG * (number % 5), chips, heading)


def shown(view: QTableView, model: object, width: int = 316, height: int = 700) -> None:
    view.setModel(model)  # type: ignore[arg-type]
    view.resize(width, height)
    view.show()
    QTest.qWaitForWindowExposed(view)


@pytest.fixture
def suppliers(theme: Theme, qtbot) -> RowView:
    view = RowView(theme, "Suppliers", ListDelegate(theme), ROW_HEIGHT)
    view.rows = MadeRows(supplier, MANY)
    qtbot.addWidget(view)
    shown(view, view.rows)
    return view


@pytest.fixture
def timeline(theme: Theme, qtbot) -> TimelineView:
    view = TimelineView(theme, "Timeline")
    view.rows = MadeRows(happening, MANY)
    qtbot.addWidget(view)
    shown(view, view.rows, 700)
    return view


def rows_in_view(view: QTableView) -> range:
    first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
    return range(first, last + 1)


def test_a_long_list_asks_only_for_what_it_shows(suppliers: RowView) -> None:
    suppliers.grab()
    assert suppliers.rows.asked == set(rows_in_view(suppliers))
    assert len(suppliers.rows.asked) < 12


def test_keys_walk_and_open(suppliers: RowView, qtbot) -> None:
    walked, opened = [], []
    suppliers.walked.connect(walked.append)
    suppliers.opened.connect(opened.append)
    suppliers.go_to(3)
    QTest.keyClick(suppliers, Qt.Key.Key_Down)
    QTest.keyClick(suppliers, Qt.Key.Key_Return)
    QTest.keyClick(suppliers, Qt.Key.Key_End)
    QTest.keyClick(suppliers, Qt.Key.Key_Home)
    assert walked == [3, 4, MANY - 1, 0]
    assert opened == [4]


def test_tab_leaves_the_list(suppliers: RowView, qtbot) -> None:
    assert not suppliers.tabKeyNavigation()
    assert suppliers.accessibleName() == "Suppliers"


def test_typing_letters_does_not_read_the_whole_list(suppliers: RowView) -> None:
    suppliers.grab()
    before = len(suppliers.rows.asked)
    QTest.keyClicks(suppliers, "zz")
    assert len(suppliers.rows.asked) == before


def test_painted_rows_mirror(theme: Theme, suppliers: RowView) -> None:
    def avatar_on_the_left() -> bool:
        image = suppliers.viewport().grab().toImage()
        left = image.pixelColor(8 + 10 + 20, 1 + 14)
        right = image.pixelColor(image.width() - (8 + 10 + 20), 1 + 14)
        assert (left == theme.soft("seal")) != (right == theme.soft("seal"))
        return left == theme.soft("seal")

    assert avatar_on_the_left()
    suppliers.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert not avatar_on_the_left()


def test_rows_not_there_yet_stay_empty(theme: Theme, qtbot) -> None:
    view = TimelineView(theme, "Timeline")
    qtbot.addWidget(view)
    model = MadeRows(lambda number: None, 50)
    shown(view, model)
    assert view.rowHeight(0) == view.rowHeight(10) > 0
    model.make = happening
    model.dataChanged.emit(model.index(0, 0), model.index(49, 0))
    qtbot.waitUntil(lambda: view.rowHeight(1) != view.rowHeight(4))


class TestTimeline:
    def test_only_rows_in_view_are_measured(self, timeline: TimelineView) -> None:
        timeline.grab()
        assert len(timeline.rows.asked) < 40

    def test_every_row_in_view_has_its_own_height(self, timeline: TimelineView) -> None:
        bar = timeline.verticalScrollBar()
        for place in (0, 400, bar.maximum() // 2, bar.maximum()):
            bar.setValue(place)
            heights = {
                row: timeline.itemDelegate().height(happening(row), timeline.columnWidth(0))
                for row in rows_in_view(timeline)
            }
            assert heights == {row: timeline.rowHeight(row) for row in rows_in_view(timeline)}

    def test_the_last_row_can_be_seen_whole(self, timeline: TimelineView) -> None:
        timeline.setFocus()
        timeline.go_to(0)
        QTest.keyClick(timeline, Qt.Key.Key_End)
        bar = timeline.verticalScrollBar()
        bar.setValue(bar.maximum())
        bottom = timeline.rowViewportPosition(MANY - 1) + timeline.rowHeight(MANY - 1)
        assert bottom == timeline.viewport().height()

    def test_scrolling_up_does_not_make_the_text_jump(self, timeline: TimelineView) -> None:
        bar = timeline.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        for _step in range(40):
            row = timeline.rowAt(timeline.viewport().height() // 2)
            before = timeline.rowViewportPosition(row)
            bar.setValue(bar.value() - 30)
            assert timeline.rowViewportPosition(row) - before == 30

    def test_a_narrow_window_makes_rows_higher(self, timeline: TimelineView) -> None:
        before = timeline.rowHeight(4)
        timeline.resize(380, 700)
        assert timeline.rowHeight(4) > before

    def test_a_pasted_chat_shows_its_head_only(self, theme: Theme, timeline: TimelineView) -> None:
        chat = TimelineRow("phone", "ok", "Chat", "Jan 30", "\n".join(f"line {n}" for n in range(5_000)))
        assert timeline.itemDelegate().height(chat, 600) < 300

    def test_size_grows_with_the_setting(self, theme: Theme, qapp, timeline: TimelineView) -> None:
        before = timeline.rowHeight(0)
        theme.change(qapp, appearance="light", scale=150)
        assert timeline.rowHeight(0) > before * 1.3


def test_a_row_copied_from_its_picture_looks_as_when_it_was_painted(theme: Theme, qapp, timeline) -> None:
    first = timeline.viewport().grab().toImage()
    assert timeline.viewport().grab().toImage() == first
    timeline.go_to(1)
    selected = timeline.viewport().grab().toImage()
    assert selected != first
    theme.change(qapp, appearance="dark", scale=100)
    dark = timeline.viewport().grab().toImage()
    theme.change(qapp, appearance="light", scale=100)
    assert dark != selected
    assert timeline.viewport().grab().toImage() == selected
