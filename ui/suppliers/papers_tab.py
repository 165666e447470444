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
from ui.attachments.files_dialog import FilesClip
from ui.paper_rows import account_row, agreement_row, reading_row
from ui.record_tab import RecordTab
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.fold import Fold, bring_into_sight
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import column, empty, frame, holder, row
from ui.widgets.section import SectionHeader
from ui.widgets.text import Icon, label
from ui.workplace import Workplace


class PapersTab(RecordTab):
    """``asked`` tells what shall be opened and the row of it or None.

    It is a "licence", a "reading" of the checklist, an "agreement", an "account" or the "proof" of one.
    """

    asked = Signal(str, object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.papers: SupplierPapers | None = None
        self._rows: dict[tuple[str, int], QWidget] = {}
        """What stands for a contract, paper or licence, by its table and id."""
        self._earlier: tuple[int, Fold] | None = None
        """The supplier whose earlier licences are shown, and their rows."""

    def show_supplier(self, supplier_id: int) -> None:
        """Read the papers of a supplier and show them."""
        today = self.workplace.today
        with self.workplace.journal.read() as connection:
            found = self.papers = supplier_papers(connection, supplier_id, today)
        empty(self.lines)
        self._rows.clear()
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
        self._licence(found, supplier_id)
        self._check(found)
        self._agreements(found)
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

    def show_paper(self, kind: str, record_id: int) -> None:
        """Turn to a contract, paper or licence; the fold opens when a later licence was seen."""
        found = self._rows.get((kind, record_id))
        if found is not None:
            found.show()  # what was added this moment is hidden yet, and takes no focus
            found.setFocus()
            bring_into_sight(found)
        elif kind == "licence" and self._earlier is not None:
            self._earlier[1].show_row(record_id)

    def _ask(self, what: str, record: object = None) -> Callable[[], None]:
        return partial(self.asked.emit, what, record)

    def _agreements(self, found: SupplierPapers) -> None:
        lines = [agreement_row(self.workplace, one) for one in found.agreements]
        for line, paper in zip(lines, found.agreements, strict=True):
            line.opened.connect(self._ask("agreement", paper))
            self._rows["agreement", paper.id] = line
        self.group(_("Contracts and papers"), lines, _("Nothing is signed yet."))
        self.buttons((_("Add paper"), "file-plus", self._ask("agreement")))

    def _check(self, found: SupplierPapers) -> None:
        line = reading_row(self.theme, SUPPLIER_LIST, found.readings, self.workplace.today, times=1)
        line.opened.connect(self._ask("reading"))
        self.group(_("Is this who they say they are?"), [line])
        if found.readings:
            left_open = open_hint(checklists()[SUPPLIER_LIST], found.readings[-1])
            self.hints([left_open] if left_open else [])

    def _licence(self, found: SupplierPapers, supplier_id: int) -> None:
        licence = found.licence
        edit = Button(
            self.theme,
            _("Edit licence") if licence else _("Note the licence"),
            icon="pencil" if licence else "plus",
            on_click=self._ask("licence", licence),
        )
        head: list[QWidget] = [edit]
        if licence is not None:
            head.insert(0, FilesClip(self.workplace, _("Business licence"), "licence", licence.id))
            self._rows["licence", licence.id] = edit
        self.lines.addLayout(
            row(
                SectionHeader(_("Business licence (营业执照)"), "caption"),
                None,
                *head,
                spacing=self.theme.px(8),
            )
        )
        if licence is not None:
            px = self.theme.px
            facts = [self._fact(name, value) for name, value in licence_facts(licence) if value]
            margins = (px(18), px(14), px(18), px(14))
            self.lines.addWidget(frame("card", column(*facts, spacing=px(7), margins=margins)))
        self.hints(found.licence_hints, "lightbulb", "amber")
        before, self._earlier = self._earlier, None
        if found.earlier_licences:
            stays = before is not None and before[0] == supplier_id and before[1].unfolded
            rows: dict[int, QWidget] = {one.id: self._earlier_licence(one) for one in found.earlier_licences}
            self._earlier = supplier_id, Fold(self.theme, _("Licences seen earlier"), rows, unfolded=stays)
            self.lines.addWidget(self._earlier[1])

    def _earlier_licence(self, licence: LicenceRow) -> ItemRow:
        day = formats.short_day(licence.seen_on, self.workplace.today) if licence.seen_on else ""
        facts = (licence.credit_code, licence.legal_representative)
        title = licence.name_zh or _("Business licence")
        line = ItemRow(
            self.theme,
            title,
            " · ".join(filter(None, facts)),
            leading=Icon(self.theme, "history", "text2"),
            end_text=day,
            trailing=FilesClip(self.workplace, _("Business licence"), "licence", licence.id),
        )
        line.opened.connect(self._ask("licence", licence))
        return line

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
