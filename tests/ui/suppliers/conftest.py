"""A few suppliers and people, and the page over them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtTest import QTest

from desktop.journal.journal import ChangeSession
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import SupplierFields, add_supplier
from desktop.people.tags import tag
from ui.pages.suppliers import SuppliersPage
from ui.workplace import Workplace

SUPPLIERS: dict[str, SupplierFields] = {
    "gm": {
        "name_en": "Yiwu Guangming Hardware", "name_zh": "义乌市光明五金有限公司", "province": "33", "tier": 1,
        "city_zh": "义乌", "city_en": "Yiwu", "address_zh": "浙江省义乌市北苑街道丹溪北路88号",
        "since": date(2019, 5, 1),
        "address_en": "88 Danxi North Road, Yiwu", "products": "Hinges", "credit_code": "914403001922038216",
    },
    "hd": {
        "name_en": "Dongguan Hengda Plastics", "name_zh": "东莞市恒达塑胶制品厂", "province": "44",
        "status": "prospect", "city_zh": "东莞", "city_en": "Dongguan",
    },
    "hr": {"name_en": "Ningbo Hairun Packaging", "name_zh": "宁波海润包装有限公司", "province": "33"},
}  # fmt: skip


def fill(session: ChangeSession) -> dict[str, int]:
    ids = {key: add_supplier(session, fields) for key, fields in SUPPLIERS.items()}
    session.flush()
    boss = add_contact(session, {"name_zh": "张建国", "form_of_address": "张总"})
    session.flush()
    add_employment(session, boss, {"supplier_id": ids["gm"], "title": "Owner", "decision_role": "decides"})
    tag(session, "Canton Fair", supplier_ids=[ids["gm"], ids["hr"]])
    return ids


@pytest.fixture
def ids(workplace: Workplace) -> dict[str, int]:
    with workplace.journal.change("Fill") as session:
        return fill(session)


@pytest.fixture
def make_page(workplace: Workplace, qtbot) -> Callable[[], SuppliersPage]:
    def make() -> SuppliersPage:
        page = SuppliersPage(workplace)
        qtbot.addWidget(page)
        page.resize(1300, 900)
        page.show()
        QTest.qWaitForWindowExposed(page)
        page.activateWindow()
        return page

    return make


@pytest.fixture
def page(ids: dict[str, int], make_page: Callable[[], SuppliersPage]) -> SuppliersPage:
    return make_page()
