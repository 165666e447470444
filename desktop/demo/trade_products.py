"""Products and sample rounds of the demo."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from desktop.demo.wording import names_of, said
from desktop.journal.journal import ChangeSession
from desktop.trade import products, samples

Suppliers = Mapping[str, int]
_ROUNDS = (("rejected", 180), ("changes", 140), ("approved", 100))
"""Verdict of each sample, and the days since it was asked for."""


def write_products(session: ChangeSession, suppliers: Suppliers, today: date) -> None:
    """Write a product with three sample rounds, the last of them sealed, and one that is still on its way."""
    lamp = products.add_product(
        session,
        {"name_en": "Solar garden light", "name_zh": "太阳能花园灯", "code": "GL-210", "hs_code": "940541"},
    )
    products.add_revision(session, lamp, "A", today - timedelta(days=190), drawing="GL-210-A.pdf")
    products.add_revision(
        session, lamp, "B", today - timedelta(days=150), changed=said("Thicker lens|灯罩加厚")
    )
    for verdict, days in _ROUNDS:
        asked = today - timedelta(days=days)
        sample = samples.ask_sample(session, lamp, suppliers["mh"], asked)
        session.flush()
        samples.edit_sample(
            session,
            sample,
            {
                "sent_on": asked + timedelta(days=12),
                "courier": said("SF Express|顺丰"),
                "tracking": f"SF14{days}22087",
                "received_on": asked + timedelta(days=18),
                "verdict": verdict,
                "verdict_on": asked + timedelta(days=20),
            },
        )
    samples.seal_sample(
        session,
        sample,
        today - timedelta(days=76),
        said("One piece each; ours in cabinet 3|双方各存一件，我方放在 3 号柜"),
    )
    _bottle(session, suppliers["jy"], today)


def _bottle(session: ChangeSession, supplier_id: int, today: date) -> None:
    """Write a product whose first sample is on its way."""
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
    waiting = samples.ask_sample(session, bottle, supplier_id, today - timedelta(days=9))
    session.flush()
    sent = {"sent_on": today - timedelta(days=2), "courier": "DHL", "tracking": "7718 2049 33"}
    samples.edit_sample(session, waiting, sent)  # type: ignore[arg-type]  # a dictionary of its fields


def product_of(session: ChangeSession, goods: str, code: str, day: date) -> tuple[int, int | None]:
    """Return the product that goods belong to and its revision on a day; one that is not there yet is made."""
    english, hanzi = names_of(goods)
    session.flush()
    connection = session.connection()
    known = next((row for row in products.products(connection) if row.name_en == english), None)
    if known is None:
        product_id = products.add_product(session, {"name_en": english, "name_zh": hanzi, "code": code})
        session.flush()
        products.add_revision(session, product_id, "A", min(day, day - timedelta(days=30)))
        session.flush()
    else:
        product_id = known.id
    held = [row for row in products.revisions_of(connection, product_id) if row.from_date <= day]
    return product_id, held[0].id if held else None
