"""The calendar page over a journal: days and views by key, events made, edited, carried, undone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from desktop.commitments.follow_ups import add_follow_up
from desktop.people.suppliers import add_supplier
from desktop.planning.event_drafts import EventDraft
from desktop.planning.event_reads import event_rows
from desktop.planning.events import add_event
from desktop.trade import milestones, orders
from ui.calendar.goto import GoToDialog
from ui.calendar.layers import LayersCard
from ui.events.form import EventForm
from ui.pages.calendar import CalendarPage
from ui.widgets.item_row import ItemRow

TODAY = date(2026, 11, 22)
FESTIVAL = date(2027, 2, 6)


@pytest.fixture
def page(qtbot, workplace):
    made = CalendarPage(workplace)
    qtbot.addWidget(made)
    made.setMinimumSize(1, 1)  # as in the window, whose own smallest size counts
    made.resize(1300, 900)
    made.show()
    made.view.setFocus()
    return made


def press(qtbot, page, key):
    qtbot.keyClick(page.view.focusProxy(), key)


def words(widget: QWidget) -> str:
    QTest.qWait(1)  # what was put into a layout is shown by the loop
    return "\n".join(found.text() for found in widget.findChildren(QLabel) if found.isVisibleTo(widget))


def waits_for(qtbot, page, part):
    """The pane waits until nobody pages any more."""
    qtbot.waitUntil(lambda: part in words(page.pane), timeout=20_000)


def dialog(page, kind):
    return next(found for found in page.findChildren(kind) if found.isVisible())


def chips(page, day):
    return [one.text for one in page.reading.day(day).chips]


def add(workplace, text="Call Chen", day=TODAY, **values):
    return workplace.change(
        "Add", lambda session: add_event(session, EventDraft(text, first_on=day, **values))
    )


def test_keys_turn_pages_and_come_back_to_today(qtbot, page):
    press(qtbot, page, Qt.Key.Key_PageDown)
    assert page.header.name.text() == "December 2026"
    press(qtbot, page, Qt.Key.Key_PageUp)
    press(qtbot, page, Qt.Key.Key_Left)
    assert page.day == date(2026, 11, 21)
    press(qtbot, page, Qt.Key.Key_T)
    assert page.day == TODAY


def test_an_arrow_at_the_edge_leads_into_the_next_month(qtbot, page):
    page.go(date(2026, 11, 30))
    for _week in range(2):
        press(qtbot, page, Qt.Key.Key_Down)
    assert page.header.name.text() == "December 2026"
    assert page.views["month"].table.day() == date(2026, 12, 14)


@pytest.mark.parametrize(
    ("key", "title"),
    [
        (Qt.Key.Key_1, "2027"),
        (Qt.Key.Key_2, "February 2027"),
        (Qt.Key.Key_3, "Feb 1 – Feb 7, 2027"),
        (Qt.Key.Key_4, "Feb – May 2027"),
    ],
)
def test_every_view_keeps_the_day_and_walks_by_keys(qtbot, page, key, title, monkeypatch):
    monkeypatch.setattr(page.views["week"], "_weekday", 0)
    page.go(FESTIVAL)
    press(qtbot, page, key)
    assert (page.header.name.text(), page.day) == (title, FESTIVAL)
    press(qtbot, page, Qt.Key.Key_Down)
    assert page.day > FESTIVAL
    press(qtbot, page, Qt.Key.Key_T)
    assert page.day == TODAY


def test_the_pane_of_spring_festival_says_what_matters(qtbot, page):
    page.go(FESTIVAL)
    waits_for(qtbot, page, "丁未年正月初一")
    said = words(page.pane)
    for part in (
        "丁未年正月初一",
        "Spring Festival",
        "Say",
        "Better not",
        "Most factories closed",
        "Provisional",
    ):
        assert part in said
    assert "Spring Festival is on this day; 354 days to the next one" in said


def test_the_pane_tells_a_term_with_its_time(qtbot, page):
    page.go(date(2027, 2, 4))
    waits_for(qtbot, page, "at 09:46 UTC+8")


def test_the_pane_counts_working_days_to_what_comes_next(qtbot, page, workplace):
    page.go(TODAY)
    workplace.change("Add", lambda session: add_follow_up(session, date(2026, 11, 27), "Ask for photos"))
    waits_for(qtbot, page, "4 Chinese working days to: Ask for photos (Fri, Nov 27)")


def test_the_pane_says_when_only_days_off_lead_to_what_comes_next(qtbot, page, workplace):
    add(workplace, "Call", date(2026, 11, 30))
    page.go(date(2026, 11, 28))  # a Saturday
    waits_for(qtbot, page, "No Chinese working day before: Call (Mon, Nov 30)")


def test_return_goes_into_the_pane_and_escape_back(qtbot, page, workplace):
    add(workplace)
    press(qtbot, page, Qt.Key.Key_Return)
    row = page.focusWidget()
    assert isinstance(row, ItemRow)
    qtbot.keyClick(row, Qt.Key.Key_Escape)
    assert page.focusWidget() is page.view.focusProxy()


def test_in_a_narrow_window_the_pane_takes_the_place_of_the_grid(qtbot, page):
    page.resize(720, 700)
    assert not page.pane.isVisible()
    press(qtbot, page, Qt.Key.Key_Return)
    assert page.pane.isVisible()
    assert not page.view.isVisible()
    qtbot.keyClick(page.pane, Qt.Key.Key_Escape)
    assert page.view.isVisible()


@pytest.mark.parametrize("typed", ["2027-02-06", "正月初一", "2027-1-1 lunar"])
def test_g_goes_to_a_typed_date(qtbot, page, typed):
    press(qtbot, page, Qt.Key.Key_G)
    asked = dialog(page, GoToDialog)
    asked.line.setText(typed)
    assert "Saturday, Feb 6, 2027 · 丁未年正月初一" in words(asked)
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    assert page.day == FESTIVAL


@pytest.mark.parametrize(("typed", "said"), [("闰七月初一x", "cannot|can be read"), ("2027-02-30", "not a date"),
                                             ("2200-01-01", "1901 to 2100")])  # fmt: skip
def test_a_date_that_cannot_be_is_said_and_nothing_moves(qtbot, page, typed, said):
    press(qtbot, page, Qt.Key.Key_G)
    asked = dialog(page, GoToDialog)
    asked.line.setText(typed)
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    assert asked.isVisible()
    assert any(part in words(asked) for part in said.split("|"))
    assert page.day == TODAY


def test_layers_are_ticked_off_and_on(qtbot, page, workplace):
    add(workplace)
    press(qtbot, page, Qt.Key.Key_L)
    card = dialog(page, LayersCard)
    qtbot.keyClick(card.boxes["events"], Qt.Key.Key_Space)
    assert chips(page, TODAY) == []
    qtbot.keyClick(card.boxes["events"], Qt.Key.Key_Space)
    assert chips(page, TODAY) == ["Call Chen"]


def test_a_new_event_is_typed_with_n_and_undone(qtbot, page, workplace):
    page.go(FESTIVAL)
    press(qtbot, page, Qt.Key.Key_N)
    form = dialog(page, EventForm)
    qtbot.keyClicks(form.fields.title, "Send greetings")
    form.save.click()
    assert chips(page, FESTIVAL) == ["Send greetings"]
    workplace.undo()
    assert chips(page, FESTIVAL) == []


def test_an_event_without_a_title_or_with_an_odd_day_is_not_kept(qtbot, page):
    press(qtbot, page, Qt.Key.Key_N)
    form = dialog(page, EventForm)
    form.fields.first.setText("soonish")
    form.finish()
    said = words(form)
    assert "An event needs a title." in said
    assert "This day cannot be read" in said
    assert form.isVisible()


def test_a_timed_event_in_shanghai_keeps_its_clock(qtbot, page, workplace):
    press(qtbot, page, Qt.Key.Key_N)
    form = dialog(page, EventForm)
    own = form.fields
    own.title.setText("Video call")
    own.all_day.click()
    own.zone.setCurrentIndex(own.zone.findData("Asia/Shanghai"))
    own.starts.setTime(QTime(14, 30))
    own.ends.setTime(QTime(15, 0))
    assert "2:30" in words(form)
    form.finish()
    found = page.reading.day(TODAY).chips[0]
    assert found.starts_at == datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
    assert found.zone == "Asia/Shanghai"


def test_an_event_may_keep_a_lunar_day(qtbot, page):
    page.go(FESTIVAL)
    press(qtbot, page, Qt.Key.Key_N)
    form = dialog(page, EventForm)
    form.fields.title.setText("Greet the boss")
    form.fields.repeat.setCurrentIndex(form.fields.repeat.findData("lunar"))
    assert "Each lunar year on 正月初一" in words(form)
    form.finish()
    assert chips(page, date(2028, 1, 26)) == ["Greet the boss"]


def test_a_click_on_a_chip_opens_the_event_and_it_can_go_to_the_trash(qtbot, page, workplace):
    add(workplace)
    table = page.views["month"].table
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton,
                     pos=table.layout_of(TODAY).chips[0].rect.center().toPoint())  # fmt: skip
    form = dialog(page, EventForm)
    assert form.fields.title.text() == "Call Chen"
    form.fields.title.setText("Call Wang")
    form.finish()
    assert chips(page, TODAY) == ["Call Wang"]
    page.open_chip(page.reading.day(TODAY).chips[0])
    dialog(page, EventForm).delete.click()
    assert chips(page, TODAY) == []


def carry(page, day, target):
    table = page.views["month"].table
    start = table.layout_of(day).chips[0].rect.center().toPoint()
    index = table.days.index_of(target)
    end = table.cell_rect(index.row(), index.column()).center().toPoint()
    view = table.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for point in (start + QPoint(10, 10), end):
        QTest.mouseMove(view, point)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_an_event_is_carried_to_another_day_and_back_by_undo(page, workplace):
    add(workplace)
    carry(page, TODAY, date(2026, 11, 25))
    assert (chips(page, TODAY), chips(page, date(2026, 11, 25))) == ([], ["Call Chen"])
    workplace.undo()
    assert chips(page, TODAY) == ["Call Chen"]


def test_a_follow_up_is_carried_too(page, workplace):
    workplace.change("Add", lambda session: add_follow_up(session, date(2026, 11, 24), "Ask"))
    carry(page, date(2026, 11, 24), date(2026, 11, 26))
    assert chips(page, date(2026, 11, 26)) == ["Ask"]


def test_the_hours_show_a_timed_event_at_its_place_and_open_it(qtbot, page, workplace):
    start = datetime(2026, 11, 22, 9, tzinfo=UTC)
    add(workplace, "Video call", None, starts_at=start, ends_at=start, zone="Asia/Shanghai")
    page.show_view("week")
    hours = page.views["week"].hours
    box, found = hours.boxes()[0]
    assert found.text == "Video call"
    qtbot.mouseClick(hours, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert dialog(page, EventForm).fields.title.text() == "Video call"


def test_an_event_is_carried_to_another_day_and_quarter_of_an_hour(page, workplace):
    start = datetime(2026, 11, 24, 2, tzinfo=UTC)
    event_id = add(workplace, "Video call", None, starts_at=start, ends_at=start + timedelta(hours=1),
                   zone="Asia/Shanghai")  # fmt: skip
    told = []
    workplace.told.connect(lambda sentence, _operation: told.append(sentence))
    page.go(date(2026, 11, 24))
    page.show_view("week")
    hours = page.views["week"].hours
    box, _found = hours.boxes()[0]
    begun = box.center().toPoint()
    width = (hours.width() - hours.axis()) / 7
    end = begun + QPoint(round(width), round((hours.top_of(10) - hours.top_of(0)) / 10 * 1.55))
    QTest.mousePress(hours, Qt.MouseButton.LeftButton, pos=begun)
    for point in (begun + QPoint(10, 10), end):
        QTest.mouseMove(hours, point)
    hours.grab()
    QTest.mouseRelease(hours, Qt.MouseButton.LeftButton, pos=end)
    with workplace.journal.read() as connection:
        moved = event_rows(connection, [event_id])[0]
    assert moved.starts_at == start + timedelta(days=1, minutes=90)
    assert told[0].startswith("Moved to Wed, Nov 25, ")
    workplace.undo()
    assert hours.boxes()[0][1].starts_at == start


def test_a_country_chosen_in_the_settings_is_shown_when_one_comes_back(qtbot, served):
    page = CalendarPage(served)
    qtbot.addWidget(page)
    page.show()
    page.hide()
    served.services.preferences.set(calendar_country="DE", calendar_layers=("cn", "own"))
    page.show()
    assert page.reading.shown.country == "DE"


def test_the_year_counts_own_days_and_a_click_selects(qtbot, page, workplace, qtmodeltester):
    add(workplace, day=date(2026, 5, 5))
    page.show_view("year")
    table = page.views["year"].table
    qtmodeltester.check(table.months)
    told = table.months.index_of(date(2026, 5, 1)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "May 2026, 5 days off, 1 own date"
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton,
                     pos=table.day_rect(date(2026, 3, 3)).center().toPoint())  # fmt: skip
    assert page.day == date(2026, 3, 3)


def test_the_agenda_lists_what_comes_and_opens_it(qtbot, page, workplace, qtmodeltester):
    add(workplace, "Pack", day=date(2026, 11, 30))
    add(workplace, day=date(2026, 12, 1))
    page.show_view("agenda")
    lines = page.views["agenda"].lines
    qtmodeltester.check(lines)
    row = next(n for n, entry in enumerate(lines.entries) if entry.text == "Call Chen")
    assert lines.entries[row].spoken == "Tuesday, Dec 1, 2026, Call Chen, Event"
    agenda = page.views["agenda"].list
    agenda.go_to(row)
    assert page.day == date(2026, 12, 1)
    qtbot.keyClick(agenda, Qt.Key.Key_Return)
    assert dialog(page, EventForm).fields.title.text() == "Call Chen"


@pytest.mark.parametrize(
    ("repeat", "day"),
    [("", date(2026, 11, 3)), ("weekly", date(2026, 11, 24)), ("yearly", date(2027, 11, 3))],
)
def test_an_event_asked_for_is_shown_on_its_day_a_repeating_one_on_the_next(page, workplace, repeat, day):
    page.show_record("event", add(workplace, day=date(2026, 11, 3), repeat=repeat))
    assert page.day == day


@pytest.fixture
def order(workplace):
    """An order that runs for a month, with one step done and one to come."""

    def fill(session):
        supplier = add_supplier(session, {"name_en": "Minghui", "name_zh": "明辉灯饰"})
        made = orders.add_order(session, supplier, {"number": "PO-7", "title": "Lamps"}, TODAY)
        orders.edit_order(
            session, made, {"stage": "confirmed", "ordered_on": TODAY - timedelta(days=5)}, TODAY
        )
        done = milestones.add_milestone(session, made, "Materials", TODAY - timedelta(days=1))
        milestones.reach(session, done, TODAY - timedelta(days=1), TODAY)
        milestones.add_milestone(session, made, "Production", TODAY + timedelta(days=25))
        return made

    return workplace.change("Order", fill)


def test_orders_stand_as_bars_over_three_months_and_return_opens_one(
    qtbot, page, workplace, order, qtmodeltester
):
    press(qtbot, page, Qt.Key.Key_5)
    view = page.views["orders"]
    qtmodeltester.check(view.orders)
    assert page.header.name.text() == "Nov 2026 – Jan 2027"
    heard = view.orders.data(view.orders.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Lamps · Minghui, Nov 17 – Dec 17, next: Production, Dec 17"
    assert not page.grab().isNull()
    with qtbot.waitSignal(workplace.record_asked_for) as found:
        press(qtbot, page, Qt.Key.Key_Return)
    assert found.args == ["order", order]
    press(qtbot, page, Qt.Key.Key_PageDown)
    assert page.header.name.text() == "Dec 2026 – Mar 2027"
    page.go(date(2027, 6, 1))
    assert "No open order in these three months" in words(page)


def test_orders_are_a_layer_of_the_month_and_open_from_the_pane_too(qtbot, page, workplace, order):
    page.header.layers.click()
    card = dialog(page, LayersCard)
    assert not card.boxes["order_bars"].isChecked()
    card.boxes["order_bars"].click()
    card.close()
    qtbot.waitUntil(lambda: bool(page.pane.findChildren(ItemRow)), timeout=20_000)
    row = page.pane.findChildren(ItemRow)[-1]
    assert "Order · next: Production, Dec 17 · until Dec 17" in row.accessibleName()
    with qtbot.waitSignal(workplace.record_asked_for) as found:
        row.opened.emit()
    assert found.args == ["order", order]
    assert not page.grab().isNull()
    page.show_view("agenda")
    with qtbot.waitSignal(workplace.record_asked_for):
        entries = page.views["agenda"].lines.entries
        page.views["agenda"].list.opened.emit(next(row for row, one in enumerate(entries) if one.bar))


def test_the_line_of_today_goes_on_over_midnight(qtbot, page, workplace, order):
    press(qtbot, page, Qt.Key.Key_5)
    assert page.views["orders"].orders.today == TODAY
    workplace.clock.time += timedelta(days=1)
    workplace.day_turned.emit()
    assert page.views["orders"].orders.today == TODAY + timedelta(days=1)
