"""The calendar's part of what is done at random: own events, reminders, shutdowns, closings, statutory days."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.almanac.birthdays import YearlyDate
from desktop.almanac.statutory import ImportedYear, StatutoryDay
from desktop.people.tables import Contact, Supplier
from desktop.planning import events, reminders, shutdown_records, statutory_years
from desktop.planning.event_drafts import EventDraft
from desktop.planning.tables import Event, StatutoryImport, SupplierClosing, SupplierShutdown
from tests.desktop.random_work import Action, Work


def _event(work: Work) -> EventDraft:
    lunar = YearlyDate("lunar", 8, 15) if work.chance.random() < 0.2 else None
    return EventDraft(
        title=work.word() or "Fair",
        first_on=work.day(),
        repeat="lunar" if lunar else work.chance.choice(("", "yearly", "monthly")),
        lunar=lunar,
        remind_minutes=60,
        people=work.some(Contact),
        suppliers=work.some(Supplier),
    )


def add_event(work: Work) -> None:
    events.add_event(work.session, _event(work))


def edit_event(work: Work) -> None:
    events.edit_event(work.session, work.one(Event), _event(work))


def move_event(work: Work) -> None:
    events.move_event(work.session, work.one(Event), work.chance.randrange(-40, 40))


def finish_reminder(work: Work) -> None:
    reminders.finish_reminder(work.session, f"event:{work.one(Event)}:2026-11-20")


def confirm_day(work: Work) -> None:
    said = shutdown_records.Confirmed(date(2027, 1, 20) + timedelta(work.chance.randrange(40)), "王", None)
    stage = work.chance.choice(("lines_stop", "lines_restart", "office_closed"))
    shutdown_records.confirm_day(work.session, work.one(Supplier), "spring_festival", 2027, stage, said)


def forget_day(work: Work) -> None:
    row = work.session.get(SupplierShutdown, work.one(SupplierShutdown))
    if row is not None:
        shutdown_records.forget_day(work.session, row.supplier_id, "spring_festival", row.year, row.stage)


def close_supplier(work: Work) -> None:
    first = work.day()
    last = first + timedelta(days=work.chance.randrange(-1, 20))
    shutdown_records.add_closing(work.session, work.one(Supplier), first, last, work.word())


def reopen_supplier(work: Work) -> None:
    shutdown_records.remove_closing(work.session, work.one(SupplierClosing))


def bring_in_year(work: Work) -> None:
    day = StatutoryDay("cn", work.day(), "holiday", "春节", "Spring Festival", "list")
    statutory_years.import_years(work.session, [ImportedYear("cn", day.day.year, (day,), "list")])


def set_day(work: Work) -> None:
    statutory_years.set_day(work.session, StatutoryDay("cn", work.day(), "holiday", "春节", "", "hand"))


def forget_year(work: Work) -> None:
    statutory_years.remove_year(work.session, work.one(StatutoryImport))


CALENDAR: tuple[Action, ...] = (
    *(add_event, edit_event, move_event, finish_reminder, confirm_day, forget_day, close_supplier),
    *(reopen_supplier, bring_in_year, set_day, forget_year),
)
