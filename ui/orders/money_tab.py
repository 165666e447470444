"""The tab of an order's money: the hold of a changed account, payments, the account itself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.joining import sentences
from desktop.texts import _, n_
from desktop.trade.bank_accounts import AccountRow, warning_signs
from desktop.trade.money import money
from desktop.trade.order_card import OrderCard
from desktop.trade.payments import PaymentRow
from desktop.trade.terms import TermStep, terms_hints
from desktop.trade.words import say
from ui.dialogs.bank_account import open_account, open_proof
from ui.dialogs.order_steps import open_payment
from ui.dialogs.order_terms import open_terms
from ui.orders.tab import Tab, opening
from ui.paper_rows import account_row
from ui.widgets.banner import Banner
from ui.widgets.item_row import ItemRow
from ui.widgets.rows import Flag
from ui.widgets.text import Icon, label


class MoneyTab(Tab):
    """Who gets what when, and whether it may be paid."""

    def fill(self, card: OrderCard) -> None:
        """Show hold, payments and accounts."""
        if card.hold is not None:
            banner = Banner(self.theme)
            words = sentences(
                card.hold.sentence(), _("Nothing is paid to this supplier until they are there.")
            )
            self.lines.addWidget(banner)
            banner.tell(words, "seal", _("Log proof"), lambda: self._prove(card), closable=False)
        self.group(
            _("Payments"), [self._payment(card, one) for one in card.payments], _("No terms are set yet.")
        )
        if card.paid_words:
            said = _("Paid so far: {sums}").format(sums=card.paid_words)
            self.lines.addWidget(label(said, "meta", "text2", wrap=True))
        word = next((paper.advance_word for paper in card.papers if paper.advance_word), "")
        steps = [TermStep(one.kind, one.percent, one.released_by) for one in card.payments]
        self.hints(terms_hints(steps, word))
        self.buttons(
            (
                _("Payment terms"),
                "receipt",
                lambda: open_terms(self.workplace, self.window(), card.order),
            )
        )
        accounts = [self._account(card, number, one) for number, one in enumerate(card.accounts)]
        self.group(_("Bank accounts"), accounts, _("No account of this supplier is known."))
        if card.accounts:
            before = card.accounts[1] if len(card.accounts) > 1 else None
            self.hints(warning_signs(card.accounts[0], before, card.legal_name), "shield-alert", "seal")
        self.buttons(
            (
                _("Account was changed") if card.accounts else _("Add account"),
                "landmark",
                lambda: open_account(self.workplace, self.window(), card.order.supplier_id, card.legal_name),
            )
        )

    def _prove(self, card: OrderCard) -> None:
        if card.accounts:
            open_proof(self.workplace, self.window(), card.accounts[0], card.legal_name)

    def _payment(self, card: OrderCard, one: PaymentRow) -> QWidget:
        today = self.workplace.today
        share = f" {one.percent}%" if one.percent is not None else ""
        due = _("due {day}").format(day=formats.short_day(one.due_on, today)) if one.due_on else ""
        note = " · ".join(filter(None, (say("release", one.released_by), due if not one.paid_on else "")))
        made = ItemRow(
            self.theme,
            say("payment", one.kind) + share,
            note,
            leading=Icon(
                self.theme, "circle-check" if one.paid_on else "banknote", "ok" if one.paid_on else "text2"
            ),
            flag=self._flag(card, one),
            end_text=money(one.counted, one.currency),
        )
        return opening(made, lambda: open_payment(self.workplace, self.window(), card.order, one))

    def _flag(self, card: OrderCard, one: PaymentRow) -> Flag | None:
        today = self.workplace.today
        if one.paid_on is not None:
            return Flag(_("Paid {day}").format(day=formats.short_day(one.paid_on, today)), "ok")
        if card.hold is not None or one.hold:
            return Flag(_("On hold"), "seal", "pause")
        if one.due_on is not None and one.due_on < today and card.order.stage not in ("draft", "cancelled"):
            late = (today - one.due_on).days
            return Flag(n_("{n} day late", "{n} days late", late).format(n=late), "amber")
        return None

    def _account(self, card: OrderCard, number: int, one: AccountRow) -> QWidget:
        made = account_row(self.theme, one, number, len(card.accounts), self.workplace.today)
        return opening(made, lambda: open_proof(self.workplace, self.window(), one, card.legal_name))
