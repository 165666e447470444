"""The tab of an order's papers: checklists read three times, contracts, customisation, changed priorities."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.people.shown import listed
from desktop.texts import _
from desktop.trade.checklists import checklists, pass_hints
from desktop.trade.money import money
from desktop.trade.order_card import OrderCard
from desktop.trade.papers import AgreementRow, agreement_hints
from desktop.trade.priorities import PriorityRow
from desktop.trade.words import SIGNS, say
from ui.dialogs.agreement import open_agreement
from ui.dialogs.order_papers import open_priority, open_signs
from ui.dialogs.reading import open_reading
from ui.orders.tab import Tab, opening
from ui.paper_rows import agreement_row, reading_row
from ui.widgets.item_row import ItemRow
from ui.widgets.rows import Flag
from ui.widgets.text import Icon


class PapersTab(Tab):
    """What is written down, and who read it."""

    def fill(self, card: OrderCard) -> None:
        """Show checklists, papers, signs and changes."""
        lists = [self._list(card, key) for key in card.readings]
        self.group(_("Read three times"), lists)
        for key, passes in card.readings.items():
            if passes:
                self.hints(pass_hints(checklists()[key], passes))
        self.group(
            _("Contracts and papers"),
            [self._paper(card, one) for one in card.papers],
            _("Nothing is signed yet."),
        )
        if card.papers:
            self.hints(agreement_hints(card.papers[0], card.legal_name))
        self.buttons((_("Add paper"), "file-plus", lambda: self._open_paper(card)))
        self.group(_("Made for you alone"), [self._signs(card)])
        changes = [self._change(card, one) for one in card.priorities]
        self.group(_("Changed priorities"), changes, _("Nobody has changed what was agreed."))
        self.buttons(
            (_("Note a change"), "split", lambda: open_priority(self.workplace, self.window(), card.order))
        )

    def _list(self, card: OrderCard, key: str) -> QWidget:
        order = card.order
        made = reading_row(self.theme, key, card.readings[key], self.workplace.today)
        return opening(
            made, lambda: open_reading(self.workplace, self.window(), key, order.supplier_id, order.id)
        )

    def _paper(self, card: OrderCard, one: AgreementRow) -> QWidget:
        made = agreement_row(self.workplace, one)
        return opening(made, lambda: self._open_paper(card, one))

    def _open_paper(self, card: OrderCard, paper: AgreementRow | None = None) -> None:
        open_agreement(self.workplace, self.window(), card.order.supplier_id, card.order.id, paper)

    def _signs(self, card: OrderCard) -> QWidget:
        points = sum(card.signs.values())
        names = listed(say("sign", sign) for sign in SIGNS if card.signs.get(sign))
        made = ItemRow(
            self.theme,
            _("{points} of {most} points").format(points=points, most=2 * len(SIGNS)),
            names or _("Nothing on the goods says that they are yours."),
            leading=Icon(self.theme, "badge-check"),
            end_text=_("Change"),
        )
        return opening(made, lambda: open_signs(self.workplace, self.window(), card.order, card.signs))

    def _change(self, card: OrderCard, one: PriorityRow) -> QWidget:
        cost = money(one.cost, one.currency) if one.cost else ""
        day = formats.short_day(one.on_date, self.workplace.today)
        flag = Flag(_("Settled"), "ok") if one.settled_on else Flag(_("Not settled"), "amber")
        made = ItemRow(
            self.theme,
            one.what,
            " · ".join(filter(None, (one.who, day, one.why.partition("\n")[0], cost))),
            leading=Icon(self.theme, "split"),
            flag=flag,
        )
        return opening(made, lambda: open_priority(self.workplace, self.window(), card.order, one))
