"""Turning the properties of one vCard into a card of the journal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.exchange.cards import Card, CardAddress, CardBirthday, CardChannel, CardPhoto, Problem
from desktop.exchange.cleaning import chinese_part, clean_line, clean_text, has_hanzi, joined_name, latin_part
from desktop.exchange.labels import canonical
from desktop.exchange.photos import photo_from
from desktop.exchange.typed_dates import checked_birthday, typed_birthday
from desktop.exchange.vcard_cards import RawCard
from desktop.exchange.vcard_channels import channel_from, label_of
from desktop.exchange.vcard_properties import Property
from desktop.texts import _

OWN_PRODID = "-//Guanxi Journal//"
_UNKNOWN_LIMIT = 32 * 1024
_SILENT = {
    "VERSION",
    "PRODID",
    "REV",
    "AGENT",
    "X-ABLABEL",
    "X-ABADR",
    "PROFILE",
    "CLASS",
    "SOURCE",
    "MAILER",
    "LABEL",
}
_SILENT |= {"X-ABSHOWAS", "KIND", "X-ADDRESSBOOKSERVER-KIND", "SORT-STRING", "X-MS-OL-DESIGN"}
_PICTURES = {"PHOTO", "LOGO", "SOUND", "KEY"}


@dataclass(slots=True)
class _Draft:
    """A card while its properties are being read."""

    labels: dict[str, str]
    own: bool
    words: dict[str, str] = field(default_factory=dict)
    name_parts: tuple[str, ...] = ()
    channels: list[CardChannel] = field(default_factory=list)
    addresses: list[CardAddress] = field(default_factory=list)
    birthday: CardBirthday | None = None
    tags: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    photo: CardPhoto | None = None
    unknown: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def say(self, key: str, text: str) -> bool:
        """Keep the first text for a field; False when the field is taken by another text."""
        return self.words.setdefault(key, text) == text if text else True


_Reader = Callable[[_Draft, Property], None]


def card_from(raw: RawCard, source: str) -> Card | Problem:
    """Return the card, or a Problem when it is a group or says nothing about anybody."""
    kinds = {clean_line(prop.text()).lower() for prop in raw.properties if prop.name.endswith("KIND")}
    if "group" in kinds:
        return Problem(raw.row, _("This card is a list of other contacts and was left out."), _raw_name(raw))
    draft = _Draft(_group_labels(raw), _is_own(raw), remarks=list(raw.remarks))
    for prop in raw.properties:
        _read(draft, prop)
    card = _finished(draft, raw, source)
    if card.empty():
        return Problem(raw.row, _("The card names no person, company, number or address."))
    return card


def _read(draft: _Draft, prop: Property) -> None:
    if prop.cut:
        draft.remarks.append(_("The field {name} is too long and was left out.").format(name=prop.name))
    elif prop.name in _READERS:
        _READERS[prop.name](draft, prop)
    elif prop.name in _PICTURES:
        _read_picture(draft, prop)
    elif channel := channel_from(prop, label_of(prop, draft.labels), trusted=draft.own):
        draft.channels.append(channel)
    elif prop.name not in _SILENT and prop.raw.strip():
        _keep(draft, draft.labels.get(prop.group) or prop.name, prop)


def _keep(draft: _Draft, name: str, prop: Property) -> None:
    """Keep a property that the journal has no field for, unless it is a lump of data."""
    if prop.encoding in {"B", "BASE64"} or len(prop.raw) > _UNKNOWN_LIMIT:
        draft.remarks.append(_("The field {name} is too long and was left out.").format(name=prop.name))
        return
    value = clean_text(prop.text())
    if value.strip(";, "):
        draft.unknown.append((name, value))


def _word(key: str) -> _Reader:
    """Make a reader for a field of one line."""

    def read(draft: _Draft, prop: Property) -> None:
        if not draft.say(key, clean_line(prop.text())):
            _keep(draft, prop.name, prop)

    return read


def _read_full_name(draft: _Draft, prop: Property) -> None:
    if not prop.param("X-GUANXI"):
        _word("full_name")(draft, prop)


def _read_name(draft: _Draft, prop: Property) -> None:
    if not any(draft.name_parts):
        parts = tuple(clean_line(part) for part in prop.parts())
        draft.name_parts = (parts + ("",) * 5)[:5]


def _read_company(draft: _Draft, prop: Property) -> None:
    company, *units = (clean_line(part) for part in prop.parts())
    fresh = draft.say("company", company)
    if not (draft.say("department", " / ".join(filter(None, units))) and fresh):
        _keep(draft, prop.name, prop)


def _read_note(draft: _Draft, prop: Property) -> None:
    draft.words["note"] = clean_text(draft.words.get("note", "") + "\n\n" + clean_text(prop.text()))


def _read_birthday(draft: _Draft, prop: Property) -> None:
    lunar = prop.name != "BDAY" or prop.param("CALSCALE").lower() == "chinese"
    text = clean_line(prop.text())
    birthday = typed_birthday(text, lunar=lunar)
    if birthday and str(birthday.year) == prop.param("X-APPLE-OMIT-YEAR"):
        birthday = checked_birthday(birthday.month, birthday.day, None, lunar=lunar)
    if birthday and lunar and prop.param("X-LEAP"):
        birthday = checked_birthday(birthday.month, birthday.day, birthday.year, lunar=True, leap=True)
    if birthday and draft.birthday in (None, birthday):
        draft.birthday = birthday
    elif text:
        draft.unknown.append((prop.name, text))
        if not birthday:
            draft.remarks.append(_("The birthday “{text}” could not be read.").format(text=text[:40]))


def _read_address(draft: _Draft, prop: Property) -> None:
    parts = (tuple(clean_text(part) for part in prop.parts()) + ("",) * 7)[:7]
    address = CardAddress(label_of(prop, draft.labels), *parts)
    if address.empty():
        address = CardAddress(address.label, street=clean_text(prop.param("LABEL")))
    elif not draft.own and address == CardAddress(address.label, extended=address.extended):
        address = CardAddress(address.label, street=address.extended)  # Gmail's free text
    if not address.empty():
        draft.addresses.append(address)


def _read_tags(draft: _Draft, prop: Property) -> None:
    draft.tags += [tag for part in prop.parts(",") if (tag := clean_line(part)) and tag not in draft.tags]


def _read_url(draft: _Draft, prop: Property) -> None:
    url = clean_line(prop.text())
    if url and url not in draft.urls:
        draft.urls.append(url)


def _read_picture(draft: _Draft, prop: Property) -> None:
    data = prop.binary()
    photo = photo_from(data) if prop.name == "PHOTO" else None
    if photo and not draft.photo:
        draft.photo = photo
    elif prop.name == "PHOTO" and not photo and (data or prop.encoding):
        draft.remarks.append(_("The photo is broken, above 5 MB or of an unknown kind and was left out."))
    else:
        _keep(draft, prop.name, prop)


def _read_phonetic(draft: _Draft, prop: Property) -> None:
    draft.words[prop.name] = clean_line(prop.text())


def _read_custom(draft: _Draft, prop: Property) -> None:
    """Read Android's X-ANDROID-CUSTOM: the kind of entry, its value, type and label."""
    kind, value, *_rest = (*prop.parts(), "", "")
    if kind.lower().endswith("lunarbirthday") and typed_birthday(value, lunar=True):
        draft.birthday = draft.birthday or typed_birthday(value, lunar=True)
    elif value:
        draft.unknown.append((kind.rpartition("/")[2] or prop.name, clean_text(value)))


def _read_own_field(draft: _Draft, prop: Property) -> None:
    name, value, *_rest = (*prop.parts(), "", "")
    draft.unknown.append((name, value))


_READERS: dict[str, _Reader] = {
    "FN": _read_full_name,
    "N": _read_name,
    "ORG": _read_company,
    "TITLE": _word("title"),
    "ROLE": lambda draft, prop: _keep(draft, "ROLE", prop),
    "NOTE": _read_note,
    "BDAY": _read_birthday,
    "X-LUNAR-BIRTHDAY": _read_birthday,
    "ADR": _read_address,
    "CATEGORIES": _read_tags,
    "URL": _read_url,
    "UID": _word("source_id"),
    "X-CHINESE-NAME": _word("chinese_name"),
    "X-ENGLISH-NAME": _word("english_name"),
    "X-PINYIN": _word("pinyin"),
    "X-MANAGER": _word("reports_to"),
    "X-MS-MANAGER": _word("reports_to"),
    "X-EVOLUTION-MANAGER": _word("reports_to"),
    "X-PHONETIC-FIRST-NAME": _read_phonetic,
    "X-PHONETIC-LAST-NAME": _read_phonetic,
    "X-ANDROID-CUSTOM": _read_custom,
    "X-GUANXI-FIELD": _read_own_field,
}


def _finished(draft: _Draft, raw: RawCard, source: str) -> Card:
    words = draft.words
    phonetic = [words.pop(f"X-PHONETIC-{part}-NAME", "") for part in ("LAST", "FIRST")]
    family, given, middle, prefix, suffix = draft.name_parts or ("",) * 5
    given = f"{given} {middle}".strip() if not has_hanzi(given + middle) else given + middle
    is_company = any(prop.name == "KIND" and prop.raw.strip().lower() == b"org" for prop in raw.properties)
    is_company |= any(prop.name == "X-ABSHOWAS" and b"COMPANY" in prop.raw.upper() for prop in raw.properties)
    full_name = words.pop("full_name", "")
    if not draft.own:
        if not (family or given) and full_name == words.get("company") and full_name:
            full_name, is_company = "", True
        full_name = full_name or " ".join(filter(None, (prefix, joined_name(family, given), suffix)))
        words.setdefault("chinese_name", chinese_part(full_name))
        words.setdefault("english_name", latin_part(full_name))
        _read_sounds(draft, " ".join(filter(None, phonetic)), full_name)
    return Card(
        full_name=full_name,
        family=family,
        given=given,
        channels=tuple(dict.fromkeys(draft.channels)),
        addresses=tuple(draft.addresses),
        birthday=draft.birthday,
        tags=tuple(draft.tags),
        urls=tuple(draft.urls),
        photo=draft.photo,
        is_company=is_company,
        unknown=tuple(draft.unknown),
        touches=(),
        tasks=(),
        remarks=tuple(draft.remarks),
        source=source,
        row=raw.row,
        **words,
    )


def _read_sounds(draft: _Draft, sounds: str, full_name: str) -> None:
    if sounds and has_hanzi(full_name):
        draft.words.setdefault("pinyin", sounds)
    elif sounds:
        draft.unknown.append(("X-PHONETIC-NAME", sounds))


def _group_labels(raw: RawCard) -> dict[str, str]:
    found = (prop for prop in raw.properties if prop.name == "X-ABLABEL" and prop.group)
    return {prop.group: canonical(prop.text()) for prop in found}


def _is_own(raw: RawCard) -> bool:
    return any(prop.name == "PRODID" and OWN_PRODID.encode() in prop.raw for prop in raw.properties)


def _raw_name(raw: RawCard) -> str:
    return next((clean_line(prop.text()) for prop in raw.properties if prop.name == "FN"), "")
