"""The plan of a festival: who is greeted how, with which gift, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict

from sqlalchemy import select

from desktop.almanac.sending import festival_day
from desktop.errors import Refused, UsageError
from desktop.giving import gifts
from desktop.giving.gifts import GiftFields
from desktop.giving.sent import message_draft
from desktop.giving.tables import FestivalPlan, Gift, Greeting
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, check_range, clean, existing
from desktop.people.tables import Contact
from desktop.people.words import CHANNELS
from desktop.texts import _
from desktop.touches.logging import log_touch

_LONGEST_TRANSIT = 90


class GreetingFields(TypedDict, total=False):
    """What is planned for one person."""

    channel: str
    template: str
    text: str


def open_plan(session: ChangeSession, festival: str, year: int) -> int:
    """Return the plan of a festival in a Gregorian year, made if there is none; transit as in the newest other plan.

    Raises UsageError when the festival does not fall in that year.
    """
    session.flush()
    if festival_day(festival, year) is None:
        raise UsageError(_("This festival is not in that year."), _("Choose another year."))
    found = session.scalar(
        select(FestivalPlan.id).where(FestivalPlan.festival == festival, FestivalPlan.year == year).limit(1)
    )
    if found is not None:
        return found
    transit = session.scalar(select(FestivalPlan.transit_days).order_by(FestivalPlan.id.desc()).limit(1))
    extra = {} if transit is None else {"transit_days": transit}
    return session.make(FestivalPlan, festival=festival, year=year, **extra).id


def set_transit(session: ChangeSession, plan_id: int, days: int) -> None:
    """Say how many days a parcel of ours is under way, 0 to 90. Raises UsageError outside."""
    values = {"transit_days": days}
    check_range(values, "transit_days", 0, _LONGEST_TRANSIT)
    existing(session, FestivalPlan, plan_id).fill(values)


def remove_plan(session: ChangeSession, plan_id: int) -> None:
    """Take a plan away with its greetings; the gifts stay in the ledger."""
    plan = existing(session, FestivalPlan, plan_id)
    for greeting in session.scalars(select(Greeting).where(Greeting.plan_id == plan_id)).all():
        session.delete(greeting)
    session.flush()
    session.delete(plan)


def add_people(session: ChangeSession, plan_id: int, contact_ids: Iterable[int]) -> list[int]:
    """Put people into a plan who are not in it yet; return the ids of their greetings."""
    existing(session, FestivalPlan, plan_id)
    session.flush()
    there = set(session.scalars(select(Greeting.contact_id).where(Greeting.plan_id == plan_id)))
    made = []
    for contact_id in dict.fromkeys(contact_ids):
        existing(session, Contact, contact_id)
        if contact_id not in there:
            made.append(session.make(Greeting, plan_id=plan_id, contact_id=contact_id).id)
    return made


def remove_person(session: ChangeSession, greeting_id: int) -> None:
    """Take somebody out of a plan; the gift stays in the ledger."""
    session.delete(existing(session, Greeting, greeting_id))


def plan_greeting(session: ChangeSession, greeting_id: int, fields: GreetingFields) -> None:
    """Change channel, message or own words. Raises UsageError for an unknown channel."""
    values = clean(Greeting, fields)
    check_choice(values, "channel", CHANNELS, empty=True)
    existing(session, Greeting, greeting_id).fill(values)


def skip_greeting(session: ChangeSession, greeting_id: int, *, skipped: bool = True) -> None:
    """Leave somebody out this year, or take them in again. Raises Refused when it was sent already."""
    greeting = existing(session, Greeting, greeting_id)
    if greeting.state == "sent":
        raise Refused(_("This greeting was sent already."), _("Undo the sending first."))
    greeting.state = "skipped" if skipped else "planned"


def send_greeting(session: ChangeSession, greeting_id: int, text: str, at: datetime, zone: str = "") -> int:
    """Say that a greeting was sent: it is logged as a touch with its text; return the id of the touch.

    ``at`` is aware. Raises Refused when it was sent already.
    """
    greeting = existing(session, Greeting, greeting_id)
    if greeting.state == "sent":
        raise Refused(_("This greeting was sent already."), _("Look at the timeline of this person."))
    draft = message_draft((greeting.contact_id,), greeting.channel, text, at, zone)
    touch_id = log_touch(session, draft)
    greeting.fill({"state": "sent", "sent_on": at.date(), "touch_id": touch_id, "text": text})
    return touch_id


def plan_gift(session: ChangeSession, greeting_id: int, fields: GiftFields) -> int:
    """Give a person of the plan a gift, or change the one they have; return the gift's id.

    Occasion and day are those of the plan. Raises UsageError as ``add_gift``.
    """
    greeting = existing(session, Greeting, greeting_id)
    plan = existing(session, FestivalPlan, greeting.plan_id)
    held = _gift(session, greeting)
    if held is not None:
        gifts.edit_gift(session, held.id, fields)
        return held.id
    whole: GiftFields = {
        "state": "planned",
        **fields,
        "contact_id": greeting.contact_id,
        "side": "ours",
        "occasion": plan.festival,
        "for_day": festival_day(plan.festival, plan.year),
    }
    greeting.gift_id = gifts.add_gift(session, whole)
    return greeting.gift_id


def drop_gift(session: ChangeSession, greeting_id: int) -> None:
    """Let somebody of the plan have no gift: what was planned goes to the trash, what was sent stays in the ledger."""
    greeting = existing(session, Greeting, greeting_id)
    if greeting.gift_id is None:
        return
    gift = existing(session, Gift, greeting.gift_id)
    if gift.state in ("idea", "planned"):
        gift.deleted_at = session.now
    greeting.gift_id = None


def same_gift(session: ChangeSession, greeting_id: int, others: Iterable[int]) -> int:
    """Plan the gift of one person for others of the plan who have none yet; return how many got it.

    A gift in the trash is none. Raises Refused when the first has none.
    """
    gift = _gift(session, existing(session, Greeting, greeting_id))
    if gift is None:
        raise Refused(_("There is no gift to repeat."), _("Plan the gift of this person first."))
    fields: GiftFields = {
        "what": gift.what,
        "value": gift.value,
        "currency": gift.currency,
        "cash": gift.cash,
    }
    count = 0
    for other_id in others:
        other = existing(session, Greeting, other_id)
        if other.state != "skipped" and _gift(session, other) is None:
            plan_gift(session, other_id, fields)
            count += 1
    return count


def _gift(session: ChangeSession, greeting: Greeting) -> Gift | None:
    """Return the gift of a greeting; None when there is none, or it is in the trash."""
    gift = None if greeting.gift_id is None else existing(session, Gift, greeting.gift_id)
    return None if gift is None or gift.deleted_at is not None else gift
