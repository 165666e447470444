"""Cards as tables in the column names of HubSpot and Salesforce, which their importers take without any mapping.

The names are those of the importers' own templates; what such a program has no column for goes into the notes of the
contact, so that nothing is dropped without a word.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from desktop.exchange.cards import Card
from desktop.exchange.formula_guard import guarded
from desktop.exchange.own_fields import plain_pairs

Cell = Callable[[Card], str]
_SHOWN = frozenset({"phone", "mobile", "mail"})
"""Channels with a column of their own; the others are told in the notes."""
_PHONE = re.compile(r"\+\d[\d ()./-]{3,30}")
"""Begins as a formula does, and is none that could reach out: digits and their punctuation."""


def _first(*kinds: str) -> Cell:
    return lambda card: next(iter(card.values(*kinds)), "")


def _address(part: str) -> Cell:
    return lambda card: str(getattr(card.addresses[0], part)) if card.addresses else ""


def _street(card: Card) -> str:
    if not card.addresses:
        return ""
    where = card.addresses[0]
    return ", ".join(filter(None, (where.street, where.extended, where.po_box)))


def _family(card: Card) -> str:
    """Return a last name, without which Salesforce takes no contact: the family name, else the whole name."""
    whole = card.full_name or card.chinese_name or card.english_name
    return card.family or whole or card.given or card.name


def _given(card: Card) -> str:
    """Return the first name; of somebody who has no other it stands as the last name."""
    return card.given if card.family else ""


def _domain(card: Card) -> str:
    """Return the domain by which HubSpot tells companies apart: the address of the website without what is around."""
    address = next(iter(card.urls), "").strip()
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:  # such as an open bracket: no address at all
        return ""
    return host.removeprefix("www.")


def _birthday(card: Card) -> str:
    born = card.birthday
    return f"{born.year:04}-{born.month:02}-{born.day:02}" if born and born.year and not born.lunar else ""


def _notes(card: Card) -> str:
    """Return the note, and below it all that has no column."""
    born = card.birthday
    lunar = (
        f"{'lunar ' if born.lunar else ''}{born.month:02}-{born.day:02}"
        if born and not _birthday(card)
        else ""
    )
    more = [
        ("Chinese name", card.chinese_name if card.chinese_name != card.full_name else ""),
        ("Pinyin", card.pinyin),
        ("English name", card.english_name),
        ("Birthday", lunar),
        ("Tags", ", ".join(card.tags)),
        *((channel.kind, channel.value) for channel in card.channels if channel.kind not in _SHOWN),
        *((name.removeprefix("guanxi:").replace("_", " "), value) for name, value in plain_pairs(card)),
    ]
    lines = [f"{name}: {value}" for name, value in more if value]
    return "\n".join(filter(None, (card.note, "\n".join(lines))))


HUBSPOT: dict[str, Cell] = {
    "First Name": _given,
    "Last Name": _family,
    "Email": _first("mail"),
    "Phone Number": _first("phone", "mobile"),
    "Mobile Phone Number": _first("mobile"),
    "Job Title": lambda card: card.title,
    "Company Name": lambda card: card.company,
    "Website URL": lambda card: next(iter(card.urls), ""),
    "Street Address": _street,
    "City": _address("city"),
    "State/Region": _address("region"),
    "Postal Code": _address("postcode"),
    "Country/Region": _address("country"),
    "Date of birth": _birthday,
    "Message": _notes,
}
"""Contacts as HubSpot's import names them (default property labels of 2026)."""

SALESFORCE: dict[str, Cell] = {
    "Id": lambda card: card.source_id,
    "FirstName": _given,
    "LastName": _family,
    "AccountName": lambda card: card.company,
    "Title": lambda card: card.title,
    "Department": lambda card: card.department,
    "ReportsToId": lambda card: card.reports_to,
    "Email": _first("mail"),
    "Phone": _first("phone"),
    "MobilePhone": _first("mobile"),
    "Birthdate": _birthday,
    "MailingStreet": _street,
    "MailingCity": _address("city"),
    "MailingState": _address("region"),
    "MailingPostalCode": _address("postcode"),
    "MailingCountry": _address("country"),
    "Description": _notes,
}
"""Contacts by the API names of Salesforce's Data Loader; ReportsToId points at the Id of another row."""

HUBSPOT_COMPANIES: dict[str, Cell] = {
    "Company name": lambda card: card.name,
    "Company Domain Name": _domain,
    "Phone Number": _first("phone", "mobile"),
    "Street Address": _street,
    "City": _address("city"),
    "State/Region": _address("region"),
    "Postal Code": _address("postcode"),
    "Country/Region": _address("country"),
    "Description": _notes,
}

SALESFORCE_ACCOUNTS: dict[str, Cell] = {
    "Id": lambda card: card.source_id,
    "Name": lambda card: card.name,
    "Website": lambda card: next(iter(card.urls), ""),
    "Phone": _first("phone", "mobile"),
    "BillingStreet": _street,
    "BillingCity": _address("city"),
    "BillingState": _address("region"),
    "BillingPostalCode": _address("postcode"),
    "BillingCountry": _address("country"),
    "Description": _notes,
}


def write_crm(cards: Iterable[Card], columns: dict[str, Cell]) -> Iterator[bytes]:
    """Yield the header and a row for each card, in UTF-8 without a mark, as both importers want it."""
    yield _line(list(columns))
    for card in cards:
        yield _line([_cell(cell(card)) for cell in columns.values()])


def _cell(text: str) -> str:
    """Return a cell as it is written: no formula, but a phone number, which both importers take with its plus."""
    return text if _PHONE.fullmatch(text) else guarded(text)


def _line(cells: list[str]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().encode()
