"""The suppliers of the journal as cards that import again without loss."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, RowMapping, select

from desktop.chinese.places import provinces
from desktop.exchange.cards import Card, CardAddress
from desktop.exchange.exported_people import Said, pages, said_of
from desktop.exchange.extras import SKILL, SUPPLIER_NUMBERS, SUPPLIER_TEXTS, pairs
from desktop.exchange.own_fields import own_pairs
from desktop.people.tables import Channel, Supplier, SupplierSkill, Tagging

_LISTED_APART = frozenset({"71", "81", "82"})
"""Provinces that other programs have a line for in their lists of countries: for these none is written."""
Pairs = tuple[tuple[str, str], ...]


def supplier_cards(connection: Connection, supplier_ids: Sequence[int]) -> Iterator[Card]:
    """Yield the card of a company for each supplier of ``supplier_ids``, with its skills."""
    for page in pages(supplier_ids):
        found = connection.execute(select(Supplier.__table__).where(Supplier.id.in_(page)))
        rows = {row["id"]: row for row in found.mappings()}
        said = said_of(connection, rows.values(), Channel.supplier_id, Tagging.supplier_id)
        skills = _skills(connection, page)
        own = own_pairs(connection, "supplier", page)
        for supplier_id in page:
            if supplier_id in rows:
                yield _card(rows[supplier_id], said, skills.get(supplier_id, ()) + own.get(supplier_id, ()))


def _skills(connection: Connection, ids: Sequence[int]) -> dict[int, Pairs]:
    skill = SupplierSkill
    columns = (skill.supplier_id, skill.skill, skill.rating, skill.rated_on, skill.note)
    query = select(*columns).where(skill.supplier_id.in_(ids)).order_by(skill.rated_on, skill.id)
    found: dict[int, Pairs] = defaultdict(tuple)
    for supplier_id, key, rating, rated_on, note in connection.execute(query):
        found[supplier_id] += pairs({SKILL: {"skill": key, "rating": rating, "on": rated_on, "note": note}})
    return found


def _card(row: RowMapping, said: Said, skills: Pairs) -> Card:
    extras = {name: row[name] for name in (*SUPPLIER_TEXTS, *SUPPLIER_NUMBERS, "since")}
    return Card(
        chinese_name=row["name_zh"],
        english_name=row["name_en"],
        pinyin=row["name_pinyin"],
        company=row["name_zh"] or row["name_en"] or row["name_pinyin"],
        channels=tuple(said.channels.get(row["id"], ())),
        addresses=_addresses(row),
        note=row["notes"],
        tags=said.tags.get(row["id"], ()),
        urls=(row["website"],) if row["website"] else (),
        photo=said.photos.get(row["photo_id"]),
        is_company=True,
        source_id=f"guanxi-{row['id']}",
        unknown=pairs(extras) + skills,
    )


def _addresses(row: RowMapping) -> tuple[CardAddress, ...]:
    """Return the address for other programs; ours is read from the fields of the journal."""
    street = row["address_zh"] or row["address_en"]
    if not street:
        return ()
    province = provinces().get(row["province"])
    if row["address_zh"]:
        city, region, country = row["city_zh"], province.name if province else "", "中国"
    else:
        city, region, country = row["city_en"], province.english if province else "", "China"
    if province is None or province.code in _LISTED_APART:
        country = ""
    return (CardAddress("work", "", "", street, city, region, row["postcode"], country),)
