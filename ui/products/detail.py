"""One product: its head, and tabs for its samples, orders, defects, files and history."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop import formats
from desktop.texts import _
from desktop.trade.money import money
from desktop.trade.order_reads import OrderRow
from desktop.trade.product_card import ProductCard
from desktop.trade.samples import SampleRow
from desktop.trade.words import say
from ui.attachments.panel import AttachmentsPanel
from ui.dialogs.sample import open_sample
from ui.history_view import HistoryView
from ui.orders import words as order_words
from ui.products.defects_tab import DefectsTab
from ui.products.side import ProductSide
from ui.record_words import field_words
from ui.sample_rows import product_facts, sample_row
from ui.widgets.avatar import Avatar
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import column, empty, holder, row
from ui.widgets.rows import avatar_tone
from ui.widgets.scrolling import scrolling
from ui.widgets.section import Group
from ui.widgets.tabs import Tabs
from ui.widgets.text import ElidedLabel, Icon, label, rule
from ui.workplace import Workplace

SAMPLES, REVISIONS, ORDERS, DEFECTS, FILES, HISTORY = range(6)


class ProductDetail(QFrame):
    """Shows a card; history and files read when they are turned to."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self._workplace = workplace
        self._card: ProductCard | None = None
        theme, px = workplace.theme, workplace.theme.px
        self._samples, self._orders = QVBoxLayout(), QVBoxLayout()
        self.revisions, self.defects = ProductSide(workplace), DefectsTab(workplace)
        self.files = AttachmentsPanel(workplace, "product")
        self.files.counted.connect(self._count_files)
        self._history = HistoryView(workplace, field_words)
        self.tabs = Tabs(theme, self._names())
        self._stack = QStackedWidget()
        for lines in (self._samples, self._orders):
            lines.setContentsMargins(0, px(14), 0, px(24))
            lines.setSpacing(px(14))
        pages = (holder(self._samples), self.revisions, holder(self._orders), self.defects)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(28), px(24), px(28), 0)
        outer.setSpacing(0)
        outer.addWidget(self._head())
        outer.addSpacing(px(10))
        outer.addWidget(holder(row(self.tabs, None)))
        outer.addWidget(rule())
        outer.addWidget(self._stack, 1)
        for page in pages:
            self._stack.addWidget(scrolling(page))
        self._stack.addWidget(self.files)
        self._stack.addWidget(holder(column(px(12), self._history)))
        self.tabs.currentChanged.connect(self._turn)
        self.show_revisions(shown=False)

    def _names(self) -> list[str]:
        return [_("Samples"), _("Revisions"), _("Orders"), _("Defects"), _("Files"), _("History")]

    def _head(self) -> QWidget:
        theme, px = self._workplace.theme, self._workplace.theme.px
        self._avatar = Avatar(theme, "", size=56)
        self._title = ElidedLabel(theme, "", "title", least=140)
        self._second = ElidedLabel(theme, "", "lead", "text2")
        self._notes = label("", "body", "text2", wrap=True)
        ask = Button(
            theme,
            _("Ask for a sample"),
            "primary",
            "plus",
            lambda: self._workplace.perform("sample_ask"),
        )
        edit = Button(theme, _("Edit"), icon="pencil", on_click=lambda: self._workplace.perform("edit"))
        names = column(self._title, px(2), self._second)
        line = row(self._avatar, px(16), (names, 1), px(12), edit, px(8), ask)
        return holder(column(line, self._notes, spacing=px(10)))

    def show_revisions(self, *, shown: bool) -> None:
        """Offer the side panel as a tab while it has no room at the side."""
        self.tabs.setTabVisible(REVISIONS, shown)
        if not shown and self.tabs.currentIndex() == REVISIONS:
            self.tabs.setCurrentIndex(SAMPLES)

    def show_card(self, card: ProductCard) -> None:
        """Show a product in head and tabs."""
        self._card = card
        product = card.product
        self._avatar.show_letter(product.name[:1], avatar_tone(product.id), person=False)
        self._title.set_text(product.name)
        hs_code = _("HS {code}").format(code=product.hs_code) if product.hs_code else ""
        self._second.set_text(" · ".join(filter(None, (product_facts(product, revision=False), hs_code))))
        self._notes.setText(product.notes)
        self._notes.setVisible(bool(product.notes))
        self.tabs.set_count(SAMPLES, formats.number(len(card.samples)) if card.samples else "")
        self.tabs.set_count(ORDERS, formats.number(len(card.orders)) if card.orders else "")
        self._show_samples(card)
        self._show_orders(card)
        self.defects.show_product(product)
        listed = len(self.defects.listed)
        self.tabs.set_count(DEFECTS, formats.number(listed) if listed else "")
        self.revisions.show_card(card)
        self.files.show_whose(product.id)
        if self.tabs.currentIndex() == HISTORY:
            self._show_history(card)

    def _turn(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        if tab == HISTORY and self._card is not None:
            self._show_history(self._card)

    def _count_files(self, count: int) -> None:
        self.tabs.set_count(FILES, formats.number(count) if count else "")

    def _show_history(self, card: ProductCard) -> None:
        revisions = [("product_revision", one.id) for one in card.revisions]
        samples = [("sample_round", one.id) for one in card.samples]
        defects = [("product_defect", one.listed_id) for one in self.defects.listed if one.listed_id]
        self._history.show_rows([("product", card.product.id), *revisions, *samples, *defects])

    def _show_samples(self, card: ProductCard) -> None:
        empty(self._samples)
        if not card.samples:
            nothing = EmptyState(
                self._workplace.theme,
                _("No sample was asked for yet"),
                _("A sealed sample at the supplier and at your place settles what is meant."),
                "package",
                _("Ask for a sample"),
                lambda: self._workplace.perform("sample_ask"),
                kind="",
            )
            self._samples.addWidget(nothing, 1)
            return
        for supplier_id, name in card.suppliers.items():
            group = Group(name, "caption")
            for sample in reversed(card.samples):
                if sample.supplier_id == supplier_id:
                    group.add(self._sample(card, sample))
            self._samples.addWidget(group)
        self._samples.addStretch(1)

    def _sample(self, card: ProductCard, sample: SampleRow) -> ItemRow:
        made = sample_row(self._workplace.theme, sample, self._workplace.today)
        made.opened.connect(partial(open_sample, self._workplace, self.window(), card.product, sample))
        return made

    def _show_orders(self, card: ProductCard) -> None:
        empty(self._orders)
        if not card.orders:
            self._orders.addWidget(label(_("No order holds this product yet."), "body", "text2", wrap=True))
        else:
            group = Group(_("Orders"), "caption")
            for order in card.orders:
                group.add(self._order(order))
            self._orders.addWidget(group)
        self._orders.addStretch(1)

    def _order(self, order: OrderRow) -> ItemRow:
        made = ItemRow(
            self._workplace.theme,
            order_words.order_title(order),
            " · ".join((order.supplier, say("stage", order.stage))),
            leading=Icon(self._workplace.theme, "package"),
            flag=order_words.order_flag(order, self._workplace.today),
            end_text=money(order.value, order.currency) if order.value else "",
        )
        made.opened.connect(partial(self._workplace.show_record, "order", order.id))
        return made
