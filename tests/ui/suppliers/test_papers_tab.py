"""The papers of a supplier by keys and clicks: licence, agreement, account."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.trade.bank_accounts import accounts_of
from desktop.trade.checklists import passes_of
from desktop.trade.licences import licence_of
from desktop.trade.papers import agreements_of
from ui.dialogs.licence import LicenceDialog
from ui.dialogs.reading import ReadingDialog
from ui.editors import show_value
from ui.fields_dialog import FieldsDialog
from ui.pages.suppliers import SuppliersPage
from ui.suppliers.detail import PAPERS
from ui.widgets.item_row import ItemRow
from ui.workplace import Workplace


def dialog() -> FieldsDialog:
    found = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, FieldsDialog) and one.isVisible()
    ]
    return found[-1]


def said(widget: QWidget) -> str:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def fill(form: FieldsDialog, values: dict[str, str]) -> None:
    for key, value in values.items():
        show_value(form.fields[key], form.editors[key], value)


@pytest.fixture
def shown(make_page: Callable[[], SuppliersPage], ids: dict[str, int]) -> SuppliersPage:
    page = make_page()
    page.show_record("supplier", ids["gm"])
    page.detail.tabs.setCurrentIndex(PAPERS)
    return page


def test_a_licence_is_noted_compared_and_shown(
    shown: SuppliersPage, workplace: Workplace, ids: dict[str, int]
) -> None:
    assert "No business licence was seen yet" in said(shown.detail.papers)
    shown.handlers()["supplier_licence"]()
    form = dialog()
    assert isinstance(form, LicenceDialog)
    assert form.values() is not None
    fill(form, {"name_zh": "义乌市光明五金制造有限公司", "capital_subscribed": "五百万"})
    assert "On the licence: 义乌市光明五金【制造】有限公司" in form.compared.text()
    form.finish()
    assert "no amount of capital" in form.lines["capital_subscribed"].error()
    fill(
        form,
        {
            "capital_subscribed": "500万元",
            "legal_representative": "张建国",
            "scope": "五金制造",
            "registry_status": "active",
        },
    )
    form.finish()
    with workplace.journal.read() as connection:
        licence = licence_of(connection, ids["gm"])
    assert licence is not None
    assert (licence.capital_subscribed, licence.seen_on) == (5_000_000, workplace.today)
    text = said(shown.detail.papers)
    for words in ("义乌市光明五金制造有限公司", "张建国", "500万元", "not the supplier's Chinese name"):
        assert words in text
    workplace.undo()
    assert "No business licence was seen yet" in said(shown.detail.papers)


def test_an_nnn_holds_for_all_orders_and_can_be_removed(
    shown: SuppliersPage, workplace: Workplace, ids: dict[str, int]
) -> None:
    shown.handlers()["supplier_paper"]()
    assert dialog().values() is not None
    fill(dialog(), {"signer": "张建国", "valid_until": "2026-11-01"})
    dialog().finish()
    with workplace.journal.read() as connection:
        (paper,) = agreements_of(connection, ids["gm"])
    assert (paper.kind, paper.order_id, paper.signer) == ("nnn", None, "张建国")
    said(shown)
    line = next(one for one in shown.detail.papers.findChildren(ItemRow) if "NNN" in one.accessibleName())
    assert "Run out" in line.accessibleName()
    QTest.keyClick(line, Qt.Key.Key_Return)
    dialog().removal.click()
    with workplace.journal.read() as connection:
        assert agreements_of(connection, ids["gm"]) == []


def test_the_beneficiary_is_compared_while_it_is_typed(
    shown: SuppliersPage, workplace: Workplace, ids: dict[str, int]
) -> None:
    shown.handlers()["bank_account"]()
    form = dialog()
    assert "character by character" in said(form)
    fill(form, {"beneficiary": "义乌市光朋五金有限公司", "number": "6222 1"})
    assert "义乌市光【朋】五金有限公司" in said(form)
    form.finish()
    with workplace.journal.read() as connection:
        assert accounts_of(connection, [ids["gm"]])[ids["gm"]][0].number == "62221"
    assert "The beneficiary differs from the legal name." in said(shown.detail.papers)
    shown.handlers()["bank_proof"]()
    assert dialog().windowTitle() == "Proof of the changed account"
    dialog().close()


def test_the_checklist_of_a_supplier_is_gone_through(
    shown: SuppliersPage, workplace: Workplace, ids: dict[str, int]
) -> None:
    shown.handlers()["supplier_check"]()
    (form,) = shown.findChildren(ReadingDialog)
    form.by_whom.setText("Anna")
    for line in form.lines:
        line.answer.select("no" if line.item.key == "registry" else "yes")
    form.finish()
    with workplace.journal.read() as connection:
        (kept,) = passes_of(connection, "supplier", supplier_id=ids["gm"])
    assert (kept.by_whom, kept.answers["registry"], len(kept.answers)) == ("Anna", "no", 15)
    told = said(shown.detail.papers)
    assert "1 line is open: Registry says active" in told
