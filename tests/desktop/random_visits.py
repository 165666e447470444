"""Everything that a person can change about visits, their stops and the seats at dinner, done at random."""

from __future__ import annotations

from desktop.people.tables import Contact, Supplier
from desktop.touches.words import MOODS
from desktop.visits import visits
from desktop.visits.seating import SCHEMES, Guest, seated
from desktop.visits.tables import Visit, VisitStop
from desktop.visits.visits import StopDraft
from tests.desktop.random_work import Action, Work


def plan_visit(work: Work) -> None:
    first, last = sorted((work.day(), work.day()))
    fields: visits.VisitFields = {"title": work.word(), "from_day": first, "until_day": last}
    visit_id = visits.add_visit(work.session, fields)
    work.session.flush()
    visits.add_stop(work.session, visit_id, _stop(work))


def change_visit(work: Work) -> None:
    fields: visits.VisitFields = {"title": work.word(), "until_day": work.day(), "notes": work.word()}
    visits.edit_visit(work.session, work.one(Visit), fields)


def _stop(work: Work) -> StopDraft:
    return StopDraft(
        work.one(Supplier),
        work.moment(),
        zone=work.chance.choice(("", "Asia/Shanghai", "Middle/Earth")),
        minutes=work.chance.choice((None, 90, -1)),
        place=work.word(),
        people=work.some(Contact),
        agenda=work.word(),
    )


def add_stop(work: Work) -> None:
    visits.add_stop(work.session, work.one(Visit), _stop(work))


def change_stop(work: Work) -> None:
    visits.edit_stop(work.session, work.one(VisitStop), _stop(work))


def take_stop_out(work: Work) -> None:
    visits.remove_stop(work.session, work.one(VisitStop))


def finish_stop(work: Work) -> None:
    findings = f"{work.word()} !2026-12-10\n{work.word()}"
    mood = work.chance.choice((*MOODS, "", "sunny"))
    visits.finish_stop(work.session, work.one(VisitStop), findings, work.day(), mood=mood)


def seat_dinner(work: Work) -> None:
    scheme = work.chance.choice(SCHEMES)
    seats = seated(scheme, [Guest("", person) for person in work.some(Contact)], [Guest(work.word())])
    chosen = work.chance.choice((scheme, scheme, "long_table"))
    visits.set_seats(work.session, work.one(VisitStop), chosen, seats if work.chance.random() < 0.8 else ())


def trash_visits(work: Work) -> None:
    visits.delete_visits(work.session, work.some(Visit))


def restore_visits(work: Work) -> None:
    visits.restore_visits(work.session, work.some(Visit))


VISITS: tuple[Action, ...] = (
    *(plan_visit, plan_visit, change_visit, add_stop, change_stop, take_stop_out, finish_stop),
    *(seat_dinner, trash_visits, restore_visits),
)
