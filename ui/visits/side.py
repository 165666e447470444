"""The side of a visit: what to bring, what to mind, and who sits where at dinner."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.texts import _
from desktop.visits.reads import StopCard, VisitCard
from desktop.visits.words import scheme_label
from ui.dialogs.seating import open_seating
from ui.visits import words
from ui.widgets.button import Button
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import column, empty, holder, row
from ui.widgets.section import Group, SectionHeader
from ui.widgets.text import Icon, label
from ui.workplace import Workplace


class VisitSide(QWidget):
    """Stands beside a visit."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        px = workplace.theme.px
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(px(20), px(24), px(16), px(20))
        self._lines.setSpacing(px(10))

    def show_card(self, card: VisitCard) -> None:
        """Show a visit."""
        empty(self._lines)
        theme = self._workplace.theme
        hints = [hint for stop in card.stops if not stop.held for hint in _hints(card, stop)]
        if hints:
            self._lines.addWidget(SectionHeader(_("To be minded")))
        for hint in hints:
            icon = column(Icon(theme, "lightbulb", "amber"), None)
            said = label(hint, "meta", "text2", wrap=True)
            self._lines.addWidget(holder(row(icon, (said, 1), spacing=theme.px(10))))
        self._show_gifts(card)
        dinners = [stop for stop in card.stops if stop.scheme or not stop.held]
        if dinners:
            group = Group(_("Dinner"), "lead_strong")
            for stop in dinners:
                group.add(self._dinner(stop))
            self._lines.addWidget(group)
        prepare = Button(
            theme, _("Practise for it"), "", "graduation-cap", lambda: self._workplace.perform("rehearse")
        )
        self._lines.addLayout(row(prepare, None))
        self._lines.addStretch(1)

    def _show_gifts(self, card: VisitCard) -> None:
        gifts = [
            (met, gift) for stop in card.stops if not stop.held for met in stop.people for gift in met.gifts
        ]
        if not gifts:
            return
        group = Group(_("Gifts to bring"), "lead_strong")
        for met, gift in gifts:
            made = ItemRow(self._workplace.theme, gift, met.name)
            made.opened.connect(partial(self._workplace.show_record, "contact", met.id))
            group.add(made)
        self._lines.addWidget(group)

    def _dinner(self, stop: StopCard) -> ItemRow:
        said = scheme_label(stop.scheme) if stop.scheme else _("Not seated yet")
        made = ItemRow(self._workplace.theme, stop.supplier, said)
        made.opened.connect(partial(open_seating, self._workplace, self.window(), stop))
        return made


def _hints(card: VisitCard, stop: StopCard) -> list[str]:
    hints = []
    if not card.from_day <= words.stop_day(stop) <= card.until_day:
        said = _("The stop at {supplier} is not within the days of the visit.")
        hints.append(said.format(supplier=stop.supplier))
    if stop.closed:
        hints.append(_("{supplier} does not work on that day.").format(supplier=stop.supplier))
    if not stop.address_zh:
        hints.append(_("{supplier} has no address in Chinese for the taxi.").format(supplier=stop.supplier))
    if not stop.people:
        hints.append(_("Nobody to meet at {supplier} is named.").format(supplier=stop.supplier))
    return hints
