"""Reads next year's statutory days from a file: holiday-cn JSON, chinese-days JSON, or a calendar (ICS) of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from desktop.almanac.statutory import ImportedYear, Kind, StatutoryDay, list_year
from desktop.errors import ImportProblem
from desktop.texts import _

LARGEST = 1_000_000  # characters; the list of twenty years has 120,000
LONGEST_BLOCK = 16  # days in a row that one entry may name


class _Entry(NamedTuple):
    day: date
    off: bool
    name_zh: str
    name_en: str


def read_holiday_file(text: str, source: str) -> tuple[ImportedYear, ...]:
    """Return the years of a file, oldest first; ``source`` is shown with each day.

    Raises ImportProblem for a file of another kind, a damaged one, or one that contradicts itself.
    """
    if len(text) > LARGEST:
        raise ImportProblem(
            _("The file is too large for a list of holidays."), _("Choose a file of one or a few years.")
        )
    plain = text.lstrip("\ufeff \r\n\t")
    if plain.upper().startswith("BEGIN:VCALENDAR"):
        entries, skipped = _read_ics(plain)
        return _by_year(entries, source, skipped)
    try:
        content: object = json.loads(plain)
    except (ValueError, RecursionError) as error:
        raise _unknown_kind() from error
    if not isinstance(content, dict):
        raise _unknown_kind()
    if isinstance(content.get("days"), list):
        return (_holiday_cn(content, source),)
    if isinstance(content.get("holidays"), dict) and isinstance(content.get("workdays"), dict):
        return _by_year(_chinese_days(content), source, ())
    raise _unknown_kind()


def _unknown_kind() -> ImportProblem:
    return ImportProblem(
        _("This is not a list of holidays that Guanxi Journal can read."),
        _("Choose a JSON file of holiday-cn or chinese-days, or an ICS file, or paste the notice."),
    )


def _damaged(detail: object) -> ImportProblem:
    return ImportProblem(
        _("An entry of the list cannot be understood: {entry}").format(entry=str(detail)[:80]),
        _("Get the file again; nothing was changed."),
    )


def _holiday_cn(content: Mapping[object, object], source: str) -> ImportedYear:
    """Read {"year": 2027, "days": [{"name", "date", "isOffDay"}]}."""
    year, days = content.get("year"), content["days"]
    assert isinstance(days, list)
    if not isinstance(year, int) or not 1901 <= year <= 2100:
        raise _damaged(year)
    entries = [_holiday_cn_entry(item) for item in days]
    if not entries:
        raise ImportProblem(
            _("The list of {year} is still empty.").format(year=year),
            _("Import it again when the State Council has published its notice."),
        )
    return _checked(year, entries, source, ())


def _holiday_cn_entry(item: object) -> _Entry:
    if not isinstance(item, dict):
        raise _damaged(item)
    name, off = item.get("name"), item.get("isOffDay")
    if not isinstance(name, str) or not isinstance(off, bool):
        raise _damaged(item)
    return _Entry(_iso(item.get("date")), off, name, name)


def _chinese_days(content: Mapping[object, object]) -> Iterator[_Entry]:
    """Read {"holidays": {"2026-01-01": "New Year's Day,元旦,1"}, "workdays": {…}}."""
    for key, off in (("holidays", True), ("workdays", False)):
        days = content[key]
        assert isinstance(days, dict)
        for day, names in days.items():
            parts = names.split(",") if isinstance(names, str) else []
            if len(parts) < 2:
                raise _damaged(names)
            yield _Entry(_iso(day), off, parts[1], parts[0])


def _iso(value: object) -> date:
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError as error:
        raise _damaged(value) from error


def _read_ics(text: str) -> tuple[list[_Entry], tuple[str, ...]]:
    """Return the days of a calendar and the titles that say neither off nor work."""
    entries: list[_Entry] = []
    skipped: list[str] = []
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    for event in re.findall(r"BEGIN:VEVENT(.*?)END:VEVENT", unfolded, re.DOTALL | re.IGNORECASE):
        fields = dict(_ics_fields(event))
        off = _ics_off(fields)
        if off is None:
            skipped.append(fields.get("SUMMARY", "?"))
        else:
            entries += _ics_days(fields, off=off)
    return entries, tuple(skipped)


def _ics_fields(event: str) -> Iterator[tuple[str, str]]:
    """Yield name and value of each line, without the parameters."""
    for line in event.splitlines():
        head, colon, value = line.partition(":")
        if colon:
            yield head.partition(";")[0].strip().upper(), value.strip()


def _ics_off(fields: Mapping[str, str]) -> bool | None:
    """Tell whether an event is a day off (True), a make-up workday (False) or something else (None)."""
    special = fields.get("X-APPLE-SPECIAL-DAY", "")
    title = fields.get("SUMMARY", "")
    if special == "ALTERNATE-WORKDAY" or "班" in title or "workday" in title.lower():
        return False
    if special == "WORK-HOLIDAY" or re.search(r"休|假", title) or "holiday" in title.lower():
        return True
    return None


def _ics_days(fields: Mapping[str, str], *, off: bool) -> Iterator[_Entry]:
    """Yield the days from DTSTART up to DTEND (not included)."""
    if "RRULE" in fields:
        raise ImportProblem(
            _("The calendar repeats an event; a list of statutory days does not."),
            _("Choose a calendar of days off with single days."),
        )
    first = _ics_date(fields.get("DTSTART", ""))
    end = _ics_date(fields["DTEND"]) if "DTEND" in fields else first + timedelta(days=1)
    length = max(1, (end - first).days)
    if length > LONGEST_BLOCK:
        raise _damaged(fields.get("SUMMARY", ""))
    title = fields.get("SUMMARY", "")
    name = re.sub(r"[((【].*|上班|补班|补|假期|放假|休|班", "", title).strip() or title
    inner = re.search(r"补(.+?)(?:假期)?[))]", title)
    shown = inner.group(1) if inner else name
    for n in range(length):
        yield _Entry(first + timedelta(days=n), off, shown, shown)


def _ics_date(value: str) -> date:
    if not re.match(r"\d{8}", value):
        raise _damaged(value)
    return _iso(f"{value[:4]}-{value[4:6]}-{value[6:8]}")


def _by_year(entries: Iterable[_Entry], source: str, skipped: tuple[str, ...]) -> tuple[ImportedYear, ...]:
    """Return a list per year; New Year's days in December belong to the next."""
    years: dict[int, list[_Entry]] = {}
    for entry in entries:
        years.setdefault(list_year(entry.day, entry.name_zh), []).append(entry)
    for year in sorted(years):
        # A file that ends in December does not know the next year.
        if all(entry.day.year < year for entry in years[year]) and year - 1 in years:
            years[year - 1] += years.pop(year)
    if not years:
        raise _unknown_kind()
    return tuple(_checked(year, years[year], source, skipped) for year in sorted(years))


def _checked(year: int, entries: list[_Entry], source: str, skipped: tuple[str, ...]) -> ImportedYear:
    """Return the year's list. Raises ImportProblem for a day with two meanings or of another year."""
    known: dict[date, _Entry] = {}
    for entry in entries:
        if not date(year - 1, 12, 1) <= entry.day <= date(year + 1, 1, 31):
            raise _damaged(f"{entry.day} {entry.name_zh}")
        if known.setdefault(entry.day, entry).off != entry.off:
            raise ImportProblem(
                _("The list calls {date} both a day off and a workday.").format(date=entry.day.isoformat()),
                _("Get the file again; nothing was changed."),
            )
    days = tuple(_day(known[day], source) for day in sorted(known))
    return ImportedYear("cn", year, days, source, skipped)


def _day(entry: _Entry, source: str) -> StatutoryDay:
    kind: Kind = "holiday" if entry.off else "makeup"
    return StatutoryDay("cn", entry.day, kind, entry.name_zh, entry.name_en, source)
