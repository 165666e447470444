"""The inspections and rework cases of the demo journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import select

from desktop.demo.cast import Player
from desktop.demo.reading import rows
from desktop.demo.trade_products import product_of
from desktop.demo.wording import names_of, said
from desktop.journal.journal import ChangeSession
from desktop.people.fields import existing
from desktop.quality import inspections, recording, reworks
from desktop.quality.inspections import InspectionFields, terms_of
from desktop.quality.recording import DefectDraft
from desktop.quality.tables import Inspection, InspectionCheck
from desktop.quality.verdicts import sample_size
from desktop.trade.tables import Order


class InspectionText(NamedTuple):
    """A line of ``resources/demo/inspections.tsv``."""

    supplier: str
    goods: str
    kind: str
    days_ago: int
    lot: int
    aql: str
    looked: str
    defects: str
    verdict: str
    inspector: str
    remarks: str
    order: str
    """Number of the order that the lot belongs to, or empty."""


def write_quality(
    session: ChangeSession, players: Sequence[Player], today: date
) -> dict[tuple[str, int], int]:
    """Write the inspections, a case that is being talked about, and two that ended well.

    Returns the inspections by supplier and days ago.
    """
    suppliers = {player.supplier.key: player.supplier_id for player in players}
    people = {player.row.name_zh: player.id for player in players}
    made: dict[tuple[str, int], int] = {}
    for text in _texts():
        made[text.supplier, text.days_ago] = _inspection(session, text, suppliers[text.supplier], today)
        session.flush()
    _open_case(session, made["jy", 9], people["胡永年"], today)
    _closed_case(session, made["mh", 214], people["何明"], today - timedelta(days=212))
    _sorted_case(session, made["ay", 150], people["程志安"], today - timedelta(days=149))
    session.flush()
    return made


def _texts() -> list[InspectionText]:
    return [
        InspectionText(row[0], row[1], row[2], int(row[3]), int(row[4]), *row[5:12])
        for row in rows("inspections.tsv")
    ]


def _inspection(session: ChangeSession, text: InspectionText, supplier_id: int, today: date) -> int:
    day = today - timedelta(days=text.days_ago)
    fields: InspectionFields = {
        "supplier_id": supplier_id,
        "product": said("|".join(names_of(text.goods))),
        "product_id": product_of(session, text.goods, "", day - timedelta(days=90))[0],
        "order_id": session.scalar(select(Order.id).where(Order.number == text.order))
        if text.order
        else None,
        "kind": text.kind,
        "planned_on": day,
        "lot": text.lot,
        "aql_major": text.aql,
        "inspector": said(text.inspector),
        "remarks": said(text.remarks),
    }
    inspection_id = inspections.plan_inspection(session, fields)
    session.flush()
    sample = sample_size(terms_of(existing(session, Inspection, inspection_id)))
    looked = sample if text.looked == "all" else int(text.looked)
    _find(session, inspection_id, text.defects, looked)
    if text.verdict != "open":
        checks = select(InspectionCheck).where(InspectionCheck.inspection_id == inspection_id)
        for check in session.scalars(checks):
            check.result = "passed"
        inspections.finish_inspection(session, inspection_id, text.verdict, day)
    return inspection_id


def _find(session: ChangeSession, inspection_id: int, defects: str, looked: int) -> None:
    """Spread the defects over the pieces that were looked at, each on a piece of its own."""
    drafts = []
    for part in filter(None, defects.split(";")):
        name, english, chinese, place, count = part.split(":")
        drafts += [DefectDraft(name, english, chinese, said(place))] * int(count)
    step = max(1, looked // max(1, len(drafts)))
    for number, draft in enumerate(drafts):
        before = step - 1 if number else min(2, step - 1)
        if before:
            recording.record_good(session, inspection_id, before)
        recording.record_piece(session, inspection_id, [draft])
    session.flush()
    recording.set_inspected(session, inspection_id, looked)


def _open_case(session: ChangeSession, inspection_id: int, contact_id: int, today: date) -> None:
    day = today - timedelta(days=7)
    case = reworks.open_rework(session, inspection_id, day, contact_id)
    session.flush()
    for step in ("evidence", "private", "position", "brand"):
        reworks.mark_talked(session, case, step, done=True)
    reworks.set_option(session, case, "rework", {"cost": 780_000, "currency": "CNY", "days": 6})
    reworks.set_option(session, case, "sort", {"cost": 210_000, "currency": "CNY", "days": 3})
    reworks.set_option(session, case, "discount", {"cost": 190_000, "currency": "USD", "days": 0})
    session.flush()
    offers: tuple[reworks.OfferFields, ...] = (
        {
            "by": "factory",
            "option": "discount",
            "text": said("3 % off, ship as it is|优惠 3%，照现状出货"),
            "amount": 57_000,
        },
        {
            "by": "us",
            "option": "sort",
            "text": said(
                "Sort all, re-coat the bad ones, good ones stay packed|全检，不良品返喷，良品保持原包装"
            ),
        },
        {"by": "factory", "option": "sort", "text": "可以挑选，补漆要六天", "days": 6},
    )
    made = [
        reworks.log_offer(
            session, case, {"currency": "USD", **offer, "on_date": day + timedelta(days=number * 2 + 1)}
        )
        for number, offer in enumerate(offers)
    ]
    session.flush()
    reworks.answer_offer(session, made[0], "declined")


def _pass_again(session: ChangeSession, case: int, day: date) -> None:
    """Let the lot pass its second inspection on a day, and close the case with thanks."""
    again = reworks.plan_again(session, case, day)
    session.flush()
    recording.record_good(session, again, 80)
    inspections.finish_inspection(session, again, "accepted", day)
    session.flush()
    reworks.close_rework(session, case, "accepted", day)
    reworks.mark_thanked(session, case, day)


def _closed_case(session: ChangeSession, inspection_id: int, contact_id: int, day: date) -> None:
    case = reworks.open_rework(session, inspection_id, day, contact_id)
    session.flush()
    ready, again_on = day + timedelta(days=5), day + timedelta(days=6)
    reworks.agree(
        session, case, {"option": "rework", "agreed_on": day, "ready_on": ready, "payer": "factory"}
    )
    _pass_again(session, case, again_on)
    actions: tuple[tuple[int, str, str], ...] = (
        (1, "罗永康、甄美玲、品检组", "罗永康"),
        (2, "80件中6件不亮", "罗永康"),
        (3, "库存灯座全部复测", "品检组"),
        (4, "灯座弹片压力不足，来料未检", "罗永康"),
        (5, "更换供应商，来料抽检弹片压力", "采购"),
        (6, "新批次200件全部点亮", "品检组"),
    )
    for step, text, owner in actions:
        reworks.set_action(
            session, case, step, {"text": text, "owner": owner, "due_on": ready, "done_on": again_on}
        )
        session.flush()


def _sorted_case(session: ChangeSession, inspection_id: int, contact_id: int, day: date) -> None:
    """Write a case that ended by sorting: the factory offered it by itself, and sorted twice."""
    case = reworks.open_rework(session, inspection_id, day, contact_id)
    session.flush()
    offer: reworks.OfferFields = {
        "by": "factory",
        "option": "sort",
        "text": said("Dry the whole lot once more and sort it|整批再烘干一次，全部挑选"),
        "days": 4,
        "on_date": day,
    }
    made = reworks.log_offer(session, case, offer)
    session.flush()
    reworks.answer_offer(session, made, "accepted")
    ready, again_on = day + timedelta(days=5), day + timedelta(days=6)
    reworks.agree(session, case, {"option": "sort", "agreed_on": day, "ready_on": ready, "payer": "factory"})
    _pass_again(session, case, again_on)
