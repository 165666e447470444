"""Forms that say what is worth knowing while they are filled: papers, terms, accounts and their proofs."""

from __future__ import annotations

from desktop.trade import bank_accounts
from desktop.trade.bank_accounts import accounts_of
from desktop.trade.papers import agreements_of
from desktop.trade.payments import payments_of, set_terms
from desktop.trade.terms import TermStep
from tests.ui.orders.conftest import Ids
from tests.ui.orders.terms_form import terms_form
from tests.ui.orders.test_orders_page import dialog, fill, texts
from ui.dialogs.agreement import open_agreement
from ui.dialogs.bank_account import open_account, open_proof
from ui.pages.orders import OrdersPage
from ui.workplace import Workplace


def test_a_paper_explains_the_name_of_the_first_payment(
    page: OrdersPage, workplace: Workplace, ids: Ids
) -> None:
    open_agreement(workplace, page, ids.supplier, ids.order)
    form = dialog()
    fill(form, advance_word="dingjin")
    assert "they owe it twice" in form.lines["advance_word"].hint()
    assert "30 % of the value: 定金 counts up to 20 %" in form.lines["advance_word"].hint()
    fill(form, advance_word="yufukuan")
    assert "plain advance" in form.lines["advance_word"].hint()
    fill(form, advance_word="")
    assert form.lines["advance_word"].hint() == ""


def test_chops_are_ticked_and_one_that_binds_is_missed(
    page: OrdersPage, workplace: Workplace, ids: Ids
) -> None:
    open_agreement(workplace, page, ids.supplier, ids.order)
    form = dialog()
    fill(form, party_zh="某某有限公司", **{"chop:finance": True})
    assert "binds the company" in form.lines["chop:company"].hint()
    assert "【" in form.lines["party_zh"].hint(), "what differs from the legal name is marked"
    fill(form, **{"chop:contract": True}, signed_on="2026-11-20", signer="Mr Wang")
    assert form.lines["chop:company"].hint() == ""
    assert form.typed()
    form.finish()
    with workplace.journal.read() as connection:
        paper = agreements_of(connection, ids.supplier, ids.order)[0]
    assert (paper.chops, paper.chopped, paper.signer) == ("contract finance", True, "Mr Wang")


def test_terms_begin_with_those_in_force_and_say_what_others_are_worth(
    page: OrdersPage, workplace: Workplace, ids: Ids
) -> None:
    form = terms_form(page, workplace, ids)
    assert form.steps.text().startswith("Deposit 30%, with the signed order")
    fill(form, terms="all_before")
    assert "nothing speaks for your side" in form.worth.text()


def test_terms_of_ones_own_stay_until_others_are_chosen(
    page: OrdersPage, workplace: Workplace, ids: Ids
) -> None:
    own = [TermStep("deposit", 25, "order"), TermStep("balance", 75, "inspection_passed")]
    with workplace.journal.change("Terms") as session:
        set_terms(session, ids.order, own)
    for chosen, shares in ((None, [25, 75]), ("all_before", [100])):
        form = terms_form(page, workplace, ids)
        assert form.steps.text().startswith("Deposit 25%")
        if chosen is not None:
            fill(form, terms=chosen)
        form.finish()
        with workplace.journal.read() as connection:
            assert [one.percent for one in payments_of(connection, ids.order)] == shares


def test_an_account_is_compared_and_doubted_while_it_is_typed(
    page: OrdersPage, workplace: Workplace, ids: Ids
) -> None:
    open_account(workplace, page, ids.supplier, "深圳市晨星电子有限公司")
    form = dialog()
    fill(form, beneficiary="深圳市晨皇电子有限公司", region="HK", personal=True)
    assert "深圳市晨【皇】电子有限公司" in form.lines["beneficiary"].hint()
    assert "ask why" in form.lines["region"].hint()
    assert "person's account" in form.lines["personal"].hint()


def test_the_proofs_that_are_there_stand_in_the_form(
    page: OrdersPage, workplace: Workplace, ids: Ids
) -> None:
    fields: bank_accounts.AccountFields = {
        "beneficiary": "某某有限公司",
        "number": "1",
        "announced_on": workplace.today,
    }
    with workplace.journal.change("Account") as session:
        account = bank_accounts.add_account(session, ids.supplier, fields)
        session.flush()
        bank_accounts.give_proof(session, account, "call", workplace.today, "Ms Ma, 0755-2788 1122")
    with workplace.journal.read() as connection:
        row = accounts_of(connection, [ids.supplier])[ids.supplier][0]
    open_proof(workplace, page, row, "某某有限公司")
    said = texts(dialog())
    assert "Ms Ma, 0755-2788 1122" in said
    assert "Written notice with 公章: missing" in said
