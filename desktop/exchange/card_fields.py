"""The fields of a person or a supplier that a card fills."""

from __future__ import annotations

from typing import cast

from desktop.chinese.address_forms import Gender, propose_address
from desktop.chinese.names import double_surnames, split_name
from desktop.errors import UsageError
from desktop.exchange.addresses import address_line, of_company, supplier_place
from desktop.exchange.cards import Card, CardBirthday
from desktop.exchange.companies import kind_of
from desktop.exchange.extras import (
    CONTACT_NUMBERS,
    CONTACT_TEXTS,
    SUPPLIER_NUMBERS,
    SUPPLIER_TEXTS,
    day,
    extras_of,
)
from desktop.exchange.proposing import supplier_names
from desktop.people.birthdays import Birthday, checked
from desktop.people.contacts import ContactFields
from desktop.people.suppliers import SupplierFields

_CALLED = (
    "先生",
    "女士",
    "小姐",
    "经理",
    "总监",
    "主任",
    "主管",
    "厂长",
    "老板",
    "师傅",
    "工程师",
    "总",
    "工",
)


def contact_fields(card: Card, *, place_taken: bool = False) -> ContactFields:
    """Return what a card says of a person; ``place_taken``: the company's address is kept with the supplier."""
    extras = extras_of(card)
    fields = cast("ContactFields", extras.texts(CONTACT_TEXTS) | extras.numbers(CONTACT_NUMBERS))
    for name, text in _names(card).items():
        fields.setdefault(name, text)  # type: ignore[misc]  # names of ContactFields, see _names
    if birthday := birthday_of(card.birthday):
        fields["birthday"] = birthday
    if notes := _notes(card, place_taken=place_taken):
        fields["notes"] = notes
    return fields


def addressed(fields: ContactFields, title: str) -> ContactFields:
    """Return the fields with the form of address that goes with a title, unless they have one."""
    family = fields.get("family_zh") or split_name(fields.get("name_zh", ""))[0]
    if fields.get("form_of_address") or not family or not title:
        return fields
    gender = fields.get("gender")
    sex: Gender | None = "f" if gender == "f" else "m" if gender == "m" else None
    return {**fields, "form_of_address": propose_address(family, title, sex).text}


def title_in_name(card: Card) -> str:
    """Return the title that stands in place of the given name, as in 王经理; empty when there is none."""
    family, given = split_name(card.chinese_name)
    title = propose_address(family, given).text
    if (
        family
        and given
        and (title == family + given or (title and given.endswith(_CALLED) and len(given) > 2))
    ):
        return given
    return given if family and given in _CALLED else ""


def birthday_of(birthday: CardBirthday | None) -> Birthday | None:
    """Return a birthday as the journal keeps it, None without one or when its day cannot exist."""
    if birthday is None:
        return None
    try:
        return checked(
            Birthday(
                "lunar" if birthday.lunar else "solar",
                birthday.month,
                birthday.day,
                birthday.year,
                birthday.leap,
            )
        )
    except UsageError:
        return None


def _names(card: Card) -> dict[str, str]:
    """Return the name fields that are filled; what a file does not split is split by the journal."""
    title = title_in_name(card) if not extras_of(card).own else ""
    if title:
        family = card.chinese_name.removesuffix(title)
        names = {"name_zh": family, "family_zh": family, "given_zh": "", "form_of_address": card.chinese_name}
    else:
        names = {"name_zh": card.chinese_name, **_parts(card), "pinyin": card.pinyin}
    names["name_en"] = card.english_name
    if not (card.chinese_name or card.english_name or extras_of(card).own.get("form_of_address")):
        names["name_en"] = card.name
    return {name: text for name, text in names.items() if text or (title and name == "given_zh")}


def _parts(card: Card) -> dict[str, str]:
    """Return family and given name where the file tells them apart; many phones write the whole name in one."""
    if card.family + card.given != card.chinese_name or not card.family:
        return {}
    if card.given or len(card.family) == 1 or card.family in double_surnames():
        return {"family_zh": card.family, "given_zh": card.given}
    return {}


def _notes(card: Card, *, place_taken: bool) -> str:
    """Return the note of a card and below it, line by line, what has no field."""
    kept = of_company(card.addresses) if place_taken else None
    lines = [card.note] if card.note else []
    lines += [
        address_line(address) + (f" ({address.label})" if address.label else "")
        for address in card.addresses
        if address is not kept
    ]
    lines += card.urls
    lines += [f"{name}: {value}" for name, value in extras_of(card).foreign]
    return "\n".join(lines)


def supplier_fields(card: Card) -> SupplierFields:
    """Return what the card of a company says of a supplier."""
    extras = extras_of(card)
    name_zh, name_en = supplier_names(card)
    fields = SupplierFields(kind=kind_of(name_zh, name_en))
    if card.addresses and "address_zh" not in extras.own and "address_en" not in extras.own:
        fields.update(supplier_place(card.addresses[0]))
    fields.update(cast("SupplierFields", extras.texts(SUPPLIER_TEXTS) | extras.numbers(SUPPLIER_NUMBERS)))
    if (since := day(extras.own.get("since", ""))) is not None:
        fields["since"] = since
    texts = {"name_zh": name_zh, "name_en": name_en, "name_pinyin": card.pinyin}
    texts["website"] = card.urls[0] if card.urls else ""
    others = [address_line(address) for address in card.addresses[1:]]
    others += [*card.urls[1:], *(f"{name}: {value}" for name, value in extras.foreign)]
    texts["notes"] = "\n".join(filter(None, (card.note, *others)))
    fields.update(cast("SupplierFields", {name: text for name, text in texts.items() if text}))
    return fields


def company_fields(card: Card, name_zh: str, name_en: str) -> SupplierFields:
    """Return the fields of a supplier that is only known as the company on a person's card."""
    place = of_company(card.addresses)
    fields = supplier_place(place) if place else SupplierFields()
    fields.update(SupplierFields(name_zh=name_zh, name_en=name_en, kind=kind_of(name_zh, name_en)))
    return fields
