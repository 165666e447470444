"""The fields of a supplier as forms and the page show them, in sections."""

from __future__ import annotations

from desktop.chinese.places import provinces
from desktop.people import words
from desktop.people.supplier_card import SupplierCard
from desktop.people.suppliers import SupplierFields
from desktop.texts import _, language, p_
from ui.editors import Field, Value


def sections() -> list[tuple[str, list[Field]]]:
    """Return the headings and their fields, in the language of the screen."""
    return [
        (p_("supplier", "Names"), _names()),
        (_("Standing"), _standing()),
        (_("Place"), _place()),
        (_("Business"), _business()),
        (_("Cadence"), _cadence()),
        (_("Notes"), [Field("notes", _("Notes"), "block")]),
    ]


def _names() -> list[Field]:
    return [
        Field("name_en", _("English name")),
        Field("name_zh", _("Chinese name")),
        Field("name_pinyin", _("Pinyin")),
    ]


def _standing() -> list[Field]:
    tiers = [(None, _("Not set")), *((tier, words.tier_label(tier)) for tier in words.TIERS)]
    return [
        Field("kind", _("Kind"), "choice", [(key, words.kind_label(key)) for key in words.KINDS]),
        Field("status", _("Status"), "choice", [(key, words.status_label(key)) for key in words.STATUSES]),
        Field("tier", _("Tier"), "choice", tiers),
        Field("since", _("Customer since"), "day"),
    ]


def _place() -> list[Field]:
    known = provinces().values()
    named = [(p.code, p.name if language() == "zh_CN" else f"{p.english} {p.name}") for p in known]
    return [
        Field("province", _("Province"), "choice", [("", _("Not set")), *named]),
        Field("city_zh", _("City in Chinese")),
        Field("city_en", _("City in English")),
        Field("postcode", _("Postcode")),
        Field("address_zh", _("Address in Chinese"), "block"),
        Field("address_en", _("Address in English"), "block"),
    ]


def _business() -> list[Field]:
    week = [(6, _("6 days")), (5, _("5 days"))]
    return [
        Field("products", _("Products"), "block"),
        Field("credit_code", _("Unified social credit code")),
        Field("website", _("Website")),
        Field("payment_terms", _("Payment terms"), "block"),
        Field("lead_time_days", _("Usual lead time in days"), "number", lowest=0, highest=1000),
        Field("week_days", _("Working week"), "choice", week),
    ]


def _cadence() -> list[Field]:
    return [
        Field("cadence_ideal", _("Days between touches"), "number"),
        Field("cadence_longest", _("Longest silence in days"), "number"),
    ]


def value_of(card: SupplierCard, key: str) -> Value:
    """Return a field of a supplier by its key."""
    value: Value = getattr(card, key)
    return value


def as_fields(values: dict[str, Value]) -> SupplierFields:
    """Return typed values as the use cases take them."""
    fields: SupplierFields = {}
    fields.update(values)  # type: ignore[typeddict-item]  # keys and kinds come from ``sections``
    return fields
