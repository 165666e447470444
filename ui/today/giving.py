"""Rows of Today about gifts to post, greetings that are due, and festivals that want a plan."""

from __future__ import annotations

import importlib
from collections.abc import MutableMapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop import formats
from desktop.almanac.festivals import festivals
from desktop.texts import _, language, n_
from desktop.today.rows import GivingDue
from ui.widgets.item_row import ItemRow
from ui.widgets.rows import Flag
from ui.widgets.section import Group
from ui.widgets.text import Icon
from ui.workplace import Workplace

SHOWN = 6
_ICONS = {"gift": "gift", "greeting": "send", "plan": "calendar-plus"}


def due(
    workplace: Workplace,
    rows: Sequence[GivingDue],
    held: MutableMapping[tuple[str, int], QWidget],
    *,
    everything: bool,
) -> Group:
    """Return the group, the first few rows unless ``everything``; its rows are also put into ``held``."""
    group = Group(_("Greetings and gifts"))
    for one in rows if everything else rows[:SHOWN]:
        made = _row(workplace, one)
        held[f"giving {one.kind} {one.festival}", one.gift_id or one.year] = made
        group.add(made)
    return group


def _row(workplace: Workplace, one: GivingDue) -> ItemRow:
    made = ItemRow(
        workplace.theme, _title(one), _note(one), leading=Icon(workplace.theme, _ICONS[one.kind], "plum"),
        flag=_flag(one, workplace.today),
    )  # fmt: skip
    if one.kind == "gift" and one.who is not None:
        made.opened.connect(partial(workplace.show_record, "contact", one.who.id))
    elif one.kind == "gift" and one.supplier_id is not None:
        made.opened.connect(partial(workplace.show_record, "supplier", one.supplier_id))
    else:
        made.opened.connect(partial(_open_plan, workplace, made, one))
    return made


def _open_plan(workplace: Workplace, row: QWidget, one: GivingDue) -> None:
    """Open the plan that a row speaks of; its dialog brings SQLAlchemy, which Today is painted before."""
    importlib.import_module("ui.dialogs.festival_plan").open_festival_plan(
        workplace, row.window(), one.festival, one.year
    )


def _title(one: GivingDue) -> str:
    name = _festival(one.festival)
    if one.kind == "gift":
        return _("Post the gift for {name}").format(name=one.who.shown if one.who else one.team)
    if one.kind == "greeting":
        words = n_("{festival}: {n} greeting to send", "{festival}: {n} greetings to send", one.count)
        return words.format(festival=name, n=one.count)
    return _("{festival}: plan greetings and gifts").format(festival=name)


def _note(one: GivingDue) -> str:
    if one.kind != "gift":
        return ""
    state = _("bought") if one.bought else _("not bought yet")
    return " · ".join(filter(None, (one.what, _festival(one.festival), state)))


def _flag(one: GivingDue, today: date) -> Flag:
    left = (one.on - today).days
    if left < 0:
        return Flag(n_("{n} day late", "{n} days late", -left).format(n=-left), "seal")
    return Flag(formats.days_ahead(left), "amber")


def _festival(key: str) -> str:
    """Return the name of a festival; other occasions say nothing here."""
    known = festivals().get(key)
    if known is None:
        return ""
    return known.hanzi if language().startswith("zh") else known.english.partition(",")[0]
