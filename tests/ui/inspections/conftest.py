"""A supplier, and a lot of 500 pieces to be inspected (50 in the sample; major 3/4, minor 5/6)."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.people.contacts import add_contact
from desktop.people.suppliers import add_supplier
from desktop.quality.inspections import plan_inspection
from desktop.trade.orders import ItemDraft, add_order, set_items
from desktop.trade.payments import set_terms
from desktop.trade.terms import usual_terms
from ui.workplace import Workplace

TODAY = date(2026, 11, 22)


@pytest.fixture
def factory(workplace: Workplace) -> dict[str, int]:
    with workplace.journal.change("Fill") as session:
        supplier = add_supplier(session, {"name_en": "Yongkang Jingyi", "name_zh": "永康市精艺杯业有限公司"})
        boss = add_contact(session, {"name_zh": "胡永年", "form_of_address": "胡总"})
        order = add_order(session, supplier, {"number": "PO-7", "title": "Bottles"}, TODAY)
        set_items(session, order, [ItemDraft("Vacuum bottle", 500, 40_000)])
        set_terms(session, order, usual_terms()["30_70_inspected"].steps)
        inspection = plan_inspection(
            session,
            {
                "supplier_id": supplier,
                "order_id": order,
                "product": "Vacuum bottle",
                "kind": "final",
                "planned_on": TODAY,
                "lot": 500,
            },
        )
    return {"supplier": supplier, "boss": boss, "order": order, "inspection": inspection}
