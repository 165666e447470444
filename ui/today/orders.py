"""Rows of Today about orders: late milestones, payments that fall due, changed accounts, papers that run out."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.joining import labelled
from desktop.people import shown
from desktop.texts import _, n_
from desktop.today.orders import OrderAlert
from ui.theme.theme import Theme
from ui.widgets.item_row import ItemRow
from ui.widgets.rows import Flag
from ui.widgets.section import Group
from ui.widgets.text import Icon
from ui.workplace import Workplace

SHOWN = 6
_ICONS = {"late": "package", "payment": "banknote", "account": "shield-alert"}
_PAPERS = ("paper", "order_paper")


def alerts(
    workplace: Workplace,
    rows: Sequence[OrderAlert],
    held: MutableMapping[tuple[str, int], QWidget],
    *,
    everything: bool,
) -> Group:
    """Return the group of alerts, the first few unless ``everything``; its rows are also put into ``held``."""
    group = Group(_("Orders"))
    for one in rows if everything else rows[:SHOWN]:
        made = alert_row(workplace.theme, one, workplace.today)
        made.opened.connect(
            partial(workplace.show_record, "supplier" if one.kind == "paper" else "order", one.record_id)
        )
        held[f"order {one.kind} {one.english}", one.record_id] = made
        group.add(made)
    return group


def alert_row(theme: Theme, row: OrderAlert, today: date) -> ItemRow:
    """Return the row of an alert; opening it shows the order."""
    supplier = shown.single(row.supplier_zh, row.supplier_en)
    note = " · ".join(filter(None, (row.number, supplier)))
    if row.kind == "paper":
        note = _("Ask for a new one before you order again.")
    return ItemRow(
        theme, labelled(_what(row), supplier if row.kind == "paper" else row.title or row.number), note,
        leading=Icon(theme, _ICONS.get(row.kind, "file-text"), "seal" if row.kind == "account" else "text2"),
        flag=_flag(row, today),
    )  # fmt: skip


def _what(row: OrderAlert) -> str:
    if row.kind == "account":
        return _("Bank account was changed")
    if row.kind in _PAPERS:
        return {"licence": _("Business licence runs out"), "nnn": _("NNN agreement runs out")}.get(
            row.english, _("Contract runs out")
        )
    if row.kind == "payment":
        return {"deposit": _("Deposit"), "balance": _("Balance"), "tooling": _("Tooling")}.get(
            row.english, _("Payment")
        )
    return shown.single(row.hanzi, row.english)


def _flag(row: OrderAlert, today: date) -> Flag:
    if row.kind == "account":
        return Flag(_("Payments on hold"), "seal")
    late = (today - row.on).days
    if late > 0 and row.kind in _PAPERS:
        return Flag(_("Run out"), "seal")
    if late > 0:
        return Flag(n_("{n} day late", "{n} days late", late).format(n=late), "seal")
    return Flag(formats.days_ahead(-late), "amber")
