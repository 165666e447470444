"""The people of the journal as far as it takes to recognise them in a file."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, select

from desktop.exchange.matching import Known
from desktop.people.tables import Channel, Contact, Employment, Supplier


def known_people(connection: Connection) -> list[Known]:
    """Return all people outside the trash, with where they work today and how they are reached."""
    companies = _companies(connection)
    channels: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    said = select(Channel.contact_id, Channel.kind, Channel.value).where(Channel.contact_id.is_not(None))
    for contact_id, kind, value in connection.execute(said):
        channels[contact_id or 0]["phone" if kind == "mobile" else kind].append(value)
    columns = (Contact.id, Contact.name_zh, Contact.given_zh, Contact.form_of_address, Contact.name_en)
    people = connection.execute(select(*columns).where(Contact.deleted_at.is_(None)))
    return [
        Known(
            id=row.id,
            chinese_name=called(row.name_zh, row.given_zh, row.form_of_address),
            company=companies.get(row.id, ""),
            mails=tuple(channels[row.id]["mail"]),
            phones=tuple(channels[row.id]["phone"]),
            wechats=tuple(channels[row.id]["wechat"]),
            english_name=row.name_en,
        )
        for row in people
    ]


def called(name_zh: str, given_zh: str, form_of_address: str) -> str:
    """Return the Chinese name; 王经理 for one of whom only the family name and the form of address are known."""
    return form_of_address if name_zh and not given_zh and form_of_address.startswith(name_zh) else name_zh


def _companies(connection: Connection) -> dict[int, str]:
    """Return the name of the company where each person works today."""
    rows = connection.execute(
        select(Employment.contact_id, Supplier.name_zh, Supplier.name_en, Employment.company)
        .outerjoin(Supplier, Supplier.id == Employment.supplier_id)
        .where(Employment.until_date.is_(None))
        .order_by(Employment.from_date.asc().nulls_first(), Employment.id)
    )
    return {contact_id: zh or en or company for contact_id, zh, en, company in rows}
