"""Forms of what an order is tied by: its customisation, and changed priorities."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from desktop.people import shown
from desktop.people.supplier_card import people_at
from desktop.texts import _
from desktop.trade.money import CURRENCIES, parse_amount, plain_amount
from desktop.trade.order_reads import OrderRow
from desktop.trade.papers import set_signs
from desktop.trade.priorities import (
    PriorityFields,
    PriorityRow,
    add_priority,
    edit_priority,
    minutes_of,
    remove_priority,
)
from desktop.trade.words import SIGNS, say
from ui.editors import Field
from ui.fields_dialog import FieldsDialog, Sheet, Values
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession

Fields = list[Field | tuple[Field, ...]]


def open_signs(workplace: Workplace, parent: QWidget, order: OrderRow, signs: dict[str, int]) -> None:
    """Say how far an order's goods are made for us alone."""
    degrees = [(0, _("No")), (1, _("Partly")), (2, _("Fully"))]
    fields: Fields = [
        tuple(Field(sign, say("sign", sign), "choice", degrees) for sign in SIGNS[start : start + 2])
        for start in range(0, len(SIGNS), 2)
    ]

    def write(session: ChangeSession, values: Values) -> None:
        set_signs(session, order.id, {key: value for key, value in values.items() if isinstance(value, int)})

    begun = {sign: signs.get(sign, 0) for sign in SIGNS}
    FieldsDialog(
        workplace, parent, Sheet(_("Customisation"), _("Save"), fields, begun, write, width=600)
    ).begin_and_open()


def priority_fields(people: Sequence[tuple[int, str]]) -> Fields:
    """Return the fields of a changed priority; ``people`` of the supplier by id and name."""
    sides = [("them", _("The supplier")), ("us", _("We"))]
    return [
        (Field("changed_by", _("Who changed it"), "choice", sides), Field("on_date", _("Day"), "day")),
        Field("contact_id", _("Who said so"), "choice", [(None, _("Nobody is named")), *people]),
        Field("what", _("What was changed")),
        Field("why", _("Why"), "block"),
        (
            Field("minutes", _("Hours of work lost")),
            Field("samples", _("Samples lost"), "number", lowest=0, highest=10_000),
        ),
        (
            Field("cost", _("Cost")),
            Field("currency", _("Currency"), "choice", [(code, code) for code in CURRENCIES]),
        ),
        Field("claim", _("Claim"), "block"),
        (Field("settlement", _("Settlement")), Field("settled_on", _("Settled on"), "day")),
    ]


def open_priority(
    workplace: Workplace, parent: QWidget, order: OrderRow, change: PriorityRow | None = None
) -> None:
    """Write down that somebody changed what was agreed."""
    currency = change.currency if change else order.currency
    readers: dict[str, Callable[[str], int]] = {
        "cost": lambda typed: parse_amount(typed or "0", currency),
        "minutes": minutes_of,
    }

    def write(session: ChangeSession, values: Values) -> None:
        more = {"samples": values["samples"] or 0, "on_date": values["on_date"] or workplace.today}
        typed = cast("PriorityFields", {**values, **more, "order_id": order.id})
        if change is None:
            add_priority(session, order.supplier_id, typed)
        else:
            edit_priority(session, change.id, typed)

    begun: Values = {"on_date": workplace.today, "currency": order.currency, "changed_by": "them"}
    removal = None
    if change is not None:
        change_id = change.id
        removal = _("Remove change"), lambda session: remove_priority(session, change_id)
        begun = {name: getattr(change, name) for name in PriorityRow.__dataclass_fields__}
        begun |= {"cost": plain_amount(change.cost, change.currency), "minutes": change.hours}
    fields = priority_fields(_people(workplace, order.supplier_id, change))
    sheet = Sheet(_("Changed priority"), _("Save"), fields, begun, write, readers, width=620, removal=removal)
    FieldsDialog(workplace, parent, sheet).begin_and_open()


def _people(workplace: Workplace, supplier_id: int, change: PriorityRow | None) -> list[tuple[int, str]]:
    """Return who may have changed a priority: the people of the supplier, and the one who stands in the change."""
    with workplace.journal.read() as connection:
        there = people_at(connection, supplier_id)
    found = {one.contact_id: shown.single(one.name_zh, one.name_en or one.pinyin) for one in there}
    if change is not None and change.contact_id is not None:
        found.setdefault(change.contact_id, shown.single(change.name_zh, change.name_en))
    return list(found.items())
