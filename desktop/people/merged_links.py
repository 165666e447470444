"""All that points to two merged records, led to the one that is kept, and kept once where it says the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Literal

from sqlalchemy import Column, Table, delete, select, update

from desktop.attachments.keeping import move_files
from desktop.attachments.owners import mark_papers
from desktop.errors import Refused
from desktop.journal.journal import ChangeSession
from desktop.journal.schema import references
from desktop.people.channels import match_key, owned, settle
from desktop.people.employments import check_line
from desktop.people.tables import Contact, Employment, Relation, SupplierSkill, Tagging

Kind = Literal["contact", "supplier"]


def move_links(session: ChangeSession, kind: Kind, kept_id: int, other_id: int) -> None:
    """Point all that points to the other record to the kept one, and keep once what is then there twice.

    The tables come from the metadata, so those of later subjects move along without being named here.
    """
    if kind == "contact":
        _untie(session, kept_id, other_id)
    for table, column in references(kind):
        session.execute(
            update(table).where(column == other_id).values({column.name: kept_id, "updated_at": session.now})
        )
        if table.name not in (*_TIDIED, kind):
            _drop_doubles(session, table, column, kept_id)
    move_files(session, kind, kept_id, other_id)
    mark_papers(session, kind, kept_id)
    session.expire_all()
    _tidy_channels(session, *((kept_id, None) if kind == "contact" else (None, kept_id)))
    _tidy_taggings(session, kind, kept_id)
    _tidy_jobs(session, kind, kept_id)
    if kind == "contact":
        _tidy_relations(session, kept_id)
    if kind == "supplier":
        _tidy_ratings(session, kept_id)
    session.flush()


_TIDIED = ("channel", "tagging", "employment", "supplier_skill", "relation")
_BOOKKEEPING = ("id", "created_at", "updated_at")


def _untie(session: ChangeSession, kept_id: int, other_id: int) -> None:
    """Cut what would tie the merged person to themselves: introductions, bosses, relations."""
    both = (kept_id, other_id)
    session.execute(delete(Relation).where(Relation.contact_id.in_(both), Relation.other_id.in_(both)))
    ties: tuple[tuple[type[Contact | Employment], Any, Any], ...] = (
        (Contact, Contact.id, Contact.introduced_by_id),
        (Employment, Employment.contact_id, Employment.reports_to_id),
    )
    for table, person, pointing in ties:
        tied = update(table).where(person.in_(both), pointing.in_(both))
        session.execute(tied.values({pointing.key: None, "updated_at": session.now}))


def _drop_doubles(session: ChangeSession, table: Table, owner: Column[Any], kept_id: int) -> None:
    """Delete rows that say the same as an older one, such as two places of one person in a touch.

    What other rows belong to, such as an order with its items, stays even then; files go over to the older one.
    """
    if references(table.name):
        return
    said = [column for column in table.columns if column.name not in _BOOKKEEPING]
    rows = session.execute(select(table.c.id, *said).where(owner == kept_id).order_by(table.c.id)).all()
    first: dict[Hashable, int] = {}
    double = []
    for record_id, *cells in rows:
        kept = first.setdefault(tuple(cells), record_id)
        if kept != record_id:
            move_files(session, table.name, kept, record_id)
            double.append(record_id)
    if double:
        session.execute(delete(table).where(table.c.id.in_(double)))


def _tidy_channels(session: ChangeSession, contact_id: int | None, supplier_id: int | None) -> None:
    channels = owned(session, contact_id, supplier_id)
    for gone in _doubles(channels, lambda channel: match_key(channel.kind, channel.value) or channel.id):
        session.delete(gone)
    session.flush()
    settle(session, contact_id, supplier_id)


def _tidy_taggings(session: ChangeSession, kind: Kind, kept_id: int) -> None:
    owner = Tagging.contact_id if kind == "contact" else Tagging.supplier_id
    taggings = session.scalars(select(Tagging).where(owner == kept_id).order_by(Tagging.id)).all()
    for gone in _doubles(taggings, lambda tagging: tagging.tag_id):
        session.delete(gone)


def _tidy_relations(session: ChangeSession, kept_id: int) -> None:
    """Keep one row of a tie that both people had to the same third one, whichever way it was written."""
    relations = session.scalars(
        select(Relation)
        .where((Relation.contact_id == kept_id) | (Relation.other_id == kept_id))
        .order_by(Relation.id)
    ).all()
    for gone in _doubles(relations, lambda tie: (frozenset((tie.contact_id, tie.other_id)), tie.kind)):
        session.delete(gone)


def _tidy_ratings(session: ChangeSession, kept_id: int) -> None:
    """Keep one rating of a skill on a day, the one made first."""
    ratings = session.scalars(
        select(SupplierSkill).where(SupplierSkill.supplier_id == kept_id).order_by(SupplierSkill.id)
    ).all()
    for gone in _doubles(ratings, lambda rating: (rating.skill, rating.rated_on)):
        session.delete(gone)


def _tidy_jobs(session: ChangeSession, kind: Kind, kept_id: int) -> None:
    """Make one job of two at the same company that do not contradict each other."""
    owner = Employment.contact_id if kind == "contact" else Employment.supplier_id
    jobs = list(session.scalars(select(Employment).where(owner == kept_id).order_by(Employment.id)))
    standing: list[Employment] = []
    for job in jobs:
        same = next((other for other in standing if _agree(other, job)), None)
        if same is None:
            standing.append(job)
            continue
        for name in _SAID:
            if _missing(getattr(same, name)):
                setattr(same, name, getattr(job, name))
        if same.reports_to_id is not None:
            same.reports_to_name = ""
        session.delete(job)
    session.flush()
    for job in standing if kind == "contact" else ():
        _open_circle(session, job)


def _open_circle(session: ChangeSession, job: Employment) -> None:
    """Cut the line to a boss who reports to this person now that two are one."""
    if job.reports_to_id is None or job.until_date is not None:
        return
    try:
        check_line(session, job.contact_id, job.reports_to_id)
    except Refused:
        job.reports_to_id = None


_SAID = (
    "department",
    "title",
    "reports_to_id",
    "reports_to_name",
    "decision_role",
    "stance",
    "from_date",
    "until_date",
)


def _agree(one: Employment, other: Employment) -> bool:
    """Say whether two jobs are one: the same person and company, both current or ended alike, nothing contrary."""
    same_place = (one.contact_id, one.supplier_id, one.company.casefold()) == (
        other.contact_id,
        other.supplier_id,
        other.company.casefold(),
    )
    both_current = (one.until_date is None) == (other.until_date is None)
    return (
        same_place and both_current and all(_fits(getattr(one, name), getattr(other, name)) for name in _SAID)
    )


def _missing(value: object) -> bool:
    return value is None or value == ""


def _fits(one: object, other: object) -> bool:
    return _missing(one) or _missing(other) or one == other


def _doubles(records: Sequence[Any] | Iterable[Any], key: Callable[[Any], Hashable]) -> list[Any]:
    """Return the records whose key an earlier one has; records of any table, hence Any."""
    seen: set[Hashable] = set()
    doubles = []
    for record in records:
        if key(record) in seen:
            doubles.append(record)
        seen.add(key(record))
    return doubles
