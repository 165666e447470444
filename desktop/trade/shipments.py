"""Shipments of orders: forwarder, vessel, tracking, cut-off, departure and arrival."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from sqlalchemy import Connection, select

from desktop.attachments.keeping import leave
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, clean, existing
from desktop.texts import _
from desktop.trade.tables import Order, Shipment
from desktop.trade.words import MODES


class ShipmentFields(TypedDict, total=False):
    """The fields of a shipment that a person types."""

    mode: str
    forwarder: str
    vessel: str
    tracking: str
    container: str
    cutoff_on: date | None
    etd: date | None
    eta: date | None
    departed_on: date | None
    arrived_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class ShipmentRow:
    """Goods of an order on their way."""

    id: int
    order_id: int
    mode: str
    forwarder: str
    vessel: str
    tracking: str
    container: str
    cutoff_on: date | None
    etd: date | None
    eta: date | None
    departed_on: date | None
    arrived_on: date | None
    note: str


def add_shipment(session: ChangeSession, order_id: int, fields: ShipmentFields) -> int:
    """Add a shipment of an order and return its id. Raises UsageError for an unknown mode."""
    existing(session, Order, order_id)
    return session.make(Shipment, order_id=order_id, **_checked(fields)).id


def edit_shipment(session: ChangeSession, shipment_id: int, fields: ShipmentFields) -> None:
    """Change some fields. Raises UsageError for an unknown mode."""
    existing(session, Shipment, shipment_id).fill(_checked(fields))


def remove_shipment(session: ChangeSession, shipment_id: int) -> None:
    """Take away a shipment that was typed by mistake; its files go to the trash, and from there to the order."""
    shipment = existing(session, Shipment, shipment_id)
    leave(session, ("shipment", shipment_id), ("purchase_order", shipment.order_id))
    session.delete(shipment)


def shipments_of(connection: Connection, order_id: int) -> list[ShipmentRow]:
    """Return the shipments of an order, the first one first."""
    columns = [Shipment.__table__.c[name] for name in ShipmentRow.__dataclass_fields__]
    query = select(*columns).where(Shipment.order_id == order_id, Shipment.deleted_at.is_(None))
    return [ShipmentRow(*row) for row in connection.execute(query.order_by(Shipment.id))]


def shipment_hints(row: ShipmentRow) -> list[str]:
    """Return what does not fit in the days of a shipment."""
    hints = []
    if row.cutoff_on and row.etd and row.cutoff_on > row.etd:
        hints.append(_("The cut-off is after the departure."))
    if row.etd and row.eta and row.eta < row.etd:
        hints.append(_("It would arrive before it departs."))
    if row.departed_on and row.arrived_on and row.arrived_on < row.departed_on:
        hints.append(_("It would have arrived before it departed."))
    return hints


def _checked(fields: ShipmentFields) -> dict[str, object]:
    values = clean(Shipment, fields)
    check_choice(values, "mode", MODES)
    return values
