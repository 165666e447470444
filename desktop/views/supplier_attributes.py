"""What a view of suppliers can filter, show, sort and group by."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from desktop.chinese.places import provinces
from desktop.people import words
from desktop.people.last_touch import last_touch
from desktop.people.shown import chinese, single
from desktop.people.tables import Channel, Contact, Employment, Supplier, Tag, Tagging
from desktop.texts import _
from desktop.views.attributes import Attribute, Choices, Ids, channels, fixed, line, whole


def supplier_attributes() -> list[Attribute]:
    """Return the attributes of suppliers in the order in which they are offered."""
    return [*_named(), *_standing(), *_placed(), *_business()]


def _named() -> list[Attribute]:
    # by names, both of them are searched; the shown one is made of the parts
    names = Supplier.name_zh + "\n" + Supplier.name_en + "\n" + Supplier.name_pinyin
    return [
        Attribute("name", _("Name"), "text", names, show=_name, order=Supplier.sort_key, width=230),
        Attribute("name_zh", _("Chinese name"), "text", Supplier.name_zh, show=line, width=200),
        Attribute("name_en", _("English name"), "text", Supplier.name_en, show=line, width=200),
    ]


def _name(names: str) -> str:
    hanzi, english, pinyin = names.split("\n")
    return single(hanzi, english or pinyin)


def _standing() -> list[Attribute]:
    here = (Employment.until_date.is_(None), Employment.deleted_at.is_(None), Contact.deleted_at.is_(None))
    people = (
        select(func.count(func.distinct(Employment.contact_id)))
        .join(Contact, Contact.id == Employment.contact_id)
        .where(Employment.supplier_id == Supplier.id, *here)
        .scalar_subquery()
    )
    roles = (
        select(Employment.supplier_id, Employment.decision_role)
        .join(Contact, Contact.id == Employment.contact_id)
        .where(Employment.supplier_id.is_not(None), Employment.decision_role != "", *here)
    )
    touched = last_touch("supplier", Supplier.id)
    kinds, states = fixed(words.KINDS, words.kind_label), fixed(words.STATUSES, words.status_label)
    parts = fixed(words.DECISION_ROLES, words.decision_role_label)
    tiers = fixed(words.TIERS, words.tier_label)
    return [
        Attribute("kind", _("Kind"), "choice", Supplier.kind, choices=kinds, show=words.kind_label),
        Attribute("status", _("Status"), "choice", Supplier.status, choices=states, show=words.status_label),
        Attribute("tier", _("Tier"), "choice", Supplier.tier, choices=tiers, show=words.tier_label),
        Attribute("tag", _("Tags"), "many", links=tagged("supplier"), choices=tags, width=160),
        Attribute("since", _("Customer since"), "date", Supplier.since),
        Attribute("touched", _("Last touch"), "date", touched, days="moment"),
        Attribute("people", _("People"), "number", people, show=whole, width=80),
        Attribute(
            "role", _("Part of its people in decisions"), "many", links=roles, choices=parts, width=180
        ),
        Attribute("added", _("Added"), "date", Supplier.created_at, days="moment"),
    ]


def tagged(owner: str) -> Ids:
    """Return which suppliers or people bear which tags."""
    column = Tagging.supplier_id if owner == "supplier" else Tagging.contact_id
    return select(column, Tagging.tag_id).where(column.is_not(None))


def tags(connection: Connection) -> Choices:
    """Return all tags by name."""
    rows = connection.execute(select(Tag.id, Tag.name).order_by(func.lower(Tag.name), Tag.id))
    return [(str(row.id), row.name) for row in rows]


def _placed() -> list[Attribute]:
    cities = Supplier.city_zh + "\n" + Supplier.city_en
    known = fixed(provinces(), _province)
    return [
        Attribute("province", _("Province"), "choice", Supplier.province, choices=known, show=_province),
        Attribute("city", _("City"), "text", cities, show=lambda both: single(*both.split("\n"))),
        Attribute("address_zh", _("Address in Chinese"), "text", Supplier.address_zh, show=line, width=240),
        Attribute("address_en", _("Address in English"), "text", Supplier.address_en, show=line, width=240),
    ]


def _province(code: str) -> str:
    found = provinces().get(code)
    return "" if found is None else found.name if chinese() else found.english


def _business() -> list[Attribute]:
    reach = select(Channel.supplier_id, Channel.kind).where(
        Channel.supplier_id.is_not(None), Channel.deleted_at.is_(None)
    )
    return [
        Attribute("products", _("Products"), "text", Supplier.products, show=line, width=200),
        Attribute(
            "credit_code", _("Unified social credit code"), "text", Supplier.credit_code, show=line, width=170
        ),
        Attribute("payment_terms", _("Payment terms"), "text", Supplier.payment_terms, show=line, width=200),
        Attribute(
            "lead_time_days", _("Usual lead time in days"), "number", Supplier.lead_time_days, show=whole
        ),
        Attribute("website", _("Website"), "text", Supplier.website, show=line),
        Attribute("channel", _("Channels"), "many", links=reach, choices=channels),
        Attribute("notes", _("Notes"), "text", Supplier.notes, show=line, width=240),
    ]
