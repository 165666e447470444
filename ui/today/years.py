"""Rows of Today from the long view: years together, papers to renew, what to speak of next."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.people import shown
from desktop.texts import _, n_
from desktop.today.years import LongRow
from ui.theme.theme import Theme
from ui.widgets.item_row import ItemRow
from ui.widgets.rows import Flag
from ui.widgets.section import Group
from ui.widgets.text import Icon
from ui.workplace import Workplace

_ICONS = {"anniversary": "party-popper", "renewal": "badge-check", "need": "lightbulb"}


def group(
    workplace: Workplace, rows: Sequence[LongRow], held: MutableMapping[tuple[str, int], QWidget]
) -> Group:
    """Return the group of the long view; its rows are also put into ``held``."""
    made = Group(_("The long view"))
    for row in rows:
        line = long_row(workplace.theme, row, workplace.today)
        line.opened.connect(partial(workplace.show_record, "supplier", row.supplier_id))
        held[f"long {row.kind} {row.text}", row.supplier_id] = line
        made.add(line)
    return made


def long_row(theme: Theme, row: LongRow, today: date) -> ItemRow:
    """Return a row; opening it shows the supplier."""
    supplier = shown.single(row.supplier_zh, row.supplier_en)
    left = (row.on - today).days
    if row.kind == "anniversary":
        title = n_("{n} year with {name}", "{n} years with {name}", row.years).format(
            n=row.years, name=supplier
        )
        note, flag = (
            _("A word of thanks is due"),
            Flag(formats.days_ahead(left), "plum"),
        )
    elif row.kind == "renewal":
        title = _("Renew: {paper}").format(paper=row.text)
        note = supplier
        flag = Flag(_("Ended"), "seal") if left < 0 else Flag(formats.days_ahead(left), "amber")
    else:
        title, note, flag = row.text, supplier, Flag(_("Next need"), "accent")
    return ItemRow(theme, title, note, leading=Icon(theme, _ICONS[row.kind], "text2"), flag=flag)
