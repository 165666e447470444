"""Writing cards as vCard 3.0 or 4.0, so that they can be read again without loss."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from desktop.exchange.cards import Card, CardAddress, CardBirthday, CardChannel
from desktop.exchange.labels import as_types
from desktop.exchange.typed_dates import NO_YEAR
from desktop.exchange.vcard_channels import WRITTEN_SERVICES
from desktop.exchange.vcard_people import OWN_PRODID

_FOLD = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
_DIRECT = (("X-CHINESE-NAME", "chinese_name"), ("X-ENGLISH-NAME", "english_name"), ("X-PINYIN", "pinyin"))
_PLAIN = (("TITLE", "title"), ("NOTE", "note"), ("UID", "source_id"), ("X-MANAGER", "reports_to"))


def write_vcards(cards: Iterable[Card], version: str = "4.0") -> Iterator[bytes]:
    """Yield the bytes of each card in UTF-8 with CRLF; ``version`` is "3.0" or "4.0".

    What vCard has no property for stands in X- properties. ``remarks``, ``source`` and ``row`` are not written.
    """
    for card in cards:
        lines = _lines(card, version)
        yield b"".join(folded(line) for line in lines)


def folded(line: str) -> bytes:
    """Return a line in UTF-8, folded at 75 octets between characters, with its CRLF."""
    data = line.encode()
    pieces = []
    room = _FOLD
    while len(data) > room:
        end = room
        while data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[:end])
        data, room = data[end:], _FOLD - 1
    return b"\r\n ".join((*pieces, data)) + b"\r\n"


def _lines(card: Card, version: str) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield f"PRODID:{OWN_PRODID}"
    yield from _names(card, version)
    if card.company or card.department:
        yield f"ORG:{_structured(card.company, card.department)}"
    for name, key in _PLAIN:
        if text := getattr(card, key):
            yield f"{name}:{_escaped(text)}"
    for number, channel in enumerate(card.channels, start=1):
        yield from _grouped(f"item{number}", channel.label, *_channel(channel, version))
    for number, address in enumerate(card.addresses, start=len(card.channels) + 1):
        yield from _grouped(f"item{number}", address.label, "ADR", _types(address.label), _address(address))
    yield from _rest(card, version)
    yield "END:VCARD"


def _names(card: Card, version: str) -> Iterator[str]:
    if card.full_name:
        yield f"FN:{_escaped(card.full_name)}"
    else:
        yield f"FN;X-GUANXI=derived:{_escaped(card.name)}"
    yield f"N:{_structured(card.family, card.given, '', '', '')}"
    for name, key in _DIRECT:
        if text := getattr(card, key):
            yield f"{name}:{_escaped(text)}"
    if card.is_company:
        yield "KIND:org" if version == "4.0" else "X-ABShowAs:COMPANY"


def _rest(card: Card, version: str) -> Iterator[str]:
    if card.birthday:
        yield _birthday(card.birthday, version)
    for url in card.urls:
        yield f"URL:{_escaped(url)}"
    if card.tags:
        yield "CATEGORIES:" + ",".join(map(_escaped, card.tags))
    for name, value in card.unknown:
        yield f"X-GUANXI-FIELD:{_structured(name, value)}"
    if card.photo:
        data = base64.b64encode(card.photo.data).decode()
        four = version == "4.0"
        head = (
            f"PHOTO:data:image/{card.photo.kind};base64,"
            if four
            else f"PHOTO;ENCODING=b;TYPE={card.photo.kind.upper()}:"
        )
        yield head + data


def _grouped(group: str, label: str, name: str, params: str, value: str) -> Iterator[str]:
    """Write a property, in a group with X-ABLabel when its label is no TYPE."""
    if not label or as_types(label):
        yield f"{name}{params}:{value}"
    else:
        yield f"{group}.{name}{params}:{value}"
        yield f"{group}.X-ABLabel:{_escaped(label)}"


def _channel(channel: CardChannel, version: str) -> tuple[str, str, str]:
    first = "" if not channel.preferred else ";PREF=1" if version == "4.0" else ";TYPE=pref"
    params = _types(channel.label) + first
    if channel.kind == "mail":
        return "EMAIL", params, _escaped(channel.value)
    if channel.kind in {"phone", "mobile"}:
        return (
            "TEL",
            (";TYPE=cell" if channel.kind == "mobile" else ";TYPE=voice") + params,
            _escaped(channel.value),
        )
    service, scheme = WRITTEN_SERVICES[channel.kind]
    return "IMPP", f";X-SERVICE-TYPE={service}{params}", f"{scheme}:{quote(channel.value, safe='@+.-_~')}"


def _types(label: str) -> str:
    return "".join(f";TYPE={kind}" for kind in as_types(label))


def _address(address: CardAddress) -> str:
    ends = (address.po_box, address.extended, address.street, address.city)
    return _structured(*ends, address.region, address.postcode, address.country)


def _birthday(birthday: CardBirthday, version: str) -> str:
    day = f"{birthday.month:02}-{birthday.day:02}"
    if birthday.lunar:
        leap = ";X-LEAP=1" if birthday.leap else ""
        return f"X-LUNAR-BIRTHDAY{leap}:{birthday.year or NO_YEAR:04}-{day}"
    if birthday.year:
        return (
            f"BDAY:{birthday.year:04}-{day}"
            if version == "3.0"
            else f"BDAY:{birthday.year:04}{day.replace('-', '')}"
        )
    return (
        f"BDAY;X-APPLE-OMIT-YEAR={NO_YEAR}:{NO_YEAR}-{day}"
        if version == "3.0"
        else f"BDAY:--{day.replace('-', '')}"
    )


def _structured(*parts: str) -> str:
    return ";".join(map(_escaped, parts))


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
