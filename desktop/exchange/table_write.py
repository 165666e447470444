"""Writing cards as a CSV table with all our columns, so that it can be read again without loss.

Photos are left out: a cell cannot hold them, a vCard can.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.exchange.cards import Card, CardAddress, CardBirthday, CardChannel
from desktop.exchange.formula_guard import guarded
from desktop.exchange.own_fields import cells_of, column_name, columns_of

# Column names are part of the format, not of the screen: they are not translated.
_TEXTS = (
    ("Full name", "full_name"),
    ("Chinese name", "chinese_name"),
    ("Family name", "family"),
    ("Given name", "given"),
    ("Pinyin", "pinyin"),
    ("English name", "english_name"),
    ("Company", "company"),
    ("Department", "department"),
    ("Job title", "title"),
    ("Reports to", "reports_to"),
    ("Note", "note"),
    ("Source ID", "source_id"),
)
_OTHERS = ("Birthday", "Tags", "Websites", "Is company", "Other fields")
_CHANNEL = ("Kind", "Value", "Label", "Preferred")
_ADDRESS = ("Label", "PO box", "Extended", "Street", "City", "Region", "Postal code", "Country")


def write_table(cards: Sequence[Card], *, mark: bool = True) -> Iterator[bytes]:
    """Yield the header and then the row of each card in UTF-8 with CRLF.

    ``mark`` writes the byte order mark by which Excel knows UTF-8. Formulas are guarded (``formula_guard``).
    """
    channels = max((len(card.channels) for card in cards), default=0)
    addresses = max((len(card.addresses) for card in cards), default=0)
    if mark:
        yield codecs.BOM_UTF8
    own = columns_of(cards)
    yield _line(_headers(channels, addresses) + [column_name(name) for name in own])
    for card in cards:
        cells, others = cells_of(card, own)
        yield _line(_cells(replace(card, unknown=others), channels, addresses) + cells)


def _headers(channels: int, addresses: int) -> list[str]:
    headers = [name for name, _key in _TEXTS] + list(_OTHERS)
    headers += [f"Channel {n} - {part}" for n in range(1, channels + 1) for part in _CHANNEL]
    return headers + [f"Address {n} - {part}" for n in range(1, addresses + 1) for part in _ADDRESS]


def _cells(card: Card, channels: int, addresses: int) -> list[str]:
    cells = [str(getattr(card, key)) for _name, key in _TEXTS]
    others = json.dumps(card.unknown, ensure_ascii=False) if card.unknown else ""
    cells += [
        _birthday(card.birthday),
        "\n".join(card.tags),
        "\n".join(card.urls),
        _yes(filled=card.is_company),
        others,
    ]
    for channel in card.channels:
        cells += _channel(channel)
    cells += [""] * (len(_CHANNEL) * (channels - len(card.channels)))
    for address in card.addresses:
        cells += _address(address)
    return cells + [""] * (len(_ADDRESS) * (addresses - len(card.addresses)))


def _channel(channel: CardChannel) -> list[str]:
    return [channel.kind, channel.value, channel.label, _yes(filled=channel.preferred)]


def _address(address: CardAddress) -> list[str]:
    first = [address.label, address.po_box, address.extended, address.street]
    return [*first, address.city, address.region, address.postcode, address.country]


def _birthday(birthday: CardBirthday | None) -> str:
    if birthday is None:
        return ""
    day = f"{birthday.month:02}-{birthday.day:02}"
    text = f"{birthday.year:04}-{day}" if birthday.year else f"--{day}"
    return f"lunar{' leap' if birthday.leap else ''} {text}" if birthday.lunar else text


def _yes(*, filled: bool) -> str:
    return "yes" if filled else ""


def _line(cells: list[str]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow([guarded(cell) for cell in cells])
    return buffer.getvalue().encode()
