"""The ways to reach a person or a supplier: kept in order, one of them preferred, opened by a link."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import TypedDict
from urllib.parse import quote

from sqlalchemy import select

from desktop.errors import UsageError
from desktop.journal.journal import ChangeSession
from desktop.people.fields import check_choice, clean, existing
from desktop.people.tables import Channel, Contact, Supplier
from desktop.people.words import CHANNELS
from desktop.texts import _

SENSITIVE = frozenset(
    {"wechat", "qq", "dingtalk", "wecom", "phone", "mobile", "mail", "whatsapp", "alibaba", "skype"}
)
"""Kinds whose value names a person: a copy of it leaves the clipboard after ten seconds."""
NUMBERS = frozenset({"phone", "mobile", "whatsapp"})
_EXTENSION = re.compile(r"(?:转|轉|分机|ext\.?|x|#)\s*(\d{1,6})\s*$", re.IGNORECASE)
_MOBILE = re.compile(r"1[3-9]\d{9}")


class ChannelFields(TypedDict, total=False):
    """The fields of a channel that a person types."""

    kind: str
    value: str
    label: str


def add_channel(
    session: ChangeSession,
    kind: str,
    value: str,
    *,
    contact_id: int | None = None,
    supplier_id: int | None = None,
    label: str = "",
    preferred: bool = False,
) -> int:
    """Add a channel to a contact or to a supplier and return its id; the first one is the preferred one.

    Raises UsageError for an unknown kind, an empty value, or when there is not exactly one owner.
    """
    if (contact_id is None) == (supplier_id is None):
        raise UsageError(_("A channel belongs to one person or one supplier."), _("Choose one of them."))
    if contact_id is not None:
        existing(session, Contact, contact_id)
    if supplier_id is not None:
        existing(session, Supplier, supplier_id)
    others = owned(session, contact_id, supplier_id)
    channel = Channel(
        id=session.new_id(),
        created_at=session.now,
        updated_at=session.now,
        contact_id=contact_id,
        supplier_id=supplier_id,
        position=len(others),
        preferred=preferred or not others,
    )
    _set(channel, {"kind": kind, "value": value, "label": label})
    session.add(channel)
    for other in others if preferred else ():
        other.preferred = False
    return channel.id


def edit_channel(session: ChangeSession, channel_id: int, fields: ChannelFields) -> None:
    """Change kind, value or label; raises UsageError for an unknown kind or an empty value."""
    _set(existing(session, Channel, channel_id), fields)


def _set(channel: Channel, fields: ChannelFields) -> None:
    values = clean(Channel, fields)
    check_choice(values, "kind", CHANNELS)
    if values.get("value", "kept") == "":
        raise UsageError(
            _("This channel is empty."), _("Type the number, address or name, or remove the channel.")
        )
    channel.fill(values)


def remove_channel(session: ChangeSession, channel_id: int) -> None:
    """Take a channel away; when it was the preferred one, the next in order takes its place."""
    channel = existing(session, Channel, channel_id)
    session.delete(channel)
    session.flush()
    settle(session, channel.contact_id, channel.supplier_id)


def reorder_channels(session: ChangeSession, channel_ids: Sequence[int]) -> None:
    """Put the channels of one owner into this order."""
    for position, channel_id in enumerate(channel_ids):
        existing(session, Channel, channel_id).position = position


def prefer_channel(session: ChangeSession, channel_id: int) -> None:
    """Make this the preferred channel of its owner, in place of the one before."""
    chosen = existing(session, Channel, channel_id)
    for channel in owned(session, chosen.contact_id, chosen.supplier_id):
        channel.preferred = channel.id == channel_id


def owned(session: ChangeSession, contact_id: int | None, supplier_id: int | None) -> list[Channel]:
    """Return the channels of one owner in their order."""
    owner = Channel.contact_id == contact_id if contact_id is not None else Channel.supplier_id == supplier_id
    return list(session.scalars(select(Channel).where(owner).order_by(Channel.position, Channel.id)))


def settle(session: ChangeSession, contact_id: int | None, supplier_id: int | None) -> None:
    """Number the channels of an owner anew and leave exactly one of them preferred."""
    channels = owned(session, contact_id, supplier_id)
    best = next((channel for channel in channels if channel.preferred), channels[0] if channels else None)
    for position, channel in enumerate(channels):
        channel.position, channel.preferred = position, channel is best


def number_key(text: str) -> str:
    """Return what is equal for two spellings of a phone number: digits without +86 and leading zeros.

    An extension stays apart (``57488880000x12``); empty for less than seven digits, which name nobody.
    """
    plain = unicodedata.normalize("NFKC", text)
    extension = _EXTENSION.search(plain)
    body = plain[: extension.start()] if extension else plain
    digits = re.sub(r"\D", "", body).lstrip("0")
    marked = re.match(r"\s*(?:\(?\+\s*86|0086)", body)
    if len(digits) > 10 and digits.startswith("86") and (marked or _MOBILE.fullmatch(digits[2:])):
        digits = digits[2:].lstrip("0")
    if len(digits) < 7:
        return ""
    return f"{digits}x{extension[1]}" if extension else digits


def match_key(kind: str, value: str) -> str:
    """Return what is equal for two spellings of one channel: ``number:13812345678``, ``wechat:li_ming``; or empty."""
    if kind in NUMBERS:
        key = number_key(value)
        return f"number:{key}" if key else ""
    plain = "".join(unicodedata.normalize("NFKC", value).casefold().split())
    return f"{kind}:{plain}" if plain else ""


def sensitive(kind: str) -> bool:
    """Say whether a copied value of this kind must leave the clipboard soon."""
    return kind in SENSITIVE


def link_for(kind: str, value: str) -> str | None:
    """Return the link that opens a channel in the program made for it, or None where none is dependable.

    WeChat has no link to a person: its link only opens the program, copy the id first. WeCom and Alibaba need more
    than an id, Skype closed in 2025. Source: the links of the programs' makers, as of 2026.
    """
    plain = unicodedata.normalize("NFKC", value).strip()
    digits = re.sub(r"\D", "", plain)
    if kind in ("phone", "mobile"):
        return f"tel:{_dialled(plain)}" if digits else None
    if kind in ("qq", "tencent_meeting", "zoom", "whatsapp") and not digits:
        return None
    return (
        _LINKS[kind].format(id=quote(plain, safe="@"), digits=_for_link(kind, plain, digits))
        if kind in _LINKS
        else None
    )


def _for_link(kind: str, plain: str, digits: str) -> str:
    """Return the digits as a link wants them: WhatsApp takes a number with its country."""
    return f"86{digits}" if kind == "whatsapp" and _MOBILE.fullmatch(digits) and "+" not in plain else digits


def _dialled(plain: str) -> str:
    """Return a number as it is dialled: digits, a leading plus, an extension after a pause."""
    extension = _EXTENSION.search(plain)
    body = plain[: extension.start()] if extension else plain
    number = ("+" if body.lstrip("( ").startswith("+") else "") + re.sub(r"\D", "", body)
    return f"{number},{extension[1]}" if extension else number


_LINKS = {
    "wechat": "weixin://",
    "qq": "tencent://message/?uin={digits}&Site=&Menu=yes",
    "dingtalk": "dingtalk://dingtalkclient/action/sendmsg?dingtalk_id={id}",
    "mail": "mailto:{id}",
    "zoom": "zoommtg://zoom.us/join?confno={digits}",
    "tencent_meeting": "wemeet://page/inmeeting?meeting_code={digits}",
    "teams": "msteams:/l/chat/0/0?users={id}",
    "whatsapp": "https://wa.me/{digits}",
}
