"""The lines of an order in its form: what, how many, at which price."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import UsageError
from desktop.people.fields import clean_line
from desktop.texts import _
from desktop.trade.items import ItemRow
from desktop.trade.money import parse_price, parse_quantity, plain_price
from desktop.trade.orders import ItemDraft
from desktop.trade.product_card import ProductChoice
from desktop.trade.words import say, unit_key
from ui.completing import contained
from ui.theme.theme import Theme
from ui.widgets.button import Button, IconButton
from ui.widgets.layouts import column, holder, row
from ui.widgets.text import label


class _Line:
    """The fields of one line; an item called like a product belongs to it, by one of its revisions."""

    def __init__(self, theme: Theme, products: Sequence[ProductChoice], item: ItemRow | None) -> None:
        self.item = item
        self._by_name = {name.casefold(): one for one in products for name in one.names}
        self._by_id = {one.id: one for one in products}
        self.what = QLineEdit(item.description if item else "")
        self.quantity = QLineEdit(str(item.quantity) if item else "")
        self.unit = QLineEdit(say("unit", item.unit if item else "pcs"))
        self.price = QLineEdit(plain_price(item.unit_price) if item else "")
        for field, words in (
            (self.what, _("Item")),
            (self.quantity, _("Quantity")),
            (self.unit, _("Unit")),
            (self.price, _("Unit price")),
        ):
            field.setAccessibleName(words)
            field.setPlaceholderText(words)
        self.revision = QComboBox()
        self.revision.setAccessibleName(_("Revision"))
        self.revision.setToolTip(_("Revision of the product"))
        self.what.setCompleter(contained((name for one in products for name in one.names), self.what))
        widths = (self.revision, 84), (self.quantity, 84), (self.unit, 60), (self.price, 92)
        for narrow, width in widths:
            narrow.setFixedWidth(theme.px(width))
        self.remove = IconButton(theme, "x", _("Remove line"))
        pieces = (self.what, 1), self.revision, self.quantity, self.unit, self.price, self.remove
        self.widget = holder(row(*pieces, spacing=theme.px(6)))
        self._offered: ProductChoice | None = None
        self._offer()
        if item is not None:
            self.revision.setCurrentIndex(max(self.revision.findData(item.revision_id), 0))
        self.what.textChanged.connect(self._offer)

    def product(self) -> ProductChoice | None:
        """Return the product that the line is called like; of a line that has one already that one stays."""
        named = self._by_name.get(clean_line(self.what.text()).casefold())
        if named is not None or self.item is None:
            return named
        return self._by_id.get(self.item.product_id or 0)

    def _offer(self) -> None:
        """Offer the revisions of the product, the one in force first; nothing for other items."""
        product = self.product()
        if product is not self._offered or product is None:
            self._offered = product
            self.revision.clear()
            self.revision.addItem(_("No revision"), None)
            for revision_id, name in product.revisions if product else ():
                self.revision.addItem(_("Rev. {name}").format(name=name), revision_id)
            current = product.current if product else None
            self.revision.setCurrentIndex(max(self.revision.findData(current), 0))
        self.revision.setVisible(product is not None)

    def cells(self) -> tuple[str, ...]:
        texts = tuple(field.text().strip() for field in (self.what, self.quantity, self.unit, self.price))
        return (*texts, str(self.revision.currentData() or ""))


class ItemsEditor(QWidget):
    """Starts with the items of an order and one empty line; Enter in a line goes to a new one."""

    def __init__(self, theme: Theme, items: Sequence[ItemRow], products: Sequence[ProductChoice]) -> None:
        """``products`` are offered while a line is typed."""
        super().__init__()
        self._theme, self._products = theme, products
        self._lines: list[_Line] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(6))
        add = Button(theme, _("Add line"), "link", "plus", self.add)
        self.setLayout(
            column(label(_("Items"), "meta_medium"), 4, self._column, row(add, None), spacing=theme.px(4))
        )
        for item in items:
            self._append(item)
        self._append(None)

    def add(self) -> None:
        """Add an empty line and go there."""
        self._append(None).what.setFocus()

    def revision(self, number: int) -> QComboBox:
        """Return the revisions that a line offers."""
        return self._lines[number].revision

    def line(self, number: int) -> tuple[QLineEdit, QLineEdit, QLineEdit, QLineEdit]:
        """Return the fields of a line: what, quantity, unit, price."""
        found = self._lines[number]
        return found.what, found.quantity, found.unit, found.price

    def _append(self, item: ItemRow | None) -> _Line:
        made = _Line(self._theme, self._products, item)
        made.remove.clicked.connect(lambda: self._drop(made))
        made.price.returnPressed.connect(self.add)
        self._lines.append(made)
        self._column.addWidget(made.widget)
        return made

    def _drop(self, line: _Line) -> None:
        self._lines.remove(line)
        line.widget.setParent(None)
        line.widget.deleteLater()
        if not self._lines:
            self.add()

    def state(self) -> tuple[tuple[str, ...], ...]:
        """Return all that is typed."""
        return tuple(line.cells() for line in self._lines)

    def drafts(self) -> list[ItemDraft]:
        """Return the lines that hold something. Raises UsageError for a number that cannot be read."""
        return [self._draft(line) for line in self._lines if any(line.cells()[:2]) or line.cells()[3]]

    def _draft(self, line: _Line) -> ItemDraft:
        what, quantity, unit, price, _revision = line.cells()
        pieces = parse_quantity(quantity)
        if not price:
            raise UsageError(
                _("“{item}” has no price.").format(item=what), _("Type a unit price; 0 for what is free.")
            )
        product, held = line.product(), line.item
        product_id, revision_id = (held.product_id, held.revision_id) if held else (None, None)
        if product is not None:
            product_id, revision_id = product.id, line.revision.currentData()
        return ItemDraft(
            what,
            pieces,
            parse_price(price),
            unit_key(unit) or "pcs",
            product_id=product_id,
            revision_id=revision_id,
            id=held.id if held else None,
        )
