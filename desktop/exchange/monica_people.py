"""Turning one person of a Monica export into a card."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping

from desktop.exchange.cards import Card, CardAddress, CardBirthday, CardChannel, CardPhoto
from desktop.exchange.cleaning import chinese_part, has_hanzi, joined_name, latin_part
from desktop.exchange.extras import pairs
from desktop.exchange.monica_book import Book
from desktop.exchange.monica_history import tasks_of, touches_of, yearly_of
from desktop.exchange.monica_values import Values, block_of, collection, day_of, keys_of, text_of, values_of
from desktop.exchange.phones import is_mobile
from desktop.exchange.photos import photo_from
from desktop.exchange.vcard_channels import service_kind
from desktop.texts import _

_PICTURE = re.compile(r"^data:image/[a-z+.-]+;base64,", re.IGNORECASE)
_SEX = {"M": "m", "F": "f"}
_SIMPLE_LINK = re.compile(r"^https?://", re.IGNORECASE)


def card_of(person: Values, book: Book, source: str, row: int) -> Card | None:
    """Return the card of a person; None for one whom Monica only knows as somebody's family."""
    said = values_of(person.get("properties"))
    if said.get("is_partial"):
        return None
    first, last = text_of(said.get("first_name")), text_of(said.get("last_name"))
    given = " ".join(filter(None, (first, text_of(said.get("middle_name")))))
    full = joined_name(last, given)
    channels, urls = _channels(person, book.field_types)
    birthday, age = _birthday(values_of(said.get("birthdate")))
    touches = touches_of(person, book.activities, book.activity_types, book.field_types)
    return Card(
        full_name=full,
        chinese_name=chinese_part(full),
        family=last if has_hanzi(last) else "",
        given=given if has_hanzi(given) and has_hanzi(last) else "",
        english_name=latin_part(full),
        company=text_of(said.get("company")),
        title=text_of(said.get("job")),
        channels=channels,
        addresses=tuple(_addresses(person)),
        birthday=birthday,
        note=block_of(said.get("description")),
        tags=tuple(filter(None, map(text_of, said.get("tags") or ()))),
        urls=urls,
        photo=_photo(person, book.photos),
        source_id=text_of(person.get("uuid")),
        unknown=(*_own(said), *_foreign(person, said, book, age)),
        touches=touches,
        tasks=tasks_of(person),
        remarks=tuple(_remarks(person)),
        source=source,
        row=row,
    )


def _own(said: Values) -> tuple[tuple[str, str], ...]:
    rhythm = said.get("stay_in_touch_frequency")
    days = rhythm if isinstance(rhythm, int) and 1 <= rhythm <= 3650 else None
    return pairs(
        {
            "gender": _SEX.get(text_of(said.get("gender")), ""),
            "food": block_of(said.get("food_preferences")),
            "introduced_by": text_of(said.get("first_met_through")),
            "cadence_ideal": days,
        }
    )


def _foreign(person: Values, said: Values, book: Book, age: str) -> Iterator[tuple[str, str]]:
    """Yield what the journal has no field for, as lines of the note."""
    if nickname := text_of(said.get("nickname")):
        yield _("Nickname"), nickname
    if age:
        yield _("Born about"), age
    if met := day_of(values_of(said.get("first_met_date")).get("date")):
        yield _("First met"), met.isoformat()
    if said.get("is_dead"):
        died = day_of(values_of(said.get("deceased_date")).get("date"))
        yield _("Died"), died.isoformat() if died else "?"
    for kind, other in book.relations.get(text_of(person.get("uuid")), ()):
        if name := book.names.get(other):
            yield kind, name
    for pet in collection(person.get("data"), "pet"):
        yield _("Pet"), text_of(values_of(pet.get("properties")).get("name")) or "?"
    for debt in collection(person.get("data"), "debt"):
        owed = values_of(debt.get("properties"))
        label = _("We owe them") if owed.get("in_debt") else _("They owe us")
        yield label, f"{text_of(owed.get('amount'))} {text_of(owed.get('currency'))}".strip()
    for line in yearly_of(person):
        yield _("Reminder"), line


def _channels(person: Values, types: Mapping[str, Values]) -> tuple[tuple[CardChannel, ...], tuple[str, ...]]:
    """Return the channels and, apart, what can be opened in a browser or has no kind of its own."""
    channels, urls = [], []
    for row in collection(person.get("data"), "contact_field"):
        said = values_of(row.get("properties"))
        kind = values_of(values_of(types.get(text_of(said.get("type")))).get("properties"))
        value, name = text_of(said.get("data")), text_of(kind.get("name"))
        found = _kind(text_of(kind.get("type")), name, value)
        if found and value:
            channels.append(CardChannel(found, value))
        elif value:
            urls.append(value if _SIMPLE_LINK.match(value) or not name else f"{name}: {value}")
    return tuple(channels), tuple(urls)


def _kind(kind: str, name: str, value: str) -> str:
    if kind == "email":
        return "mail"
    if kind == "phone":
        return "mobile" if is_mobile(value) else "phone"
    return service_kind(name)


def _addresses(person: Values) -> Iterator[CardAddress]:
    for row in collection(person.get("data"), "address"):
        said = values_of(row.get("properties"))
        address = CardAddress(
            label=text_of(said.get("name")),
            street=text_of(said.get("street")),
            city=text_of(said.get("city")),
            region=text_of(said.get("province")),
            postcode=text_of(said.get("postal_code")),
            country=text_of(said.get("country")),
        )
        if not address.empty():
            yield address


def _birthday(said: Values) -> tuple[CardBirthday | None, str]:
    """Return the birthday, or the year alone where Monica only knew an age and wrote a made-up day."""
    day = day_of(said.get("date"))
    if day is None:
        return None, ""
    if said.get("is_age_based"):
        return None, str(day.year)
    return CardBirthday(day.month, day.day, None if said.get("is_year_unknown") else day.year), ""


def _photo(person: Values, photos: Mapping[str, Values]) -> CardPhoto | None:
    """Return the picture that Monica shows for the person, else the first of their photos."""
    avatar = values_of(values_of(person.get("properties")).get("avatar"))
    chosen = text_of(avatar.get("avatar_photo"))
    for key in filter(None, (chosen, *keys_of(person.get("data"), "photo"))):
        url = values_of(values_of(photos.get(key)).get("properties")).get("dataUrl")
        if isinstance(url, str) and (head := _PICTURE.match(url)):
            try:
                return photo_from(base64.b64decode(url[head.end() :], validate=True))
            except binascii.Error:
                continue
    return None


def _remarks(person: Values) -> Iterator[str]:
    documents = len(keys_of(person.get("data"), "document"))
    if documents:
        yield _("{n} documents of Monica were left out: save them there and drop them on the person.").format(
            n=documents
        )
