"""Calendar files: written, read by another parser, and read again; files of others; bad files."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from desktop.almanac.birthdays import YearlyDate
from desktop.errors import ImportProblem
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact
from desktop.planning.event_drafts import EventDraft
from desktop.planning.event_reads import all_events, occurrences_between
from desktop.planning.events import add_event
from desktop.planning.ics_fields import Home
from desktop.planning.ics_import import ImportPlan, import_events, plan_import
from desktop.planning.ics_read import LARGEST, CalendarFile, read_calendar
from desktop.planning.ics_rules import Repeating, occurrences
from desktop.planning.ics_write import Part, Wanted, calendar_file

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
HOME = Home("Europe/Berlin", NOW.date())
SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")


def written(journal: Journal, *parts: Part) -> bytes:
    with journal.read() as connection:
        return calendar_file(connection, Wanted(frozenset(parts)), NOW)


def other_parser(data: bytes) -> list[Any]:
    return list(vobject.readOne(data.decode()).vevent_list)


def read(tmp_path: Path, text: str | bytes) -> CalendarFile:
    path = tmp_path / "calendar.ics"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_calendar(path, HOME)


def event(*lines: str) -> str:
    body = "\r\n".join(["BEGIN:VEVENT", "UID:one@elsewhere", *lines, "END:VEVENT"])
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{body}\r\nEND:VCALENDAR\r\n"


def planned(journal: Journal, found: CalendarFile) -> ImportPlan:
    with journal.read() as connection:
        return plan_import(connection, found.events)


def bring_in(journal: Journal, found: CalendarFile) -> None:
    plan = planned(journal, found)
    with journal.change("Import") as session:
        import_events(session, plan)


def test_festivals_are_single_events_of_twenty_years_with_uids_that_stay(journal: Journal) -> None:
    first = other_parser(written(journal, "festivals"))
    springs = [one for one in first if one.uid.value.startswith("festival-spring_festival-")]
    assert [one.dtstart.value for one in springs][:2] == [date(2026, 2, 17), date(2027, 2, 6)]
    assert len(springs) == 21
    uids = [one.uid.value for one in first]
    assert len(set(uids)) == len(uids)
    assert uids == [one.uid.value for one in other_parser(written(journal, "festivals"))]


def test_lunar_birthdays_are_on_their_days(journal: Journal) -> None:
    with journal.change("Add") as session:
        add_contact(
            session, {"name_zh": "王丽", "birth_calendar": "lunar", "birth_month": 8, "birth_day": 15}
        )
    found = other_parser(written(journal, "birthdays"))
    assert [one.dtstart.value for one in found][:3] == [
        date(2026, 9, 25),
        date(2027, 9, 15),
        date(2028, 10, 3),
    ]
    assert found[0].summary.value == "Birthday of Wáng Lì 王丽"


def add(journal: Journal, *drafts: EventDraft) -> None:
    with journal.change("Add") as session:
        for draft in drafts:
            add_event(session, draft)


MINE = (
    EventDraft(
        "Fair, hall 3; booth 12", first_on=date(2027, 4, 15), last_on=date(2027, 4, 19), remind_minutes=1440
    ),
    EventDraft(
        "Call",
        starts_at=datetime(2027, 3, 22, 9, 0, tzinfo=BERLIN),
        ends_at=datetime(2027, 3, 22, 9, 30, tzinfo=BERLIN),
        zone="Europe/Berlin",
        repeat="weekly",
        repeat_every=2,
        repeat_until=date(2027, 12, 31),
        remind_minutes=15,
        notes="报价\nand samples",
        place="义乌",
    ),
    EventDraft("Rent", first_on=date(2027, 1, 31), repeat="monthly"),
    EventDraft("Leap day", first_on=date(2028, 2, 29), repeat="yearly"),
    EventDraft("Christmas", first_on=date(2026, 12, 25), repeat="yearly"),
)


def test_another_parser_sees_own_events_at_the_same_instants(journal: Journal) -> None:
    add(journal, *MINE)
    data = written(journal, "events")
    found = {one.summary.value: one for one in other_parser(data)}
    call = found["Call"]
    starts = list(call.getrruleset(addRDate=True))
    with journal.read() as connection:
        ours = occurrences_between(connection, date(2027, 3, 1), date(2027, 12, 31), BERLIN)
    mine = [one.starts_at for one in ours if one.event.title == "Call"]
    assert [one.astimezone(UTC) for one in starts] == mine
    assert b"BEGIN:VTIMEZONE" in data
    assert found["Fair, hall 3; booth 12"].dtend.value == date(2027, 4, 20)
    rent = found["Rent"].getrruleset(addRDate=True)
    assert [one.date() for one in rent[:3]] == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]


def test_what_was_written_reads_back_as_it_was(journal: Journal, tmp_path: Path) -> None:
    add(journal, *MINE)
    found = read(tmp_path, written(journal, "events"))
    assert found.unread == ()
    with journal.read() as connection:
        kept = [card.draft for card in all_events(connection)]
    assert sorted(found.events, key=lambda one: one.title) == [
        EventDraft(**{name: getattr(old, name) for name in EventDraft.__slots__} | {"uid": new.uid})
        for old, new in zip(
            sorted(kept, key=lambda one: one.title),
            sorted(found.events, key=lambda one: one.title),
            strict=True,
        )
    ]
    assert planned(journal, found) == ImportPlan((), (), len(MINE))


def test_lunar_events_go_out_day_by_day(journal: Journal) -> None:
    add(
        journal,
        EventDraft("Moon", first_on=date(2027, 1, 1), repeat="lunar", lunar=YearlyDate("lunar", 8, 15)),
    )
    found = other_parser(written(journal, "events"))
    assert [one.dtstart.value for one in found][:2] == [date(2027, 9, 15), date(2028, 10, 3)]
    assert len({one.uid.value for one in found}) == len(found) == 20


def test_a_file_that_comes_again_changes_what_it_brought_and_adds_nothing(
    journal: Journal, tmp_path: Path
) -> None:
    bring_in(journal, read(tmp_path, event("DTSTART;VALUE=DATE:20270301", "SUMMARY:Visit")))
    again = read(tmp_path, event("DTSTART;VALUE=DATE:20270302", "SUMMARY:Visit"))
    assert len(planned(journal, again).changed) == 1
    bring_in(journal, again)
    with journal.read() as connection:
        assert [card.draft.first_on for card in all_events(connection)] == [date(2027, 3, 2)]
    assert planned(journal, again).same == 1
    journal.undo()
    with journal.read() as connection:
        assert [card.draft.first_on for card in all_events(connection)] == [date(2027, 3, 1)]


def test_times_keep_their_zone_by_any_of_its_names(tmp_path: Path) -> None:
    for zone in ("Asia/Shanghai", "China Standard Time"):
        (one,) = read(tmp_path, event(f"DTSTART;TZID={zone}:20270301T090000", "DURATION:PT1H")).events
        assert one.starts_at == datetime(2027, 3, 1, 1, 0, tzinfo=UTC)
        assert one.ends_at == datetime(2027, 3, 1, 2, 0, tzinfo=UTC)
        assert one.zone == "Asia/Shanghai"
    (floating,) = read(tmp_path, event("DTSTART:20270301T090000")).events
    assert (floating.zone, floating.starts_at) == ("Europe/Berlin", datetime(2027, 3, 1, 8, 0, tzinfo=UTC))
    assert floating.title == "Event without a title"


@pytest.mark.parametrize(
    ("rule", "repeat", "until"),
    [
        ("FREQ=WEEKLY;BYDAY=MO", "weekly", None),
        ("FREQ=WEEKLY;COUNT=3;WKST=SU", "weekly", date(2027, 3, 15)),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1", "yearly", None),
        ("FREQ=MONTHLY;INTERVAL=2;UNTIL=20271231", "monthly", date(2027, 12, 31)),
    ],
)
def test_rules_that_the_journal_has_stay_rules(
    tmp_path: Path, rule: str, repeat: str, until: date | None
) -> None:
    (one,) = read(tmp_path, event("DTSTART;VALUE=DATE:20270301", f"RRULE:{rule}")).events
    assert (one.repeat, one.repeat_until) == (repeat, until)


def test_other_rules_become_days_and_those_without_end_are_bounded(tmp_path: Path) -> None:
    found = read(tmp_path, event("DTSTART;VALUE=DATE:20270301", "RRULE:FREQ=WEEKLY;BYDAY=MO,WE"))
    assert len(found.events) <= 600
    assert [one.first_on for one in found.events][:3] == [
        date(2027, 3, 1),
        date(2027, 3, 3),
        date(2027, 3, 8),
    ]
    assert [one.reason for one in found.unread] == [
        "Its rule has no end that is near; the days of five years came in."
    ]
    assert len({one.uid for one in found.events}) == len(found.events)


def test_left_out_and_moved_days_of_a_series_are_honoured(tmp_path: Path) -> None:
    series = event(
        "DTSTART;TZID=Asia/Shanghai:20270301T090000",
        "RRULE:FREQ=WEEKLY;COUNT=4",
        "EXDATE;TZID=Asia/Shanghai:20270308T090000",
        "SUMMARY:Call",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:one@elsewhere",
        "RECURRENCE-ID;TZID=Asia/Shanghai:20270315T090000",
        "DTSTART;TZID=Asia/Shanghai:20270316T090000",
        "SUMMARY:Call, moved",
    )
    found = read(tmp_path, series)
    assert sorted((one.first_on, one.title) for one in found.events) == [  # type: ignore[type-var]
        (date(2027, 3, 1), "Call"),
        (date(2027, 3, 16), "Call, moved"),
        (date(2027, 3, 22), "Call"),
    ]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["DTSTART:2027"], "damaged"),
        (["SUMMARY:Nothing"], "no day"),
        (["DTSTART;VALUE=DATE:18000101"], "1901"),
        (["DTSTART;VALUE=DATE:20270101", "DTEND;VALUE=DATE:20330101"], "400"),
        (["DTSTART;VALUE=DATE:20270101", "DESCRIPTION:" + "x" * 200_000], "too long"),
        (["DTSTART;VALUE=DATE:20270101", "RRULE:FREQ=SECONDLY"], "within a day"),
        (["DTSTART;VALUE=DATE:20270101", "RRULE:FREQ=SOMETIMES"], "cannot be read"),
    ],
)
def test_a_bad_event_is_told_and_costs_no_other(tmp_path: Path, lines: list[str], reason: str) -> None:
    found = read(
        tmp_path, event(*lines, "END:VEVENT", "BEGIN:VEVENT", "DTSTART;VALUE=DATE:20270301", "SUMMARY:Good")
    )
    assert found.events[-1].title == "Good"
    assert [one.line for one in found.unread] == [3]
    assert reason in found.unread[0].reason


def test_a_damaged_rule_that_never_holds_does_not_hang(tmp_path: Path) -> None:
    found = read(tmp_path, event("DTSTART;VALUE=DATE:20270101", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))
    assert found.events == ()


def test_days_that_the_journal_knows_by_itself_stay_out(journal: Journal, tmp_path: Path) -> None:
    found = read(tmp_path, written(journal, "festivals"))
    assert found.events == ()
    assert {one.reason for one in found.unread} == {"The journal knows this day by itself."}


@pytest.mark.parametrize("data", [b"", b"BEGIN:VCARD\r\nEND:VCARD", b"\xff\xfe\x00", b"%PDF-1.7"])
def test_other_files_are_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ImportProblem, match="not a calendar"):
        read(tmp_path, data)


def test_a_file_that_is_gone_or_far_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="cannot be read"):
        read_calendar(tmp_path / "none.ics", HOME)
    large = tmp_path / "large.ics"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(ImportProblem, match="too large"):
        read_calendar(large, HOME)


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200),
    st.sampled_from(["DTSTART", "RRULE", "EXDATE", "DTEND", "SUMMARY", "DURATION", "TRIGGER"]),
)
def test_any_text_in_an_event_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, text: str, name: str
) -> None:
    found = read(tmp_path_factory.mktemp("ics"), event("DTSTART;VALUE=DATE:20270301", f"{name}:{text}"))
    assert len(found.events) + len(found.unread) >= 1


def test_days_end_five_years_from_now() -> None:
    rule = Repeating({"FREQ": ["DAILY"]}, "FREQ=DAILY;INTERVAL=30")
    days, cut = occurrences(rule, datetime(2020, 1, 1, tzinfo=UTC), UTC, NOW.date())
    assert cut
    assert NOW.date() + timedelta(days=1700) < days[-1] < NOW.date() + timedelta(days=1900)
