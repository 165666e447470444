"""The products of a supplier on its page: each with the samples it made, up to the golden one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from desktop.texts import _
from desktop.trade.product_card import MadeThere, made_at
from ui.record_tab import RecordTab
from ui.sample_rows import product_facts, sample_row
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import empty, row
from ui.widgets.section import Group
from ui.widgets.text import Icon


class ProductsTab(RecordTab):
    """A group for each product: itself, opening its page, and its samples.

    ``sample_chosen`` tells a product and the sample of it that shall be opened.
    """

    sample_chosen = Signal(object, object)

    def show_supplier(self, supplier_id: int) -> None:
        """Read the products and samples of a supplier and show them."""
        with self.workplace.journal.read() as connection:
            made = made_at(connection, supplier_id)
        empty(self.lines)
        theme = self.theme
        if not made:
            nothing = EmptyState(
                theme,
                _("The products of this supplier stand here"),
                _(
                    "Ask for a sample, follow it by courier, judge it, and seal the one that all others must equal."
                ),
                "package",
                _("Ask for a sample"),
                lambda: self.workplace.perform("sample_ask"),
            )
            self.lines.addWidget(nothing, 1)
            return
        ask = Button(
            theme, _("Ask for a sample"), icon="plus", on_click=lambda: self.workplace.perform("sample_ask")
        )
        self.lines.addLayout(row(ask, None))
        for one in made:
            self.lines.addWidget(self._group(one))
        self.lines.addStretch(1)

    def _group(self, made: MadeThere) -> Group:
        workplace = self.workplace
        group = Group(made.product.name, "caption")
        own = ItemRow(
            workplace.theme,
            made.product.name,
            product_facts(made.product),
            leading=Icon(workplace.theme, "layers"),
            end_text="" if made.golden else _("No golden sample yet"),
        )
        own.opened.connect(partial(workplace.show_record, "product", made.product.id))
        group.add(own)
        for sample in reversed(made.samples):
            line = sample_row(workplace.theme, sample, workplace.today)
            line.opened.connect(partial(self.sample_chosen.emit, made.product, sample))
            group.add(line)
        return group
