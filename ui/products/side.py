"""The side panel of a product: what is missing, and its revisions."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import formats
from desktop.texts import _
from desktop.trade.product_card import ProductCard, product_hints
from desktop.trade.products import RevisionRow
from ui.dialogs.product import open_revision
from ui.widgets.button import Button
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import column, empty, holder, row
from ui.widgets.rows import Flag
from ui.widgets.section import Group, SectionHeader
from ui.widgets.text import Icon, label
from ui.workplace import Workplace


class ProductSide(QWidget):
    """Stands beside a product, or as its tab where there is no room."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, theme = workplace, workplace.theme
        px = theme.px
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(px(20), px(24), px(16), px(20))
        self._lines.setSpacing(px(10))

    def show_card(self, card: ProductCard) -> None:
        """Show a product."""
        empty(self._lines)
        theme = self._workplace.theme
        hints = product_hints(card, self._workplace.today)
        if hints:
            self._lines.addWidget(SectionHeader(_("What is missing"), "lead_strong"))
        for hint in hints:
            words = label(hint, "meta", "text2", wrap=True)
            icon = column(Icon(theme, "lightbulb", "amber"), None)
            self._lines.addWidget(holder(row(icon, (words, 1), spacing=theme.px(10))))
        group = Group(_("Revisions"), "lead_strong")
        current = card.revision_on(self._workplace.today)
        for one in card.revisions:
            group.add(self._revision(card, one, one == current))
        self._lines.addWidget(group)
        add = Button(
            theme, _("New revision"), icon="plus", on_click=lambda: self._workplace.perform("revision_new")
        )
        self._lines.addLayout(row(add, None))
        self._lines.addStretch(1)

    def _revision(self, card: ProductCard, one: RevisionRow, current: bool) -> ItemRow:  # noqa: FBT001 - of one caller
        since = _("from {day}").format(day=formats.short_day(one.from_date, self._workplace.today))
        made = ItemRow(
            self._workplace.theme,
            _("Revision {name}").format(name=one.name),
            " · ".join(filter(None, (since, one.changed.partition("\n")[0], one.drawing))),
            flag=Flag(_("Holds"), "ok") if current else None,
        )
        made.setToolTip("\n".join(filter(None, (one.changed, one.drawing))))
        made.opened.connect(partial(open_revision, self._workplace, self.window(), card.product, one))
        return made
