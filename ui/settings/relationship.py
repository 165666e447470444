"""Settings of the rules of a relationship: their numbers, kept with the journal, and the way back."""

from __future__ import annotations

from desktop.constants import Constants
from desktop.people.usual import usual_days
from desktop.rhythm.holding import set_constants
from desktop.texts import _
from ui.calendar.zones import SHANGHAI, city
from ui.rule_numbers.hours import span_words
from ui.settings.setting import Setting
from ui.widgets.button import Button
from ui.widgets.section import Group
from ui.workplace import Workplace


class RuleSettings(Group):
    """What the rules go by; changing it is one change of the journal, and can be undone."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(_("Rules of the relationship"))
        self._workplace = workplace
        theme = workplace.theme
        self.change = Button(
            theme, _("Change"), icon="sliders-horizontal", on_click=lambda: workplace.perform("rule_numbers")
        )
        self.change.setAccessibleName(_("Change the numbers of the rules"))
        self.usual = Button(theme, _("Back to the usual values"), icon="rotate-ccw", on_click=self._back)
        self.row = Setting(_("Numbers of the rules"), "", self.usual, self.change)
        self.add(self.row)
        self.read()

    def read(self) -> None:
        """Show the numbers in force."""
        with self._workplace.journal.read() as connection:
            now = usual_days(connection)
        days = ", ".join(map(str, now.tier_days))
        words = _("Days between touches by tier: {days}. Our hours: {hours}, {zone}.").format(
            days=days, hours=span_words(now.our_hours), zone=city(now.our_zone or SHANGHAI)
        )
        self.row.say(words)
        self.usual.setVisible(now != Constants())

    def _back(self) -> None:
        self._workplace.change(
            _("Usual numbers of the rules"), lambda session: set_constants(session, Constants())
        )
        self.change.setFocus()
