"""The part of buying in what is done at random: products, samples, orders, payments, accounts, milestones."""

from __future__ import annotations

from datetime import date

from desktop.people.tables import Supplier
from desktop.planning.supplier_plans import Asked, answer
from desktop.planning.templates import template
from desktop.trade import bank_accounts, milestones, orders, payments, products, samples
from desktop.trade.own_terms import own_step, parse_terms
from desktop.trade.paper_tables import BankAccount
from desktop.trade.tables import Milestone, Order, Payment, Product, ProductRevision, SampleRound
from desktop.trade.terms import usual_terms
from desktop.trade.words import STAGES, VERDICTS
from tests.desktop.random_work import Action, Work

TODAY = date(2026, 11, 22)


def make_product(work: Work) -> None:
    products.add_product(work.session, {"name_en": work.word(), "name_zh": "铰链", "code": work.word()})


def revise(work: Work) -> None:
    products.add_revision(work.session, work.one(Product), work.word(), work.day())


def correct_revision(work: Work) -> None:
    products.edit_revision(work.session, work.one(ProductRevision), {"changed": work.word()})
    products.remove_revision(work.session, work.one(ProductRevision))


def unseal(work: Work) -> None:
    samples.break_seal(work.session, work.one(SampleRound))
    samples.remove_sample(work.session, work.one(SampleRound))


def ask_sample(work: Work) -> None:
    samples.ask_sample(work.session, work.one(Product), work.one(Supplier), work.day())


def judge_sample(work: Work) -> None:
    sample_id = work.one(SampleRound)
    samples.edit_sample(work.session, sample_id, {"verdict": work.chance.choice(VERDICTS)})
    samples.seal_sample(work.session, sample_id, work.day(), work.word())


def make_order(work: Work) -> None:
    order_id = orders.add_order(work.session, work.one(Supplier), {"title": work.word()}, TODAY)
    set_items_of(work, order_id)
    usual = [terms.steps for terms in usual_terms().values()]
    own = parse_terms("20/80"), (own_step(40, "golden_sample"), own_step(60, "days_45"))
    payments.set_terms(work.session, order_id, work.chance.choice([*usual, *own]))


def set_items(work: Work) -> None:
    set_items_of(work, work.one(Order))


def set_items_of(work: Work, order_id: int) -> None:
    drafts = [
        orders.ItemDraft(work.word(), work.chance.randrange(9000), 1234, product_id=work.maybe(Product))
        for _ in range(work.chance.randrange(3))
    ]
    orders.set_items(work.session, order_id, drafts)


def move_order(work: Work) -> None:
    orders.move_order(work.session, work.one(Order), work.chance.choice(STAGES), TODAY)


def delete_order(work: Work) -> None:
    orders.delete_orders(work.session, work.some(Order))
    products.delete_products(work.session, work.some(Product))


def plan_order(work: Work) -> None:
    asked = Asked(template("custom"), work.chance.choice(("arrival", "order")), work.day())
    milestones.plan_order(work.session, work.one(Order), answer(work.session.connection(), asked, TODAY))


def reach(work: Work) -> None:
    milestones.reach(work.session, work.one(Milestone), work.day(), TODAY)


def estimate(work: Work) -> None:
    milestones.estimate(work.session, work.one(Milestone), work.day(), work.word())


def pay(work: Work) -> None:
    payments.pay(work.session, work.one(Payment), work.day(), despite=work.word())


def unpay(work: Work) -> None:
    payments.unpay(work.session, work.one(Payment))


def hold(work: Work) -> None:
    payments.hold_payment(work.session, work.one(Payment), work.word())


def add_account(work: Work) -> None:
    bank_accounts.add_account(
        work.session,
        work.one(Supplier),
        {"beneficiary": work.word(), "number": "6222 0000", "announced_on": work.day()},
    )


def prove(work: Work) -> None:
    proof = work.chance.choice(bank_accounts.PROOFS)
    bank_accounts.give_proof(work.session, work.one(BankAccount), proof, work.day(), work.word())


TRADE: tuple[Action, ...] = (
    *(correct_revision, unseal),
    *(make_product, revise, ask_sample, judge_sample, make_order, make_order, set_items, move_order),
    *(delete_order, plan_order, reach, estimate, pay, unpay, hold, add_account, prove),
)
"""What a person does with orders."""
