"""Orders, samples, inquiries and a changed bank account of the demo's year, by the use cases of the program."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from desktop.demo.tables import OrderText, order_texts
from desktop.journal.journal import ChangeSession
from desktop.planning.supplier_plans import Asked, answer
from desktop.planning.templates import template
from desktop.trade import bank_accounts, inquiries, milestones, orders, papers, payments, products, shipments
from desktop.trade.checklists import Reading, add_pass, checklists
from desktop.trade.comparing import set_mark
from desktop.trade.inquiries import Tier
from desktop.trade.money import parse_price
from desktop.trade.priorities import add_priority
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
    _products(session, suppliers, today)
    ids = {text.number: _order(session, text, suppliers[text.supplier], today) for text in order_texts()}
    session.flush()
    _accounts(session, suppliers, today)
    _papers(session, suppliers, ids, today)
    _inquiries(session, suppliers, today)
    session.flush()


def _order(session: ChangeSession, text: OrderText, supplier_id: int, today: date) -> int:
    ordered = today - timedelta(days=int(text.days))
    fields: orders.OrderFields = {
        "number": text.number,
        "title": f"{text.title_en} {text.title_zh}",
        "currency": text.currency,
        "port": text.port,
        "ordered_on": None if text.stage == "draft" else ordered,
        "future_orders": int(text.future),
        "rework_days": int(text.rework) if text.rework else None,
        "material_percent": int(text.material) if text.material else None,
        "margin_percent": int(text.margin) if text.margin else None,
    }
    order_id = orders.add_order(session, supplier_id, fields, today)
    items = [item.split("|") for item in text.items.split(";")]
    drafts = [orders.ItemDraft(what, int(count), parse_price(price)) for what, count, price in items]
    orders.set_items(session, order_id, drafts)
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
                session, row.id, row.target_on + timedelta(days=int(text.late_days)), "电话里说的，原料晚到"
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


def _products(session: ChangeSession, suppliers: Suppliers, today: date) -> None:
    """Write a product with three sample rounds, the last of them sealed, and one that is still on its way."""
    lamp = products.add_product(
        session,
        {"name_en": "Solar garden light", "name_zh": "太阳能花园灯", "code": "GL-210", "hs_code": "940541"},
    )
    products.add_revision(session, lamp, "A", today - timedelta(days=190), drawing="GL-210-A.pdf")
    products.add_revision(session, lamp, "B", today - timedelta(days=150), changed="Thicker lens 灯罩加厚")
    rounds = (("rejected", 180), ("changes", 140), ("approved", 100))
    for verdict, days in rounds:
        asked = today - timedelta(days=days)
        sample = products.ask_sample(session, lamp, suppliers["mh"], asked)
        session.flush()
        products.edit_sample(
            session,
            sample,
            {
                "sent_on": asked + timedelta(days=12),
                "courier": "SF Express 顺丰",
                "tracking": f"SF14{days}22087",
                "received_on": asked + timedelta(days=18),
                "verdict": verdict,
                "verdict_on": asked + timedelta(days=20),
            },
        )
    products.seal_sample(
        session, sample, today - timedelta(days=76), "One piece each; ours in cabinet 3 各存一件"
    )
    bottle = products.add_product(
        session,
        {
            "name_en": "Vacuum bottle 500 ml",
            "name_zh": "500 毫升保温杯",
            "code": "VB-500",
            "hs_code": "961700",
        },
    )
    session.flush()
    products.add_revision(session, bottle, "A", today - timedelta(days=60))
    waiting = products.ask_sample(session, bottle, suppliers["jy"], today - timedelta(days=9))
    session.flush()
    sent = {"sent_on": today - timedelta(days=2), "courier": "DHL", "tracking": "7718 2049 33"}
    products.edit_sample(session, waiting, sent)  # type: ignore[arg-type]  # a dictionary of its fields


def _accounts(session: ChangeSession, suppliers: Suppliers, today: date) -> None:
    """Write the account of each supplier with an order, and a change at one of them with one proof of three."""
    banks = {"gm": "中国银行义乌分行", "mh": "中国工商银行中山古镇支行", "jy": "中国农业银行永康支行"}
    for number, (key, bank) in enumerate(banks.items()):
        first = bank_accounts.add_account(
            session,
            suppliers[key],
            {
                "beneficiary": bank_accounts.legal_name(session.connection(), suppliers[key]),
                "bank": bank,
                "number": f"3300 1688 {number}521 7740",
                "announced_on": today - timedelta(days=400),
                "announced_by": "合同附件",
            },
        )
        session.flush()
        for proof in bank_accounts.PROOFS:
            bank_accounts.give_proof(
                session, first, proof, today - timedelta(days=396), "财务 0579-8700 1122"
            )
    changed = bank_accounts.add_account(
        session,
        suppliers["jy"],
        {
            "beneficiary": "永康市精艺杯业有限公司香港分公司",
            "bank": "Harbour City Bank",
            "number": "HK 044 882917 003",
            "swift": "HCBKHKHH",
            "region": "HK",
            "announced_on": today - timedelta(days=2),
            "announced_by": "邮件，称年度审计",
        },
    )
    session.flush()
    bank_accounts.give_proof(session, changed, "notice", today - timedelta(days=1))


def _papers(session: ChangeSession, suppliers: Suppliers, ids: Mapping[str, int], today: date) -> None:
    """Write contracts, an NNN, readings of the checklist, and a priority that was changed."""
    for key, number in (("mh", "PO-2026-035"), ("gm", "PO-2026-038")):
        signed = today - timedelta(days=60 if key == "mh" else 26)
        papers.add_agreement(
            session,
            suppliers[key],
            {
                "kind": "contract",
                "signed_on": signed,
                "signer": "总经理",
                "chops": "contract",
                "bilingual": key == "mh",
                "advance_word": "yufukuan" if key == "mh" else "dingjin",
                "party_zh": bank_accounts.legal_name(session.connection(), suppliers[key]),
            },
            ids[number],
        )
        lines = [item.key for item in checklists()["contract"].items]
        for reader, days, minutes in (("Anna", 5, 35), ("Jonas", 3, 28), ("Anna", 1, 22))[
            : 3 if key == "mh" else 2
        ]:
            reading = Reading(signed - timedelta(days=days), minutes, reader)
            answers = dict.fromkeys(lines if key == "mh" else lines[:-2], "yes")
            add_pass(session, "contract", suppliers[key], reading, answers, order_id=ids[number])
    nnn: papers.AgreementFields = {
        "kind": "nnn",
        "signed_on": today - timedelta(days=200),
        "valid_until": today + timedelta(days=900),
        "signer": "法定代表人",
        "chops": "company",
        "bilingual": True,
    }
    papers.add_agreement(session, suppliers["mh"], nnn)
    add_priority(
        session,
        suppliers["nh"],
        {
            "order_id": ids["PO-2026-036"],
            "on_date": today - timedelta(days=12),
            "changed_by": "us",
            "what": "Matt glaze in place of gloss 亮釉改哑釉",
            "why": "Our customer changed the range 客户调整系列",
            "minutes": 480,
            "samples": 3,
            "cost": 68_000,
            "currency": "CNY",
            "claim": "Kiln test and three samples 试烧和三个样品",
        },
    )


def _inquiries(session: ChangeSession, suppliers: Suppliers, today: date) -> None:
    """Write an inquiry under way at three suppliers, and one that is awarded with one supplier still to be told."""
    mug = inquiries.add_inquiry(
        session,
        {
            "title": "Travel mug 350 ml, powder coated",
            "title_zh": "350 毫升旅行杯 喷粉",
            "need": "Stainless steel 304, double wall, leakproof lid, own colour, gift box",
            "need_zh": "304 不锈钢双层，防漏杯盖，专用颜色，彩盒包装",
            "quantity": 3000,
            "yearly": 12_000,
            "target_price": 34_000,
            "wanted_on": date(2027, 5, 20),
            "standards": "LFGB, FDA",
            "port": "Ningbo",
            "homework": "introduced phoned drawings",
        },
    )
    session.flush()
    sent = today - timedelta(days=10)
    rows = inquiries.ask(session, mug, [suppliers[key] for key in ("jy", "gz", "hd")], sent)
    session.flush()
    offers = ((35_500, 40, 1000, 2, 45_000), (37_800, 35, 500, 4, 0))
    for row, (price, lead, moq, days, tooling) in zip(rows, offers, strict=False):
        inquiries.touch_back(session, row, sent + timedelta(days=1), by_us=False, text="杯盖颜色也要专用吗？")
        inquiries.touch_back(session, row, sent + timedelta(days=1), by_us=True, text="Yes, Pantone 5535 C")
        inquiries.add_quote(
            session,
            row,
            {
                "on_date": sent + timedelta(days=days), "port": "Ningbo", "moq": moq, "lead_days": lead,
                "tooling": tooling, "sample": 6000, "valid_until": today + timedelta(days=25),
                "payment_terms": "30 / 70",
            },
            [Tier(1000, price + 2500), Tier(3000, price), Tier(10_000, price - 1800)],
        )  # fmt: skip
    for criterion, marks in (
        ("quality", (4, 3)),
        ("questions", (5, 3)),
        ("communication", (4, 4)),
        ("fit", (5, 2)),
    ):
        for row, mark in zip(rows, marks, strict=False):
            set_mark(session, row, criterion, mark)
    taps = inquiries.add_inquiry(
        session,
        {
            "title": "Hose fittings",
            "title_zh": "水管接头",
            "quantity": 8000,
            "homework": "introduced",
            "port": "Ningbo",
        },
    )
    session.flush()
    asked = inquiries.ask(session, taps, [suppliers["tz"], suppliers["wl"]], today - timedelta(days=90))
    session.flush()
    for row, price in zip(asked, (8200, 9100), strict=True):
        inquiries.add_quote(session, row, {"on_date": today - timedelta(days=85)}, [Tier(8000, price)])
    inquiries.award(
        session, taps, asked[0], today - timedelta(days=70), "Known quality, own brass foundry 自有铸造"
    )
