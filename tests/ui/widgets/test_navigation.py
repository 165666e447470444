from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.grouped_tabs import GroupedTabs, TabGroup
from ui.widgets.nav_list import NavList, NavModel
from ui.widgets.rows import NavRow
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented
from ui.widgets.splitter import Splitter
from ui.widgets.tabs import Tabs

PLACES = [
    NavRow("today", "Today", "sun", "5"),
    NavRow("suppliers", "Suppliers", "factory", "48"),
    NavRow("notes", "Notes", "notebook-pen"),
]


@pytest.fixture
def places(theme: Theme, qtbot) -> NavList:
    view = NavList(theme, "Places")
    qtbot.addWidget(view)
    view.show_rows(PLACES)
    view.resize(view.sizeHint())
    view.show()
    QTest.qWaitForWindowExposed(view)
    return view


def click_on(view: NavList, row: int) -> None:
    middle = view.visualRect(view.places.index(row)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_the_model_behaves(qtmodeltester, qtbot) -> None:
    model = NavModel()
    model.show_rows(PLACES)
    qtmodeltester.check(model, force_py=True)


class TestNavList:
    def test_a_click_tells_the_place_once(self, places: NavList) -> None:
        told: list[str] = []
        places.chosen.connect(told.append)
        click_on(places, 1)
        click_on(places, 1)
        click_on(places, 2)
        assert told == ["suppliers", "suppliers", "notes"]

    def test_keys_walk(self, places: NavList) -> None:
        told: list[str] = []
        places.select("today")
        places.chosen.connect(told.append)
        QTest.keyClick(places, Qt.Key.Key_Down)
        QTest.keyClick(places, Qt.Key.Key_Down)
        assert told == ["suppliers", "notes"]

    def test_marking_a_place_does_not_tell_it(self, places: NavList) -> None:
        told: list[str] = []
        places.chosen.connect(told.append)
        places.select("notes")
        assert (told, places.current_key()) == ([], "notes")
        places.select("elsewhere")
        assert places.current_key() == ""

    def test_new_counts_keep_the_place(self, places: NavList) -> None:
        places.select("suppliers")
        places.show_rows([NavRow("today", "Today", "sun", "6"), *PLACES[1:]])
        assert places.current_key() == "suppliers"
        places.show_rows(PLACES[1:])
        assert places.current_key() == "suppliers"
        assert places.sizeHint().height() == 66

    def test_a_screen_reader_hears_the_count(self, places: NavList) -> None:
        index = places.places.index(0)
        assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Today, 5"
        assert index.data() == "Today"


class TestSearchField:
    def test_it_tells_when_typing_pauses(self, theme: Theme, qtbot) -> None:
        field = SearchField(theme, "Search suppliers", "Ctrl K")
        qtbot.addWidget(field)
        with qtbot.waitSignal(field.settled) as told:
            QTest.keyClicks(field, "heng")
        assert told.args == ["heng"]
        assert field.accessibleName() == "Search suppliers"

    def test_return_does_not_wait_and_escape_empties(self, theme: Theme, qtbot) -> None:
        field = SearchField(theme, "Search suppliers")
        qtbot.addWidget(field)
        told: list[str] = []
        field.settled.connect(told.append)
        QTest.keyClicks(field, "wang")
        QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert told == ["wang", ""]
        assert field.text() == ""

    def test_down_goes_to_the_list(self, theme: Theme, qtbot) -> None:
        field = SearchField(theme, "Search suppliers")
        qtbot.addWidget(field)
        with qtbot.waitSignal(field.left_down):
            QTest.keyClick(field, Qt.Key.Key_Down)


class TestTabs:
    def test_keys_walk_and_counts_are_spoken(self, theme: Theme, qtbot) -> None:
        tabs = Tabs(theme, ["Timeline", "People"])
        qtbot.addWidget(tabs)
        tabs.set_count(1, "4")
        tabs.show()
        tabs.setFocus()
        QTest.keyClick(tabs, Qt.Key.Key_Right)
        assert tabs.currentIndex() == 1
        assert tabs.accessibleTabName(1) == "People 4"

    def test_a_count_makes_room_for_itself(self, theme: Theme, qtbot) -> None:
        tabs = Tabs(theme, ["Timeline", "People"])
        qtbot.addWidget(tabs)
        tabs.show()
        before = tabs.tabRect(1).width()
        tabs.set_count(1, "1,024")
        assert tabs.tabRect(1).width() > before + 20


class TestGroupedTabs:
    @pytest.fixture
    def tabs(self, theme: Theme, qtbot) -> GroupedTabs:
        names = ["Timeline", "Orders", "Quality", "Private"]
        groups = [TabGroup("Timeline", (0,)), TabGroup("Trade", (1, 2)), TabGroup("Notes", (3,))]
        made = GroupedTabs(theme, names, groups)
        qtbot.addWidget(made)
        made.resize(600, 90)
        made.show()
        made.setFocus()
        return made

    def test_keys_reach_every_tab(self, tabs: GroupedTabs) -> None:
        turned: list[int] = []
        tabs.currentChanged.connect(turned.append)
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Right):
            focused = tabs.window().focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)
        assert turned == [1, 2, 3]

    def test_a_group_opens_where_it_was_left(self, tabs: GroupedTabs) -> None:
        tabs.setCurrentIndex(2)
        tabs.setCurrentIndex(0)
        focused = tabs.window().focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Right)
        assert tabs.currentIndex() == 2

    def test_a_count_stands_at_the_tab_and_is_spoken(self, tabs: GroupedTabs) -> None:
        tabs.set_count(2, "4")
        assert tabs.accessibleTabName(2) == "Quality 4"

    def test_a_hidden_tab_takes_its_empty_group_along(self, tabs: GroupedTabs) -> None:
        tabs.setTabVisible(3, False)
        tabs.setTabVisible(2, False)
        shown = [tab for tab in range(tabs.count()) if tabs.isTabVisible(tab)]
        assert shown == [0, 1]
        tabs.setCurrentIndex(1)
        focused = tabs.window().focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Right)
        assert tabs.currentIndex() == 1


class TestSegmented:
    @pytest.fixture
    def view(self, theme: Theme, qtbot) -> Segmented:
        made = Segmented("View", [("month", "Month"), ("week", "Week"), ("agenda", "Agenda")])
        qtbot.addWidget(made)
        made.show()
        return made

    def test_a_click_and_the_arrow_keys_choose(self, view: Segmented) -> None:
        told: list[str] = []
        view.chosen.connect(told.append)
        QTest.mouseClick(view._buttons["week"], Qt.MouseButton.LeftButton)
        QTest.keyClick(view._buttons["week"], Qt.Key.Key_Right)
        QTest.keyClick(view._buttons["agenda"], Qt.Key.Key_Right)
        assert told == ["week", "agenda"]
        assert view.current() == "agenda"

    def test_left_and_right_change_sides_with_the_script(self, view: Segmented) -> None:
        view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        QTest.keyClick(view._buttons["month"], Qt.Key.Key_Left)
        assert view.current() == "week"

    def test_setting_it_tells_nothing(self, view: Segmented) -> None:
        told: list[str] = []
        view.chosen.connect(told.append)
        view.select("agenda")
        assert told == []


def test_a_splitter_comes_back_as_it_was_left(theme: Theme, qtbot) -> None:
    kept: dict[str, tuple[int, ...]] = {}

    def shown() -> Splitter:
        splitter = Splitter("suppliers", kept)
        for _part in range(2):
            splitter.addWidget(QWidget())
        qtbot.addWidget(splitter)
        splitter.resize(1001, 400)
        splitter.show()
        splitter.arrange(300, 700)
        return splitter

    first = shown()
    assert first.sizes() == [300, 700]
    first.moveSplitter(450, 1)
    assert shown().sizes() == first.sizes() == list(kept["suppliers"]) == [450, 550]
