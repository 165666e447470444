"""Sets of phrases for a call, a visit or a dinner that is coming, made for one person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from sqlalchemy import Connection, select

from desktop.chinese.address_forms import address_pinyin
from desktop.chinese.aligning import Unaligned, align
from desktop.chinese.pinyin import marks
from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.contact_reads import jobs_today
from desktop.people.fields import check_choice, clean_line, existing
from desktop.people.tables import Contact, Supplier
from desktop.practice import own
from desktop.practice.decks import REHEARSALS, add_phrases, make_deck_of
from desktop.practice.occasions import (
    OCCASIONS,
    SITUATIONS_OF,
    fits,
    is_for_strangers,
    is_senior,
    names_somebody,
)
from desktop.practice.tables import Card, OwnPhrase, PhraseUse, Rehearsal, RehearsalPhrase
from desktop.practice.wordings import Wording, of_situations, taught_by, wordings
from desktop.texts import _
from desktop.touches.tables import Touch, TouchPerson
from desktop.touches.words import FACE_TO_FACE
from desktop.trade.tables import Order

USUAL_SIZE = 12
_HEARD = "soft_no"
"""The situation whose phrases one prepares for by knowing them when they are heard."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a set is for, as far as the choice of words depends on it."""

    id: int
    name_zh: str
    name_en: str
    family_zh: str
    pinyin: str
    form_of_address: str
    senior: bool
    """Addressed with 您 throughout."""
    met: bool = False
    """A visit, a meeting or a meal with them took place."""
    ordered: bool = False
    """Something was ordered from their company, or they supply us since a day that was typed."""


@dataclass(frozen=True, slots=True)
class RehearsalRow:
    """A set as lists show it."""

    id: int
    title: str
    occasion: str
    day: date
    contact_id: int | None
    name_zh: str
    name_en: str
    keys: tuple[str, ...]
    done: bool


def person_of(connection: Connection, contact_id: int) -> Person:
    """Return whom a set is for. Raises UsageError when the person is not in the journal."""
    columns = (Contact.name_zh, Contact.name_en, Contact.family_zh, Contact.pinyin, Contact.form_of_address)
    row = connection.execute(select(*columns).where(Contact.id == contact_id)).one_or_none()
    if row is None:
        raise UsageError(_("This person is no longer in the journal."), _("Choose somebody else."))
    job = jobs_today(connection, (contact_id,)).get(contact_id)
    title, role, supplier = (job.title, job.decision_role, job.supplier_id) if job else ("", "", None)
    senior = is_senior(row.form_of_address, role) or is_senior(title, role)
    met, ordered = _has_met(connection, contact_id), _has_ordered(connection, supplier)
    return Person(contact_id, *row, senior, met=met, ordered=ordered)


def _has_met(connection: Connection, contact_id: int) -> bool:
    met = (
        select(Touch.id)
        .join(TouchPerson, TouchPerson.touch_id == Touch.id)
        .where(TouchPerson.contact_id == contact_id, Touch.kind.in_(FACE_TO_FACE))
        .where(Touch.held, Touch.deleted_at.is_(None))
    )
    return connection.scalar(met.limit(1)) is not None


def _has_ordered(connection: Connection, supplier_id: int | None) -> bool:
    ordered = select(Order.id).where(
        Order.supplier_id == supplier_id, Order.ordered_on.is_not(None), Order.deleted_at.is_(None)
    )
    since = select(Supplier.id).where(Supplier.id == supplier_id, Supplier.since.is_not(None))
    return connection.scalar(ordered.union_all(since).limit(1)) is not None


def greeting(person: Person) -> tuple[str, str] | None:
    """Return how to greet the person by their form of address, with pinyin; None when none is known.

    The family name is read as the person's own pinyin says, which knows what a dictionary cannot: 单, 乐, 任.
    """
    address = person.form_of_address
    if not address:
        return None
    text = f"{address}，{'您' if person.senior else '你'}好！"
    hello = "nín hǎo" if person.senior else "nǐ hǎo"
    named = address_pinyin(address, person.family_zh, person.pinyin)
    for line in (f"{named}, {hello}!", f"{marks(address)}, {hello}!"):
        try:
            align(text, line)
        except Unaligned:
            continue
        return text, line
    return None


def propose(
    connection: Connection, occasion: str, person: Person | None, size: int = USUAL_SIZE
) -> list[Wording]:
    """Return phrases for an occasion: those that fit the person, from each of its situations in turn.

    What was said to the person before comes last, so that one does not repeat oneself; what one says to strangers is
    left out once one has met them or ordered.
    """
    check_choice({"occasion": occasion}, "occasion", OCCASIONS)
    senior = person.senior if person else True
    said = _said_to(connection, person.id) if person else set()
    allowed = [
        one
        for one in of_situations(connection, SITUATIONS_OF[occasion])
        if fits(one, senior=senior)
        and not (person and is_for_strangers(one, met=person.met, ordered=person.ordered))
        and (one.direction != "hear" or one.situation == _HEARD)
        and not names_somebody(one.simplified, person.form_of_address if person else "")
    ]
    columns = [
        sorted((one for one in allowed if one.situation == key), key=lambda one: (one.key in said, one.level))
        for key in SITUATIONS_OF[occasion]
    ]
    taught = taught_by(connection, person.id) if person else []
    turns = [one for turn in zip_longest(*columns) for one in turn if one is not None]
    return list(dict.fromkeys((*taught[:2], *turns)))[:size]


def make_rehearsal(
    session: ChangeSession,
    occasion: str,
    day: date,
    keys: Sequence[str],
    *,
    title: str = "",
    contact_id: int | None = None,
    greet: bool = True,
) -> int:
    """Keep a set, with cards for all its phrases, and return its id; ``greet`` puts their name in front.

    Raises UsageError when it holds nothing or the person is not in the journal.
    """
    check_choice({"occasion": occasion}, "occasion", OCCASIONS)
    chosen = list(dict.fromkeys(keys))
    if contact_id is not None:
        existing(session, Contact, contact_id)
        if greet and (own_key := _greeting_key(session, contact_id)):
            chosen = [own_key, *(key for key in chosen if key != own_key)]
    if not chosen:
        raise UsageError(_("A set needs at least one phrase."), _("Tick what you want to say."))
    rehearsal = session.make(
        Rehearsal, title=clean_line(title), occasion=occasion, day=day, contact_id=contact_id
    )
    session.flush()
    for at, key in enumerate(chosen):
        session.make(RehearsalPhrase, rehearsal_id=rehearsal.id, phrase_key=key, position=at)
    session.flush()
    ensure_cards(session, chosen)
    return rehearsal.id


def ensure_cards(session: ChangeSession, keys: Iterable[str]) -> None:
    """Make cards for phrases that have none, in the deck of calls and visits."""
    wanted = list(keys)
    held = set(
        session.scalars(select(Card.phrase_key).where(Card.phrase_key.in_(wanted), Card.deleted_at.is_(None)))
    )
    missing = [key for key in wanted if key not in held]
    if missing:
        deck_id = make_deck_of(session, REHEARSALS, ("produce",))
        said = wordings(session.connection(), missing)
        heard = [one for one in said.values() if one.direction == "hear"]
        add_phrases(session, deck_id, [one for one in said.values() if one.direction != "hear"])
        add_phrases(session, deck_id, heard, kinds=("recognise",))


def finish_rehearsal(session: ChangeSession, rehearsal_id: int) -> None:
    """Say that the occasion is over."""
    existing(session, Rehearsal, rehearsal_id).done_at = session.now


def delete_rehearsal(session: ChangeSession, rehearsal_id: int) -> None:
    """Move a set to the trash; its cards stay."""
    existing(session, Rehearsal, rehearsal_id).deleted_at = session.now


def rehearsals(connection: Connection, today: date, *, contact_id: int | None = None) -> list[RehearsalRow]:
    """Return the sets of today and later that are not over, the next first; all of a person when one is named."""
    query = (
        select(
            Rehearsal.id,
            Rehearsal.title,
            Rehearsal.occasion,
            Rehearsal.day,
            Rehearsal.contact_id,
            Contact.name_zh,
            Contact.name_en,
            Contact.pinyin,
            Rehearsal.done_at,
        )
        .outerjoin(Contact, Contact.id == Rehearsal.contact_id)
        .where(Rehearsal.deleted_at.is_(None))
        .order_by(Rehearsal.day, Rehearsal.id)
    )
    if contact_id is not None:
        query = query.where(Rehearsal.contact_id == contact_id)
    else:
        query = query.where(Rehearsal.day >= today, Rehearsal.done_at.is_(None))
    found = connection.execute(query).all()
    keys = _keys_of(connection, [row[0] for row in found])
    return [
        RehearsalRow(
            row[0],
            row[1],
            row[2],
            row[3],
            row[4],
            row[5] or "",
            row[6] or row[7] or "",
            keys.get(row[0], ()),
            row[8] is not None,
        )
        for row in found
    ]


def _keys_of(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    rows = connection.execute(
        select(RehearsalPhrase.rehearsal_id, RehearsalPhrase.phrase_key)
        .where(RehearsalPhrase.rehearsal_id.in_(ids))
        .order_by(RehearsalPhrase.position, RehearsalPhrase.id)
    )
    found: dict[int, tuple[str, ...]] = {}
    for rehearsal_id, key in rows:
        found[rehearsal_id] = (*found.get(rehearsal_id, ()), key)
    return found


def _said_to(connection: Connection, contact_id: int) -> set[str]:
    return set(connection.scalars(select(PhraseUse.phrase_key).where(PhraseUse.contact_id == contact_id)))


def _greeting_key(session: ChangeSession, contact_id: int) -> str:
    """Return the key of the phrase that greets a person, made when it is not there; empty when it cannot be told."""
    connection = session.connection()
    said = greeting(person_of(connection, contact_id))
    if said is None:
        return ""
    text, pinyin = said
    known = session.scalars(
        select(OwnPhrase.key).where(
            OwnPhrase.simplified == text, OwnPhrase.pinyin == pinyin, OwnPhrase.deleted_at.is_(None)
        )
    ).first()
    if known:
        return known
    address = text.partition("，")[0]
    return own.add_phrase(
        session,
        {
            "simplified": text,
            "pinyin": pinyin,
            "english": f"Hello, {pinyin.partition(',')[0]}",  # as the library: always English
            "register": "nin" if "您" in text else "ni",
            "situation": "names_titles",
            "when_say": _("The first words to {name}.").format(name=address),
        },
    )
