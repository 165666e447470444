"""A dossier: the whole story of a supplier or of one order, for a file that leaves the journal.

What is marked private stays behind: private notes on people and what to ask them, and favours. Who takes the file sees
what a colleague may see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection, select

from desktop import formats
from desktop.attachments.reads import AttachedFile, files_of
from desktop.exchange import dossier_papers, dossier_quality, dossier_sourcing, dossier_trade
from desktop.people import shown
from desktop.people import words as people_words
from desktop.people.supplier_card import PersonThere, SupplierCard, supplier_card
from desktop.quality.tables import Inspection
from desktop.texts import _, p_
from desktop.touches.timeline import timeline_rows
from desktop.touches.timeline_ids import timeline_ids
from desktop.trade.tables import Order

_PAGE = 100
Tick = Callable[[int, int], None]
"""Hears steps done and steps in all; may raise to stop."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with facts, paragraphs and a table; whatever is empty is left out."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    pictures: tuple[AttachedFile, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing stands under the heading."""
        return not (self.facts or self.paragraphs or self.rows or self.pictures)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What goes in besides who they are."""

    touches: bool = True
    sourcing: bool = True
    orders: bool = True
    quality: bool = True
    pictures: bool = True
    order_id: int | None = None
    """One order alone, with its inspections; touches are those since it was placed."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A title, the day it was made on, and its sections."""

    title: str
    subtitle: str
    made_on: date
    sections: tuple[Section, ...] = field(default_factory=tuple)
    private: bool = False
    """What is marked private is in it."""


def owner_of(connection: Connection, kind: str, record_id: int) -> tuple[int, int | None]:
    """Return the supplier that a record is about, and the order where it is one; 0 for none."""
    if kind == "supplier":
        return record_id, None
    if kind not in {"order", "inspection"}:
        return 0, None
    table = Order if kind == "order" else Inspection
    supplier: int | None = connection.scalar(select(table.supplier_id).where(table.id == record_id))
    return supplier or 0, record_id if kind == "order" else None


def dossier(
    connection: Connection, supplier_id: int, now: datetime, wanted: Wanted, tick: Tick
) -> Dossier | None:
    """Return the story of a supplier, None when it is not there. ``now`` is in the home zone."""
    card = supplier_card(connection, supplier_id)
    if card is None:
        return None
    today = now.date()
    sections = [_who(card), _people(card)]
    since: date | None = None
    order = ""
    if wanted.sourcing:
        parts = dossier_sourcing.sourcing(connection, supplier_id, wanted.order_id)
        sections += [Section(*part) for part in parts]
    if wanted.orders or wanted.order_id is not None:
        found = dossier_trade.orders(connection, supplier_id, today, wanted.order_id)
        sections += [Section(*one) for one in found.sections]
        since, order = found.since, found.title
    if wanted.quality:
        parts = dossier_quality.inspections(connection, supplier_id, today, wanted.order_id)
        sections += [Section(*part) for part in parts]
    if wanted.pictures:
        sections.append(_pictures(connection, supplier_id, wanted.order_id))
    if wanted.touches:
        sections.append(_touches(connection, supplier_id, since if wanted.order_id else None, tick))
    title, second = shown.two_lines(card.name_zh, card.name_en, card.name_pinyin)
    subtitle = " · ".join(part for part in (second, order) if part)
    return Dossier(title, subtitle, today, tuple(section for section in sections if not section.empty))


def _who(card: SupplierCard) -> Section:
    lead = "" if card.lead_time_days is None else formats.number(card.lead_time_days)
    place = shown.whole(card.city_zh, card.city_en)
    facts = (
        (_("Kind"), people_words.kind_label(card.kind)),
        (_("Status"), people_words.status_label(card.status)),
        (_("Tier"), people_words.tier_label(card.tier) if card.tier else ""),
        (_("Customer since"), formats.full_day(card.since) if card.since else ""),
        (_("Place"), place),
        (_("Address in Chinese"), card.address_zh),
        (_("Address in English"), card.address_en),
        (_("Unified social credit code"), card.credit_code),
        (_("Website"), card.website),
        (_("Products"), card.products),
        (_("Payment terms"), card.payment_terms),
        (_("Usual lead time in days"), lead),
        (_("Tags"), shown.listed(tag.name for tag in card.tags)),
        *((people_words.skill_label(skill.skill), _rating(skill.newest)) for skill in card.skills),
    )
    said = tuple((name, value) for name, value in facts if value)
    return Section(_("Who they are"), said, tuple(filter(None, (card.notes,))))


def _rating(rating: object) -> str:
    return "" if rating is None else f"{getattr(rating, 'rating', '')}/5"


def _people(card: SupplierCard) -> Section:
    head = (
        p_("person", "Name"),
        _("Form of address"),
        _("Title"),
        _("Department"),
        _("Part in decisions"),
        p_("job", "Until"),
    )
    rows = [_person(person) for person in (*card.people, *card.former)]
    return Section(_("People"), head=head, rows=tuple(rows))


def _person(person: PersonThere) -> tuple[str, ...]:
    return (
        shown.whole(person.name_zh, person.name_en or person.pinyin),
        person.form_of_address,
        person.title,
        person.department,
        people_words.decision_role_label(person.decision_role) if person.decision_role else "",
        person.until_date.isoformat() if person.until_date else "",
    )


def _pictures(connection: Connection, supplier_id: int, order_id: int | None) -> Section:
    """Return the pictures on the supplier or the order, on their papers, and on what was inspected and put right."""
    own = files_of(connection, *(("purchase_order", order_id) if order_id else ("supplier", supplier_id)))
    inspected = dossier_quality.inspection_ids(connection, supplier_id, order_id)
    papers = dossier_papers.files_of_papers(connection, supplier_id, order_id)
    found = [*own, *papers, *dossier_quality.files_of_quality(connection, inspected)]
    return Section(_("Pictures"), pictures=tuple(file for file in found if file.is_picture))


def _touches(connection: Connection, supplier_id: int, since: date | None, tick: Tick) -> Section:
    ids = timeline_ids(connection, supplier_id=supplier_id)
    rows: list[tuple[str, ...]] = []
    for done, page in _pages(ids):
        tick(done, len(ids))
        for entry in timeline_rows(connection, page):
            at = entry.at.astimezone()
            if since is not None and at.date() < since:
                continue
            said = "\n".join(part for part in (entry.summary, entry.excerpt, entry.asks) if part)
            rows.append((at.strftime("%Y-%m-%d %H:%M"), entry.title, said))
    return Section(_("Touches"), head=(_("When"), _("Touch"), _("What was said")), rows=tuple(rows))


def _pages(ids: Sequence[int]) -> Iterator[tuple[int, Sequence[int]]]:
    for start in range(0, len(ids), _PAGE):
        yield start, ids[start : start + _PAGE]
