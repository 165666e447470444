"""What a week tells of the people who came into the journal."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from desktop.journal.journal import Journal
from desktop.people.tables import Contact
from desktop.today.week import monday_of, week_review
from desktop.touches.logging import TouchDraft, log_touch


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
