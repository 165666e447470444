"""The sheet for handing over a supplier: who is there, what is open, what to do first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from sqlalchemy import Connection

from desktop import formats
from desktop.almanac.workdays import WorkCalendar, add_workdays
from desktop.commitments.decisions import decisions_of
from desktop.commitments.follow_ups import follow_ups_of
from desktop.commitments.promises import promises_of, side_label
from desktop.exchange.dossier import Dossier, Section
from desktop.exchange.dossier_trade import open_orders
from desktop.giving.favours import favours_of
from desktop.people import shown
from desktop.people.contact_card import ContactCard
from desktop.people.last_touch import silent_days
from desktop.people.supplier_card import PersonThere, SupplierCard, supplier_card
from desktop.people.words import channel_label, decision_role_label, favour_label, stance_label
from desktop.texts import N_, _, p_
from desktop.touches.timeline import timeline_rows
from desktop.touches.timeline_ids import timeline_ids

Side = Literal["theirs", "ours"]
"""Who changes: a person at the supplier, or the one of us who looks after it."""
_LAST, _PLANNED = 12, 50
"""Touches that are told, and so many planned ones at most that are passed over."""


class Step(NamedTuple):
    """One thing to do when somebody changes; ``days`` is until when, counted from today."""

    key: str
    words: str
    days: int


_STEPS: dict[Side, tuple[Step, ...]] = {
    "theirs": (
        Step("thank", N_("Thank the person who leaves, and keep a private way to reach them"), 1),
        Step("boss", N_("Ask the boss who takes over, and ask to be introduced"), 2),
        Step("meet", N_("Call the successor: names, form of address, WeChat, best hours"), 5),
        Step("orders", N_("Have every open order, date and price confirmed in writing by the successor"), 5),
        Step("bank", N_("Check the bank account by a number stored before the change"), 7),
        Step("promises", N_("Go through open promises and decisions one by one"), 7),
        Step("files", N_("Send drawings, sealed samples and standards to the successor again"), 10),
        Step("second", N_("Meet a second person there, best from production or quality"), 30),
    ),
    "ours": (
        Step(
            "introduce",
            N_("Introduce the colleague to the boss and the main contact, by name and position"),
            2,
        ),
        Step("group", N_("Bring the colleague into the chat groups, and say so there"), 2),
        Step("orders", N_("Go through the open orders together, with dates and payments"), 5),
        Step("favours", N_("Tell which favours are owed on either side: they go over to the colleague"), 5),
        Step("visit", N_("Visit together once, so that face goes over with the person"), 30),
    ),
}


def steps(side: Side) -> tuple[Step, ...]:
    """Return what to do, the most urgent first, in the language of the screen."""
    return tuple(step._replace(words=_(step.words)) for step in _STEPS[side])


def due(step: Step, today: date, works: WorkCalendar) -> date:
    """Return until when a step is done: on its day, or on the first working day there after it."""
    return add_workdays(today + timedelta(days=step.days), 0, works).day


def handover_sheet(
    connection: Connection,
    supplier_id: int,
    now: datetime,
    side: Side,
    *,
    leaver: ContactCard | None = None,
    advice: str = "",
    private: bool = False,
) -> Dossier | None:
    """Return the sheet for a supplier, None when it is not there. ``now`` is in the home zone.

    ``leaver`` is who leaves there; ``advice`` says whom to meet next. Without ``private`` stances and favours are left
    out.
    """
    card = supplier_card(connection, supplier_id)
    if card is None:
        return None
    sections = [
        Section(_("What to do first"), paragraphs=tuple(f"☐ {step.words}" for step in steps(side))),
        _leaves(leaver, now, advice),
        people_part(card, now, private=private),
        Section(*open_orders(connection, supplier_id, now.date())),
        *open_parts(connection, card, private=private),
        touches_part(connection, supplier_id, now),
    ]
    title, second = shown.two_lines(card.name_zh, card.name_en, card.name_pinyin)
    subtitle = " · ".join(filter(None, (second, _("Handover"))))
    kept = tuple(section for section in sections if not section.empty)
    return Dossier(title, subtitle, now.date(), kept, private=private)


def _leaves(leaver: ContactCard | None, now: datetime, advice: str) -> Section:
    if leaver is None:
        return Section(_("Whom to know next"), paragraphs=tuple(filter(None, (advice,))))
    days = silent_days(leaver.last_touch, now)
    job = next(iter(leaver.employments), None)
    facts = (
        (p_("person", "Name"), shown.whole(leaver.name_zh, leaver.name_en or leaver.pinyin)),
        (_("Title"), job.title if job is not None else ""),
        (_("Part in decisions"), decision_role_label(job.decision_role) if job and job.decision_role else ""),
        (_("Last touch"), formats.days_ago(days) if days is not None else ""),
        *((channel_label(one.kind), one.value) for one in leaver.channels),
        (_("Whom to know next"), advice),
    )
    return Section(_("Who leaves"), tuple(fact for fact in facts if fact[1]))


def people_part(card: SupplierCard, now: datetime, *, private: bool) -> Section:
    """Return who works there; with ``private`` how they stand to us."""
    head: tuple[str, ...] = (
        p_("person", "Name"), _("Form of address"), _("Title"), _("Department"), _("Part in decisions"),
        _("Last touch"),
    )  # fmt: skip
    if private:
        head = (*head, _("Stance"))
    return Section(
        _("Who is there"), head=head, rows=tuple(_person(one, now, private=private) for one in card.people)
    )


def _person(person: PersonThere, now: datetime, *, private: bool) -> tuple[str, ...]:
    row = (
        shown.whole(person.name_zh, person.name_en or person.pinyin),
        person.form_of_address,
        person.title,
        person.department,
        decision_role_label(person.decision_role) if person.decision_role else "",
        formats.age(silent_days(person.last_touch, now)),
    )
    return (*row, stance_label(person.stance)) if private else row


def open_parts(connection: Connection, card: SupplierCard, *, private: bool) -> Iterable[Section]:
    """Yield open promises, decisions and follow-ups; with ``private`` also the favours."""
    names = {
        one.contact_id: shown.whole(one.name_zh, one.name_en or one.pinyin)
        for one in (*card.people, *card.former)
    }
    promises = [
        (one.due_on.isoformat(), side_label(one.side), one.what, names.get(one.contact_id, ""))
        for one in promises_of(connection, supplier_id=card.id)
        if not one.outcome
    ]
    decisions = [
        (
            one.asked_on.isoformat(),
            one.what,
            names.get(one.contact_id, ""),
            names.get(one.decider_id or 0, ""),
        )
        for one in decisions_of(connection, supplier_id=card.id)
        if one.answered_on is None
    ]
    follow_ups = [
        (one.due_on.isoformat(), one.text, names.get(one.contact_id or 0, ""))
        for one in follow_ups_of(connection, supplier_id=card.id)
        if one.done_at is None
    ]
    yield Section(
        _("Open promises"), head=(_("Due on"), _("Side"), _("What"), _("Who")), rows=tuple(promises)
    )
    yield Section(
        _("Open decisions"),
        head=(_("Asked on"), _("What"), _("Asked of"), _("Who decides")),
        rows=tuple(decisions),
    )
    yield Section(_("Open follow-ups"), head=(_("Due on"), _("Text"), _("Who")), rows=tuple(follow_ups))
    if private:
        yield _favours(connection, names)


def _favours(connection: Connection, names: Mapping[int, str]) -> Section:
    rows = [
        (one.on_date.isoformat(), names[person], favour_label(one.direction), one.text)
        for person in names
        for one in favours_of(connection, person)
        if one.returned_on is None
    ]
    head = (_("Day"), p_("person", "Name"), _("Who owes"), _("What was done"))
    return Section(_("Open favours"), head=head, rows=tuple(rows))


def touches_part(connection: Connection, supplier_id: int, now: datetime, count: int = _LAST) -> Section:
    """Return the last ``count`` touches that took place; planned ones stand before them in the timeline."""
    ids = timeline_ids(connection, supplier_id=supplier_id)[: count + _PLANNED]
    rows = []
    for entry in [one for one in timeline_rows(connection, ids) if one.held][:count]:
        said = "\n".join(part for part in (entry.summary, entry.excerpt, entry.asks) if part)
        rows.append((entry.at.astimezone(now.tzinfo).strftime("%Y-%m-%d"), entry.title, said))
    return Section(_("Last touches"), head=(_("When"), _("Touch"), _("What was said")), rows=tuple(rows))
