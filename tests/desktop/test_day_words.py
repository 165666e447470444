"""The words of days and times are those of Babel, without its tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from babel.dates import format_date, format_skeleton, format_time

from desktop import formats, paths, texts

LOCALES = {"en": "en_US", "zh_CN": "zh_Hans_CN"}
FIRST, THIS, OTHER = date(2027, 1, 1), date(2027, 6, 1), date(2020, 1, 1)


@pytest.fixture(params=LOCALES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = texts.language()
    texts.use(request.param, paths.i18n())
    yield request.param
    texts.use(before, paths.i18n())


def test_every_day_of_a_year_is_said_as_babel_says_it(language: str) -> None:
    locale = LOCALES[language]

    def by_skeleton(skeleton: str, day: date) -> str:
        return str(format_skeleton(skeleton, day, locale=locale)).replace("日周", "日 周")

    for day in (FIRST + timedelta(days=number) for number in range(365)):
        long = "M月d日 EEEE" if language == "zh_CN" else "EEEE, MMMM d"
        assert formats.long_day(day) == format_date(day, long, locale=locale)
        assert formats.full_day(day) == format_date(day, "medium", locale=locale)
        assert formats.short_day(day, THIS) == formats.month_day(day) == by_skeleton("MMMd", day)
        assert formats.short_day(day, OTHER) == by_skeleton("yMMMd", day)
        assert formats.weekday_day(day, THIS) == by_skeleton("MMMEd", day)
        assert formats.weekday_day(day, OTHER) == by_skeleton("yMMMEd", day)
        assert formats.weekday(day) == format_date(day, "EEEE", locale=locale)
        assert formats.weekday(day, short=True) == format_date(day, "EEE", locale=locale)
        assert formats.month_name(day) == format_date(day, "LLLL", locale=locale)
        assert formats.month_name(day, short=True) == format_date(day, "LLL", locale=locale)
        assert formats.month_year(day) == by_skeleton("yMMMM", day)
        assert formats.month_year(day, short=True) == by_skeleton("yMMM", day)
        assert formats.tile(day) == (str(day.day), by_skeleton("MMM", day))


def test_every_minute_is_said_as_babel_says_it(language: str) -> None:
    for minute in range(24 * 60):
        moment = datetime(2027, 1, 1, minute // 60, minute % 60, tzinfo=UTC)
        asked = time(minute // 60, minute % 60)
        assert formats.time_of_day(moment, UTC) == format_time(asked, "short", locale=LOCALES[language])
