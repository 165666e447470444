"""The quality part of what is done at random: inspections piece by piece, rework cases."""

from __future__ import annotations

from datetime import date

from desktop.people.tables import Contact, Supplier
from desktop.quality import defect_lists, inspections, recording, reworks
from desktop.quality.library import talk_steps
from desktop.quality.recording import DefectDraft
from desktop.quality.tables import (
    Defect,
    Inspection,
    InspectionCheck,
    Measurement,
    ProductDefect,
    Rework,
    ReworkOffer,
)
from desktop.quality.verdicts import CLASSES
from desktop.quality.words import INSPECTION_KINDS, OPTIONS, OUTCOMES, RESULTS, VERDICTS
from desktop.trade.tables import Order, Product
from tests.desktop.random_work import Action, Work


def _draft(work: Work) -> DefectDraft:
    name = work.chance.choice(CLASSES)
    return DefectDraft(name, work.word(), work.chance.choice(("划痕", "")), work.word(), work.word())


def plan(work: Work) -> None:
    fields: inspections.InspectionFields = {
        "supplier_id": work.one(Supplier),
        "order_id": work.maybe(Order),
        "product": work.word(),
        "kind": work.chance.choice(INSPECTION_KINDS),
        "planned_on": work.day(),
        "lot": work.chance.choice((0, 1, 60, 500, 40_000)),
        "aql_major": work.chance.choice(("2.5", "4", "3", "")),
    }
    inspections.plan_inspection(work.session, fields)


def edit(work: Work) -> None:
    fields: inspections.InspectionFields = {"remarks": work.word(), "lot": work.chance.randrange(-1, 900)}
    inspections.edit_inspection(work.session, work.one(Inspection), fields)


def piece(work: Work) -> None:
    drafts = [_draft(work) for _ in range(work.chance.randrange(3))]
    recording.record_piece(work.session, work.one(Inspection), drafts)


def good(work: Work) -> None:
    recording.record_good(work.session, work.one(Inspection), work.chance.randrange(30))


def take_back(work: Work) -> None:
    recording.take_back_piece(work.session, work.one(Inspection))


def count(work: Work) -> None:
    recording.add_defect(work.session, work.one(Inspection), _draft(work), work.chance.randrange(5))


def drop_defect(work: Work) -> None:
    recording.remove_defect(work.session, work.one(Defect))


def measure(work: Work) -> None:
    value = work.chance.choice((1.5, 2.0, float("nan")))
    recording.measure(work.session, work.one(Inspection), work.word(), value, lowest=1.0, highest=2.0)


def drop_measurement(work: Work) -> None:
    recording.remove_measurement(work.session, work.one(Measurement))


def check(work: Work) -> None:
    recording.set_check(work.session, work.one(InspectionCheck), work.chance.choice(RESULTS), work.word())


def finish(work: Work) -> None:
    inspections.finish_inspection(
        work.session, work.one(Inspection), work.chance.choice(("rejected", *VERDICTS)), work.day()
    )


def reopen(work: Work) -> None:
    inspections.reopen_inspection(work.session, work.one(Inspection))


def trash(work: Work) -> None:
    inspections.delete_inspections(work.session, work.some(Inspection))
    reworks.delete_reworks(work.session, work.some(Rework))


def open_case(work: Work) -> None:
    reworks.open_rework(work.session, work.one(Inspection), work.day(), work.maybe(Contact))


def talk(work: Work) -> None:
    step = work.chance.choice(talk_steps()).key
    reworks.mark_talked(work.session, work.one(Rework), step, done=work.chance.random() < 0.7)


def offer(work: Work) -> None:
    fields: reworks.OfferFields = {
        "by": work.chance.choice(("us", "factory")),
        "on_date": work.day(),
        "option": work.chance.choice(OPTIONS),
        "amount": work.chance.choice((None, 12_000)),
        "currency": work.chance.choice(("cny", "")),
        "text": work.word(),
    }
    reworks.log_offer(work.session, work.one(Rework), fields)


def answer(work: Work) -> None:
    reworks.answer_offer(
        work.session, work.one(ReworkOffer), work.chance.choice(("accepted", "declined", "?"))
    )


def agree(work: Work) -> None:
    fields: reworks.Agreement = {
        "option": work.chance.choice(OPTIONS),
        "agreed_on": work.day(),
        "ready_on": work.day(),
        "payer": "factory",
    }
    reworks.agree(work.session, work.one(Rework), fields)


def again(work: Work) -> None:
    reworks.plan_again(work.session, work.one(Rework), work.day())


def close(work: Work) -> None:
    reworks.close_rework(work.session, work.one(Rework), work.chance.choice(OUTCOMES), date(2026, 12, 1))


def improve(work: Work) -> None:
    fields: reworks.ActionFields = {"text": work.word(), "owner": "王工", "due_on": work.day()}
    reworks.set_action(work.session, work.one(Rework), work.chance.randrange(1, 10), fields)


def list_defect(work: Work) -> None:
    fields: defect_lists.ListedFields = {
        "defect_class": work.chance.choice((*CLASSES, "?")),
        "name_en": work.chance.choice(("Scratch", "Leaks", work.word())),
        "name_zh": work.chance.choice(("划痕", "渗漏", "")),
        "allowed": work.word(),
    }
    defect_lists.list_defect(work.session, work.one(Product), fields)


def edit_listed(work: Work) -> None:
    fields: defect_lists.ListedFields = {"name_en": work.word(), "allowed": work.chance.choice(("", "5 mm"))}
    defect_lists.edit_listed(work.session, work.one(ProductDefect), fields)


def unlist_defect(work: Work) -> None:
    defect_lists.unlist_defect(work.session, work.one(ProductDefect))


QUALITY: tuple[Action, ...] = (
    *(plan, plan, edit, piece, piece, good, take_back, count, drop_defect, measure, drop_measurement, check),
    *(list_defect, list_defect, edit_listed, unlist_defect),
    *(finish, finish, reopen, trash, open_case, talk, offer, answer, agree, again, close, improve),
)
"""What a person does with inspections and rework."""
