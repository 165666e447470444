"""The lines of an order in its form: what, how many, at which price."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from desktop.errors import UsageError
from desktop.people.fields import clean_line
from desktop.texts import _
from desktop.trade.items import ItemRow
from desktop.trade.money import parse_price, plain_price
from desktop.trade.orders import ItemDraft
from ui.theme.theme import Theme
from ui.widgets.button import Button, IconButton
from ui.widgets.layouts import column, holder, row
from ui.widgets.text import label


class _Line:
    """The four fields of one line."""

    def __init__(self, theme: Theme, names: Sequence[str], item: ItemRow | None) -> None:
        self.item = item
        self.what = QLineEdit(item.description if item else "")
        self.quantity = QLineEdit(str(item.quantity) if item else "")
        self.unit = QLineEdit(item.unit if item else "pcs")
        self.price = QLineEdit(plain_price(item.unit_price) if item else "")
        for field, words in (
            (self.what, _("Item")),
            (self.quantity, _("Quantity")),
            (self.unit, _("Unit")),
            (self.price, _("Unit price")),
        ):
            field.setAccessibleName(words)
            field.setPlaceholderText(words)
        completer = QCompleter(list(names), self.what)
        completer.setCaseSensitivity(completer.caseSensitivity().CaseInsensitive)
        self.what.setCompleter(completer)
        for field, width in ((self.quantity, 90), (self.unit, 64), (self.price, 96)):
            field.setFixedWidth(theme.px(width))
        self.remove = IconButton(theme, "x", _("Remove line"))
        self.widget = holder(
            row((self.what, 1), self.quantity, self.unit, self.price, self.remove, spacing=theme.px(6))
        )

    def cells(self) -> tuple[str, ...]:
        return tuple(field.text().strip() for field in (self.what, self.quantity, self.unit, self.price))


class ItemsEditor(QWidget):
    """Starts with the items of an order and one empty line; Enter in a line goes to a new one."""

    def __init__(self, theme: Theme, items: Sequence[ItemRow], products: Mapping[str, int]) -> None:
        """``products`` are names of products with their ids: an item called so belongs to it."""
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

    def line(self, number: int) -> tuple[QLineEdit, QLineEdit, QLineEdit, QLineEdit]:
        """Return the fields of a line: what, quantity, unit, price."""
        found = self._lines[number]
        return found.what, found.quantity, found.unit, found.price

    def _append(self, item: ItemRow | None) -> _Line:
        made = _Line(self._theme, list(self._products), item)
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
        what, quantity, unit, price = line.cells()
        plain = quantity.replace(",", "").replace(" ", "").replace("，", "")
        if not plain.isdecimal():
            raise UsageError(
                _("“{typed}” is no quantity.").format(typed=quantity), _("Type a whole number such as 5000.")
            )
        product = self._products.get(clean_line(what))
        return ItemDraft(
            what,
            int(plain),
            parse_price(price),
            unit or "pcs",
            product_id=product if product is not None else line.item.product_id if line.item else None,
            revision_id=line.item.revision_id if line.item else None,
            id=line.item.id if line.item else None,
        )
