"""Turning one row of a table into a card, by a mapping."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.exchange.cards import CHANNEL_KINDS, Card, CardAddress, CardBirthday, CardChannel, Problem
from desktop.exchange.cleaning import chinese_part, clean_line, clean_text, has_hanzi, joined_name, latin_part
from desktop.exchange.csv_rows import Row
from desktop.exchange.formula_guard import unguarded
from desktop.exchange.headers import Column
from desktop.exchange.labels import canonical
from desktop.exchange.mapping import Mapping
from desktop.exchange.own_fields import FIELD
from desktop.exchange.phones import is_mobile, split_numbers
from desktop.exchange.typed_dates import ambiguous, checked_birthday, typed_birthday
from desktop.exchange.vcard_channels import service_kind
from desktop.texts import _

_GOOGLE_JOIN = " ::: "
_TAG_SPLIT = re.compile(r"\s*(?: ::: |[;,，；、\n])\s*")
_MAIL_SPLIT = re.compile(r"(?: ::: |[;,，；、/\s])+")
_STAR = re.compile(r"^\*(?:\s+|$)")  # Google marks the primary value's label so
_EMPTY_DATES = {"0/0/00", "00/00/0000", "0000-00-00"}
_YES = {"yes", "true", "1", "是"}
_ADDRESS_PARTS = ("po_box", "extended", "street", "city", "region", "postcode", "country")


@dataclass(slots=True)
class _Draft:
    """A card while the cells of its row are being read."""

    mapping: Mapping
    words: dict[str, str] = field(default_factory=dict)
    groups: dict[str, dict[str, str]] = field(default_factory=dict)
    columns: dict[str, Column] = field(default_factory=dict)
    birthday: CardBirthday | None = None
    tags: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    unknown: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def card_from_row(row: Row, mapping: Mapping, source: str) -> Card | Problem:
    """Return the card of a row, or a Problem when it says nothing about anybody."""
    draft = _Draft(mapping)
    for index, cell in enumerate(row.cells):
        text = clean_text(unguarded(cell) if mapping.own else unguarded(cell.strip()))
        if text and index < len(mapping.columns):
            _take(draft, mapping.columns[index], mapping.headers[index], text, index)
        elif text:
            draft.unknown.append((_("Column {n}").format(n=index + 1), text))
    card = _finished(draft, row, source)
    return (
        Problem(row.row, _("The row names no person, company, number or address.")) if card.empty() else card
    )


def _take(draft: _Draft, column: Column, header: str, text: str, index: int) -> None:
    if column.field in _SPECIAL and not column.group:
        _SPECIAL[column.field](draft, column, header, text)
    elif column.field in {"address", "channel", "custom"} or column.field in CHANNEL_KINDS or column.group:
        # A column without a group is a group of its own.
        group = column.group or f"{column.field} {index}"
        draft.columns.setdefault(group, column)
        parts = draft.groups.setdefault(group, {})
        part = column.part or "value"
        parts[part] = f"{parts[part]}\n{text}" if part in parts else text
    elif column.field in _WORDS:
        kept = draft.words.setdefault(column.field, text if column.field == "note" else clean_line(text))
        if kept != text and clean_line(text) != kept:
            draft.unknown.append((header, text))
    elif column.field != "skip":
        draft.unknown.append((header, text))


def _take_birthday(draft: _Draft, column: Column, header: str, text: str) -> None:
    if text in _EMPTY_DATES:
        return
    lunar = column.field == "lunar_birthday"
    found = typed_birthday(text, lunar=lunar, day_first=bool(draft.mapping.day_first))
    if found is None or draft.birthday not in (None, found):
        draft.unknown.append((header, text))
    draft.birthday = draft.birthday or found
    if found is None:
        draft.remarks.append(_("The birthday “{text}” could not be read.").format(text=text[:40]))
    elif draft.mapping.day_first is None and ambiguous(text):
        draft.remarks.append(_("The birthday “{text}” was read with the month first.").format(text=text[:40]))


def _take_tags(draft: _Draft, _column: Column, _header: str, text: str) -> None:
    pieces = text.split("\n") if draft.mapping.own else _TAG_SPLIT.split(text)
    # Google's own groups begin with a star: "* myContacts".
    tags = (clean_line(piece) for piece in pieces if draft.mapping.own or not _STAR.match(piece))
    draft.tags = tuple(dict.fromkeys((*draft.tags, *filter(None, tags))))


def _take_urls(draft: _Draft, _column: Column, _header: str, text: str) -> None:
    pieces = text.split("\n") if draft.mapping.own else text.replace(_GOOGLE_JOIN, "\n").split()
    draft.urls = tuple(dict.fromkeys((*draft.urls, *filter(None, map(clean_line, pieces)))))


def _take_others(draft: _Draft, _column: Column, header: str, text: str) -> None:
    """Read the column in which our own tables keep what has no field, as JSON pairs."""
    try:
        pairs = json.loads(text)
        draft.unknown += [(str(name), str(value)) for name, value in pairs]
    except (ValueError, TypeError, RecursionError):
        draft.unknown.append((header, text))


def _take_own(draft: _Draft, _column: Column, header: str, text: str) -> None:
    """Take a column whose cells go into a custom field of its name, made where there is none."""
    draft.unknown.append((FIELD, json.dumps({"name": header, "value": text}, ensure_ascii=False)))


_SPECIAL: dict[str, Callable[[_Draft, Column, str, str], None]] = {
    "birthday": _take_birthday,
    "lunar_birthday": _take_birthday,
    "tags": _take_tags,
    "url": _take_urls,
    "others": _take_others,
    "own": _take_own,
}
_NAME_WORDS = {"full_name", "chinese_name", "english_name", "family", "given", "pinyin"}
_PIECES = {
    "middle",
    "prefix",
    "suffix",
    "pinyin_family",
    "pinyin_given",
    "birth_year",
    "birth_month",
    "birth_day",
}
_WORDS = (
    _NAME_WORDS
    | _PIECES
    | {"company", "department", "title", "reports_to", "note", "source_id", "is_company"}
)


def _finished(draft: _Draft, row: Row, source: str) -> Card:
    words = draft.words
    pieces = {name: words.pop(name, "") for name in _PIECES}
    is_company = words.pop("is_company", "").lower() in _YES
    if not draft.mapping.own:
        _complete_names(words, pieces)
    birthday = draft.birthday or _birthday_from(pieces)
    channels: list[CardChannel] = []
    addresses: list[CardAddress] = []
    for group, parts in draft.groups.items():
        column = draft.columns[group]
        if column.field == "address":
            addresses += _addresses(parts, column, own=draft.mapping.own)
        elif column.field in {"custom", "url"}:
            _take_labelled(draft, column, parts, group)
        else:
            channels += _channels(draft, column, parts, group)
    return Card(
        channels=tuple(dict.fromkeys(channels)),
        addresses=tuple(addresses),
        birthday=birthday,
        photo=None,
        tags=draft.tags,
        urls=draft.urls,
        is_company=is_company,
        unknown=tuple(draft.unknown),
        touches=(),
        tasks=(),
        remarks=tuple(draft.remarks),
        source=source,
        row=row.row,
        **words,
    )


def _complete_names(words: dict[str, str], pieces: dict[str, str]) -> None:
    given, middle, family = words.get("given", ""), pieces["middle"], words.get("family", "")
    words["given"] = given = given + middle if has_hanzi(given + middle) else f"{given} {middle}".strip()
    either = words.get("chinese_name") or words.get("english_name") or ""
    typed = " ".join(filter(None, (pieces["prefix"], joined_name(family, given), pieces["suffix"])))
    full_name = words.setdefault("full_name", typed or either)
    words.setdefault("chinese_name", chinese_part(full_name))
    words.setdefault("english_name", latin_part(full_name))
    sounds = " ".join(filter(None, (pieces["pinyin_family"], pieces["pinyin_given"])))
    if sounds and has_hanzi(full_name):
        words.setdefault("pinyin", sounds)


def _birthday_from(pieces: dict[str, str]) -> CardBirthday | None:
    year, month, day = (pieces[f"birth_{part}"] for part in ("year", "month", "day"))
    if not (month.isdecimal() and day.isdecimal()):
        return None
    return checked_birthday(
        int(month[:4]), int(day[:4]), int(year[:4]) if year.isdecimal() else None, lunar=False
    )


def _addresses(parts: dict[str, str], column: Column, *, own: bool) -> list[CardAddress]:
    label = parts.get("label", column.label)
    filled = {part: parts.get(part, "") for part in _ADDRESS_PARTS}
    if not any(filled.values()):
        filled["street"] = parts.get("formatted", "") or parts.get("value", "")
    address = CardAddress(label if own else canonical(_STAR.sub("", label)), **filled)
    return [] if address.empty() else [address]


def _take_labelled(draft: _Draft, column: Column, parts: dict[str, str], group: str) -> None:
    value = parts.get("value", "")
    if column.field == "url":
        _take_urls(draft, column, group, value)
    elif value:
        draft.unknown.append((_STAR.sub("", parts.get("label", "")) or group, value))


def _channels(draft: _Draft, column: Column, parts: dict[str, str], group: str) -> list[CardChannel]:
    value, label = parts.get("value", ""), parts.get("label", column.label)
    kind = parts.get("kind", "") if column.field == "channel" else column.field
    kind = kind if kind in CHANNEL_KINDS else service_kind(kind) or service_kind(label)
    if not kind and value:
        draft.unknown.append((label or parts.get("kind", "") or group, value))
    if draft.mapping.own:
        preferred = parts.get("preferred", "") in _YES
        return [CardChannel(kind, value, label, preferred)] if kind and value else []
    preferred = bool(_STAR.match(label))
    values = _values(kind, value) if kind else ()
    plain_label = canonical(_STAR.sub("", label))
    return [_channel(kind, text, plain_label, preferred=preferred and not n) for n, text in enumerate(values)]


def _channel(kind: str, value: str, label: str, *, preferred: bool) -> CardChannel:
    mobile = kind == "phone" and "fax" not in label and is_mobile(value)
    return CardChannel("mobile" if mobile else kind, clean_line(value), label, preferred)


def _values(kind: str, text: str) -> tuple[str, ...]:
    """Split a cell of several values; Chinese phones join numbers by "/", Google all of them by " ::: "."""
    if kind in {"phone", "mobile"}:
        return tuple(number for part in text.split(_GOOGLE_JOIN) for number in split_numbers(part) if number)
    if kind == "mail":
        found = tuple(filter(None, _MAIL_SPLIT.split(text)))
        return found if all("@" in mail for mail in found) else (text,)
    return tuple(part for part in text.replace(_GOOGLE_JOIN, "\n").split("\n") if part.strip())
