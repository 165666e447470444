"""The papers of a dossier: contracts with their chops, shipments, and who changed what was agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from desktop.attachments.reads import AttachedFile, files_on
from desktop.exchange.dossier_part import Part
from desktop.joining import clauses
from desktop.people.shown import listed
from desktop.texts import _, n_
from desktop.trade.licences import licences_of
from desktop.trade.money import money
from desktop.trade.papers import agreements_of
from desktop.trade.priorities import PriorityRow, priorities_of
from desktop.trade.shipments import shipments_of
from desktop.trade.words import say


def papers(connection: Connection, supplier_id: int, order_id: int | None) -> Part:
    """Return the business licences and contracts of a supplier, or those that hold for one order."""
    head = (_("Paper"), _("Signed on"), _("Signed by"), _("Chops"), _("Valid until"), _("Files"))
    found = agreements_of(connection, supplier_id, order_id)
    licences = licences_of(connection, supplier_id)
    files: dict[int, list[str]] = {}
    for kind, ids in (("licence", [one.id for one in licences]), ("agreement", [one.id for one in found])):
        for file in files_on(connection, kind, ids):
            files.setdefault(file.owner_id, []).append(file.name)
    seen = [
        (_("Business licence"), "", "", "", _iso(one.valid_until), listed(files.get(one.id, ())))
        for one in licences
    ]
    signed = [
        (
            say("agreement", one.kind),
            _iso(one.signed_on),
            one.signer,
            listed(say("chop", chop) for chop in one.chops.split()),
            _iso(one.valid_until),
            listed(files.get(one.id, ())),
        )
        for one in found
    ]
    return Part(_("Contracts and papers"), head=head, rows=(*seen, *signed))


def files_of_papers(connection: Connection, supplier_id: int, order_id: int | None) -> list[AttachedFile]:
    """Return the files of the papers of a supplier or of those that hold for one order, captioned with the paper."""
    licences = {one.id: _("Business licence") for one in licences_of(connection, supplier_id)}
    signed = {one.id: say("agreement", one.kind) for one in agreements_of(connection, supplier_id, order_id)}
    return [
        replace(file, caption=" · ".join(filter(None, (named[file.owner_id], file.caption))))
        for kind, named in (("licence", licences), ("agreement", signed))
        for file in files_on(connection, kind, list(named))
    ]


def shipments(connection: Connection, order_id: int) -> Part:
    """Return how the goods of an order travel."""
    head = (_("Forwarder"), _("Vessel, flight or train"), _("Tracking number"), _("ETD"), _("ETA"))
    rows = tuple(
        (
            one.forwarder,
            one.vessel or say("mode", one.mode),
            one.tracking,
            _iso(one.departed_on or one.etd),
            _iso(one.arrived_on or one.eta),
        )
        for one in shipments_of(connection, order_id)
    )
    return Part(_("Shipment"), head=head, rows=rows)


def changes(connection: Connection, supplier_id: int, order_id: int | None) -> Part:
    """Return who changed what was agreed with a supplier or in one order, why, what it cost and how it was settled."""
    head = (
        _("Day"), _("Who changed it"), _("What was changed"), _("Why"), _("Effort"), _("Claim"), _("Settlement"),
    )  # fmt: skip
    found = (
        priorities_of(connection, supplier_id=supplier_id)
        if order_id is None
        else priorities_of(connection, order_id=order_id)
    )
    rows = tuple(
        (
            one.on_date.isoformat(),
            one.who,
            one.what,
            one.why,
            _effort(one),
            one.claim,
            " ".join(filter(None, (one.settlement, _iso(one.settled_on)))),
        )
        for one in found
    )
    return Part(_("Changed priorities"), head=head, rows=rows)


def _effort(one: PriorityRow) -> str:
    """Return the work, samples and money that a change cost."""
    spent = []
    if one.hours:
        spent.append(_("{n} h of work").format(n=one.hours))
    if one.samples:
        spent.append(n_("{n} sample", "{n} samples", one.samples).format(n=one.samples))
    if one.cost:
        spent.append(money(one.cost, one.currency))
    return clauses(*spent)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
