"""The defect list of a product on its page: filled from what was found, changed and taken away by keys, copied."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.quality import inspections, recording
from desktop.quality.recording import DefectDraft
from desktop.trade.products import add_product
from tests.ui.orders.conftest import TODAY, Ids
from tests.ui.orders.test_orders_page import dialog, fill, settle, texts
from ui.dialogs.inspecting import InspectingDialog
from ui.pages.orders import OrdersPage
from ui.products.detail import DEFECTS
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace


@pytest.fixture
def lot(workplace: Workplace, ids: Ids) -> dict[str, int]:
    with workplace.journal.change("Fill") as session:
        product = add_product(session, {"name_en": "Kettle", "name_zh": "水壶"})
        session.flush()
        inspection = inspections.plan_inspection(
            session,
            {
                "supplier_id": ids.supplier,
                "product": "Kettle",
                "product_id": product,
                "kind": "final",
                "planned_on": TODAY,
                "lot": 500,
            },
        )
        session.flush()
        recording.add_defect(session, inspection, DefectDraft("minor", "Scratch", "划痕"), 4)
    return {"product": product, "inspection": inspection}


@pytest.fixture
def shown(make_page: Callable[[], OrdersPage], lot: dict[str, int]) -> OrdersPage:
    page = make_page()
    page.show_record("product", lot["product"])
    page.products.detail.tabs.setCurrentIndex(DEFECTS)
    return page


def rows(page: OrdersPage) -> list[str]:
    settle()
    return [one.accessibleName() for one in page.products.detail.defects.findChildren(ItemRow)]


def press(page: OrdersPage, words: str, qtbot: QtBot) -> None:
    settle()
    tab = page.products.detail.defects
    row = next(one for one in tab.findChildren(ItemRow) if words in one.accessibleName())
    qtbot.keyClick(row, Qt.Key.Key_Return)


def test_what_was_found_is_put_on_the_list_renamed_and_taken_away(
    shown: OrdersPage, workplace: Workplace, qtbot: QtBot
) -> None:
    assert rows(shown) == ["Scratch, 划痕, Minor, found 4 times"]
    assert "Nothing is on the list yet." in texts(shown.products.detail.defects)
    press(shown, "Scratch", qtbot)
    fill(dialog(), allowed="up to 5 mm")
    qtbot.keyClick(dialog().save, Qt.Key.Key_Space)
    assert rows(shown) == ["Scratch, 划痕 · allowed: up to 5 mm, Minor, found 4 times"]
    assert shown.products.detail.tabs.accessibleTabName(DEFECTS) == "Defects 1"
    press(shown, "Scratch", qtbot)
    fill(dialog(), name_en="Deep scratch", defect_class="major")
    qtbot.keyClick(dialog().save, Qt.Key.Key_Space)
    assert rows(shown) == ["Deep scratch, 划痕 · allowed: up to 5 mm, Major, found 4 times"]
    press(shown, "Deep scratch", qtbot)
    qtbot.keyClick(dialog().removal, Qt.Key.Key_Space)
    assert rows(shown) == ["Scratch, 划痕, Minor, found 4 times"]
    workplace.undo()
    assert rows(shown) == ["Deep scratch, 划痕 · allowed: up to 5 mm, Major, found 4 times"]


def test_a_name_that_is_chosen_brings_the_other_one_and_the_class(shown: OrdersPage, qtbot: QtBot) -> None:
    shown.products.handlers()["list_defect"]()
    line = dialog().editors["name_en"]
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "mould")
    line.completer().activated.emit("Mould or damp")
    qtbot.keyClick(dialog().save, Qt.Key.Key_Space)
    assert "Mould or damp, 发霉或受潮, Critical" in rows(shown)


def test_the_list_is_copied_in_both_languages(shown: OrdersPage, qtbot: QtBot) -> None:
    press(shown, "Scratch", qtbot)
    qtbot.keyClick(dialog().save, Qt.Key.Key_Space)
    tab = shown.products.detail.defects
    with shown.workplace.journal.read():
        tab.copy(shown.products.card.product)  # type: ignore[union-attr]  # shown
    assert QApplication.clipboard().text().endswith("轻微 Minor\n- 划痕 Scratch")


def test_an_inspection_offers_the_list_first_and_says_what_is_allowed(
    shown: OrdersPage, workplace: Workplace, lot: dict[str, int], qtbot: QtBot
) -> None:
    shown.products.handlers()["list_defect"]()
    fill(dialog(), name_en="Handle hot", name_zh="把手烫手", defect_class="critical", allowed="60 °C")
    qtbot.keyClick(dialog().save, Qt.Key.Key_Space)
    form = InspectingDialog(workplace, None, lot["inspection"])
    qtbot.addWidget(form)
    assert [button.known.name_en for button in form.buttons[:2]] == ["Handle hot", "Scratch"]
    assert form.buttons[0].toolTip() == "Handle hot\nallowed: 60 °C"
