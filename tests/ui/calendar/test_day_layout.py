"""Bars find lanes of their own, chips stand below them, and nothing is lost without being counted."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from desktop.planning.calendar_rows import Bar
from tests.ui.calendar.conftest import chip, timed
from ui.calendar.cell_layout import bars_of_week, day_layout
from ui.calendar.hour_layout import slots_of

MONDAY = date(2027, 2, 1)


def bar(first: int, last: int) -> Bar:
    return Bar(MONDAY + timedelta(days=first), MONDAY + timedelta(days=last), None, "usual", "Closed", False)


spans = st.tuples(st.integers(-10, 9), st.integers(0, 12)).map(lambda pair: bar(pair[0], pair[0] + pair[1]))


@given(st.lists(spans, max_size=8))
def test_bars_in_a_lane_never_overlap(bars):
    placed = bars_of_week(MONDAY, bars)
    taken = [(one.lane, column) for one in placed for column in range(one.first, one.last + 1)]
    assert len(taken) == len(set(taken))
    assert len(placed) == sum(one.first <= MONDAY + timedelta(days=6) and one.last >= MONDAY for one in bars)


@given(st.lists(spans, max_size=6), st.integers(0, 9), st.integers(20, 260))
def test_what_has_no_room_is_counted(bars, count, height):
    week = bars_of_week(MONDAY, bars)
    chips = [chip(record_id=n) for n in range(count)]
    cell = QRectF(100, 50, 140, height)
    layout = day_layout(chips, 2, cell, week, 1.0)
    over = sum(one.first <= 2 <= one.last for one in week)
    assert len(layout.chips) <= 3
    assert layout.more >= count - len(layout.chips)
    assert layout.more <= count - len(layout.chips) + over
    assert all(cell.contains(box.rect) for box in layout.chips)
    assert not (layout.more_at and not cell.contains(layout.more_at))


def test_a_chip_stands_under_the_bar_of_its_day_and_at_the_top_beside_it():
    week = bars_of_week(MONDAY, [bar(3, 5)])
    cell = QRectF(0, 0, 140, 200)
    under, beside = (day_layout([chip()], column, cell, week, 1.0).chips[0].rect for column in (4, 0))
    assert under.top() > beside.top()


def test_where_one_line_has_room_the_first_chip_shares_it_with_the_count():
    layout = day_layout([chip(record_id=n) for n in range(3)], 0, QRectF(0, 0, 140, 62), [], 1.0)
    assert (len(layout.chips), layout.more, layout.beside) == (1, 2, True)
    assert layout.more_at is not None
    assert not layout.chips[0].rect.intersects(layout.more_at)


def test_a_narrow_cell_keeps_the_count_alone():
    layout = day_layout([chip(record_id=n) for n in range(3)], 0, QRectF(0, 0, 90, 62), [], 1.0)
    assert (len(layout.chips), layout.more, layout.beside) == (0, 3, False)


def test_after_the_third_chip_comes_a_count():
    layout = day_layout([chip(record_id=n) for n in range(5)], 0, QRectF(0, 0, 140, 200), [], 1.0)
    assert (len(layout.chips), layout.more) == (3, 2)
    assert layout.more_at is not None


hours = st.tuples(st.integers(0, 23), st.sampled_from([0.25, 1, 3, 30]))


@given(st.lists(hours, max_size=8))
def test_timed_dates_that_overlap_stand_beside_each_other(pairs):
    chips = [timed(MONDAY, hour, length, record_id=n) for n, (hour, length) in enumerate(pairs)]
    slots = slots_of(MONDAY, chips, None)
    assert len(slots) == len(chips)
    for one in slots:
        assert 0 <= one.begins < one.ends <= 24
        assert one.place < one.beside
        for other in slots:
            if other is not one and other.begins < one.ends and one.begins < other.ends:
                assert other.place != one.place
