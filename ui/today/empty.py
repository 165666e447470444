"""What Today shows where nothing is due, and in a journal that has just begun."""

from __future__ import annotations

from desktop.texts import _
from desktop.today.rows import TodayPage
from ui.widgets.empty_state import EmptyState
from ui.workplace import Workplace


def any_of(page: TodayPage) -> bool:
    """Tell whether anything waits on the page; what comes only stands at its side."""
    people = (page.alerts, page.follow_ups, page.done, page.quiet, page.slipping)
    return any((*people, page.orders, page.giving, page.long_view))


def nothing_due(workplace: Workplace) -> EmptyState:
    """Return what is said when nothing waits."""
    return EmptyState(
        workplace.theme,
        _("Nothing is due today"),
        _("Follow-ups and people who have been quiet for long appear here."),
        "circle-check",
        _("Log touch"),
        lambda: workplace.perform("log"),
    )


def welcome(workplace: Workplace) -> EmptyState:
    """Return what is said in an empty journal."""
    return EmptyState(
        workplace.theme,
        _("This is where each day begins"),
        _("Bring in the people you work with, or add the first supplier by hand."),
        "sun",
        _("Import contacts"),
        lambda: workplace.perform("import"),
    )
