"""The group of Today with those who have been quiet: log, reach, put off, skip, pause."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.texts import _
from desktop.today.rows import QuietPerson
from ui.more import Act
from ui.today import putting_off
from ui.today.china_clock import china_clock
from ui.today.rows import QuietRow
from ui.widgets.section import Group
from ui.workplace import Workplace

Doing = Callable[[str, int], None]


def group(
    workplace: Workplace,
    people: Sequence[QuietPerson],
    held: MutableMapping[tuple[str, int], QWidget],
    log: Doing,
    reach: Doing,
    *,
    cold: bool,
) -> Group:
    """Return the rows of some people under a heading, which says whether anybody is going ``cold``."""
    made = Group(_("Going cold") if cold else _("Time to talk"))
    made.header.add(china_clock(workplace))
    for person in people:
        row = held["quiet", person.who.id] = make_row(workplace, person, log, reach)
        made.add(row)
    return made


def make_row(workplace: Workplace, person: QuietPerson, log: Doing, reach: Doing) -> QuietRow:
    """Make a row that does what its keys say; ``log`` begins a quick log, ``reach`` the ladder with somebody."""
    who = person.who
    whom = putting_off.Whom("cadence", "contact", who.id, who.shown, person.ideal)

    def acts() -> list[Act]:
        """Return the lines of the menu, which is made when the row is there."""
        answer = Act(_("Does not answer"), "phone-missed", made.reached.emit)
        return [answer, *putting_off.acts(workplace, made, whom)]

    made = QuietRow(workplace.theme, person, acts)
    made.logged.connect(partial(log, "contact", who.id))
    made.reached.connect(partial(reach, "contact", who.id))
    made.opened.connect(lambda: workplace.show_record("contact", who.id))
    made.put_off.connect(lambda days: putting_off.put_off(workplace, whom, days))
    made.skipped.connect(lambda: putting_off.skip(workplace, whom))
    made.paused.connect(lambda: putting_off.ask(workplace, made, whom))
    return made
