"""Three phrases on Today for the people of today: read beside the screen, once SQLAlchemy is there."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from desktop.almanac.festivals import festivals
from desktop.people import shown
from desktop.texts import _
from desktop.today.rows import TodayPage
from ui.tasks import Progress
from ui.widgets.item_row import ItemRow
from ui.widgets.section import Group
from ui.widgets.text import Icon
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.practice.for_today import Suggestion

_QUIET = 2
"""So many of those who have been quiet count as people of today."""


def ask(workplace: Workplace, page: TodayPage, show: Callable[[Sequence[Suggestion]], None]) -> None:
    """Hand the phrases for the people of a page to ``show``, later; nothing before SQLAlchemy is there."""
    if not workplace.open_journal.loaded:
        return
    people = [row.who.id for row in page.follow_ups if row.who is not None]
    people += [row.who.id for row in page.quiet[:_QUIET]]
    birthdays = [row.who.id for row in page.birthdays if row.days == 0]
    today, journal = workplace.today, workplace.journal

    def work(_progress: Progress) -> Sequence[Suggestion]:
        # Imported late: it brings SQLAlchemy, and Today is painted before it is there.
        for_today = importlib.import_module("desktop.practice.for_today")
        with journal.read() as connection:
            found: Sequence[Suggestion] = for_today.suggestions(
                connection, today, list(dict.fromkeys(people)), birthdays
            )
        return found

    workplace.tasks.run(work, show, lambda _error: None)  # the page is whole without them


def group(workplace: Workplace, found: Sequence[Suggestion]) -> Group:
    """Return the phrases as a group of rows that lead to the library."""
    made = Group(_("Say it today"))
    for one in found:
        said = one.wording
        note = " · ".join(filter(None, (said.pinyin, said.english or said.literal)))
        row = ItemRow(
            workplace.theme,
            said.simplified,
            note,
            leading=Icon(workplace.theme, "graduation-cap", "accent"),
            end_text=_whom(one),
        )
        row.opened.connect(lambda key=said.key: workplace.show_phrase(key))
        made.add(row)
    return made


def _whom(one: Suggestion) -> str:
    """Return for whom a phrase is: a person, or a festival."""
    if one.person is not None:
        latin = one.person.name_en or one.person.pinyin
        return _("for {name}").format(name=shown.single(one.person.name_zh, latin))
    festival = festivals().get(one.festival)
    return shown.hanzi_or(festival.hanzi, festival.english) if festival else ""
