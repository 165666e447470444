"""What a view of people can filter, show, sort and group by."""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy import Integer, SQLColumnExpression, cast, func, select

from desktop.people import words
from desktop.people.birthdays import Birthday, format_birthday
from desktop.people.last_touch import last_touch
from desktop.people.shown import single
from desktop.people.tables import Channel, Contact, Employment
from desktop.texts import _, p_
from desktop.views.attributes import Attribute, channels, fixed, line
from desktop.views.supplier_attributes import tagged, tags

_NOW = (Employment.until_date.is_(None), Employment.deleted_at.is_(None))


def contact_attributes() -> list[Attribute]:
    """Return the attributes of people in the order in which they are offered."""
    return [*_named(), *_working(), *_reached(), *_known()]


def _named() -> list[Attribute]:
    names = Contact.name_zh + "\n" + Contact.name_en + "\n" + Contact.pinyin
    sexes = fixed(words.GENDERS, words.gender_label)
    return [
        Attribute("name", p_("person", "Name"), "text", names, show=_name, order=Contact.sort_key, width=180),
        Attribute("name_zh", _("Chinese name"), "text", Contact.name_zh, show=line),
        Attribute("name_en", _("English name"), "text", Contact.name_en, show=line),
        Attribute("address", _("Form of address"), "text", Contact.form_of_address, show=line),
        Attribute("gender", _("Gender"), "choice", Contact.gender, choices=sexes, show=words.gender_label),
    ]


def _name(names: str) -> str:
    hanzi, english, pinyin = names.split("\n")
    return single(hanzi, english or pinyin)


def _job(column: Any) -> SQLColumnExpression[str]:
    """Return what the jobs of today say in a column, the one that began last; a column of any table, hence Any."""
    return (
        select(column)
        .where(Employment.contact_id == Contact.id, column != "", *_NOW)
        .order_by(Employment.from_date.desc().nulls_last(), Employment.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def _working() -> list[Attribute]:
    at = select(Employment.contact_id, Employment.supplier_id).where(
        Employment.supplier_id.is_not(None), *_NOW
    )
    roles = select(Employment.contact_id, Employment.decision_role).where(
        Employment.decision_role != "", *_NOW
    )
    parts = fixed(words.DECISION_ROLES, words.decision_role_label)
    return [
        Attribute("supplier", _("Works at"), "many", links=at, record="supplier", width=220),
        Attribute("title", _("Title"), "text", _job(Employment.title), show=line),
        Attribute("department", _("Department"), "text", _job(Employment.department), show=line),
        Attribute("role", _("Part in decisions"), "many", links=roles, choices=parts),
        Attribute("tag", _("Tags"), "many", links=tagged("contact"), choices=tags, width=160),
    ]


def _reached() -> list[Attribute]:
    reach = select(Channel.contact_id, Channel.kind).where(
        Channel.contact_id.is_not(None), Channel.deleted_at.is_(None)
    )
    touched = last_touch("contact", Contact.id)
    introduced = select(Contact.id, Contact.introduced_by_id).where(Contact.introduced_by_id.is_not(None))
    return [
        Attribute("channel", _("Channels"), "many", links=reach, choices=channels, width=160),
        Attribute("touched", _("Last touch"), "date", touched, days="moment"),
        Attribute("hours", _("Best hours"), "text", Contact.best_hours, show=line),
        Attribute("introduced", _("Introduced by"), "many", links=introduced, record="contact"),
        Attribute("added", _("Added"), "date", Contact.created_at, days="moment"),
    ]


def _known() -> list[Attribute]:
    parts = (
        Contact.birth_calendar,
        func.coalesce(Contact.birth_year, 0),
        Contact.birth_month,
        Contact.birth_day,
        cast(Contact.birth_leap, Integer),
    )
    # one text of five columns; a part that is not known makes the whole unknown
    born = func.nullif(func.printf("%s %d %d %d %d", *parts), func.printf("%s %d %d %d %d", "", 0, 0, 0, 0))
    year = Contact.birth_month * 100 + Contact.birth_day
    return [
        Attribute("birthday", _("Birthday"), "there", born, show=_birthday, order=year, width=170),
        Attribute("home_town", _("Home town"), "text", Contact.home_town, show=line),
        Attribute("languages", _("Languages"), "text", Contact.languages, show=line),
        Attribute("family", _("Family"), "text", Contact.family, show=line, width=200),
        Attribute("hobbies", _("Hobbies"), "text", Contact.hobbies, show=line, width=180),
        Attribute("food", _("Food"), "text", Contact.food, show=line),
        Attribute("drink", _("Drink"), "text", Contact.drink, show=line),
        Attribute("ask_next", _("What to ask next"), "text", Contact.ask_next, show=line, width=240),
        Attribute("notes", _("Notes"), "text", Contact.notes, show=line, width=240),
    ]


def _birthday(stored: str) -> str:
    calendar, year, month, day, leap = stored.split(" ")
    if not (int(month) and int(day)):
        return ""
    kind: Literal["solar", "lunar"] = "lunar" if calendar == "lunar" else "solar"
    return format_birthday(Birthday(kind, int(month), int(day), int(year) or None, leap == "1"))
