"""What a view of touches can filter, show, sort and group by."""

from __future__ import annotations

from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from desktop.people.words import channel_label
from desktop.texts import _
from desktop.touches import words
from desktop.touches.tables import Touch, TouchPerson, TouchSupplier
from desktop.views.attributes import Attribute, channels, fixed, line, whole, yes_choices, yes_no


def touch_attributes() -> list[Attribute]:
    """Return the attributes of touches in the order in which they are offered."""
    return [*_happened(), *_said(), *_marks()]


def _happened() -> list[Attribute]:
    kinds = fixed(words.KINDS, words.kind_label)
    with_people = select(TouchPerson.touch_id, TouchPerson.contact_id)
    with_suppliers = select(TouchSupplier.touch_id, TouchSupplier.supplier_id)
    ways, starters = (
        fixed(words.DIRECTIONS, words.direction_label),
        fixed(words.STARTERS, words.starter_label),
    )
    return [
        Attribute("at", _("Day"), "date", Touch.at, days="moment", width=120),
        Attribute("kind", _("Kind"), "choice", Touch.kind, choices=kinds, show=words.kind_label, width=100),
        Attribute(
            "channel", _("Channel"), "choice", Touch.channel, choices=channels, show=_channel, width=110
        ),
        Attribute("contact", _("People"), "many", links=with_people, record="contact", width=180),
        Attribute("supplier", _("Suppliers"), "many", links=with_suppliers, record="supplier", width=200),
        Attribute(
            "direction", _("Direction"), "choice", Touch.direction, choices=ways, show=words.direction_label
        ),
        Attribute(
            "started", _("Who began"), "choice", Touch.started_by, choices=starters, show=words.starter_label
        ),
        Attribute("minutes", _("Length in minutes"), "number", Touch.minutes, show=whole, width=80),
        Attribute("place", _("Place"), "text", Touch.place, show=line),
    ]


def _channel(key: str) -> str:
    return channel_label(key) if key else ""


def _said() -> list[Attribute]:
    return [
        Attribute("summary", _("Summary"), "text", Touch.summary, show=line, width=320),
        Attribute("body", _("What was said"), "text", Touch.body, show=line, width=320),
        Attribute("asks", _("Asks"), "text", Touch.asks, show=line, width=240),
    ]


def _marks() -> list[Attribute]:
    reply = aliased(Touch)
    answered = exists().where(reply.answers_id == Touch.id, reply.deleted_at.is_(None))
    moods, settings = fixed(words.MOODS, words.mood_label), fixed(words.SETTINGS, words.setting_label)
    return [
        Attribute("mood", _("Mood"), "choice", Touch.mood, choices=moods, show=words.mood_label, width=100),
        Attribute(
            "setting", _("Setting"), "choice", Touch.setting, choices=settings, show=words.setting_label
        ),
        Attribute("answered", _("Answered"), "choice", answered, choices=yes_choices, show=yes_no, width=90),
        Attribute("held", _("Took place"), "choice", Touch.held, choices=yes_choices, show=yes_no, width=90),
        Attribute(
            "counts",
            _("Counts as contact"),
            "choice",
            Touch.counts,
            choices=yes_choices,
            show=yes_no,
            width=90,
        ),
    ]
