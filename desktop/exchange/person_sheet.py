"""All that is known about a person, as a sheet that leaves the journal; what is private only by choice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, select

from desktop import formats
from desktop.attachments.reads import files_of
from desktop.commitments.decisions import decisions_of
from desktop.commitments.follow_ups import follow_ups_of
from desktop.commitments.promises import outcome_label, promises_of, side_label
from desktop.exchange.dossier import Dossier, Section, Tick
from desktop.giving.favours import favours_of
from desktop.giving.gifts import gifts_of
from desktop.giving.words import side_label as gift_side_label
from desktop.giving.words import state_label
from desktop.journal.schema import as_ids, given_ids
from desktop.notes.tables import Note, NoteLink
from desktop.people import shown
from desktop.people.contact_card import ContactCard, EmploymentRow, contact_card
from desktop.people.relations import relations_of
from desktop.people.words import (
    channel_label,
    decision_role_label,
    favour_label,
    gender_label,
    relation_label,
    stance_label,
)
from desktop.texts import _, p_
from desktop.touches.tables import Touch
from desktop.touches.timeline import timeline_rows
from desktop.touches.timeline_ids import timeline_ids

_PAGE = 100
_BODIES = select(Touch.id, Touch.body).where(Touch.id.in_(given_ids()))
"""The whole texts: a timeline shows how they begin."""


def person_sheet(
    connection: Connection, contact_id: int, now: datetime, *, private: bool, tick: Tick
) -> Dossier | None:
    """Return all that is known about a person, None when they are not there. ``now`` is in the home zone.

    Without ``private`` these are left out: private notes, what to ask next, the stance, favours, gifts, ties to other
    people, and notes that are marked private.
    """
    card = contact_card(connection, contact_id)
    if card is None:
        return None
    sections = [
        _who(card, now, private=private),
        Section(_("Channels"), tuple((channel_label(one.kind), one.value) for one in card.channels)),
        _work(card, private=private),
        *(_between_us(connection, contact_id) if private else ()),
        *_open_things(connection, contact_id),
        _notes(connection, contact_id, private=private),
        Section(
            _("Files"),
            paragraphs=tuple(
                one.caption or one.name
                for one in files_of(connection, "contact", contact_id)
                if not one.is_picture
            ),
            pictures=tuple(one for one in files_of(connection, "contact", contact_id) if one.is_picture),
        ),
        _touches(connection, contact_id, now, tick),
    ]
    title, second = shown.two_lines(card.name_zh, card.name_en or card.pinyin)
    kept = tuple(section for section in sections if not section.empty)
    return Dossier(title or card.form_of_address, second, now.date(), kept, private=private)


def _who(card: ContactCard, now: datetime, *, private: bool) -> Section:
    facts = (
        (_("Pinyin"), card.pinyin),
        (_("English name"), card.name_en),
        (_("Form of address"), card.form_of_address),
        (_("Gender"), gender_label(card.gender) if card.gender else ""),
        (_("Birthday"), _birthday(card)),
        (_("Home town"), card.home_town),
        (_("Family"), card.family),
        (_("Hobbies"), card.hobbies),
        (_("Food"), card.food),
        (_("Drink"), card.drink),
        (_("Languages"), card.languages),
        (_("Best hours"), card.best_hours),
        (_("Introduced by"), card.introduced_by.shown if card.introduced_by else ""),
        (_("People they introduced"), shown.listed(one.shown for one in card.introduced)),
        (_("Tags"), shown.listed(tag.name for tag in card.tags)),
        (_("In the journal since"), formats.full_day(card.created_at.astimezone(now.tzinfo).date())),
        (_("What to ask next"), card.ask_next if private else ""),
        (_("Private notes"), card.private_notes if private else ""),
    )
    return Section(
        _("Who they are"), tuple(fact for fact in facts if fact[1]), tuple(filter(None, (card.notes,)))
    )


def _birthday(card: ContactCard) -> str:
    born = card.birthday
    if born is None:
        return ""
    year = f"{born.year}-" if born.year else ""
    calendar = _("lunar calendar") if born.calendar == "lunar" else ""
    return " ".join(filter(None, (f"{year}{born.month:02}-{born.day:02}", calendar)))


def _work(card: ContactCard, *, private: bool) -> Section:
    head: tuple[str, ...] = (
        _("Company"),
        _("Title"),
        _("Department"),
        _("Part in decisions"),
        _("Reports to"),
        _("From"),
        _("Until"),
    )
    if private:
        head = (*head, _("Stance"))
    return Section(_("Work"), head=head, rows=tuple(_job(job, private=private) for job in card.employments))


def _job(job: EmploymentRow, *, private: bool) -> tuple[str, ...]:
    row = (
        shown.whole(job.company_zh, job.company_en),
        job.title,
        job.department,
        decision_role_label(job.decision_role) if job.decision_role else "",
        job.reports_to.shown if job.reports_to else job.reports_to_name,
        job.from_date.isoformat() if job.from_date else "",
        job.until_date.isoformat() if job.until_date else "",
    )
    return (*row, stance_label(job.stance)) if private else row


def _between_us(connection: Connection, contact_id: int) -> tuple[Section, ...]:
    favours = [
        (one.on_date.isoformat(), favour_label(one.direction), one.text, _day(one.returned_on))
        for one in favours_of(connection, contact_id)
    ]
    gifts = [
        (
            _day(one.on_date or one.for_day),
            gift_side_label(one.side),
            one.what,
            state_label(one.state),
            one.reaction,
        )
        for one in gifts_of(connection, contact_id)
    ]
    ties = [
        (one.other.shown, relation_label(one.kind), one.note) for one in relations_of(connection, contact_id)
    ]
    return (
        Section(_("Ties to others"), head=(p_("person", "Name"), _("Tie"), _("Remark")), rows=tuple(ties)),
        Section(
            _("Favours"),
            head=(_("Day"), _("Who owes"), _("What was done"), _("Returned on")),
            rows=tuple(favours),
        ),
        Section(
            _("Gifts"), head=(_("Day"), _("Whose"), _("What"), _("State"), _("Reaction")), rows=tuple(gifts)
        ),
    )


def _day(day: object) -> str:
    return "" if day is None else str(day)


def _open_things(connection: Connection, contact_id: int) -> tuple[Section, ...]:
    decisions = [
        (one.asked_on.isoformat(), one.what, _day(one.answered_on), one.answer)
        for one in decisions_of(connection, contact_id=contact_id)
    ]
    promises = [
        (
            one.due_on.isoformat(),
            side_label(one.side),
            one.what,
            outcome_label(one.outcome) if one.outcome else "",
        )
        for one in promises_of(connection, contact_id=contact_id)
    ]
    follow_ups = [
        (one.due_on.isoformat(), one.text, one.done_at.date().isoformat() if one.done_at else "")
        for one in follow_ups_of(connection, contact_id=contact_id)
    ]
    asked = (_("Asked on"), _("What"), _("Answered on"), _("Answer"))
    return (
        Section(_("Decisions"), head=asked, rows=tuple(decisions)),
        Section(_("Promises"), head=(_("Due on"), _("Side"), _("What"), _("Outcome")), rows=tuple(promises)),
        Section(_("Follow-ups"), head=(_("Due on"), _("Text"), _("Done on")), rows=tuple(follow_ups)),
    )


def _notes(connection: Connection, contact_id: int, *, private: bool) -> Section:
    query = (
        select(Note.title, Note.body)
        .join(NoteLink, NoteLink.note_id == Note.id)
        .where(NoteLink.contact_id == contact_id, Note.deleted_at.is_(None))
        .distinct()
        .order_by(Note.written_at.desc())
    )
    if not private:
        query = query.where(Note.private.is_(False))
    found = [f"{row.title}\n{row.body}".strip() for row in connection.execute(query)]
    return Section(_("Notes"), paragraphs=tuple(found))


def _touches(
    connection: Connection, contact_id: int, now: datetime, tick: Callable[[int, int], None]
) -> Section:
    ids = timeline_ids(connection, contact_id=contact_id)
    rows: list[tuple[str, ...]] = []
    for start in range(0, len(ids), _PAGE):
        tick(start, len(ids))
        page = ids[start : start + _PAGE]
        bodies = {row.id: row.body for row in connection.execute(_BODIES, {"ids": as_ids(page)})}
        for entry in timeline_rows(connection, page):
            said = "\n".join(part for part in (entry.summary, bodies[entry.id], entry.asks) if part)
            rows.append((entry.at.astimezone(now.tzinfo).strftime("%Y-%m-%d %H:%M"), entry.title, said))
    return Section(_("Touches"), head=(_("When"), _("Touch"), _("What was said")), rows=tuple(rows))
