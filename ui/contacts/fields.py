"""The fields of a person as the page and the form show them, in sections."""

from __future__ import annotations

from desktop.errors import GuanxiError
from desktop.people.birthdays import Birthday, format_birthday, parse_birthday
from desktop.people.contact_card import ContactCard
from desktop.people.contacts import ContactFields
from desktop.people.words import GENDERS, gender_label
from desktop.texts import _
from ui.contacts import birthdays
from ui.editors import Field, Value


def sections() -> list[tuple[str, list[Field]]]:
    """Return the headings and their fields, in the language of the screen."""
    return [
        (_("Names"), names()),
        (_("Person"), [gender(), birthday(), *person()]),
        (_("Cadence"), cadence()),
        (_("Notes"), [notes()]),
    ]


def names() -> list[Field]:
    """Return the fields of the name."""
    return [
        Field("name_zh", _("Chinese name")),
        Field("family_zh", _("Family name")),
        Field("given_zh", _("Given name")),
        Field("pinyin", _("Pinyin")),
        Field("name_en", _("English name")),
        Field("form_of_address", _("How to address them")),
    ]


def gender() -> Field:
    """Return the field for 先生 or 女士."""
    choices = [("", _("Not set")), *((key, gender_label(key)) for key in GENDERS)]
    return Field("gender", _("Gender"), "choice", choices)


def birthday() -> Field:
    """Return the field for the birthday as typed."""
    return Field("birthday", _("Birthday"), hint=_("1985-03-12, 03-12, 正月十五 or lunar 8-15"))


def person() -> list[Field]:
    """Return what one may know of a person."""
    return [
        Field("home_town", _("Home town")),
        Field("family", _("Family"), "block"),
        Field("hobbies", _("Hobbies")),
        Field("food", _("Food")),
        Field("drink", _("Drink")),
        Field("languages", _("Languages")),
        Field("best_hours", _("Best hours"), hint=_("Like mornings, not 12 to 13:30")),
    ]


def cadence() -> list[Field]:
    """Return the days of the cadence."""
    return [
        Field("cadence_ideal", _("Days between touches"), "number"),
        Field("cadence_longest", _("Longest silence in days"), "number"),
    ]


def notes() -> Field:
    """Return the field for free notes."""
    return Field("notes", _("Notes"), "block")


def value_of(card: ContactCard, key: str) -> Value:
    """Return a field of a person by its key; the birthday as it is typed."""
    if key == "birthday":
        return format_birthday(card.birthday) if card.birthday else ""
    value: Value = getattr(card, key)
    return value


def as_fields(values: dict[str, Value]) -> ContactFields:
    """Return typed values as the use cases take them. Raises UsageError for a birthday that cannot be read."""
    fields: ContactFields = {}
    typed: dict[str, object] = dict(values)
    if "birthday" in typed:
        text = str(typed["birthday"] or "").strip()
        typed["birthday"] = read_birthday(text)[0] if text else None
    fields.update(typed)  # type: ignore[typeddict-item]  # keys and kinds come from ``sections``
    return fields


def notes_on(card: ContactCard) -> dict[str, str]:
    """Return warnings about fields as they are kept."""
    if card.birthday is None:
        return {}
    try:
        birthdays.check(card.birthday)
    except GuanxiError as error:
        return {"birthday": error.message}
    return {}


def read_birthday(text: str) -> tuple[Birthday, str]:
    """Return a typed birthday and what is wrong with its day in the almanac, empty when nothing is.

    Raises UsageError when it cannot be read at all.
    """
    found = parse_birthday(text)
    try:
        birthdays.check(found)
    except GuanxiError as error:
        return found, str(error)
    return found, ""
