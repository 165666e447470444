"""One supplier: its head and its tabs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop import formats
from desktop.people.supplier_card import SupplierCard
from desktop.texts import _, p_
from ui.attachments.panel import AttachmentsPanel
from ui.channels import Channels
from ui.fields.sheet import OwnSheet
from ui.giving.ledger import Gifts
from ui.history_view import HistoryView
from ui.inline_fields import FieldSheet
from ui.inspections.supplier_tab import SupplierQualityTab
from ui.long_view.tab import LongViewTab
from ui.notes.tab import NotesTab
from ui.org.tab import OrgTab
from ui.record_words import field_words
from ui.relationship.tab import RelationshipTab
from ui.suppliers.fields import sections, value_of
from ui.suppliers.head import Action, SupplierHead
from ui.suppliers.orders_tab import OrdersTab
from ui.suppliers.papers_tab import PapersTab
from ui.suppliers.people_tab import PeopleTab
from ui.suppliers.products_tab import ProductsTab
from ui.suppliers.side import Coming, SupplierSide
from ui.suppliers.skills import SkillsTab
from ui.widgets.grouped_tabs import GroupedTabs, TabGroup
from ui.widgets.layouts import column, holder
from ui.widgets.scrolling import scrolling
from ui.workplace import Workplace

TIMELINE, OVERVIEW, RELATIONSHIP, PEOPLE, ORG, LONG_VIEW, ORDERS, PRODUCTS = range(8)
PAPERS, NOTES, CHANNELS, ABOUT, SKILLS, QUALITY, FILES, HISTORY, GIFTS = range(8, 17)


class SupplierDetail(QFrame):
    """``edited`` tells a field that was changed in place, ``skill_chosen`` one that shall be rated."""

    edited = Signal(str, object)
    skill_chosen = Signal(str)

    def __init__(self, workplace: Workplace, timeline: QWidget, actions: list[Action]) -> None:
        """``timeline`` reads by itself; the page turns it to the supplier."""
        super().__init__()
        self.setProperty("kind", "page")
        self._workplace = workplace
        self._card: SupplierCard | None = None
        self._coming = Coming()
        self._filled: set[int] = set()
        self._head = SupplierHead(workplace, actions)
        self.overview = SupplierSide(workplace)
        self.relationship = RelationshipTab(workplace, "supplier")
        self._people = PeopleTab(workplace)
        self.org = OrgTab(workplace)
        self.gifts = Gifts(workplace, "supplier")
        self.long_view = LongViewTab(workplace)
        self.orders = OrdersTab(workplace)
        self.products = ProductsTab(workplace)
        self.papers = PapersTab(workplace)
        self.notes = NotesTab(workplace, "supplier")
        self.channels = Channels(workplace)
        self.about = FieldSheet(workplace.theme, sections(), least=True)
        self.own = OwnSheet(workplace, "supplier")
        self._skills = SkillsTab(workplace)
        self.quality = SupplierQualityTab(workplace)
        self.files = AttachmentsPanel(workplace, "supplier")
        self._history = HistoryView(workplace, field_words)
        self.about.edited.connect(self.edited)
        self._skills.chosen.connect(self.skill_chosen)
        self.tabs = GroupedTabs(workplace.theme, _tab_names(), _groups())
        self._stack = QStackedWidget()
        self._arrange()
        self._fill_stack(timeline)
        self.show_overview(shown=False)

    def _fill_stack(self, timeline: QWidget) -> None:
        px = self._workplace.theme.px
        self._stack.addWidget(holder(column(px(12), timeline)))
        parts = (
            self.overview,
            self.relationship,
            self._people,
            self.org,
            self.long_view,
            self.orders,
            self.products,
            self.papers,
            self.notes,
            self.channels,
            holder(column(self.about, self.own, None)),
            self._skills,
            self.quality,
        )
        for part in parts:  # the chart scrolls by itself, both ways
            self._stack.addWidget(part if part is self.org else scrolling(part))
        self._stack.addWidget(self.files)
        self._stack.addWidget(holder(column(px(12), self._history)))
        self._stack.addWidget(scrolling(self.gifts))
        self.tabs.currentChanged.connect(self._turn)
        self.files.counted.connect(self._count_files)

    def _arrange(self) -> None:
        px = self._workplace.theme.px
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(28), px(24), px(28), 0)
        lines.setSpacing(0)
        lines.addWidget(self._head)
        lines.addSpacing(px(10))
        lines.addWidget(self.tabs)
        lines.addWidget(self._stack, 1)

    def show_overview(self, *, shown: bool) -> None:
        """Offer the side panel as a tab while it has no room at the side."""
        self.tabs.setTabVisible(OVERVIEW, shown)
        if not shown and self.tabs.currentIndex() == OVERVIEW:
            self.tabs.setCurrentIndex(TIMELINE)

    def show_card(self, card: SupplierCard, coming: Coming, now: datetime) -> None:
        """Show a supplier in head and tabs."""
        self._card, self._coming = card, coming
        self._head.show_card(card, now)
        self.tabs.set_count(PEOPLE, formats.number(len(card.people)) if card.people else "")
        self.tabs.set_count(CHANNELS, formats.number(len(card.channels)) if card.channels else "")
        self.files.show_whose(card.id)
        self._filled.clear()
        self._fill(self.tabs.currentIndex())

    def show_part(self, kind: str, record_id: int) -> None:
        """Turn to a paper, which has a row in one of the tabs."""
        if kind == "certificate":
            self.tabs.setCurrentIndex(LONG_VIEW)
            self.long_view.show_certificate(record_id)
        elif kind in {"agreement", "licence"}:
            self.tabs.setCurrentIndex(PAPERS)
            self.papers.show_paper(kind, record_id)

    def _count_files(self, count: int) -> None:
        self.tabs.set_count(FILES, formats.number(count) if count else "")

    def _turn(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        self._fill(tab)

    def _fill(self, tab: int) -> None:
        """Show the card in one tab; the others are filled when they are turned to, for walking must be quick."""
        card = self._card
        if card is None or tab in self._filled:
            return
        self._filled.add(tab)
        fill: dict[int, Callable[[], object]] = {
            OVERVIEW: lambda: self.overview.show_card(card, self._coming, self._workplace.today),
            RELATIONSHIP: lambda: self.relationship.show_of(card.id),
            PEOPLE: lambda: self._people.show_card(card),
            ORG: lambda: self.org.show_card(card),
            LONG_VIEW: lambda: self.long_view.show_supplier(card.id),
            ORDERS: lambda: self.orders.show_supplier(card.id),
            PRODUCTS: lambda: self.products.show_supplier(card.id),
            PAPERS: lambda: self.papers.show_supplier(card.id),
            NOTES: lambda: self.notes.show_of(card.id),
            CHANNELS: lambda: self.channels.show_channels(card.channels),
            ABOUT: lambda: self._show_about(card),
            SKILLS: lambda: self._skills.show_card(card),
            QUALITY: lambda: self.quality.show_supplier(card.id),
            HISTORY: lambda: self._show_history(card),
            GIFTS: lambda: self.gifts.show_of(card.id),
        }
        if tab in fill:
            fill[tab]()

    def _show_about(self, card: SupplierCard) -> None:
        notes = {"credit_code": card.credit_verdict.advice if card.credit_verdict else ""}
        self.about.show_values(lambda key: value_of(card, key), notes)
        self.own.show_record(card.id)

    def _show_history(self, card: SupplierCard) -> None:
        ratings = [("supplier_skill", r.id) for s in card.skills for r in (s.newest, *s.older) if r]
        channels = [("channel", channel.id) for channel in card.channels]
        self._history.show_rows([("supplier", card.id), *ratings, *channels])


def _groups() -> list[TabGroup]:
    return [
        TabGroup(_("Timeline"), (TIMELINE,)),
        TabGroup(_("Overview"), (OVERVIEW,)),
        TabGroup(_("Relationship"), (RELATIONSHIP, GIFTS, LONG_VIEW)),
        TabGroup(_("People"), (PEOPLE, ORG)),
        TabGroup(p_("tab", "Trade"), (ORDERS, PRODUCTS, QUALITY, PAPERS)),
        TabGroup(p_("tab", "Notes and files"), (NOTES, FILES)),
        TabGroup(p_("tab", "Company"), (ABOUT, CHANNELS, SKILLS, HISTORY)),
    ]


def _tab_names() -> list[str]:
    return [
        _("Timeline"),
        _("Overview"),
        p_("tab", "How it stands"),
        _("People"),
        _("Org chart"),
        _("Long view"),
        _("Orders"),
        _("Products"),
        _("Papers"),
        p_("tab", "Notes"),
        _("Channels"),
        p_("tab", "Particulars"),
        _("Skills"),
        _("Quality"),
        _("Files"),
        _("History"),
        _("Gifts"),
    ]
