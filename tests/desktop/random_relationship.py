"""Everything that a person can change about decisions, promises and the rules, done at random."""

from __future__ import annotations

from desktop.commitments import decisions, promises
from desktop.commitments.tables import Decision, Promise
from desktop.people.tables import Contact, Supplier
from desktop.rhythm import holding
from desktop.rhythm.tables import HealthPin, RhythmPause
from tests.desktop.random_work import Action, Work


def ask_decision(work: Work) -> None:
    decisions.ask_decision(
        work.session,
        {
            "contact_id": work.one(Contact),
            "supplier_id": work.maybe(Supplier),
            "decider_id": work.maybe(Contact),
            "what": work.word(),
            "level": work.chance.choice((*decisions.LEVELS, "king")),
            "large": work.chance.random() < 0.5,
            "asked_on": work.day(),
        },
    )


def change_decision(work: Work) -> None:
    which = work.one(Decision)
    if work.chance.random() < 0.3:
        decisions.remove_decision(work.session, which)
    elif work.chance.random() < 0.5:
        decisions.answer_decision(work.session, which, work.day(), work.word())
    else:
        decisions.edit_decision(work.session, which, {"what": work.word(), "answered_on": None})


def promise(work: Work) -> None:
    promises.add_promise(
        work.session,
        {
            "contact_id": work.one(Contact),
            "supplier_id": work.maybe(Supplier),
            "side": work.chance.choice(promises.SIDES),
            "what": work.word(),
            "made_on": work.day(),
            "due_on": work.day(),
        },
    )


def change_promise(work: Work) -> None:
    which = work.one(Promise)
    if work.chance.random() < 0.3:
        promises.remove_promise(work.session, which)
    else:
        outcome = work.chance.choice(promises.OUTCOMES)
        promises.settle_promise(work.session, which, outcome, work.day())


def put_off(work: Work) -> None:
    if work.chance.random() < 0.3:
        holding.speak_again(work.session, work.one(RhythmPause))
        return
    rule = work.chance.choice((*holding.RULES, "health"))
    supplier = work.maybe(Supplier)
    holding.put_off(
        work.session, rule, work.day(), work.day(), supplier_id=supplier, contact_id=work.maybe(Contact)
    )


def pin(work: Work) -> None:
    if work.chance.random() < 0.3:
        holding.take_pin_away(work.session, work.one(HealthPin))
        return
    value, first, last = work.chance.randrange(-5, 110), work.day(), work.day()
    holding.pin_health(work.session, value, work.word(), first, last, contact_id=work.one(Contact))


def change_number(work: Work) -> None:
    holding.set_constant(work.session, work.chance.choice(("lead_time", "drift_span", "x")), 12)


RELATIONSHIP: tuple[Action, ...] = (
    ask_decision,
    change_decision,
    promise,
    change_promise,
    put_off,
    pin,
    change_number,
)
