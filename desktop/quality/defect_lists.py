"""The defect list of a product: what counts as bad in it. It is kept by hand and grows out of what was found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypedDict

from sqlalchemy import Connection, func, or_, select

from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import clean, existing
from desktop.quality.library import usual_defects
from desktop.quality.recording import check_named
from desktop.quality.tables import Defect, Inspection, ProductDefect
from desktop.quality.verdicts import CLASSES
from desktop.quality.words import CLASSES_ZH, class_en
from desktop.texts import _
from desktop.trade.tables import Product

_USUAL_ORDER = ("major", "minor", "critical")
"""The classes of usual defects as they are offered: what is found most comes first."""


class ListedFields(TypedDict, total=False):
    """The fields of a line that a person types; one name of the two is enough."""

    defect_class: str
    name_en: str
    name_zh: str
    allowed: str


@dataclass(frozen=True, slots=True)
class KnownDefect:
    """A defect that may be chosen in a report, and how often it was found before."""

    name_en: str
    name_zh: str
    defect_class: str
    found: int
    allowed: str = ""
    """What is no defect yet."""
    listed_id: int | None = None
    """The line of the product's list; None for what only was found, or is usual."""


def list_defect(session: ChangeSession, product_id: int, fields: ListedFields) -> int:
    """Put a defect on the list of a product and return the id of its line.

    Raises UsageError without a name, for an unknown class, and for one that is listed already.
    """
    existing(session, Product, product_id)
    values = _checked(session, product_id, {"name_en": "", "name_zh": "", "defect_class": "", **fields})
    return session.make(ProductDefect, product_id=product_id, **values).id


def edit_listed(session: ChangeSession, line_id: int, fields: ListedFields) -> None:
    """Change a line; reports keep the names that they have. Raises as ``list_defect``."""
    line = existing(session, ProductDefect, line_id)
    held = {name: getattr(line, name) for name in ListedFields.__annotations__}
    line.fill(_checked(session, line.product_id, {**held, **fields}, line_id))


def unlist_defect(session: ChangeSession, line_id: int) -> None:
    """Take a line away; what was found in lots is still proposed."""
    session.delete(existing(session, ProductDefect, line_id))


def _checked(
    session: ChangeSession, product_id: int, fields: Mapping[str, Any], line_id: int | None = None
) -> dict[str, Any]:
    """Return the cleaned fields of a line, of any column type, hence Any; ``line_id`` is the one edited."""
    values = clean(ProductDefect, fields)
    check_named(values)
    twins = select(ProductDefect.id).where(
        ProductDefect.product_id == product_id,
        ProductDefect.name_en == values["name_en"],
        ProductDefect.name_zh == values["name_zh"],
        ProductDefect.id != (line_id or 0),
    )
    if session.scalar(twins) is not None:
        raise UsageError(
            _("This defect is on the list already."), _("Change its line, or give this one another name.")
        )
    return values


def listed_defects(connection: Connection, product_id: int) -> list[KnownDefect]:
    """Return the list of a product, critical ones first, and how often each was found in it."""
    found = _found(connection, Inspection.product_id == product_id)
    return _listed(connection, product_id, found)


def found_defects(connection: Connection, product_id: int) -> list[KnownDefect]:
    """Return what was found in a product and is not on its list, the most frequent first."""
    found = _found(connection, Inspection.product_id == product_id)
    return _others(found, _listed(connection, product_id, found))


def known_defects(
    connection: Connection, supplier_id: int, goods: str, product_id: int | None = None
) -> list[KnownDefect]:
    """Return what an inspection of goods offers: the product's list, what was found before, then the usual ones.

    Goods without a product are known by their supplier and their words.
    """
    alike = (Inspection.supplier_id == supplier_id) & (Inspection.product == goods)
    found = _found(
        connection, alike if product_id is None else or_(alike, Inspection.product_id == product_id)
    )
    listed = [] if product_id is None else _listed(connection, product_id, found)
    before = [*listed, *_others(found, listed)]
    return [*before, *_others(usual(), before)]


def list_text(product: str, listed: Iterable[KnownDefect]) -> str:
    """Return a list in both languages, for a contract or a mail; ``product`` is the name of the goods."""
    lines = [f"缺陷清单 Defect list: {product}"]
    for name, group in groupby(listed, key=lambda one: one.defect_class):
        lines += ["", f"{CLASSES_ZH[name]} {class_en(name)}", *(f"- {_line(one)}" for one in group)]
    return "\n".join(lines)


def _line(one: KnownDefect) -> str:
    names = " ".join(filter(None, (one.name_zh, one.name_en)))
    return f"{names}（允许 allowed: {one.allowed}）" if one.allowed else names


def usual() -> list[KnownDefect]:
    """Return the defects that are usual in goods of any kind, those that are found most first."""
    ranked = sorted(usual_defects(), key=lambda one: _USUAL_ORDER.index(one.defect_class))
    return [KnownDefect(one.en, one.zh, one.defect_class, 0) for one in ranked]


def _found(connection: Connection, chosen: Any) -> list[KnownDefect]:  # a condition of any type, hence Any
    """Return the defects of some inspections, the most frequent first."""
    columns = (Defect.name_en, Defect.name_zh, Defect.defect_class)
    many = func.sum(Defect.count)
    query = (
        select(*columns, many)
        .join(Inspection, Inspection.id == Defect.inspection_id)
        .where(chosen, Inspection.deleted_at.is_(None))
        .group_by(*columns)
        .order_by(many.desc(), Defect.name_en, Defect.name_zh)
    )
    return [KnownDefect(en, zh, name, int(count)) for en, zh, name, count in connection.execute(query)]


def _listed(connection: Connection, product_id: int, found: Sequence[KnownDefect]) -> list[KnownDefect]:
    columns = [ProductDefect.__table__.c[name] for name in ("id", *ListedFields.__annotations__)]
    query = select(*columns).where(ProductDefect.product_id == product_id).order_by(ProductDefect.id)
    lines = [
        KnownDefect(en, zh, name, 0, allowed, line_id)
        for line_id, name, en, zh, allowed in connection.execute(query)
    ]
    counted = [
        KnownDefect(
            one.name_en, one.name_zh, one.defect_class, sum(each.found for each in found if _same(one, each)),
            one.allowed, one.listed_id,
        )
        for one in lines
    ]  # fmt: skip
    return sorted(counted, key=lambda one: (CLASSES.index(one.defect_class), -one.found))


def _others(offered: Iterable[KnownDefect], known: Sequence[KnownDefect]) -> list[KnownDefect]:
    """Return what is offered but for what is known under one of its names."""
    return [one for one in offered if not any(_same(one, each) for each in known)]


def _same(one: KnownDefect, other: KnownDefect) -> bool:
    """Tell whether two are called alike in one of the languages: a report may have only one of the names."""
    return one.name_zh == other.name_zh != "" or one.name_en.casefold() == other.name_en.casefold() != ""
