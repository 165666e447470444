"""The network page: walked by keys, panned, centred, the way to somebody, and all of it laid out beside the screen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from desktop.people.contacts import add_contact, edit_contact
from desktop.people.employments import add_employment
from desktop.people.network import Key
from desktop.people.relations import add_relation
from desktop.people.suppliers import add_supplier
from desktop.people.tags import tag
from desktop.touches.logging import TouchDraft, log_touch
from tests.journeys.trading import pick
from tests.ui.conftest import NOW
from ui.network.springs import springs
from ui.pages.network import NetworkPage
from ui.tasks import Cancelled, ThreadTasks
from ui.workplace import Workplace

CONTROL = Qt.KeyboardModifier.ControlModifier


class Town:
    def __init__(self, workplace: Workplace) -> None:
        with workplace.journal.change("town") as session:
            self.factory = add_supplier(session, {"name_zh": "光明五金厂"})
            self.grace, self.wang, self.boss, self.far = (
                add_contact(session, {"name_zh": name}) for name in ("许静怡", "王芳", "张建国", "远方的人")
            )
            session.flush()
            edit_contact(session, self.wang, {"introduced_by_id": self.grace})
            add_relation(session, self.wang, self.boss, "family")
            add_employment(session, self.boss, {"supplier_id": self.factory})
            tag(session, "广交会", contact_ids=[self.wang])
            log_touch(session, TouchDraft(NOW - timedelta(days=3), people=(self.grace,), kind="call"))

    def key(self, number: int) -> Key:
        return Key("supplier" if number == self.factory else "contact", number)


@pytest.fixture
def town(workplace: Workplace) -> Town:
    return Town(workplace)


@pytest.fixture
def page(workplace: Workplace, town: Town, qtbot) -> NetworkPage:
    page = NetworkPage(workplace)
    qtbot.addWidget(page)
    page.resize(1300, 900)
    page.show()
    QTest.qWaitForWindowExposed(page)
    page.activateWindow()
    page.show_record("contact", town.wang)
    page.view.setFocus()
    return page


def test_one_stands_in_the_middle_with_two_rings(page: NetworkPage, town: Town) -> None:
    places = page.view.scene.places
    assert page.view.scene.centre == town.key(town.wang)
    assert set(places) == {town.key(one) for one in (town.wang, town.grace, town.boss, town.factory)}
    far = {key: (place.x() ** 2 + place.y() ** 2) ** 0.5 for key, place in places.items()}
    assert far[town.key(town.wang)] == 0
    assert far[town.key(town.boss)] < far[town.key(town.factory)]
    assert page.looked_at() == ("contact", town.wang)


def test_arrows_walk_enter_centres_and_space_opens(
    page: NetworkPage, town: Town, workplace: Workplace
) -> None:
    asked: list[tuple[str, object]] = []
    workplace.record_asked_for.connect(lambda kind, record: asked.append((kind, record)))
    seen = {page.view.current}
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(page.view, key)
        seen.add(page.view.current)
    assert len(seen) >= 3
    page.view.choose(town.key(town.boss))
    assert "Family" in page.view.accessibleDescription()
    assert "张建国" in page.told.text()
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    assert asked == [("contact", town.boss)]
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert page.view.scene.centre == town.key(town.boss)


def test_the_pointer_pans_chooses_and_centres(page: NetworkPage, town: Town) -> None:
    view = page.view
    grace = town.key(town.grace)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.place_of(grace).toPoint())
    assert view.current == grace
    before = view.place_of(grace)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(view, QPoint(65, 45))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(65, 45))
    assert view.place_of(grace) - before == QPointF(60, 40)
    assert view.current == grace, "panning chooses nobody"
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=view.place_of(grace).toPoint())
    assert view.scene.centre == grace


def test_panning_moves_a_picture_and_makes_a_new_one_at_its_edge(page: NetworkPage) -> None:
    view = page.view
    view.grab()
    first = view._picture
    QTest.keyClick(view, Qt.Key.Key_Right, CONTROL)
    view.grab()
    assert view._picture is first
    view.pan(view.width(), 0)
    view.grab()
    assert view._picture is not first


def test_zoom_keeps_the_middle_and_has_limits(page: NetworkPage) -> None:
    for _step in range(20):
        QTest.keyClick(page.view, Qt.Key.Key_Plus)
    assert page.view.zoom == 2.0
    for _step in range(30):
        QTest.keyClick(page.view, Qt.Key.Key_Minus)
    assert page.view.zoom == 0.25
    begun = page.view.offset
    QTest.keyClick(page.view, Qt.Key.Key_0)
    assert page.view.zoom == 1.0
    assert page.view.offset != begun


def test_a_small_ring_stands_in_the_middle_of_its_room(page: NetworkPage, town: Town) -> None:
    view = page.view
    page.centre_on(town.key(town.grace))
    places = [view.place_of(key) for key in view.scene.places]
    above, below = min(place.y() for place in places), max(place.y() for place in places)
    assert below - above > 100, "one stands under the other"
    assert abs((above + below) / 2 - view.height() / 2) < 30


def test_who_can_introduce_me_shows_the_way_and_escape_leads_back(page: NetworkPage, town: Town) -> None:
    page.view.choose(town.key(town.boss))
    page.handlers()["introduce"]()
    assert list(page.view.scene.places) == [town.key(one) for one in (town.grace, town.wang, town.boss)]
    assert "Ask Xǔ Jìngyí 许静怡" in page.banner.text()
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert len(page.view.scene.places) == 4
    page.centre_on(town.key(town.far))
    page.find_way()
    assert "Nobody whom you know" in page.banner.text()
    page.centre_on(town.key(town.grace))
    page.find_way()
    assert "yourself" in page.banner.text()


def test_a_tag_filters_and_somebody_outside_lifts_it(page: NetworkPage, town: Town) -> None:
    page.tags.setCurrentIndex(1)
    page.tags.activated.emit(1)
    assert set(page.network.nodes) == {town.key(one) for one in (town.wang, town.grace, town.boss)}
    page.show_record("contact", town.far)
    assert page.view.scene.centre == town.key(town.far)
    assert page.tags.currentIndex() == 0


def test_who_is_typed_is_centred_on_even_outside_the_tag(page: NetworkPage, town: Town, qtbot) -> None:
    page.tags.setCurrentIndex(1)
    page.tags.activated.emit(1)
    assert town.key(town.far) not in page.network.nodes
    pick(qtbot, page.line, "yuanfang")
    assert page.view.scene.centre == town.key(town.far)


def test_the_quick_log_begins_with_the_current_node(
    page: NetworkPage, town: Town, workplace: Workplace
) -> None:
    page.view.choose(town.key(town.boss))
    assert workplace.focus == ("contact", town.boss)


def test_a_change_keeps_who_is_current_where_it_was_panned_to_and_the_way(
    page: NetworkPage, town: Town, workplace: Workplace
) -> None:
    page.view.choose(town.key(town.boss))
    page.view.pan(70, 30)
    offset = QPointF(page.view.offset)

    def log() -> None:
        with workplace.journal.change("Log") as session:
            log_touch(session, TouchDraft(NOW, people=(town.grace,), kind="call"))

    log()
    assert page.view.current == town.key(town.boss)
    assert page.view.offset == offset
    page.find_way()
    way = list(page.view.scene.places)
    log()
    assert list(page.view.scene.places) == way
    page.centre_on(page.centre)
    assert page.view.current == page.centre


@pytest.mark.parametrize("pooled", [False, True])
def test_the_whole_network_is_laid_out_beside_the_screen(
    page: NetworkPage, town: Town, workplace: Workplace, qtbot, *, pooled: bool
) -> None:
    pool = ThreadTasks() if pooled else None
    if pool is not None:
        workplace.tasks = pool
    page.mode.select("whole")
    page._show()
    qtbot.waitUntil(lambda: not page.bar.isVisible() and len(page.view.scene.places) == 4, timeout=20_000)
    assert town.key(town.far) not in page.view.scene.places, "who is tied to nobody has no place"
    if pool is not None:
        pool.close()


def test_a_change_shows_at_once(page: NetworkPage, town: Town, workplace: Workplace) -> None:
    with workplace.journal.change("tie") as session:
        add_relation(session, town.wang, town.far, "friend")
    assert town.key(town.far) in page.view.scene.places


def test_springs_are_the_same_each_time_keep_apart_and_can_be_stopped() -> None:
    ties = [(0, one) for one in range(1, 12)] + [(12, 13)]
    first = springs(14, ties, lambda _done, _total: None)
    assert first == springs(14, ties, lambda _done, _total: None)
    pairs = [(one, other) for one in range(14) for other in range(one)]
    near = min(((first[a][0] - first[b][0]) ** 2 + (first[a][1] - first[b][1]) ** 2) ** 0.5 for a, b in pairs)
    assert near > 20
    assert springs(0, [], lambda _done, _total: None) == []

    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        springs(14, ties, stop)


def test_a_screen_reader_meets_each_node_and_follows_the_arrows(page: NetworkPage, town: Town) -> None:
    told = QAccessible.queryAccessibleInterface(page.view)
    names = {
        key: told.child(number).text(QAccessible.Text.Name)
        for number, key in enumerate(page.view.scene.places)
    }
    assert told.childCount() == 4
    assert "王芳" in names[town.key(town.wang)]
    assert "王芳" in told.focusChild().text(QAccessible.Text.Name)
    for arrow in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(page.view, arrow)
        assert page.view.current is not None
        assert told.focusChild().text(QAccessible.Text.Name) == names[page.view.current]
    page.view.zoom_by(1.5)
    page.view.pan(30, 20)
    place = told.focusChild().rect()
    assert place.contains(page.view.mapToGlobal(page.view.place_of(page.view.current).toPoint()))
