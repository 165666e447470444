"""The suppliers and people of the demo journal: written with what is known about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from desktop.chinese.syllables import fold
from desktop.demo.tables import PersonRow, SupplierRow, people, suppliers
from desktop.demo.words import word
from desktop.giving.tables import Favour
from desktop.journal.journal import ChangeSession
from desktop.people.birthdays import parse_birthday
from desktop.people.channels import add_channel
from desktop.people.contacts import add_contact, edit_contact
from desktop.people.employments import add_employment
from desktop.people.suppliers import add_supplier
from desktop.people.tables import Contact, SupplierSkill
from desktop.people.tags import set_tag_tone, tag
from desktop.people.words import SKILLS

COLD = {"nh": 50, "sy": 112, "qh": 203, "wl": 76, "lt": 133, "mh": 33}
"""Suppliers that fall silent, and for how many days."""
_WRITES_AGAIN = "qh"
"""One of them, whose salesman wrote again for an order: all hangs on him."""
_RARELY = (180, 365)
_INTRODUCER = "许静怡"
_INTRODUCED = ("gm", "jy", "ay", "hr", "tz", "bf")
_FAVOURS = (
    ("李伟", "received", "Opened the line on a Sunday for the missing 400 pieces", 71, None),
    ("张建国", "given", "Found an internship in Rotterdam for his nephew", 128, None),
    ("陈洁", "received", "Held the price one month longer than agreed", 44, None),
    ("许静怡", "received", "Drove to Yongkang at night to stop a wrong shipment", 203, 160),
    ("梁婉仪", "given", "Recommended her to a friend who buys display stands", 96, 20),
    ("应雪梅", "received", "Lent a set of sample bottles for the fair", 31, None),
    ("陈百川", "given", "Paid the balance a week early when he bought the new press", 150, 64),
    ("竺云霞", "received", "Photographed the bamboo boards for our catalogue", 12, None),
)
_BEFORE = (
    ("骆宾", "gm", "", "Interpreter", 2022),
    ("潘晓丽", "gm", "", "Merchandiser", 2021),
    ("邓文斌", None, "东莞市宏图模具厂", "QC inspector", 2020),
    ("钱雯", None, "南通远帆纺织品有限公司", "Sales representative", 2022),
)


@dataclass(frozen=True, slots=True)
class Player:
    """A person of the demo with what the story needs to know."""

    id: int
    row: PersonRow
    english: str
    """Name in an English sentence."""
    address: str
    """Name in a Chinese sentence."""
    supplier_id: int
    supplier: SupplierRow
    main: bool
    """The supplier's main contact."""
    ideal_days: int
    """Days within which the last touch lies, unless the supplier has fallen silent."""


def write_cast(session: ChangeSession, today: date, random: Random) -> list[Player]:
    """Write suppliers, people and what ties them; return the people."""
    rows = {row.key: row for row in suppliers()}
    supplier_ids = {key: _supplier(session, row, today, random) for key, row in rows.items()}
    session.flush()
    mains = _mains()
    contact_ids = {row.name_zh: _contact(session, row, mains, rows[row.supplier]) for row in people()}
    session.flush()
    for number, row in enumerate(people()):
        _employ(session, row, contact_ids, supplier_ids[row.supplier], rows[row.supplier])
        _channels(session, row, contact_ids[row.name_zh], number)
    _ties(session, contact_ids, supplier_ids, today)
    session.flush()
    return [
        _player(session, row, contact_ids[row.name_zh], supplier_ids[row.supplier], rows[row.supplier], mains)
        for row in people()
    ]


def _mains() -> set[str]:
    """Return the names of the main contacts: the first salesperson of each supplier, else its first person."""
    mains: dict[str, PersonRow] = {}
    for row in people():
        held = mains.get(row.supplier)
        if held is None or (held.department != "Sales" and row.department == "Sales"):
            mains[row.supplier] = row
    return {row.name_zh for row in mains.values()}


def _supplier(session: ChangeSession, row: SupplierRow, today: date, random: Random) -> int:
    supplier_id = add_supplier(
        session,
        {
            "name_en": row.name_en,
            "name_zh": row.name_zh,
            "kind": row.kind,
            "status": row.status,
            "tier": int(row.tier),
            "since": min(date.fromisoformat(row.since), today),
            "province": row.province,
            "city_en": row.city_en,
            "city_zh": row.city_zh,
            "address_zh": row.address_zh,
            "address_en": row.address_en,
            "postcode": row.postcode,
            "products": word(row.products),
            "payment_terms": word(row.payment_terms),
            "lead_time_days": int(row.lead_time_days),
            "week_days": int(row.week_days),
            "website": f"www.{fold(row.name_en.split()[1])}.example",
        },
    )
    if row.status != "prospect":
        _skills(session, supplier_id, today, random)
    return supplier_id


def _skills(session: ChangeSession, supplier_id: int, today: date, random: Random) -> None:
    usual = random.uniform(2.6, 4.2)
    for skill in SKILLS:
        first = min(max(round(random.gauss(usual, 0.8)), 1), 5)
        second = min(max(first + random.choice((-1, 0, 0, 1)), 1), 5)
        for rating, days in ((first, random.randrange(240, 360)), (second, random.randrange(20, 120))):
            day = today - timedelta(days=days)
            session.make(SupplierSkill, supplier_id=supplier_id, skill=skill, rating=rating, rated_on=day)


def _contact(session: ChangeSession, row: PersonRow, mains: set[str], supplier: SupplierRow) -> int:
    rarely = row.name_zh not in mains or supplier.status in ("ended", "paused")
    ideal, longest = _RARELY if rarely else (None, None)
    return add_contact(
        session,
        {
            "name_zh": row.name_zh,
            "name_en": row.name_en,
            "gender": row.gender,
            "birthday": parse_birthday(row.birthday) if row.birthday else None,
            "home_town": row.home_town,
            "hobbies": word(row.hobbies),
            "food": word(row.food),
            "notes": word(row.notes),
            "languages": word("中文, English") if row.name_en else "中文",
            "cadence_ideal": ideal,
            "cadence_longest": longest,
        },
    )


def _employ(
    session: ChangeSession, row: PersonRow, ids: dict[str, int], supplier_id: int, supplier: SupplierRow
) -> None:
    add_employment(
        session,
        ids[row.name_zh],
        {
            "supplier_id": supplier_id,
            "title": word(row.title),
            "department": word(row.department),
            "decision_role": row.decision_role,
            "reports_to_id": ids[row.boss] if row.boss else None,
            "from_date": date(max(int(supplier.since[:4]), 2016), 3, 1)
            if row.decision_role != "decides"
            else None,
        },
    )


def _channels(session: ChangeSession, row: PersonRow, contact_id: int, number: int) -> None:
    contact = session.get_one(Contact, contact_id)
    letters = fold(contact.pinyin).replace(" ", "").replace("'", "")
    values = {
        "mail": f"{letters}@{row.supplier}.example",
        "phone": f"0579-8500{number:04d}",
        "mobile": f"1380000{number:04d}",
        "whatsapp": f"+861380000{number:04d}",
        "qq": f"100{number:05d}",
        "zoom": f"900000{number:04d}",
        "tencent_meeting": f"900{number:06d}",
        "dingtalk": letters,
    }
    for place, kind in enumerate(row.channels.split()):
        value = values.get(kind, f"{letters}_{row.supplier}")
        add_channel(session, kind, value, contact_id=contact_id, preferred=place == 0)


def _ties(
    session: ChangeSession, contacts: dict[str, int], supplier_ids: dict[str, int], today: date
) -> None:
    """Write introductions, former employments, favours and tags."""
    mains = _mains()
    for row in people():
        if row.supplier in _INTRODUCED and row.name_zh in mains:
            edit_contact(session, contacts[row.name_zh], {"introduced_by_id": contacts[_INTRODUCER]})
    for name, supplier, company, title, left in _BEFORE:
        former = {"title": word(title), "from_date": date(left - 3, 2, 1), "until_date": date(left, 12, 31)}
        where = {"supplier_id": supplier_ids[supplier]} if supplier else {"company": company}
        add_employment(session, contacts[name], {**former, **where})  # type: ignore[typeddict-item]
    for name, direction, text, days, returned in _FAVOURS:
        session.make(
            Favour,
            contact_id=contacts[name],
            direction=direction,
            text=word(text),
            on_date=today - timedelta(days=days),
            returned_on=None if returned is None else today - timedelta(days=returned),
        )
    _tags(session, contacts, supplier_ids, today)


def _tags(
    session: ChangeSession, contacts: dict[str, int], supplier_ids: dict[str, int], today: date
) -> None:
    bosses = [contacts[row.name_zh] for row in people() if row.decision_role == "decides"][:16]
    fair = ("gm", "mh", "jy", "ay", "wl", "zh", "gz", "nh", "cs")
    groups: tuple[tuple[str, str, tuple[str, ...], list[int]], ...] = (
        (f"{word('Canton Fair')} {today.year}", "sky", fair, []),
        ("Going cold, call", "seal", tuple(key for key in COLD if key != _WRITES_AGAIN), []),
        ("Deposits due", "amber", ("hd", "cx", "tz"), []),
        ("Greet for New Year", "accent", (), bosses),
        ("Speaks English", "plum", (), [contacts[row.name_zh] for row in people() if row.name_en]),
    )
    for name, tone, keys, people_ids in groups:
        tag_id = tag(
            session, word(name), contact_ids=people_ids, supplier_ids=[supplier_ids[key] for key in keys]
        )
        session.flush()
        set_tag_tone(session, tag_id, tone)


def _player(
    session: ChangeSession,
    row: PersonRow,
    contact_id: int,
    supplier_id: int,
    supplier: SupplierRow,
    mains: set[str],
) -> Player:
    contact = session.get_one(Contact, contact_id)
    main = row.name_zh in mains
    days = {1: 14, 2: 30, 3: 60, 4: 120, 5: 365}[int(supplier.tier)]
    return Player(
        id=contact_id,
        row=row,
        english=row.name_en or fold(contact.pinyin).title(),
        address=contact.form_of_address or row.name_zh,
        supplier_id=supplier_id,
        supplier=supplier,
        main=main,
        ideal_days=days if main and supplier.status not in ("ended", "paused") else _RARELY[0],
    )
