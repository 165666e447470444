"""Records that may be one and the same: proposals for merging, with the reason and how sure it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, TypeVar

from sqlalchemy import Connection, select

from desktop.chinese.names import company_core
from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.channels import match_key
from desktop.people.merged_links import Kind
from desktop.people.tables import Channel, Contact, DistinctPair, Employment, Supplier
from desktop.texts import N_, _

Sureness = Literal["sure", "likely", "maybe"]
SURENESS: tuple[Sureness, ...] = ("sure", "likely", "maybe")
_SHARED_BY_AT_MOST = 4
"""What more records share (a switchboard, info@) says nothing about who they are."""
_REASONS = {
    "channel": N_("The same {what}"),
    "code": N_("The same credit code"),
    "name_place": N_("The same Chinese name at the same supplier"),
    "name": N_("The same Chinese name"),
    "brand": N_("The same brand in the same city"),
    "english": N_("The same English name"),
    "english_place": N_("The same English name at the same supplier"),
}
_TELLING = frozenset(
    {"wechat", "qq", "dingtalk", "wecom", "phone", "mobile", "mail", "whatsapp", "alibaba", "skype"}
)


@dataclass(frozen=True, slots=True)
class AlikePair:
    """Two records that may be one; ``first_id`` is the older."""

    kind: Kind
    first_id: int
    second_id: int
    sureness: Sureness
    reason: str
    """Key of the reason; ``reason_text`` says it."""
    shared: str
    """What they share: the number, the name."""


def reason_text(pair: AlikePair) -> str:
    """Return why two records may be one, in words."""
    return _(_REASONS[pair.reason]).format(what=pair.shared)


def looks_alike(connection: Connection, kind: Kind) -> list[AlikePair]:
    """Return the pairs outside the trash that may be one, the surest first; dismissed pairs are left out.

    The same WeChat, mail or number is sure, the same Chinese name at one supplier likely, the name alone maybe.
    """
    found: dict[tuple[int, int], AlikePair] = {}
    groups = _contact_groups(connection) if kind == "contact" else _supplier_groups(connection)
    for sureness, reason, shared, ids in groups:
        if len(ids) > _SHARED_BY_AT_MOST:
            continue
        for first, second in combinations(sorted(ids), 2):
            found.setdefault((first, second), AlikePair(kind, first, second, sureness, reason, shared))
    dismissed = dismissed_pairs(connection, kind)
    kept = [pair for ids, pair in found.items() if ids not in dismissed]
    return sorted(kept, key=lambda pair: (SURENESS.index(pair.sureness), pair.first_id, pair.second_id))


def dismiss_pair(session: ChangeSession, kind: Kind, one_id: int, other_id: int) -> None:
    """Say that two records are not the same: they are not proposed again."""
    if one_id == other_id:
        raise UsageError(_("This is one and the same record."), _("Choose two different records."))
    lower, higher = sorted((one_id, other_id))
    known = session.scalars(
        select(DistinctPair.id).where(
            DistinctPair.kind == kind, DistinctPair.lower_id == lower, DistinctPair.higher_id == higher
        )
    ).first()
    if known is None:
        session.make(DistinctPair, kind=kind, lower_id=lower, higher_id=higher)


def dismissed_pairs(connection: Connection, kind: Kind) -> set[tuple[int, int]]:
    """Return the pairs of ids, the lower first, that a person has told apart."""
    rows = connection.execute(
        select(DistinctPair.lower_id, DistinctPair.higher_id).where(DistinctPair.kind == kind)
    )
    return {(row[0], row[1]) for row in rows}


K = TypeVar("K", bound=Hashable)
Group = tuple[Sureness, str, str, set[int]]


def _contact_groups(connection: Connection) -> list[Group]:
    columns = (Contact.id, Contact.name_zh, Contact.name_en)
    named = connection.execute(select(*columns).where(Contact.deleted_at.is_(None))).all()
    places = _places(connection)
    living = {row.id for row in named}
    in_chinese = (((row.name_zh, place), row.id) for row in named if row.name_zh for place in places[row.id])
    in_english = (
        ((row.name_en.casefold(), place), row.id) for row in named if row.name_en for place in places[row.id]
    )
    return [
        *_channel_groups(connection, "contact", living),
        *(("likely", "name_place", key[0], ids) for key, ids in _shared(in_chinese).items()),
        *(("maybe", "english_place", key[0], ids) for key, ids in _shared(in_english).items()),
        *(
            ("maybe", "name", name, ids)
            for name, ids in _shared((row.name_zh, row.id) for row in named).items()
        ),
    ]


def _places(connection: Connection) -> dict[int, set[int]]:
    """Return where people work today."""
    places: dict[int, set[int]] = defaultdict(set)
    jobs = select(Employment.contact_id, Employment.supplier_id).where(Employment.until_date.is_(None))
    for contact_id, supplier_id in connection.execute(jobs):
        if supplier_id is not None:
            places[contact_id].add(supplier_id)
    return places


def _supplier_groups(connection: Connection) -> list[Group]:
    columns = (Supplier.id, Supplier.name_zh, Supplier.name_en, Supplier.credit_code, Supplier.city_zh)
    rows = connection.execute(select(*columns).where(Supplier.deleted_at.is_(None))).all()
    living = {row.id for row in rows}
    brands = (
        ((brand, place), row.id)
        for row in rows
        if row.name_zh
        for place, brand in [company_core(row.name_zh)]
    )
    return [
        *(
            ("sure", "code", code, ids)
            for code, ids in _shared((row.credit_code, row.id) for row in rows).items()
        ),
        *_channel_groups(connection, "supplier", living),
        *(
            ("likely", "name", name, ids)
            for name, ids in _shared((row.name_zh, row.id) for row in rows).items()
        ),
        *(
            ("likely", "english", name, ids)
            for name, ids in _shared((row.name_en.casefold(), row.id) for row in rows).items()
        ),
        *(("maybe", "brand", brand, ids) for (brand, _place), ids in _shared(brands).items()),
    ]


def _channel_groups(connection: Connection, kind: Kind, living: set[int]) -> list[Group]:
    owner = Channel.contact_id if kind == "contact" else Channel.supplier_id
    rows = connection.execute(select(owner, Channel.kind, Channel.value).where(owner.is_not(None)))
    keys = ((match_key(row[1], row[2]), row[0]) for row in rows if row[0] in living and row[1] in _TELLING)
    return [("sure", "channel", key.partition(":")[2], ids) for key, ids in _shared(keys).items()]


def _shared(pairs: Iterable[tuple[K, int]]) -> dict[K, set[int]]:
    """Return the keys that two or more ids share; an empty text is no key."""
    groups: dict[K, set[int]] = defaultdict(set)
    for key, record_id in pairs:
        if key:
            groups[key].add(record_id)
    return {key: ids for key, ids in groups.items() if len(ids) > 1}
