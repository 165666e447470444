"""Gifts, plans of festivals, own messages and manners of the demo journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from desktop.almanac.sending import festival_day
from desktop.demo.cast import Player
from desktop.demo.reading import rows
from desktop.giving import gifts, manners, own_messages, plans
from desktop.giving.draft_facts import recipient
from desktop.giving.filling import fill
from desktop.giving.gifts import GiftFields
from desktop.giving.library import for_occasion
from desktop.giving.manners import House, Person
from desktop.giving.tables import Greeting
from desktop.journal.journal import ChangeSession


def write_giving(session: ChangeSession, players: Sequence[Player], today: date) -> None:
    """Write all of it; days count back from ``today``, festivals are the last and the next one."""
    session.flush()
    known = {player.row.name_zh: player for player in players}
    houses = {player.row.supplier: player.supplier_id for player in players}
    for kind, *rest in rows("giving.tsv"):
        if kind == "gift":
            _gift(session, known[rest[0]], rest, today)
        elif kind == "team":
            _team_gift(session, houses[rest[0]], rest, today)
        elif kind == "greet":
            _greet(session, known[rest[0]], rest, today)
        elif kind == "message":
            title, _none, tone, _a, _b, zh, en = rest
            own_messages.add_message(session, {"title": title, "register": tone, "zh": zh, "en": en})
        else:
            _mind(session, kind, rest, houses, known)
    session.flush()


def _gift(session: ChangeSession, player: Player, cells: Sequence[str], today: date) -> None:
    _name, word, occasion, ago, value, what, reaction = cells
    theirs, _space, became = word.partition(" ")
    day = today - timedelta(days=int(ago)) if ago else None
    fields: GiftFields = {
        "contact_id": player.id,
        "side": "theirs" if theirs == "theirs" else "ours",
        "state": (became or "received") if theirs == "theirs" else word,
        "what": what,
        "occasion": occasion,
        "on_date": day,
        "value": int(value) if value else None,
        "reaction": reaction,
    }
    gifts.add_gift(session, fields)


def _team_gift(session: ChangeSession, supplier_id: int, cells: Sequence[str], today: date) -> None:
    """Write down what everybody at a supplier got at the last festival, or will get at the next one."""
    _house, state, festival, before, value, what, reaction = cells
    day = festival_day(festival, _year(festival, today, ahead=state == "planned"))
    sent = day - timedelta(days=int(before)) if day and before else None
    gifts.add_gift(
        session,
        {
            "supplier_id": supplier_id,
            "state": state,
            "what": what,
            "occasion": festival,
            "for_day": day,
            "on_date": sent,
            "value": int(value),
            "reaction": reaction,
        },
    )


def _greet(session: ChangeSession, player: Player, cells: Sequence[str], today: date) -> None:
    """Plan the greeting of one person, with a gift perhaps; those of the last festival were sent or left out."""
    _name, festival, state, became, value, what, _none = cells
    year = _year(festival, today, ahead=state == "planned")
    plan_id = plans.open_plan(session, festival, year)
    made = plans.add_people(session, plan_id, [player.id])
    if not made:
        return
    if state == "skipped":
        plans.skip_greeting(session, made[0])
    elif state == "sent":
        day = festival_day(festival, year) or today
        _send(session, made[0], player, festival, day)
    if what:
        plans.plan_gift(session, made[0], {"what": what, "value": int(value), "state": became})


def _year(festival: str, today: date, *, ahead: bool) -> int:
    """Return the year of the next festival, or of the last one."""
    this_year = festival_day(festival, today.year) or today
    if ahead:
        return today.year + (this_year <= today)
    return today.year - (this_year > today)


def _send(session: ChangeSession, greeting_id: int, player: Player, festival: str, day: date) -> None:
    """Say that a greeting was sent; the story of the touches is told elsewhere."""
    whom = recipient(session.connection(), player.id, day)
    template = for_occasion(festival, whom.register) if whom else None
    session.flush()
    greeting = session.get(Greeting, greeting_id)
    if whom is not None and template is not None and greeting is not None:
        said = fill(template, whom.words).zh
        greeting.fill({"state": "sent", "sent_on": day, "channel": whom.channel, "text": said})


def _mind(
    session: ChangeSession,
    kind: str,
    cells: Sequence[str],
    houses: Mapping[str, int],
    known: Mapping[str, Player],
) -> None:
    whose, word, *_rest, text, names = cells
    if kind == "house":
        found = House(
            state_owned=word == "state",
            stay_neutral=word == "neutral",
            quarrel=text,
            names=tuple(filter(None, names.split("|"))),
        )
        manners.set_house(session, houses[whose], found)
    else:
        manners.set_person(session, known[whose].id, Person(avoid=tuple(filter(None, text.split("|")))))
