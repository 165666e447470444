"""Message templates of our own, kept in the journal beside those that come with the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypedDict, cast

from sqlalchemy import Connection, select

from desktop.chinese import pinyin
from desktop.errors import UsageError
from desktop.giving.library import REGISTERS, Register, Template, templates
from desktop.giving.tables import OwnMessage
from desktop.giving.words import occasions
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, clean, existing
from desktop.texts import _

OWN = "own."
"""How the keys of own templates begin; the id follows."""


class MessageFields(TypedDict, total=False):
    """The fields of an own template; slots stand in braces, such as ``{称呼}``."""

    title: str
    occasion: str
    register: str
    zh: str
    pinyin: str
    en: str


def add_message(session: ChangeSession, fields: MessageFields) -> int:
    """Keep a template and return its id; without pinyin it gets that of the Chinese.

    Raises UsageError without a title or a text, or for an unknown register or occasion.
    """
    values = _checked({"title": "", "zh": "", "en": "", "pinyin": "", **fields})
    _check_whole(values)
    values["pinyin"] = values["pinyin"] or read(values["zh"])
    return session.make(OwnMessage, **values).id


def edit_message(session: ChangeSession, message_id: int, fields: MessageFields) -> None:
    """Change some fields; pinyin that was not typed follows the Chinese. Raises UsageError as ``add_message``."""
    message = existing(session, OwnMessage, message_id)
    values = _checked(fields)
    if "zh" in values and not values.get("pinyin"):
        values["pinyin"] = read(values["zh"])
    message.fill(values)
    _check_whole({"title": message.title, "zh": message.zh, "en": message.en})


def delete_messages(session: ChangeSession, message_ids: Iterable[int]) -> None:
    """Move own templates to the trash."""
    for message_id in message_ids:
        existing(session, OwnMessage, message_id).deleted_at = session.now


def own_messages(connection: Connection) -> list[Template]:
    """Return the own templates by title."""
    rows = connection.execute(
        select(
            OwnMessage.id,
            OwnMessage.occasion,
            OwnMessage.register,
            OwnMessage.title,
            OwnMessage.zh,
            OwnMessage.pinyin,
            OwnMessage.en,
        )
        .where(OwnMessage.deleted_at.is_(None))
        .order_by(OwnMessage.title, OwnMessage.id)
    )
    return [
        Template(
            f"{OWN}{row.id}",
            row.occasion,
            cast("Register", row.register),
            row.title,
            row.title,
            row.zh,
            row.pinyin,
            row.en,
        )
        for row in rows
    ]


def all_messages(connection: Connection) -> dict[str, Template]:
    """Return all templates by key: our own first, then those that come with the program."""
    return {one.key: one for one in own_messages(connection)} | templates()


def read(zh: str) -> str:
    """Return the pinyin of a template; slots keep their names."""
    pieces = zh.split("{")
    spoken = [pinyin.marks(pieces[0]) if pieces[0] else ""]
    for piece in pieces[1:]:
        slot, brace, rest = piece.partition("}")
        spoken.append(f"{{{slot}{brace}{_after(rest)}")
    return _spaced(spoken)


def _after(rest: str) -> str:
    """Return the pinyin of what follows a slot: a sign stands close to it, a word apart."""
    marks = pinyin.marks(rest) if rest else ""
    return marks if not marks or not marks[0].isalnum() else f" {marks}"


def _spaced(pieces: list[str]) -> str:
    line = pieces[0]
    for piece in pieces[1:]:
        line += piece if not line or line.endswith(" ") else f" {piece}"
    return line[:1].upper() + line[1:]


def _check_whole(values: Mapping[str, Any]) -> None:
    if not values["title"] or not (values["zh"] or values["en"]):
        raise UsageError(
            _("A template needs a title and a text."), _("Type both; braces mark what is filled in.")
        )


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return cleaned fields of several types, hence Any."""
    values = clean(OwnMessage, fields)
    check_choice(values, "register", REGISTERS)
    check_choice(values, "occasion", occasions(), empty=True)
    return values
