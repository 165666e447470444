"""Orders, samples, inquiries and a changed bank account of the demo's year, by the use cases of the program."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from desktop.demo.tables import OrderText, order_texts
from desktop.demo.trade_inquiries import write_inquiries
from desktop.demo.trade_papers import write_accounts, write_papers
from desktop.demo.trade_products import product_of, write_products
from desktop.demo.wording import said
from desktop.journal.journal import ChangeSession
from desktop.planning.supplier_plans import Asked, answer
from desktop.planning.templates import template
from desktop.trade import milestones, orders, papers, payments, shipments
from desktop.trade.money import parse_price
from desktop.trade.terms import usual_terms

_REACHED = {
    "production": ("order", "materials"),
    "inspection": (
        "quote",
        "contract",
        "sample",
        "courier",
        "golden_sample",
        "order",
        "materials",
        "production",
    ),
    "shipped": (
        "order",
        "materials",
        "production",
        "inspection",
        "rework",
        "balance",
        "booking",
        "ex_factory",
    ),
}
"""The steps that are done in a stage."""
_PAID = {"production": 1, "inspection": 1, "shipped": 2, "done": 3}
"""How many steps of the terms are paid; what falls due after shipment is not."""
_LATER = frozenset({"days_30", "days_60", "days_90", "arrival"})
Suppliers = Mapping[str, int]


def write_trade(session: ChangeSession, suppliers: Suppliers, today: date) -> None:
    """Write orders in all stages, samples, inquiries, and a changed account that is not proved yet."""
    write_products(session, suppliers, today)
    ids = {text.number: _order(session, text, suppliers[text.supplier], today) for text in order_texts()}
    session.flush()
    write_accounts(session, suppliers, today)
    write_papers(session, suppliers, ids, today)
    write_inquiries(session, suppliers, today)
    session.flush()


def _order(session: ChangeSession, text: OrderText, supplier_id: int, today: date) -> int:
    ordered = today - timedelta(days=int(text.days))
    fields: orders.OrderFields = {
        "number": text.number,
        "title": said(f"{text.title_en}|{text.title_zh}"),
        "currency": text.currency,
        "port": text.port,
        "ordered_on": None if text.stage == "draft" else ordered,
        "future_orders": int(text.future),
        "rework_days": int(text.rework) if text.rework else None,
        "material_percent": int(text.material) if text.material else None,
        "margin_percent": int(text.margin) if text.margin else None,
    }
    order_id = orders.add_order(session, supplier_id, fields, today)
    orders.set_items(session, order_id, [_item(session, item, ordered) for item in text.items.split(";")])
    payments.set_terms(session, order_id, usual_terms()[text.terms].steps)
    papers.set_signs(session, order_id, {sign: int(n) for sign, n in _pairs(text.signs)})
    session.flush()
    way, day = ("arrival", date(2027, 4, 12)) if text.stage == "draft" else ("order", ordered)
    asked = Asked(template(text.template), "arrival" if way == "arrival" else "order", day, supplier_id)
    milestones.plan_order(session, order_id, answer(session.connection(), asked, today))
    session.flush()
    _go_on(session, text, order_id, today)
    orders.edit_order(session, order_id, {"stage": text.stage}, _closing_day(text, ordered, today))
    return order_id


def _item(session: ChangeSession, item: str, ordered: date) -> orders.ItemDraft:
    what, count, price, code = item.split("|")
    product_id, revision_id = product_of(session, what, code, ordered)
    return orders.ItemDraft(
        "", int(count), parse_price(price), product_id=product_id, revision_id=revision_id
    )


def _closing_day(text: OrderText, ordered: date, today: date) -> date:
    return min(ordered + timedelta(days=88), today) if text.stage in ("done", "cancelled") else today


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(name, value) for name, _colon, value in (word.partition(":") for word in text.split())]


def _go_on(session: ChangeSession, text: OrderText, order_id: int, today: date) -> None:
    """Let steps be done, payments be made and a shipment leave, as far as the stage of an order says."""
    for row in milestones.milestones_of(session.connection(), order_id):
        if text.stage == "done" or row.key in _REACHED.get(text.stage, ()):
            late = int(text.late_days or 0) if row.key == text.late else 0
            milestones.reach(session, row.id, min(row.target_on + timedelta(days=late), today), today)
        elif row.key == text.late:
            milestones.estimate(
                session,
                row.id,
                row.target_on + timedelta(days=int(text.late_days)),
                said("On the phone: the raw material comes late|电话里说的，原料晚到"),
            )
    for payment in payments.payments_of(session.connection(), order_id)[: _PAID.get(text.stage, 0)]:
        if text.stage == "done" or payment.released_by not in _LATER:
            payments.pay(session, payment.id, min(payment.due_on or today, today))
    if text.stage == "shipped":
        _ship(session, order_id, today, vessel=text.supplier == "hr")


def _ship(session: ChangeSession, order_id: int, today: date, *, vessel: bool) -> None:
    shipments.add_shipment(
        session,
        order_id,
        {
            "mode": "sea",
            "forwarder": "Nordfracht" if vessel else "Blue Anchor Logistics",
            "vessel": "MORNING PEARL 047W" if vessel else "EAST HARBOUR 112W",
            "tracking": "NFNGB2611087" if vessel else "BALSHA550921",
            "container": "TLNU 482190-3" if vessel else "BMXU 730244-8",
            "cutoff_on": today - timedelta(days=11),
            "etd": today - timedelta(days=8),
            "departed_on": today - timedelta(days=7),
            "eta": today + timedelta(days=24),
        },
    )
