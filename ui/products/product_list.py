"""The list of products with one of them beside it, and its revisions at the side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from desktop.texts import _, n_
from desktop.trade.product_card import ProductCard, product_card, product_ids, product_lines
from desktop.trade.products import delete_products
from ui.deeds import deeds_on
from ui.dialogs.history import open_history_of
from ui.dialogs.product import open_edit_product, open_revision
from ui.dialogs.product_defect import open_listed_defect
from ui.filters import Chosen
from ui.list_page import ListPage
from ui.listing import Listing, Words
from ui.products.detail import ProductDetail
from ui.products.rows import product_list_row
from ui.products.side import ProductSide
from ui.widgets.rows import ListRow
from ui.workplace import Workplace


class ProductListPage(ListPage):
    """Products under each other by their names."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "product", "product_revision", "sample_round", "purchase_order", "order_item", "milestone",
            "payment", "bank_account", "supplier", "product_defect", "inspection", "defect",
        }
    )  # fmt: skip
    kind = "product"

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.card: ProductCard | None = None
        self.detail = ProductDetail(workplace)
        self.side = ProductSide(workplace)
        self.arrange(self._listing(), self.detail, self.side, _("Choose a product in the list"))

    def _listing(self) -> Listing:
        return Listing(
            words=Words(
                title=_("Products"),
                search=_("Find a product"),
                new=_("New product"),
                purpose=_("What you buy stands here, with its revisions and samples"),
                purpose_note=_("Orders, inspections and golden samples refer to it."),
                icon="layers",
            ),
            sorts=[("name", _("By name"))],
            find=self._find,
            ids=self._ids,
            rows=self._rows,
            groups=list,
            add=lambda: self.workplace.perform("new_product"),
            trash=self._trash,
        )

    def _find(self, typed: str) -> Sequence[int]:
        with self.workplace.journal.read() as connection:
            return product_ids(connection, typed)

    def _ids(self, _chosen: Chosen, _sort: str, among: frozenset[int] | None) -> Sequence[int]:
        with self.workplace.journal.read() as connection:
            ids = product_ids(connection)
        return ids if among is None else [one for one in ids if one in among]

    def _rows(self, ids: Sequence[int]) -> Sequence[ListRow]:
        with self.workplace.journal.read() as connection:
            found = {line.product.id: product_list_row(line) for line in product_lines(connection, ids)}
        return [found.get(one, ListRow("")) for one in ids]

    def _trash(self, ids: Sequence[int]) -> None:
        title = n_("Move product to trash", "Move {n} products to trash", len(ids)).format(n=len(ids))
        self.workplace.change(title, lambda session: delete_products(session, ids))

    def on_fold(self, *, folded: bool) -> None:
        """Offer the revisions as a tab."""
        self.detail.show_revisions(shown=folded)

    def show_current(self, record_id: int) -> None:
        """Read a product and show it."""
        with self.workplace.journal.read() as connection:
            self.card = product_card(connection, record_id) if record_id else None
        if self.card is not None:
            self.detail.show_card(self.card)
            self.side.show_card(self.card)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what can be done with the list and with the product shown; asked again when it is done."""
        own = super().handlers()
        own.pop("tag", None)
        deeds: dict[str, Callable[[ProductCard], object]] = {
            "edit": lambda card: open_edit_product(self.workplace, self.window(), card.product),
            "history": lambda card: open_history_of(
                self.workplace, self.window(), [("product", card.product.id)]
            ),
            "revision_new": lambda card: open_revision(self.workplace, self.window(), card.product),
            "list_defect": lambda card: open_listed_defect(self.workplace, self.window(), card.product),
        }
        return own | deeds_on(self.workplace, lambda: self.card, _("Choose a product in the list"), deeds)
