"""The org chart on a supplier's page: walked, changed by mouse and by keys, undone, on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.org import name_key, person_key
from desktop.people.supplier_card import people_at, supplier_card
from desktop.people.suppliers import add_supplier
from ui.org.printing import write_chart
from ui.org.tab import OrgTab
from ui.workplace import Workplace

Key = Qt.Key


class Office:
    """A supplier with an owner, a sales manager under him and two people under nobody and under a mere name."""

    def __init__(self, workplace: Workplace) -> None:
        self.workplace = workplace
        with workplace.journal.change("office") as session:
            self.supplier = add_supplier(session, {"name_zh": "光明五金厂"})
            self.boss, self.sales, self.clerk, self.foreman = (
                add_contact(session, {"name_zh": name}) for name in ("张建国", "李伟", "吴小燕", "罗永康")
            )
            session.flush()
            add_employment(
                session, self.boss, {"supplier_id": self.supplier, "title": "老板", "stance": "doubter"}
            )
            add_employment(session, self.sales, {"supplier_id": self.supplier, "reports_to_id": self.boss})
            add_employment(session, self.clerk, {"supplier_id": self.supplier})
            add_employment(session, self.foreman, {"supplier_id": self.supplier, "reports_to_name": "陈厂长"})

    def bosses(self) -> dict[int, int | str | None]:
        with self.workplace.journal.read() as connection:
            people = people_at(connection, self.supplier)
        return {
            person.contact_id: person.reports_to_id or person.reports_to_name or None for person in people
        }

    def stance(self, contact_id: int) -> str:
        with self.workplace.journal.read() as connection:
            return next(p.stance for p in people_at(connection, self.supplier) if p.contact_id == contact_id)


@pytest.fixture
def office(workplace: Workplace) -> Office:
    return Office(workplace)


@pytest.fixture
def tab(office: Office, qtbot) -> OrgTab:
    tab = OrgTab(office.workplace)
    qtbot.addWidget(tab)
    tab.resize(900, 600)
    tab.show()
    QTest.qWaitForWindowExposed(tab)
    show(tab, office)
    office.workplace.open_journal.changed.connect(lambda _change: show(tab, office))
    tab.activateWindow()
    tab.chart.setFocus()
    return tab


def show(tab: OrgTab, office: Office) -> None:
    with office.workplace.journal.read() as connection:
        card = supplier_card(connection, office.supplier)
    assert card is not None
    tab.show_card(card)


def middle(tab: OrgTab, key: str) -> QPoint:
    return tab.chart.placed.boxes[key].center().toPoint()


def press(tab: OrgTab, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(tab.chart, key)


def drag(tab: OrgTab, begin: QPoint, end: QPoint) -> None:
    QTest.mousePress(tab.chart, Qt.MouseButton.LeftButton, pos=begin)
    for share in (0.4, 0.8, 1.0):
        QTest.mouseMove(tab.chart, begin + (end - begin) * share)
    QTest.mouseRelease(tab.chart, Qt.MouseButton.LeftButton, pos=end)


def test_arrows_walk_and_each_box_says_what_is_known(tab: OrgTab, office: Office) -> None:
    tab.chart.choose(person_key(office.boss))
    said = tab.chart.accessibleDescription()
    assert "张建国" in said
    assert "Doubter" in said
    assert "1 below" in said
    press(tab, Key.Key_Down)
    assert tab.chart.current == person_key(office.sales)
    assert "reports to" in tab.chart.accessibleDescription()
    press(tab, Key.Key_Up, Key.Key_Right)
    assert tab.chart.current == name_key("陈厂长")
    assert "not met yet" in tab.chart.accessibleDescription()


def test_space_takes_a_person_and_enter_puts_them_under_another(tab: OrgTab, office: Office) -> None:
    tab.chart.choose(person_key(office.sales))
    press(tab, Key.Key_Space, Key.Key_Right, Key.Key_Return)
    assert office.bosses()[office.sales] == "陈厂长"
    office.workplace.undo()
    assert office.bosses()[office.sales] == office.boss
    tab.chart.choose(person_key(office.sales))
    press(tab, Key.Key_Space, Key.Key_Escape, Key.Key_Return)
    assert office.bosses()[office.sales] == office.boss
    press(tab, Key.Key_Space, Key.Key_Delete)
    assert office.bosses()[office.sales] is None


def test_nobody_is_put_under_themselves_or_those_below_them(tab: OrgTab, office: Office) -> None:
    chart = tab.chart
    chart.choose(person_key(office.boss))
    press(tab, Key.Key_Space)
    assert not chart.possible(person_key(office.sales))
    assert not chart.possible(person_key(office.boss))
    assert chart.possible(person_key(office.clerk))
    press(tab, Key.Key_Escape)
    before = office.bosses()
    drag(tab, middle(tab, person_key(office.boss)), middle(tab, person_key(office.sales)))
    assert office.bosses() == before


def test_a_box_is_dragged_onto_its_boss_and_onto_free_ground(tab: OrgTab, office: Office) -> None:
    clerk = person_key(office.clerk)
    drag(tab, middle(tab, clerk), middle(tab, person_key(office.sales)))
    assert office.bosses()[office.clerk] == office.sales
    tab.chart.choose(clerk)
    assert tab.chart.placed.boxes[clerk].top() > tab.chart.placed.boxes[person_key(office.sales)].bottom()
    drag(tab, middle(tab, clerk), QPoint(tab.chart.width() - 3, tab.chart.height() - 3))
    assert office.bosses()[office.clerk] is None


def test_what_lies_under_a_dragged_box_can_be_read(tab: OrgTab, office: Office) -> None:
    begin, end = middle(tab, person_key(office.clerk)), middle(tab, person_key(office.sales))
    QTest.mousePress(tab.chart, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(tab.chart, begin + (end - begin) * 0.5)
    QTest.mouseMove(tab.chart, end)  # the one box lies exactly upon the other
    drawn, theme = tab.chart.grab().toImage(), tab.chart.theme
    box = tab.chart.placed.boxes[person_key(office.sales)].toRect()
    frame = {drawn.pixelColor(box.left() + across, box.center().y()).name() for across in range(3)}
    assert theme.color("accent").name() in frame
    QTest.mouseRelease(tab.chart, Qt.MouseButton.LeftButton, pos=begin)
    before = tab.chart.grab().toImage()
    dark = [
        (x, y)
        for x in range(box.left() + 50, box.right() - 10)
        for y in range(box.top() + 8, box.top() + 26)
        if before.pixelColor(x, y).lightness() < 90
    ]
    assert dark, "a name is written there"
    ground = drawn.pixelColor(box.right() - 6, box.top() + 6).lightness()
    assert all(drawn.pixelColor(*one).lightness() < ground - 20 for one in dark), "and still to be seen"


def test_the_menu_changes_stance_and_says_who_a_name_is(tab: OrgTab, office: Office) -> None:
    menu = tab.menu_of(person_key(office.boss))
    stances = next(action.menu() for action in menu.actions() if action.text() == "How they stand to you")
    supporter = next(action for action in stances.actions() if action.text() == "Supporter")
    assert not supporter.isChecked()
    supporter.trigger()
    assert office.stance(office.boss) == "supporter"
    named = tab.menu_of(name_key("陈厂长"))
    met = next(action.menu() for action in named.actions() if action.text() == "This is")
    assert {action.text() for action in met.actions()} == {
        "Zhāng Jiànguó 张建国",
        "Lǐ Wěi 李伟",
        "Wú Xiǎoyàn 吴小燕",
    }
    next(action for action in met.actions() if "吴小燕" in action.text()).trigger()
    assert office.bosses()[office.foreman] == office.clerk


def test_enter_and_double_click_open_the_person(tab: OrgTab, office: Office) -> None:
    asked: list[tuple[str, object]] = []
    office.workplace.record_asked_for.connect(lambda kind, record: asked.append((kind, record)))
    tab.chart.choose(person_key(office.sales))
    press(tab, Key.Key_Return)
    QTest.mouseDClick(tab.chart, Qt.MouseButton.LeftButton, pos=middle(tab, person_key(office.clerk)))
    QTest.mouseDClick(tab.chart, Qt.MouseButton.LeftButton, pos=middle(tab, name_key("陈厂长")))
    assert asked == [("contact", office.sales), ("contact", office.clerk)]


def test_the_chart_becomes_one_page_and_a_wide_one_fits(tab: OrgTab, office: Office, tmp_path: Path) -> None:
    path = tmp_path / "chart.pdf"
    assert write_chart(path, "光明五金厂", office.workplace.today, tab.nodes, tab.boxes)
    assert path.read_bytes().count(b"/Type /Page\n") == 1
    assert not write_chart(tmp_path / "no" / "chart.pdf", "x", office.workplace.today, tab.nodes, tab.boxes)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_picture_mirrors_and_clicks_follow_it(
    tab: OrgTab, office: Office, direction: Qt.LayoutDirection
) -> None:
    tab.chart.setLayoutDirection(direction)
    box = tab.chart.placed.boxes[person_key(office.boss)]
    left = direction == Qt.LayoutDirection.LeftToRight
    x = box.center().x() if left else tab.chart.width() - box.center().x()
    QTest.mouseClick(tab.chart, Qt.MouseButton.LeftButton, pos=QPoint(int(x), int(box.center().y())))
    assert tab.chart.current == person_key(office.boss)
    picture = QImage(tab.chart.size(), QImage.Format.Format_RGB32)
    tab.chart.render(picture)
    ground = tab.chart.theme.color("accent_soft")
    assert picture.pixelColor(int(x) + int(box.width() / 2) - 12, int(box.top()) + 40) == ground


def test_an_empty_factory_offers_a_new_contact(workplace: Workplace, qtbot) -> None:
    with workplace.journal.change("empty") as session:
        supplier = add_supplier(session, {"name_zh": "空厂"})
    tab = OrgTab(workplace)
    qtbot.addWidget(tab)
    tab.show()
    with workplace.journal.read() as connection:
        card = supplier_card(connection, supplier)
    assert card is not None
    tab.show_card(card)
    asked: list[str] = []
    workplace.command_asked_for.connect(asked.append)
    assert not tab.chart.isVisible()
    QTest.keyClick(tab._nobody.button, Key.Key_Space)
    assert asked == ["new_contact"]
    assert QApplication.focusWidget() is not tab.chart


def test_a_screen_reader_meets_each_person_and_follows_the_arrows(tab: OrgTab, office: Office) -> None:
    chart = tab.chart
    told = QAccessible.queryAccessibleInterface(chart)
    assert told.role() == QAccessible.Role.Tree
    heard = [told.child(number).text(QAccessible.Text.Name) for number in range(told.childCount())]
    assert len(heard) == 5, "four people, and a boss known by name alone"
    assert any("张建国" in words for words in heard)
    chart.choose(person_key(office.boss))
    node = told.focusChild()
    assert "张建国" in node.text(QAccessible.Text.Name)
    assert node.role() == QAccessible.Role.TreeItem
    assert node.state().focused
    assert node.parent().role() == QAccessible.Role.Tree
    middle = node.rect().center()
    assert told.childAt(middle.x(), middle.y()).text(QAccessible.Text.Name) == node.text(
        QAccessible.Text.Name
    )
    QTest.keyClick(chart, Key.Key_Down)
    moved = told.focusChild()
    assert "李伟" in moved.text(QAccessible.Text.Name)
    assert not node.state().focused
    assert told.indexOfChild(moved) != told.indexOfChild(node)


def test_a_person_whom_a_screen_reader_still_holds_is_gone_without_a_fault(
    tab: OrgTab, office: Office
) -> None:
    told = QAccessible.queryAccessibleInterface(tab.chart)
    tab.chart.choose(person_key(office.boss))
    node = told.focusChild()
    tab.chart.show_nodes([], {})
    assert (node.isValid(), node.text(QAccessible.Text.Name), node.rect().isEmpty()) == (False, "", True)
    assert node.state().invalid
