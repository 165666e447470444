"""The papers of a supplier on its page: business licence, checklist, agreements, bank accounts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.texts import _
from desktop.trade.checklists import checklists, open_hint
from desktop.trade.licences import LicenceRow, plain_capital
from desktop.trade.supplier_papers import SUPPLIER_LIST, SupplierPapers, supplier_papers
from desktop.trade.words import say
from ui.paper_rows import account_row, agreement_row, reading_row
from ui.record_tab import RecordTab
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.fold import bring_into_sight
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import column, empty, frame, holder, row
from ui.widgets.section import SectionHeader
from ui.widgets.text import label
from ui.workplace import Workplace


class PapersTab(RecordTab):
    """``asked`` tells what shall be opened and the row of it or None.

    It is a "licence", a "reading" of the checklist, an "agreement", an "account" or the "proof" of one.
    """

    asked = Signal(str, object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.papers: SupplierPapers | None = None
        self._agreements: dict[int, ItemRow] = {}
        """The rows of contracts and papers by their ids."""

    def show_supplier(self, supplier_id: int) -> None:
        """Read the papers of a supplier and show them."""
        today = self.workplace.today
        with self.workplace.journal.read() as connection:
            found = self.papers = supplier_papers(connection, supplier_id, today)
        empty(self.lines)
        if found.hold is not None:
            banner = Banner(self.theme)
            self.lines.addWidget(banner)
            banner.tell(
                found.hold.sentence(),
                "seal",
                _("Log proof"),
                self._ask("proof", found.accounts[0]),
                closable=False,
            )
        self._licence(found)
        self._check(found)
        agreements = [agreement_row(self.workplace, one) for one in found.agreements]
        for line, paper in zip(agreements, found.agreements, strict=True):
            line.opened.connect(self._ask("agreement", paper))
        self._agreements = {paper.id: line for paper, line in zip(found.agreements, agreements, strict=True)}
        self.group(_("Contracts and papers"), agreements, _("Nothing is signed yet."))
        self.buttons((_("Add paper"), "file-plus", self._ask("agreement")))
        accounts = [
            account_row(self.theme, one, number, len(found.accounts), today)
            for number, one in enumerate(found.accounts)
        ]
        for line, account in zip(accounts, found.accounts, strict=True):
            line.opened.connect(self._ask("proof", account))
        self.group(_("Bank accounts"), accounts, _("No account of this supplier is known."))
        self.hints(found.account_signs, "shield-alert", "seal")
        self.buttons(
            (
                _("Account was changed") if accounts else _("Add account"),
                "landmark",
                self._ask("account"),
            )
        )
        self.lines.addStretch(1)

    def show_agreement(self, agreement_id: int) -> None:
        """Turn to a contract or paper."""
        if agreement_id in self._agreements:
            self._agreements[agreement_id].setFocus()
            bring_into_sight(self._agreements[agreement_id])

    def _ask(self, what: str, record: object = None) -> Callable[[], None]:
        return partial(self.asked.emit, what, record)

    def _check(self, found: SupplierPapers) -> None:
        line = reading_row(self.theme, SUPPLIER_LIST, found.readings, self.workplace.today, times=1)
        line.opened.connect(self._ask("reading"))
        self.group(_("Is this who they say they are?"), [line])
        if found.readings:
            left_open = open_hint(checklists()[SUPPLIER_LIST], found.readings[-1])
            self.hints([left_open] if left_open else [])

    def _licence(self, found: SupplierPapers) -> None:
        licence = found.licence
        edit = Button(
            self.theme,
            _("Edit licence") if licence else _("Note the licence"),
            icon="pencil" if licence else "plus",
            on_click=self._ask("licence", licence),
        )
        self.lines.addLayout(row(SectionHeader(_("Business licence (营业执照)"), "caption"), None, edit))
        if licence is not None:
            px = self.theme.px
            facts = [self._fact(name, value) for name, value in licence_facts(licence) if value]
            margins = (px(18), px(14), px(18), px(14))
            self.lines.addWidget(frame("card", column(*facts, spacing=px(7), margins=margins)))
        self.hints(found.licence_hints, "lightbulb", "amber")

    def _fact(self, name: str, value: str) -> QWidget:
        key = label(name, "meta", "text2", wrap=True)
        key.setFixedWidth(self.theme.px(150))
        words = label(value, "body", wrap=True)
        return holder(row(column(key, None), (words, 1), spacing=self.theme.px(12)))


def licence_facts(licence: LicenceRow) -> list[tuple[str, str]]:
    """Return what a licence says, each with its name; empty values are left out by the caller."""
    day = formats.full_day
    capital = plain_capital(licence.capital_subscribed)
    if licence.capital_paid is not None:
        paid = plain_capital(licence.capital_paid)
        capital = " · ".join(filter(None, (capital, _("{paid} paid in").format(paid=paid))))
    return [
        (_("Name"), licence.name_zh),
        (_("Credit code"), licence.credit_code),
        (_("Kind of company"), licence.company_type),
        (_("Legal representative"), licence.legal_representative),
        (_("Capital"), capital),
        (_("Established"), day(licence.founded_on) if licence.founded_on else ""),
        (_("Valid until"), day(licence.valid_until) if licence.valid_until else _("without end (长期)")),
        (_("Address"), licence.address_zh),
        (_("Scope"), licence.scope),
        (_("Registered at"), licence.authority),
        (_("Registry"), say("registry", licence.registry_status)),
        (_("Seen on"), day(licence.seen_on) if licence.seen_on else ""),
        (_("Notes"), licence.note),
    ]
