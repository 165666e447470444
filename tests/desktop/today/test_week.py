"""What a week tells of the people who came into the journal."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from desktop.commitments.decisions import answer_decision, ask_decision
from desktop.commitments.promises import add_promise, settle_promise
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact, delete_contacts
from desktop.people.tables import Contact
from desktop.today.week import monday_of, week_review
from desktop.touches.logging import TouchDraft, log_touch

DAY = date(2026, 11, 25)


def test_new_is_who_was_not_met_before_the_week(journal: Journal) -> None:
    with journal.change("People") as session:
        met, brought, waiting = (
            session.make(Contact, name_en=name) for name in ("Met", "Brought", "Waiting")
        )
        session.flush()
        made: datetime = met.created_at
        log_touch(session, TouchDraft(made, people=(met.id,), kind="call"))
        log_touch(session, TouchDraft(made - timedelta(days=30), people=(brought.id,), kind="call"))
    day: date = made.date()
    with journal.read_raw() as raw:
        sections = {one.key: one for one in week_review(raw, monday_of(day), day).sections}
    assert [line.title for line in sections["new"].lines] == ["Met", waiting.name_en]


def test_who_lies_in_the_trash_has_neither_kept_nor_decided_anything(journal: Journal) -> None:
    with journal.change("People") as session:
        person = add_contact(session, {"name_en": "Gone"})
        promise = add_promise(
            session,
            {"contact_id": person, "what": "Samples", "side": "theirs", "made_on": DAY, "due_on": DAY},
        )
        settle_promise(session, promise, "kept", DAY)
        decision = ask_decision(session, {"contact_id": person, "what": "Colour", "asked_on": DAY})
        answer_decision(session, decision, DAY)
    assert {"kept", "decided"} <= sections(journal)
    with journal.change("Trash") as session:
        delete_contacts(session, [person])
    assert not {"kept", "decided"} & sections(journal)


def sections(journal: Journal) -> set[str]:
    with journal.read_raw() as raw:
        return {one.key for one in week_review(raw, monday_of(DAY), DAY).sections}
