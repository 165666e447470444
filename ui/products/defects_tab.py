"""The defect list of a product: what counts as bad in it, and what was found and is not on the list yet."""

from __future__ import annotations

from functools import partial

from desktop import formats
from desktop.people import shown
from desktop.quality import words as quality_words
from desktop.quality.defect_lists import KnownDefect, found_defects, list_text, listed_defects
from desktop.texts import _, n_
from desktop.trade.products import ProductRow
from ui.dialogs.product_defect import open_listed_defect
from ui.inspections import words
from ui.record_tab import RecordTab
from ui.widgets.empty_state import EmptyState
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import empty
from ui.widgets.rows import Flag
from ui.workplace import Workplace


class DefectsTab(RecordTab):
    """Return on a line changes it, on what was found puts it on the list."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.listed: list[KnownDefect] = []

    def show_product(self, product: ProductRow) -> None:
        """Read the list of a product and show it."""
        with self.workplace.journal.read() as connection:
            self.listed = listed_defects(connection, product.id)
            found = found_defects(connection, product.id)
        empty(self.lines)
        if not (self.listed or found):
            nothing = EmptyState(
                self.theme,
                _("What counts as a defect of this product stands here"),
                _("The list belongs into the contract, and inspections offer it first."),
                "list-checks",
                _("Add defect"),
                lambda: self.workplace.perform("list_defect"),
            )
            self.lines.addWidget(nothing, 1)
            return
        rows = [self._row(product, one) for one in self.listed]
        self.group(_("Defect list"), rows, _("Nothing is on the list yet."))
        buttons = [(_("Add defect"), "plus", lambda: self.workplace.perform("list_defect"))]
        if self.listed:
            buttons.append((_("Copy defect list"), "copy", partial(self.copy, product)))
        self.buttons(*buttons)
        if found:
            self.group(_("Found before and not on the list"), [self._row(product, one) for one in found])
        self.lines.addStretch(1)

    def copy(self, product: ProductRow) -> None:
        """Copy the list in both languages, for a contract or a mail."""
        self.workplace.clipboard.copy(list_text(shown.whole(product.name_zh, product.name_en), self.listed))
        self.workplace.tell(_("The defect list is copied in both languages."))

    def _row(self, product: ProductRow, one: KnownDefect) -> ItemRow:
        name = words.defect_name(one.name_zh, one.name_en)
        other = next((each for each in (one.name_zh, one.name_en) if each and each != name), "")
        found = n_("found {n} time", "found {n} times", one.found).format(n=formats.number(one.found))
        made = ItemRow(
            self.theme,
            name,
            " · ".join(filter(None, (other, words.allowed_words(one.allowed)))),
            flag=Flag(quality_words.class_label(one.defect_class), words.CLASS_TONES[one.defect_class]),
            end_text=found if one.found else "",
        )
        made.setToolTip(_("Change") if one.listed_id else _("Put on the list"))
        made.opened.connect(partial(open_listed_defect, self.workplace, self.window(), product, one))
        return made
