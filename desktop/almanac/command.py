"""The headless commands of the almanac: each returns dictionaries that become JSON lines."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from datetime import date

from desktop.almanac import lunar, terms
from desktop.almanac.birthdays import YearlyDate, by_year
from desktop.almanac.festivals import Festival, festivals, festivals_on
from desktop.almanac.statutory import REGIONS, StatutoryDay
from desktop.almanac.workdays import (
    WorkCalendar,
    add_workdays,
    days_between,
    is_workday,
    work_calendar,
    workdays_between,
)
from desktop.errors import UsageError
from desktop.texts import _

Row = dict[str, object]


def add_commands(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``almanac``, ``solar``, ``workdays``, ``birthday`` and ``festivals``; each sets ``run`` to its function."""
    days = subparsers.add_parser("almanac", help=_("the Chinese calendar, a line a day"))
    days.add_argument("--from", dest="first", required=True, metavar="DATE")
    days.add_argument("--to", dest="last", required=True, metavar="DATE")
    add_calendar_arguments(days)
    days.set_defaults(run=almanac)
    solar = subparsers.add_parser("solar", help=_("the day of a lunar date"))
    for name in ("year", "month", "day"):
        solar.add_argument(name, type=int, metavar=name.upper())
    solar.add_argument("--leap", action="store_true")
    solar.set_defaults(run=solar_day)
    _add_workdays(subparsers)
    _add_birthday(subparsers)
    subparsers.add_parser("festivals", help=_("the festivals with their names and rules")).set_defaults(
        run=all_festivals
    )


def _add_workdays(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("workdays", help=_("count Chinese working days"))
    parser.add_argument("--start", required=True, metavar="DATE")
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--add", type=int, metavar="N")
    way.add_argument("--end", metavar="DATE")
    add_calendar_arguments(parser)
    parser.set_defaults(run=workdays)


def _add_birthday(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("birthday", help=_("the days of a lunar birthday"))
    parser.add_argument("--lunar", required=True, metavar="M-D")
    parser.add_argument("--leap", action="store_true")
    parser.add_argument("--custom", choices=("regular", "leap", "next"), default="regular")
    parser.add_argument("--from", dest="first", type=int, required=True, metavar="YEAR")
    parser.add_argument("--to", dest="last", type=int, required=True, metavar="YEAR")
    parser.set_defaults(run=birthday)


def add_calendar_arguments(parser: argparse.ArgumentParser) -> None:
    """Add ``--region`` and ``--week``."""
    parser.add_argument("--region", choices=REGIONS, default="cn")
    parser.add_argument("--week", type=int, choices=(5, 6), default=5)


def parse_day(text: str) -> date:
    """Return a day typed as 2027-02-06. Raises UsageError."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UsageError(
            _("{text} is not a date.").format(text=text), _("Type year, month and day, as in 2027-02-06.")
        ) from None


def parse_known_day(text: str) -> date:
    """Return a typed day within the years of the tables. Raises UsageError."""
    day = parse_day(text)
    lunar.to_lunar(day)
    return day


def almanac(args: argparse.Namespace) -> Iterator[Row]:
    """Yield a line for each day from ``first`` to ``last``, both included."""
    first, last = parse_day(args.first), parse_day(args.last)
    if last < first:
        raise UsageError(_("The first day lies after the last."), _("Exchange the two days."))
    calendar = work_calendar(args.region, args.week)
    lunar.to_lunar(last)  # nothing is printed where the last day lies outside
    for day in (*days_between(first, last), last):
        yield day_row(day, calendar)


def day_row(day: date, calendar: WorkCalendar) -> Row:
    """Return all that the almanac knows of a day."""
    found, term = lunar.to_lunar(day), terms.term_on(day)
    region = calendar.statutory.region
    return {
        "date": day.isoformat(),
        "lunar": found._asdict(),
        "year_ganzhi": lunar.ganzhi(found.year),
        "animal": lunar.animal(found.year),
        "term": term.key if term else None,
        "festivals": [one.key for one in festivals_on(day, {region})],
        "statutory": _statutory_row(calendar.statutory.on(day)),
        "workday": is_workday(day, calendar),
        "certain": lunar.certain(day) and (term is None or term.certain),
    }


def _statutory_row(found: StatutoryDay | None) -> Row | None:
    if found is None:
        return None
    return {
        "region": found.region,
        "off": found.off,
        "kind": found.kind,
        "name": found.name_zh,
        "name_en": found.name_en,
        "source": found.source,
        "provisional": found.provisional,
    }


def solar_day(args: argparse.Namespace) -> Iterator[Row]:
    """Yield the day of a lunar date."""
    day = lunar.to_gregorian(args.year, args.month, args.day, args.leap)
    yield {"date": day.isoformat(), "certain": lunar.certain(day)}


def workdays(args: argparse.Namespace) -> Iterator[Row]:
    """Yield the day found by adding working days, or the working days between two days."""
    start, calendar = parse_day(args.start), work_calendar(args.region, args.week)
    if args.end is not None:
        yield {"workdays": workdays_between(start, parse_day(args.end), calendar)}
        return
    found = add_workdays(start, args.add, calendar)
    yield {"date": found.day.isoformat(), "provisional": found.provisional}


def birthday(args: argparse.Namespace) -> Iterator[Row]:
    """Yield the day of a lunar birthday in each lunar year."""
    parts = re.fullmatch(r"\s*(\d{1,2})-(\d{1,2})\s*", args.lunar)
    if parts is None:
        raise UsageError(
            _("{text} is not a lunar day.").format(text=args.lunar), _("Type month and day, as in 8-15.")
        )
    typed = YearlyDate("lunar", int(parts.group(1)), int(parts.group(2)), args.leap)
    for kept in by_year(typed, args.first, args.last, args.custom):
        yield {"lunar_year": kept.year, "date": kept.day.isoformat()}


def all_festivals(args: argparse.Namespace) -> Iterator[Row]:  # noqa: ARG001 - every command has this form
    """Yield each festival with its names, rule and meaning."""
    return (_festival_row(one) for one in festivals().values())


def _festival_row(one: Festival) -> Row:
    return {
        "key": one.key,
        "hanzi": one.hanzi,
        "pinyin": one.pinyin,
        "english": one.english,
        "rule": one.rule,
        "days": "month" if one.length is None else one.length,
        "regions": list(one.regions),
        "part": one.part or None,
        "weight": one.weight,
        "greet_days_before": one.greet,
        "gift_days_before": one.gift,
        "meaning": {"en": one.meaning.en, "zh": one.meaning.zh},
        "say": {"en": one.say.en, "zh": one.say.zh},
        "avoid": {"en": one.avoid.en, "zh": one.avoid.zh},
    }
