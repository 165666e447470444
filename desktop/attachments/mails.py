"""Reads a mail that was saved as a file (.eml): who, when, about what; nothing in it is fetched or run."""

from __future__ import annotations

import email.policy
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from desktop.errors import ImportProblem
from desktop.texts import _

LARGEST = 60_000_000
"""Bytes; larger mails are kept and not read."""
_BODY = 200_000
_CHARSETS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "unknown-8bit": "gb18030"}
"""Chinese programs write GB18030 and call it by its older names."""
_GUESSES = ("utf-8", "gb18030", "big5", "latin-1")
_MOST_PARTS = 200
_HIDDEN = re.compile(r"<(script|style|head)\b.*?(</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_BREAKS = re.compile(r"<(br|/p|/div|/tr|/li|/h\d)\b[^>]*>", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]{0,2000}>")


class MailProblem(ImportProblem):
    """A file is no mail that can be read."""

    def __init__(self) -> None:
        super().__init__(
            _("This file is no mail that can be read."),
            _("Save the mail again as .eml in your mail program."),
        )


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One person of a mail; the address is in small letters, the name may be empty."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail says; ``sent_at`` is None when it does not say when."""

    subject: str
    sent_at: datetime | None
    sender: Mailbox
    to: tuple[Mailbox, ...]
    copied: tuple[Mailbox, ...]
    body: str
    files: tuple[str, ...]
    """Names of the files in it."""


def read_mail(data: bytes) -> Mail:
    """Read a mail; wrong encodings are guessed at. Raises MailProblem for what is none."""
    if len(data) > LARGEST:
        raise MailProblem
    # The older policy gives headers as they are, however broken; the newer one raises from deep inside.
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    sender = _people(message, "From") or _people(message, "Sender")
    if not sender and "Subject" not in message and "Date" not in message:
        raise MailProblem
    return Mail(
        subject=_header(message, "Subject"),
        sent_at=_date(message),
        sender=sender[0] if sender else Mailbox("", ""),
        to=_people(message, "To"),
        copied=_people(message, "Cc"),
        body=_body(message)[:_BODY],
        files=tuple(_files(message)),
    )


def _header(message: Message, name: str) -> str:
    return " ".join(_decoded(next(_raw(message, name), "")).split())


def _raw(message: Message, name: str) -> Iterator[str]:
    """Yield headers as they stand in the file; ``get`` would make question marks of bytes that are no ASCII."""
    return (str(value) for key, value in message.raw_items() if key.casefold() == name.casefold())


def _decoded(raw: object) -> str:
    """Decode a header: encoded words, or bytes that should not stand there but do."""
    text = str(raw)
    if any("\udc80" <= sign <= "\udcff" for sign in text):
        return _guessed(text.encode("ascii", "surrogateescape"))
    try:
        parts = decode_header(text)
    except (ValueError, LookupError, HeaderParseError):  # broken base64 within
        return text
    return "".join(_word(part, charset) for part, charset in parts)


def _word(part: bytes | str, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    return _in_charset(part, charset or "ascii")


def _in_charset(data: bytes, charset: str) -> str:
    named = _CHARSETS.get(charset.casefold(), charset)
    try:
        return data.decode(named)
    except (UnicodeDecodeError, LookupError, ValueError):
        return _guessed(data)


def _guessed(data: bytes) -> str:
    for charset in _GUESSES:
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            continue
    return ""


def _people(message: Message, name: str) -> tuple[Mailbox, ...]:
    raw = [_unfolded(value) for value in _raw(message, name)]
    found = getaddresses(raw)
    return tuple(
        Mailbox(" ".join(_decoded(shown).split()), address.strip().casefold())
        for shown, address in found
        if "@" in address
    )


def _unfolded(raw: object) -> str:
    text = str(raw)
    if any("\udc80" <= sign <= "\udcff" for sign in text):
        text = _guessed(text.encode("ascii", "surrogateescape"))
    return " ".join(text.split())


def _date(message: Message) -> datetime | None:
    try:
        moment = parsedate_to_datetime(_header(message, "Date"))
        return (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment).astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        return None


def _parts(message: Message) -> list[Message]:
    return [part for part, _number in zip(message.walk(), range(_MOST_PARTS), strict=False)]


def _body(message: Message) -> str:
    """Return the plain text of a mail, else that of its HTML without tags."""
    inline = [part for part in _parts(message) if not part.get_filename() and not part.is_multipart()]
    for kind in ("text/plain", "text/html"):
        for part in inline:
            if part.get_content_type() == kind:
                text = _text(part)
                said = _plain(text) if kind == "text/html" else text
                if said.strip():
                    return "\n".join(line.rstrip() for line in said.splitlines()).strip()
    return ""


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    return _in_charset(payload, str(part.get_content_charset() or "utf-8"))


def _plain(text: str) -> str:
    bare = _TAGS.sub("", _BREAKS.sub("\n", _HIDDEN.sub("", text)))
    lines = (" ".join(line.split()) for line in html.unescape(bare).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def _files(message: Message) -> list[str]:
    return [_decoded(part.get_filename()) for part in _parts(message) if part.get_filename()]
