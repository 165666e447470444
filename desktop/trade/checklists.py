"""Checklists for contract, purchase order and supplier: read three times, on different days, with time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache

from sqlalchemy import Connection, select

from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.people import shown
from desktop.people.fields import check_choice, check_range, clean, existing
from desktop.people.tables import Supplier
from desktop.texts import _, n_
from desktop.trade.data import damaged, rows
from desktop.trade.paper_tables import CheckAnswer, CheckPass
from desktop.trade.tables import Order

_TABLE = "checklists.tsv"
ANSWERS = ("yes", "no", "not_needed")
PASSES = 3
"""A contract is read three times (source 000: triple-check, take your time)."""
_SECONDS_AN_ITEM = 20
"""Below this a line was ticked and not read."""


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One line of a checklist."""

    key: str
    english: str
    hanzi: str

    @property
    def words(self) -> str:
        """Return the line in the language of the screen."""
        return shown.single(self.hanzi, self.english)


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist with its lines."""

    key: str
    english: str
    hanzi: str
    items: tuple[CheckItem, ...]

    @property
    def name(self) -> str:
        """Return its name in the language of the screen."""
        return shown.single(self.hanzi, self.english)


@dataclass(frozen=True, slots=True)
class Reading:
    """When somebody read through a list, who, and how long it took."""

    on_date: date
    minutes: int
    by_whom: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PassRow:
    """One reading of a list, with its answers by item."""

    id: int
    list_key: str
    on_date: date
    minutes: int
    by_whom: str
    note: str
    answers: dict[str, str]


@cache
def checklists() -> dict[str, Checklist]:
    """Return the checklists that came with the program, by key."""
    names: dict[str, tuple[str, str]] = {}
    items: dict[str, list[CheckItem]] = {}
    try:
        for first, key, english, hanzi in rows(_TABLE):
            if first == "list":
                names[key] = english, hanzi
            else:
                items.setdefault(first, []).append(CheckItem(key, english, hanzi))
        return {key: Checklist(key, *names[key], tuple(found)) for key, found in items.items()}
    except (ValueError, KeyError) as error:
        raise damaged(_TABLE) from error


def add_pass(
    session: ChangeSession,
    list_key: str,
    supplier_id: int,
    reading: Reading,
    answers: Mapping[str, str],
    *,
    order_id: int | None = None,
) -> int:
    """Keep one reading of a checklist and return its id.

    Raises UsageError for an unknown list, line or answer, without a name, or for an impossible time.
    """
    existing(session, Supplier, supplier_id)
    if order_id is not None:
        existing(session, Order, order_id)
    check_choice({"list": list_key}, "list", checklists())
    check_range({"minutes": reading.minutes}, "minutes", 0, 24 * 60)
    values = clean(CheckPass, {"list_key": list_key, **asdict(reading)})
    if not values["by_whom"]:
        raise UsageError(_("A reading needs a name."), _("Type who read through the list."))
    made = session.make(CheckPass, supplier_id=supplier_id, order_id=order_id, **values)
    lines = {item.key for item in checklists()[list_key].items}
    session.flush()
    for item, answer in answers.items():
        check_choice({"item": item}, "item", lines)
        check_choice({"answer": answer}, "answer", ANSWERS)
        session.make(CheckAnswer, pass_id=made.id, item=item, answer=answer)
    return made.id


def remove_pass(session: ChangeSession, pass_id: int) -> None:
    """Take a reading away with its answers."""
    found = existing(session, CheckPass, pass_id)
    for answer in session.scalars(select(CheckAnswer).where(CheckAnswer.pass_id == found.id)):
        session.delete(answer)
    session.flush()
    session.delete(found)


def passes_of(
    connection: Connection, list_key: str, *, supplier_id: int | None = None, order_id: int | None = None
) -> list[PassRow]:
    """Return the readings of a list for an order or for a supplier as such, the first one first."""
    query = select(CheckPass).where(CheckPass.list_key == list_key)
    query = (
        query.where(CheckPass.order_id == order_id)
        if order_id is not None
        else query.where(CheckPass.supplier_id == supplier_id, CheckPass.order_id.is_(None))
    )
    found = []
    for row in connection.execute(query.order_by(CheckPass.on_date, CheckPass.id)):
        answers = connection.execute(
            select(CheckAnswer.item, CheckAnswer.answer).where(CheckAnswer.pass_id == row.id)
        )
        found.append(
            PassRow(
                row.id, row.list_key, row.on_date, row.minutes, row.by_whom, row.note,
                {answer.item: answer.answer for answer in answers},
            )
        )  # fmt: skip
    return found


def pass_hints(checklist: Checklist, passes: Sequence[PassRow]) -> list[str]:
    """Return what is worth knowing about the readings so far: missing ones, rush, one reader, open lines."""
    hints = []
    left = PASSES - len(passes)
    if left > 0:
        hints.append(n_("{n} reading is missing.", "{n} readings are missing.", left).format(n=left))
    if any(one.minutes * 60 < _SECONDS_AN_ITEM * len(checklist.items) for one in passes):
        hints.append(_("A reading went so fast that lines were ticked and not read. Take time for it."))
    if len({one.on_date for one in passes}) < len(passes):
        hints.append(_("Two readings were on one day; sleep over it, another day sees more."))
    if len(passes) >= PASSES and len({one.by_whom for one in passes}) == 1:
        hints.append(_("One person read it each time; let somebody else read it once."))
    if passes and (left_open := open_hint(checklist, passes[-1])):
        hints.append(left_open)
    return hints


def open_hint(checklist: Checklist, reading: PassRow) -> str:
    """Return which lines a reading left open, the first three by name; empty when none is."""
    answers = reading.answers
    lines = [item for item in checklist.items if answers.get(item.key) not in ("yes", "not_needed")]
    if not lines:
        return ""
    return n_("{n} line is open: {names}", "{n} lines are open: {names}", len(lines)).format(
        n=len(lines), names=shown.listed(item.words for item in lines[:3])
    )
