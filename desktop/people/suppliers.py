"""Making, editing, rating and deleting suppliers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, TypedDict

from sqlalchemy import update

from desktop.chinese.companies import company_pinyin
from desktop.chinese.credit_code import tidy
from desktop.errors import Refused
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_cadence, check_choice, check_range, clean, existing, held
from desktop.people.keys import sort_key, supplier_key
from desktop.people.tables import Supplier, SupplierSkill
from desktop.people.words import KINDS, SKILLS, STATUSES
from desktop.texts import _


class SupplierFields(TypedDict, total=False):
    """The fields of a supplier that a person types; what is left out stays as it is."""

    name_zh: str
    name_pinyin: str
    name_en: str
    kind: str
    status: str
    tier: int | None
    since: date | None
    province: str
    city_zh: str
    city_en: str
    address_zh: str
    address_en: str
    postcode: str
    website: str
    products: str
    payment_terms: str
    lead_time_days: int | None
    week_days: int
    credit_code: str
    cadence_ideal: int | None
    cadence_longest: int | None
    notes: str


def add_supplier(session: ChangeSession, fields: SupplierFields) -> int:
    """Add a supplier and return its id; pinyin is made when none is given.

    Raises Refused without any name and UsageError for a value that is not possible.
    """
    supplier = Supplier(id=session.new_id(), created_at=session.now, updated_at=session.now)
    _set(supplier, fields)
    session.add(held(session, supplier))
    return supplier.id


def edit_supplier(session: ChangeSession, supplier_id: int, fields: SupplierFields) -> None:
    """Change some fields; pinyin that was made follows the Chinese name, pinyin that was edited stays.

    Raises Refused when no name would be left and UsageError for a value that is not possible.
    """
    _set(existing(session, Supplier, supplier_id), fields)


def _set(supplier: Supplier, fields: SupplierFields) -> None:
    values = clean(Supplier, fields)
    _check(supplier, values)
    made_before = company_pinyin(supplier.name_zh or "")
    supplier.fill(values)
    if supplier.name_pinyin in (None, "", made_before) and not values.get("name_pinyin"):
        supplier.name_pinyin = company_pinyin(supplier.name_zh or "")
    refresh_supplier_keys(supplier)


def _check(supplier: Supplier, values: dict[str, Any]) -> None:
    after = {
        name: values.get(name, getattr(supplier, name)) for name in ("name_zh", "name_pinyin", "name_en")
    }
    if not any(after.values()):
        raise Refused(_("A supplier needs a name."), _("Type its Chinese or its English name."))
    check_choice(values, "kind", KINDS)
    check_choice(values, "status", STATUSES)
    check_range(values, "tier", 1, 5)
    check_range(values, "week_days", 5, 6)
    check_range(values, "lead_time_days", 0, 1000)
    ideal = values.get("cadence_ideal", supplier.cadence_ideal)
    check_cadence(values, ideal, values.get("cadence_longest", supplier.cadence_longest))
    if "credit_code" in values:
        values["credit_code"] = tidy(values["credit_code"])


def refresh_supplier_keys(supplier: Supplier) -> None:
    """Make the keys for finding and sorting anew from the names."""
    name_zh, pinyin, name_en = supplier.name_zh or "", supplier.name_pinyin or "", supplier.name_en or ""
    supplier.search_key = supplier_key(name_zh, pinyin, name_en)
    supplier.sort_key = sort_key(name_en, pinyin, name_zh)


def rate_skill(
    session: ChangeSession, supplier_id: int, skill: str, rating: int, rated_on: date, note: str = ""
) -> int:
    """Rate one of the seven skills from 1 (weak) to 5 (strong) on a day; a second rating of that day replaces it.

    Returns the rating's id. Raises UsageError for an unknown skill or a rating outside 1 to 5.
    """
    existing(session, Supplier, supplier_id)
    values = clean(SupplierSkill, {"skill": skill, "rating": rating, "note": note, "rated_on": rated_on})
    check_choice(values, "skill", SKILLS)
    check_range(values, "rating", 1, 5)
    same_day = session.query(SupplierSkill).filter_by(supplier_id=supplier_id, skill=skill, rated_on=rated_on)
    rated = same_day.first()
    if rated is None:
        return session.make(SupplierSkill, supplier_id=supplier_id, **values).id
    rated.fill(values)
    return rated.id


def remove_rating(session: ChangeSession, rating_id: int) -> None:
    """Take back one rating of a skill."""
    session.delete(existing(session, SupplierSkill, rating_id))


def set_on_suppliers(session: ChangeSession, supplier_ids: Collection[int], fields: SupplierFields) -> None:
    """Change the same fields of many suppliers in one step, such as status, tier or cadence."""
    for supplier_id in supplier_ids:
        edit_supplier(session, supplier_id, fields)


def delete_suppliers(session: ChangeSession, supplier_ids: Collection[int]) -> None:
    """Put suppliers into the trash; their people, touches and orders stay as they are."""
    session.execute(
        update(Supplier)
        .where(Supplier.id.in_(supplier_ids), Supplier.deleted_at.is_(None))
        .values(deleted_at=session.now, updated_at=session.now)
    )


def restore_suppliers(session: ChangeSession, supplier_ids: Collection[int]) -> None:
    """Take suppliers out of the trash."""
    session.execute(
        update(Supplier)
        .where(Supplier.id.in_(supplier_ids), Supplier.deleted_at.is_not(None))
        .values(deleted_at=None, updated_at=session.now)
    )
