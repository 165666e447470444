"""Everything that a person can change about gifts, greetings, messages and manners, done at random."""

from __future__ import annotations

from desktop.giving import gifts, manners, own_messages, plans
from desktop.giving.gifts import GiftFields
from desktop.giving.manners import House, Person
from desktop.giving.policy import Policy, set_policy
from desktop.giving.tables import FestivalPlan, Gift, Greeting, OwnMessage
from desktop.giving.words import STATES
from desktop.people.tables import Contact, Supplier
from tests.desktop.random_work import Action, Work


def _gift(work: Work) -> GiftFields:
    return {
        "contact_id": work.maybe(Contact),
        "supplier_id": work.maybe(Supplier),
        "side": work.chance.choice(("ours", "ours", "theirs", "both")),
        "what": work.word(),
        "occasion": work.chance.choice(("", "mid_autumn", "birthday", "qixi")),
        "for_day": work.day(),
        "value": work.chance.choice((None, 8800, -1)),
        "notes": work.word(),
    }


def give(work: Work) -> None:
    gifts.add_gift(work.session, _gift(work))


def change_gift(work: Work) -> None:
    which = work.one(Gift)
    if work.chance.random() < 0.3:
        gifts.delete_gifts(work.session, work.some(Gift))
    elif work.chance.random() < 0.6:
        gifts.mark_gift(work.session, which, work.chance.choice(STATES), work.day())
    else:
        gifts.edit_gift(work.session, which, {"what": work.word(), "reaction": work.word()})


def plan(work: Work) -> None:
    festival = work.chance.choice(("mid_autumn", "spring_festival", "laba"))
    made = plans.open_plan(work.session, festival, work.chance.choice((2026, 2027)))
    plans.add_people(work.session, made, (work.one(Contact), work.one(Contact)))
    plans.set_transit(work.session, made, work.chance.randrange(100))


def greet(work: Work) -> None:
    which = work.one(Greeting)
    chance = work.chance.random()
    if chance < 0.3:
        plans.send_greeting(work.session, which, work.word() or "中秋快乐", work.moment())
    elif chance < 0.6:
        plans.plan_gift(work.session, which, {"what": work.word(), "value": 8800})
        plans.same_gift(work.session, which, work.some(Greeting))
    elif chance < 0.8:
        plans.skip_greeting(work.session, which, skipped=work.chance.random() < 0.5)
    else:
        plans.plan_greeting(work.session, which, {"channel": "wechat", "text": work.word()})


def drop(work: Work) -> None:
    if work.chance.random() < 0.4:
        plans.drop_gift(work.session, work.one(Greeting))
    elif work.chance.random() < 0.5:
        plans.remove_person(work.session, work.one(Greeting))
    else:
        plans.remove_plan(work.session, work.one(FestivalPlan))


def write_message(work: Work) -> None:
    if work.chance.random() < 0.5:
        fields: own_messages.MessageFields = {"title": work.word(), "zh": "{称呼}，" + work.word()}
        own_messages.add_message(work.session, fields)
    elif work.chance.random() < 0.5:
        own_messages.edit_message(work.session, work.one(OwnMessage), {"zh": work.word()})
    else:
        own_messages.delete_messages(work.session, work.some(OwnMessage))


def mind(work: Work) -> None:
    if work.chance.random() < 0.3:
        set_policy(work.session, Policy(per_gift=work.chance.randrange(1000)))
    elif work.chance.random() < 0.5:
        manners.set_house(work.session, work.one(Supplier), House(stay_neutral=True, names=(work.word(),)))
    else:
        rank = work.chance.choice(("", "boss", "king"))
        manners.set_person(work.session, work.one(Contact), Person(rank, avoid=(work.word(),)))


GIVING: tuple[Action, ...] = (give, change_gift, plan, plan, greet, greet, drop, write_message, mind)
