"""The form of a shipment: how the goods travel, its papers, and its days."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from desktop.texts import _
from desktop.trade.order_reads import OrderRow
from desktop.trade.shipments import (
    ShipmentFields,
    ShipmentRow,
    add_shipment,
    edit_shipment,
    remove_shipment,
    shipment_hints,
)
from desktop.trade.words import choices
from ui.editors import Field
from ui.fields_dialog import FieldsDialog, Sheet, Values
from ui.widgets.text import label
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


def open_shipment(
    workplace: Workplace, parent: QWidget, order: OrderRow, shipment: ShipmentRow | None = None
) -> None:
    """Open the form of a shipment."""
    fields: list[Field | tuple[Field, ...]] = [
        (Field("mode", _("By"), "choice", choices("mode")), Field("forwarder", _("Forwarder"))),
        (Field("vessel", _("Vessel, flight or train")), Field("container", _("Container"))),
        Field("tracking", _("Bill of lading or tracking number")),
        (
            Field("cutoff_on", _("Cut-off"), "day"),
            Field("etd", _("ETD"), "day"),
            Field("eta", _("ETA"), "day"),
        ),
        (Field("departed_on", _("Departed on"), "day"), Field("arrived_on", _("Arrived on"), "day")),
        Field("note", _("Notes"), "block"),
    ]

    def write(session: ChangeSession, values: Values) -> int:
        typed = cast("ShipmentFields", values)
        if shipment is None:
            return add_shipment(session, order.id, typed)
        edit_shipment(session, shipment.id, typed)
        return shipment.id

    begun: Values = {}
    removal = None
    if shipment is not None:
        shipment_id = shipment.id
        begun = {name: getattr(shipment, name) for name in ShipmentRow.__dataclass_fields__}
        removal = _("Remove shipment"), lambda session: remove_shipment(session, shipment_id)
    owner = ("shipment", shipment.id if shipment is not None else 0)
    sheet = Sheet(_("Shipment"), _("Save"), fields, begun, write, width=620, removal=removal, owner=owner)
    dialog = FieldsDialog(workplace, parent, sheet)
    for hint in shipment_hints(shipment) if shipment else ():
        dialog.form.add_widget(label(hint, "meta", "amber", wrap=True))
    dialog.begin_and_open()
