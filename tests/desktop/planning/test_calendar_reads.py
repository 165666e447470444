"""What stands on the days of the calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from desktop.almanac.birthdays import YearlyDate
from desktop.almanac.holiday_files import ImportedYear
from desktop.almanac.statutory import StatutoryDay
from desktop.commitments.follow_ups import add_follow_up, finish
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact
from desktop.people.suppliers import add_supplier, delete_suppliers
from desktop.planning.calendar_reads import days, next_deadline, page, year_days
from desktop.planning.calendar_rows import LAYERS, CalendarPage, DayCell, Layer, Shown
from desktop.planning.event_drafts import EventDraft
from desktop.planning.events import add_event, delete_events
from desktop.planning.shutdown_records import Confirmed, add_closing, confirm_day
from desktop.planning.statutory_years import import_years
from desktop.touches.logging import TouchDraft, log_touch

TODAY = date(2027, 2, 2)
BERLIN, SHANGHAI = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Shanghai")
FEBRUARY = (date(2027, 1, 31), date(2027, 3, 6))


def shown(*left_out: Layer, **values: object) -> Shown:
    values.setdefault("zone", SHANGHAI)
    layers = frozenset({"cn", "lunar", "events", "follow_ups", "touches", "birthdays", "shutdowns"})
    return Shown(layers - set(left_out), **values)  # type: ignore[arg-type]


def read(journal: Journal, what: Shown | None = None) -> CalendarPage:
    with journal.read() as connection:
        return page(connection, *FEBRUARY, what or shown(), TODAY)


def cell(journal: Journal, day: str, what: Shown | None = None) -> DayCell:
    with journal.read() as connection:
        return days(connection, date.fromisoformat(day), date.fromisoformat(day), what or shown(), TODAY)[0]


def test_an_empty_february_has_its_festivals_terms_and_days_off(journal: Journal) -> None:
    cells = {one.day: one for one in read(journal).days}
    assert len(cells) == 35
    spring = cells[date(2027, 2, 6)]
    assert (spring.festivals[0], spring.badge, spring.provisional) == ("spring_festival", "off", True)
    assert spring.lunar == (2027, 1, 1, False)
    assert spring.label is not None
    assert spring.label.text == "Spring Festival"
    assert cells[date(2027, 2, 4)].term == "lichun"
    assert [day for day, one in cells.items() if one.today] == [TODAY]
    assert cells[date(2027, 3, 1)].workday
    assert not spring.workday


def test_the_make_up_workday_of_an_official_year_says_work(journal: Journal) -> None:
    sunday = cell(journal, "2026-01-04")
    assert (sunday.badge, sunday.workday, sunday.provisional) == ("work", True, False)


def test_an_imported_year_is_no_longer_provisional(journal: Journal) -> None:
    listed = StatutoryDay("cn", date(2027, 2, 6), "holiday", "春节", "Spring Festival", "notice")
    with journal.change("Bring in 2027") as session:
        import_years(session, [ImportedYear("cn", 2027, (listed,), "notice")])
    assert not cell(journal, "2027-02-06").provisional
    assert cell(journal, "2027-02-09").badge == ""


def test_own_dates_stand_in_order(journal: Journal) -> None:
    day = date(2027, 2, 15)
    with journal.change("Fill") as session:
        person = add_contact(session, {"name_zh": "杨磊", "name_en": "Yang Lei"})
        add_event(session, EventDraft("Late call", starts_at=at(15, 16), zone="Asia/Shanghai"))
        add_event(session, EventDraft("Early call", starts_at=at(15, 9), zone="Asia/Shanghai"))
        add_follow_up(session, day, "Send forecast\nwith prices")
        add_event(session, EventDraft("Fair", first_on=day - timedelta(days=1), last_on=day))
        log_touch(session, TouchDraft(at(15, 11), (person,), kind="call", held=False))
    chips = cell(journal, "2027-02-15").chips
    assert [one.text for one in chips][:4] == ["Fair", "Send forecast", "Early call", chips[3].text]
    assert "Yang Lei 杨磊" in chips[3].text
    assert chips[-1].text == "Late call"
    assert [one.movable for one in chips] == [True, True, True, False, True]
    assert [one.text for one in cell(journal, "2027-02-14").chips] == ["Fair"]


def at(day: int, hour: int) -> datetime:
    return datetime(2027, 2, day, hour, tzinfo=SHANGHAI)


def test_a_call_in_the_chinese_morning_falls_on_the_evening_before_in_new_york(journal: Journal) -> None:
    with journal.change("Add") as session:
        add_event(session, EventDraft("Call", starts_at=at(15, 9), zone="Asia/Shanghai"))
    home = shown(zone=ZoneInfo("America/New_York"))
    assert [one.text for one in cell(journal, "2027-02-14", home).chips] == ["Call"]
    assert cell(journal, "2027-02-15", home).chips == ()


def test_done_and_deleted_things_are_gone(journal: Journal) -> None:
    with journal.change("Fill") as session:
        done = add_follow_up(session, date(2027, 2, 10), "Done")
        gone = add_event(session, EventDraft("Gone", first_on=date(2027, 2, 10)))
        held = add_contact(session, {"name_en": "Li"})
        log_touch(session, TouchDraft(at(10, 11), (held,), kind="call"))
        finish(session, done)
        delete_events(session, [gone])
    assert cell(journal, "2027-02-10").chips == ()


def test_lunar_birthdays_are_kept_by_the_moon_and_count_the_nominal_age(journal: Journal) -> None:
    born = {"birth_calendar": "lunar", "birth_year": 1968, "birth_month": 1, "birth_day": 10}
    with journal.change("Add") as session:
        add_contact(session, {"name_zh": "张伟", **born})  # type: ignore[typeddict-item]
        add_contact(session, {"name_en": "Ann", **born, "birth_calendar": "solar", "birth_day": 3})  # type: ignore[typeddict-item]
    (chip,) = cell(journal, "2027-02-15").chips
    assert (chip.text, chip.turns, chip.lunar) == ("Zhāng Wěi 张伟", 60, True)
    assert [one.turns for one in cell(journal, "2027-01-03").chips] == [59]


def test_a_leap_month_s_birthday_comes_in_the_regular_month_and_in_the_leap_month(journal: Journal) -> None:
    born = {"birth_calendar": "lunar", "birth_month": 6, "birth_day": 1, "birth_leap": True}
    with journal.change("Add") as session:
        add_contact(session, {"name_en": "Ann", **born})  # type: ignore[typeddict-item]
    with journal.read() as connection:
        cells = days(connection, date(2025, 6, 1), date(2025, 8, 31), shown(), TODAY)
    assert [one.day for one in cells if one.chips] == [date(2025, 6, 25), date(2025, 7, 25)]


def test_repeating_events_stand_on_each_of_their_days(journal: Journal) -> None:
    with journal.change("Add") as session:
        add_event(session, EventDraft("Weekly", first_on=date(2026, 2, 2), repeat="weekly"))
        mid_autumn = EventDraft(
            "Moon", first_on=date(2026, 1, 1), repeat="lunar", lunar=YearlyDate("lunar", 1, 15)
        )
        add_event(session, mid_autumn)
    cells = read(journal).days
    assert [one.day.day for one in cells if any(c.text == "Weekly" for c in one.chips)] == [1, 8, 15, 22, 1]
    assert [one.day.day for one in cells if any(c.text == "Moon" for c in one.chips)] == [20]


def test_bars_are_usual_days_and_what_suppliers_said(journal: Journal) -> None:
    with journal.change("Fill") as session:
        supplier = add_supplier(session, {"name_en": "Guangming"})
        gone = add_supplier(session, {"name_en": "Gone"})
        for one in (supplier, gone):
            said = Confirmed(date(2027, 1, 31), "Ms Li", TODAY)
            confirm_day(session, one, "spring_festival", 2027, "lines_stop", said)
        add_closing(session, supplier, date(2027, 3, 1), date(2027, 3, 2), "moving")
        delete_suppliers(session, [gone])
    bars = read(journal).bars
    assert [(one.label, one.first.isoformat(), one.last.isoformat(), one.lane) for one in bars] == [
        ("Guangming: lines stand still", "2027-01-31", "2027-02-20", 0),
        ("Guangming: moving", "2027-03-01", "2027-03-02", 0),
        ("Most factories closed", "2027-02-04", "2027-02-20", 1),
    ]
    assert [one.confirmed for one in bars] == [True, True, False]


@pytest.mark.parametrize("layer", ["events", "follow_ups", "touches", "birthdays"])
def test_a_layer_that_is_off_shows_nothing_of_its_own(journal: Journal, layer: Layer) -> None:
    with journal.change("Fill") as session:
        person = add_contact(
            session,
            {"name_en": "Ann", "birth_calendar": "solar", "birth_month": 2, "birth_day": 10},
        )
        add_event(session, EventDraft("Fair", first_on=date(2027, 2, 10)))
        add_follow_up(session, date(2027, 2, 10), "Send")
        log_touch(session, TouchDraft(at(10, 11), (person,), kind="call", held=False))
    kinds = {one.kind for one in cell(journal, "2027-02-10", shown(layer)).chips}
    assert kinds == {"event", "follow_up", "touch", "birthday"} - {
        layer.rstrip("s").replace("touche", "touch")
    }


def test_without_the_almanac_only_the_own_dates_remain(journal: Journal) -> None:
    bare = cell(journal, "2027-02-06", Shown(frozenset({"events"}), zone=UTC))
    assert (bare.label, bare.festivals, bare.term, bare.statutory) == (None, (), "", ())
    hong_kong = cell(journal, "2027-02-06", Shown(frozenset({"hk", "cn"}), zone=UTC))
    assert [one.region for one in hong_kong.statutory] == ["cn", "hk"]


def test_days_outside_the_tables_are_plain(journal: Journal) -> None:
    with journal.read() as connection:
        cells = days(
            connection, date(2100, 12, 30), date(2101, 1, 2), Shown(frozenset(LAYERS), zone=UTC), TODAY
        )
        early = days(
            connection, date(1900, 12, 31), date(1901, 1, 1), Shown(frozenset(LAYERS), zone=UTC), TODAY
        )
    assert [one.label is None for one in cells] == [False, False, True, True]
    assert [one.label is None for one in early] == [True, False]


def test_a_year_counts_what_its_days_hold(journal: Journal) -> None:
    with journal.change("Add") as session:
        add_event(session, EventDraft("Monthly", first_on=date(2027, 1, 31), repeat="monthly"))
    with journal.read() as connection:
        year = year_days(connection, 2027, shown(), TODAY)
    assert len(year) == 365
    assert sum(one.own for one in year) == 12
    assert next(one for one in year if one.day == date(2027, 2, 28)).own == 1
    spring = next(one for one in year if one.day == date(2027, 2, 6))
    assert (spring.festival, spring.badge, spring.shutdown, spring.provisional) == (True, "off", True, True)


def test_the_year_counts_the_chips_of_its_days(journal: Journal) -> None:
    with journal.change("Fill") as session:
        for day in (10, 10, 12):
            person = add_contact(
                session,
                {
                    "name_en": "Ann",
                    "birth_calendar": "lunar",
                    "birth_month": 6,
                    "birth_day": day,
                    "birth_leap": True,
                },
            )
            log_touch(session, TouchDraft(at(day, 23), (person, person), kind="call", held=False))
            add_follow_up(session, date(2027, 2, day), "Send")
            add_event(session, EventDraft("Fair", first_on=date(2026, 12, 30), last_on=date(2027, 1, day)))
            add_event(
                session, EventDraft("Call", starts_at=at(day, 1), zone="Asia/Shanghai", repeat="monthly")
            )
    home = shown(zone=BERLIN)
    with journal.read() as connection:
        for year in (2025, 2026, 2027):
            cells = days(connection, date(year, 1, 1), date(year, 12, 31), home, TODAY)
            counted = [one.own for one in year_days(connection, year, home, TODAY)]
            assert counted == [len(one.chips) for one in cells]
            assert sum(counted) > 0


def test_the_next_deadline_is_told_with_the_chinese_working_days_until_then(journal: Journal) -> None:
    last = TODAY + timedelta(days=120)
    with journal.change("Dates") as session:
        add_event(session, EventDraft("Already running", first_on=TODAY - timedelta(days=1), last_on=last))
        add_event(session, EventDraft("Fair", first_on=date(2027, 3, 1)))
        add_follow_up(session, date(2027, 2, 3), "Ask for the date")
    with journal.read() as connection:
        found = next_deadline(connection, TODAY, last, shown())
        assert found is not None
        assert (found[0].text, found[1], found[2]) == ("Ask for the date", date(2027, 2, 3), 1)
        other = next_deadline(connection, date(2027, 2, 3), last, shown())
        assert other is not None
        between = days(connection, date(2027, 2, 3), date(2027, 2, 28), shown(), TODAY)
        assert (other[0].text, other[2]) == ("Fair", sum(one.workday for one in between))
        assert next_deadline(connection, TODAY, last, shown("events", "follow_ups")) is None
