"""Write the statutory days of mainland China, Hong Kong, Taiwan and Macao (development only).

Needs ``chinesecalendar`` and ``holidays`` (both MIT). The mainland's list comes from the first and is compared day by
day with the second; a difference stops the script. The others come from ``holidays`` alone.

    python tools/gen_holidays.py resources/calendar
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path

import chinese_calendar.constants as chinese
import holidays

FIRST_YEAR, LAST_YEAR = 2007, 2026
REGION_YEARS = range(2007, 2036)
ANNOUNCED_UNTIL = 2027  # by the governments of HK, TW, MO in the course of 2026
# Days off for everybody first; then days that only part of the employers give.
CATEGORIES = {
    "hk": (("public", "optional"), ()),
    "tw": (("public",), ("government", "school", "workday")),
    "mo": (("public",), ("government",)),
}
LANGUAGES = {"hk": "zh_HK", "tw": "zh_TW", "mo": "zh_MO"}
# The names as the State Council writes them.
MAINLAND_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日",
}
ENGLISH = {
    "Tomb-sweeping Day": "Tomb-Sweeping Day",
    "Mid-autumn Festival": "Mid-Autumn Festival",
    "Anti-Fascist 70th Day": "70th anniversary of victory in the war against Japan",
}


def _mainland() -> Iterator[str]:
    """Yield a line per day: date, kind, Chinese name, English name."""
    listed = {**chinese.holidays, **chinese.workdays}
    for day in sorted(listed):
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            kind = "makeup" if day in chinese.workdays else "holiday"
            name = str(listed[day])
            yield "\t".join((day.isoformat(), kind, MAINLAND_NAMES[name], ENGLISH.get(name, name)))


def _compare() -> None:
    """Stop when the two sources call one day differently."""
    other = holidays.country_holidays("CN", years=range(FIRST_YEAR, LAST_YEAR + 1))
    day = date(FIRST_YEAR, 1, 1)
    while day.year <= LAST_YEAR:
        working = day in chinese.workdays or (day.weekday() < 5 and day not in chinese.holidays)
        theirs = day in other.weekend_workdays or (day.weekday() < 5 and day not in other)
        if working != theirs:
            raise SystemExit(f"the sources differ on {day}")
        day += timedelta(days=1)


def _region(region: str) -> Iterator[str]:
    public, partial = CATEGORIES[region]
    everybody = _names(region, public)
    some = _names(region, partial) if partial else {}
    for day in sorted({**everybody, **some}):
        kind = "holiday" if day in everybody else "partial"
        yield "\t".join((day.isoformat(), kind, *(everybody.get(day) or some[day])))
    for day in sorted(_makeup(region)):
        yield "\t".join((day.isoformat(), "makeup", "補行上班日", "Make-up workday"))


def _names(region: str, categories: tuple[str, ...]) -> Mapping[date, tuple[str, str]]:
    """Return the Chinese and English name of each day."""
    by_language = [
        holidays.country_holidays(
            region.upper(), years=REGION_YEARS, categories=categories, language=language
        )
        for language in (LANGUAGES[region], "en_US")
    ]
    return {day: (by_language[0][day], by_language[1][day]) for day in by_language[0]}


def _makeup(region: str) -> set[date]:
    return set(holidays.country_holidays(region.upper(), years=REGION_YEARS).weekend_workdays)


def main(folder: Path) -> None:
    """Write statutory_cn.tsv and its three neighbours."""
    _compare()
    source = f"chinesecalendar {version('chinesecalendar')}, compared with holidays {holidays.__version__}"
    _write(folder, "cn", source, f"{FIRST_YEAR}-{LAST_YEAR}", _mainland())
    for region in CATEGORIES:
        years = f"{REGION_YEARS[0]}-{ANNOUNCED_UNTIL}"
        _write(folder, region, f"holidays {holidays.__version__}", years, _region(region))


def _write(folder: Path, region: str, source: str, years: str, rows: Iterator[str]) -> None:
    head = [
        "# Statutory days: date, kind (holiday, makeup = workday on a weekend, partial = not for everybody), names.",
        f"# Written by tools/gen_holidays.py from {source} (MIT).",
        f"official\t{years}",
        f"source\t{source}",
    ]
    (folder / f"statutory_{region}.tsv").write_text(
        "\n".join([*head, *rows, "# end"]) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
