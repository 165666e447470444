"""The part of inquiries and papers in what is done at random."""

from __future__ import annotations

from desktop.people.tables import Supplier
from desktop.trade import (
    comparing,
    exchange_rates,
    inquiries,
    licences,
    papers,
    priorities,
    shipments,
    touch_backs,
)
from desktop.trade.checklists import ANSWERS, Reading, add_pass
from desktop.trade.paper_tables import ExchangeRate, Licence
from desktop.trade.sourcing_tables import Inquiry, InquirySupplier, Quote, TouchBack
from desktop.trade.tables import Order
from desktop.trade.words import OUTCOMES, SIGNS
from tests.desktop.random_work import Action, Work


def make_inquiry(work: Work) -> None:
    made = inquiries.add_inquiry(work.session, {"title": work.word(), "quantity": work.chance.randrange(900)})
    work.session.flush()
    inquiries.ask(work.session, made, work.some(Supplier), work.day())


def quote(work: Work) -> None:
    tiers = [inquiries.Tier(work.chance.randrange(1, 9), 1000) for _ in range(work.chance.randrange(3))]
    inquiries.add_quote(work.session, work.one(InquirySupplier), {"on_date": work.day()}, tiers)


def touch_back(work: Work) -> None:
    by_us = work.chance.random() < 0.5
    inquiries.touch_back(work.session, work.one(InquirySupplier), work.day(), by_us=by_us, text=work.word())


def edit_message(work: Work) -> None:
    by_us = work.chance.random() < 0.5
    touch_backs.edit_touch_back(work.session, work.one(TouchBack), work.day(), by_us=by_us, text=work.word())


def drop_message(work: Work) -> None:
    touch_backs.remove_touch_back(work.session, work.one(TouchBack))


def drop_quote(work: Work) -> None:
    inquiries.remove_quote(work.session, work.one(Quote))


def award(work: Work) -> None:
    inquiries.award(work.session, work.one(Inquiry), work.one(InquirySupplier), work.day(), work.word())


def withdraw(work: Work) -> None:
    inquiries.withdraw(work.session, work.one(Inquiry), work.day(), work.word())


def tell(work: Work) -> None:
    outcome = work.chance.choice(OUTCOMES)
    inquiries.set_outcome(work.session, work.one(InquirySupplier), outcome, work.day())


def mark(work: Work) -> None:
    criterion = work.chance.choice(comparing.CRITERIA)
    comparing.set_mark(work.session, work.one(InquirySupplier), criterion, work.chance.randrange(7))
    comparing.set_weight(work.session, work.one(Inquiry), criterion, work.chance.randrange(11))


def delete_inquiry(work: Work) -> None:
    inquiries.delete_inquiries(work.session, work.some(Inquiry))


def sign(work: Work) -> None:
    fields: papers.AgreementFields = {"signed_on": work.day(), "chops": "company", "note": work.word()}
    papers.add_agreement(work.session, work.one(Supplier), fields, work.maybe(Order))
    papers.set_signs(work.session, work.one(Order), {work.chance.choice(SIGNS): work.chance.randrange(3)})


def see_licence(work: Work) -> None:
    licences.set_licence(work.session, work.one(Supplier), {"scope": work.word(), "seen_on": work.day()})


def forget_licence(work: Work) -> None:
    licences.remove_licence(work.session, work.one(Licence))


def read_through(work: Work) -> None:
    reading = Reading(work.day(), work.chance.randrange(60), work.word())
    answers = {"parties": work.chance.choice(ANSWERS)}
    add_pass(work.session, "contract", work.one(Supplier), reading, answers, order_id=work.maybe(Order))


def ship(work: Work) -> None:
    shipments.add_shipment(work.session, work.one(Order), {"vessel": work.word(), "etd": work.day()})


def change_priority(work: Work) -> None:
    fields: priorities.PriorityFields = {"what": work.word(), "on_date": work.day(), "changed_by": "us"}
    priorities.add_priority(work.session, work.one(Supplier), {**fields, "order_id": work.maybe(Order)})


def type_rate(work: Work) -> None:
    exchange_rates.set_rate(work.session, "USD", work.chance.choice(("EUR", "USD")), 900_000, work.day())


def forget_rate(work: Work) -> None:
    exchange_rates.remove_rate(work.session, work.one(ExchangeRate))


SOURCING: tuple[Action, ...] = (
    *(make_inquiry, make_inquiry, quote, touch_back, touch_back, edit_message, drop_message, drop_quote),
    *(award, withdraw, tell, mark, delete_inquiry),
    *(sign, see_licence, read_through, ship, change_priority, type_rate, forget_rate, forget_licence),
)
"""What a person does with inquiries and papers."""
