"""What stands in the boxes of an org chart, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop import formats
from desktop.people import shown
from desktop.people.last_touch import silent_days
from desktop.people.org import Kind, OrgNode
from desktop.people.words import decision_role_label, stance_label
from desktop.texts import N_, _
from ui.theme.tokens import Tone
from ui.widgets.rows import Flag

STANCE_ICONS: dict[str, tuple[str, str]] = {
    "supporter": ("smile", "ok"),
    "neutral": ("meh", "text2"),
    "doubter": ("frown", "seal"),
    "": ("circle-question-mark", "text3"),
}
"""Icon and colour of a stance."""
_ROLES: dict[str, tuple[str, Tone]] = {
    "decides": (N_("Decides"), "accent"),
    "influences": (N_("Has influence"), "sky"),
    "prepares": (N_("Prepares"), "neutral"),
    "executes": (N_("Executes"), "neutral"),
}


@dataclass(frozen=True, slots=True)
class Box:
    """The words of one box; ``icon`` stands in place of an avatar's letter."""

    key: str
    kind: Kind
    title: str
    second: str
    letter: str = ""
    contact_id: int | None = None
    role: Flag | None = None
    stance: str | None = None
    """None for those of whom no stance is kept."""
    age: str = ""
    spoken: str = ""


def box_of(node: OrgNode, now: datetime, boss: str, below: int) -> Box:
    """Return the words of a box; ``boss`` is the name above it and ``below`` the number of those right under it."""
    line = _("reports to {name}").format(name=boss) if boss else ""
    under = _("{n} below").format(n=formats.number(below)) if below else ""
    if node.person is None:
        title = node.words or (shown.single(node.name.name_zh, node.name.name_en) if node.name else "")
        title = title or (node.name.form_of_address if node.name else "")
        second = _("not met yet") if node.kind == "named" else _("does not work here")
        letter = title[:1].upper()
        spoken = ", ".join(part for part in (title, second, under) if part)
        return Box(node.key, node.kind, title, second, letter, node.contact_id, spoken=spoken)
    person = node.person
    both = " ".join(part for part in (person.name_zh, person.name_en or person.pinyin) if part)
    title = shown.hanzi_or(person.name_zh, both) or person.form_of_address
    job = " · ".join(part for part in (person.title, person.department) if part)
    days = silent_days(person.last_touch, now)
    touched = (
        _("last touch {age}").format(age=formats.days_ago(days)) if days is not None else _("no touch yet")
    )
    said = (
        shown.whole(person.name_zh, person.name_en or person.pinyin) or title,
        job,
        decision_role_label(person.decision_role),
        stance_label(person.stance),
        touched,
        line,
        under,
    )
    return Box(
        node.key,
        node.kind,
        title,
        job or person.form_of_address,
        (person.name_zh or title)[:1].upper(),
        person.contact_id,
        role_flag(person.decision_role),
        person.stance,
        formats.age(days),
        ", ".join(part for part in said if part),
    )


def role_flag(role: str) -> Flag | None:
    """Return the chip of a part in decisions, short enough for a box; None where it is not known."""
    if role not in _ROLES:
        return None
    words, tone = _ROLES[role]
    return Flag(_(words), tone)


def name_of(node: OrgNode) -> str:
    """Return the name of a box, for a sentence."""
    if node.person is not None:
        person = node.person
        return shown.whole(person.name_zh, person.name_en or person.pinyin) or person.form_of_address
    if node.name is not None:
        return shown.whole(node.name.name_zh, node.name.name_en) or node.name.form_of_address
    return node.words
