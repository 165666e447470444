"""Inquiries of the demo: one under way, one awarded, one given up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from desktop.demo.wording import said
from desktop.journal.journal import ChangeSession
from desktop.trade import inquiries
from desktop.trade.comparing import set_mark
from desktop.trade.inquiries import Tier

Suppliers = Mapping[str, int]
_MUG: inquiries.InquiryFields = {
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
}


def write_inquiries(session: ChangeSession, suppliers: Suppliers, today: date) -> None:
    """Write an inquiry under way at three suppliers, one awarded with one supplier still to be told, one withdrawn."""
    mug = inquiries.add_inquiry(session, _MUG)
    session.flush()
    _offers(session, mug, suppliers, today)
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
        session,
        taps,
        asked[0],
        today - timedelta(days=70),
        said("Known quality, own brass foundry|质量稳定，有自己的铸铜车间"),
    )
    _withdrawn(session, suppliers, today)


def _withdrawn(session: ChangeSession, suppliers: Suppliers, today: date) -> None:
    """Write an inquiry that was given up: everybody was told on the day after."""
    made = inquiries.add_inquiry(
        session,
        {
            "title": "Picnic blanket, water-repellent back",
            "title_zh": "防水底野餐垫",
            "quantity": 1500,
            "target_price": 52_000,
            "homework": "introduced phoned",
            "port": "Shanghai",
        },
    )
    session.flush()
    sent, ended = today - timedelta(days=140), today - timedelta(days=118)
    asked = inquiries.ask(session, made, [suppliers[key] for key in ("sy", "jx", "gz")], sent)
    session.flush()
    for row, price, days in zip(asked, (61_000, 58_500), (3, 6), strict=False):
        inquiries.add_quote(session, row, {"on_date": sent + timedelta(days=days)}, [Tier(1500, price)])
    inquiries.set_outcome(session, asked[2], "declined", None)
    inquiries.withdraw(session, made, ended, said("Our customer cut the range|我们的客户砍掉了这个系列"))
    for row in asked[:2]:
        inquiries.set_outcome(session, row, "withdrawn", ended + timedelta(days=1))


def _offers(session: ChangeSession, mug: int, suppliers: Suppliers, today: date) -> None:
    sent = today - timedelta(days=10)
    rows = inquiries.ask(session, mug, [suppliers[key] for key in ("jy", "gz", "hd")], sent)
    session.flush()
    offers = ((35_500, 40, 1000, 2, 45_000), (37_800, 35, 500, 4, 0))
    first: inquiries.QuoteFields = {"on_date": sent + timedelta(days=1), "port": "Ningbo", "moq": 2000}
    inquiries.add_quote(session, rows[0], first, [Tier(2000, 36_800)])
    for row, (price, lead, moq, days, tooling) in zip(rows, offers, strict=False):
        inquiries.touch_back(session, row, sent + timedelta(days=1), by_us=False, text="杯盖颜色也要专用吗？")
        inquiries.touch_back(
            session,
            row,
            sent + timedelta(days=1),
            by_us=True,
            text=said("Yes, Pantone 5535 C|要的，潘通 5535 C"),
        )
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
