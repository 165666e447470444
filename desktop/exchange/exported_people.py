"""The people of the journal as cards that import again without loss."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, RowMapping, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from desktop.exchange.cards import Card, CardBirthday, CardChannel, CardPhoto
from desktop.exchange.extras import CONTACT_NUMBERS, CONTACT_TEXTS, JOB, pairs
from desktop.exchange.own_fields import own_pairs
from desktop.journal.tables import Photo
from desktop.people.selecting import tags_of
from desktop.people.tables import Channel, Contact, Employment, Supplier, Tagging

PAGE = 500
PRIVATE = frozenset({"private_notes", "ask_next"})


@dataclass(frozen=True, slots=True)
class Said:
    """What a page of records has in other tables, by the id of the record."""

    channels: dict[int, list[CardChannel]]
    tags: dict[int, tuple[str, ...]]
    photos: dict[int, CardPhoto]
    """By the id of the picture."""


def contact_cards(
    connection: Connection, contact_ids: Sequence[int], *, private: bool = True
) -> Iterator[Card]:
    """Yield a card for each person of ``contact_ids``; ``private`` includes private notes and what to ask."""
    for page in pages(contact_ids):
        found = connection.execute(select(Contact.__table__).where(Contact.id.in_(page)))
        rows = {row["id"]: row for row in found.mappings()}
        said = said_of(connection, rows.values(), Channel.contact_id, Tagging.contact_id)
        jobs = _jobs(connection, page)
        own = own_pairs(connection, "contact", page)
        for contact_id in page:
            if contact_id in rows:
                card = _card(rows[contact_id], said, jobs.get(contact_id, []), private=private)
                yield replace(card, unknown=card.unknown + own.get(contact_id, ()))


def pages(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Cut ids into pages that one statement can take."""
    return (ids[start : start + PAGE] for start in range(0, len(ids), PAGE))


def said_of(
    connection: Connection,
    rows: Collection[RowMapping],
    channel_owner: InstrumentedAttribute[int | None],
    tag_owner: InstrumentedAttribute[int | None],
) -> Said:
    """Read channels, tags and pictures of a page of records."""
    ids = [row["id"] for row in rows]
    channels: dict[int, list[CardChannel]] = defaultdict(list)
    columns = (Channel.kind, Channel.value, Channel.label, Channel.preferred)
    query = select(channel_owner, *columns).where(channel_owner.in_(ids))
    for owner, kind, value, label, preferred in connection.execute(
        query.order_by(Channel.position, Channel.id)
    ):
        channels[owner or 0].append(CardChannel(kind, value, label, preferred))
    tags = {
        owner: tuple(tag.name for tag in found)
        for owner, found in tags_of(connection, tag_owner, ids).items()
    }
    photo_ids = [row["photo_id"] for row in rows if row["photo_id"] is not None]
    pictures = connection.execute(select(Photo.id, Photo.mime, Photo.data).where(Photo.id.in_(photo_ids)))
    photos = {row.id: CardPhoto(row.mime.removeprefix("image/"), row.data) for row in pictures}
    return Said(channels, tags, photos)


def _jobs(connection: Connection, ids: Sequence[int]) -> dict[int, list[RowMapping]]:
    """Return all employments by person, the one of today that began last first."""
    boss = aliased(Contact)
    names = (Supplier.name_zh.label("supplier_zh"), Supplier.name_en.label("supplier_en"))
    bosses = (
        boss.name_zh.label("boss_zh"),
        boss.name_en.label("boss_en"),
        boss.form_of_address.label("boss_form"),
    )
    rows = connection.execute(
        select(Employment.__table__, *names, *bosses)
        .outerjoin(Supplier, Supplier.id == Employment.supplier_id)
        .outerjoin(boss, boss.id == Employment.reports_to_id)
        .where(Employment.contact_id.in_(ids))
        .order_by(
            Employment.until_date.desc().nulls_first(),
            Employment.from_date.desc().nulls_last(),
            Employment.id.desc(),
        )
    )
    found: dict[int, list[RowMapping]] = defaultdict(list)
    for row in rows.mappings():
        found[row["contact_id"]].append(row)
    return found


def _card(row: RowMapping, said: Said, jobs: list[RowMapping], *, private: bool) -> Card:
    today = jobs[0] if jobs and jobs[0]["until_date"] is None else None
    names = [name for name in CONTACT_TEXTS if private or name not in PRIVATE]
    extras = {name: row[name] for name in (*names, *CONTACT_NUMBERS)}
    introducer = row["introduced_by_id"]
    extras["introduced_by"] = f"guanxi-{introducer}" if introducer is not None else ""
    family, given = _parts(row)
    card = Card(
        full_name=f"{row['name_zh']} {row['name_en']}".strip() or row["form_of_address"],
        chinese_name=row["name_zh"],
        family=family,
        given=given,
        pinyin=row["pinyin"],
        english_name=row["name_en"],
        channels=tuple(said.channels.get(row["id"], ())),
        birthday=_birthday(row),
        note=row["notes"],
        tags=said.tags.get(row["id"], ()),
        photo=said.photos.get(row["photo_id"]),
        source_id=f"guanxi-{row['id']}",
        unknown=pairs(extras) + _other_jobs(jobs[1:] if today else jobs),
    )
    return card if today is None else _employed(card, today)


def _parts(row: RowMapping) -> tuple[str, str]:
    """Return family and given name; of an English name the last word is the family's."""
    if row["name_zh"]:
        return row["family_zh"], row["given_zh"]
    given, _blank, family = row["name_en"].rpartition(" ")
    return family, given


def _birthday(row: RowMapping) -> CardBirthday | None:
    if not row["birth_calendar"] or row["birth_month"] is None or row["birth_day"] is None:
        return None
    lunar = row["birth_calendar"] == "lunar"
    return CardBirthday(row["birth_month"], row["birth_day"], row["birth_year"], lunar, row["birth_leap"])


def _employed(card: Card, job: RowMapping) -> Card:
    """Add the job of today."""
    boss_id = job["reports_to_id"]
    extras = {
        "company_en": job["supplier_en"] if job["supplier_zh"] else "",
        "company_only": "" if job["supplier_id"] is not None else "yes",
        "decision_role": job["decision_role"],
        "from_date": job["from_date"],
        "boss": f"guanxi-{boss_id}" if boss_id is not None else "",
    }
    return replace(
        card,
        company=_company(job),
        department=job["department"],
        title=job["title"],
        reports_to=_boss(job),
        unknown=card.unknown + pairs(extras),
    )


def _company(job: RowMapping) -> str:
    return str(job["supplier_zh"] or job["supplier_en"] or job["company"])


def _boss(job: RowMapping) -> str:
    return str(job["boss_zh"] or job["boss_en"] or job["boss_form"] or job["reports_to_name"])


def _other_jobs(jobs: Iterable[RowMapping]) -> tuple[tuple[str, str], ...]:
    plain = ("department", "title", "decision_role", "from_date", "until_date")
    return tuple(
        pair
        for job in jobs
        for pair in pairs(
            {
                JOB: {
                    "company": _company(job),
                    "company_en": job["supplier_en"] if job["supplier_zh"] else "",
                    "company_only": "" if job["supplier_id"] is not None else "yes",
                    "reports_to_name": _boss(job),
                    **{name: job[name] for name in plain},
                }
            }
        )
    )
