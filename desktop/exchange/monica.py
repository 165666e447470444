"""Reading the JSON that Monica 4 exports: its people with their history, as cards.

The form is that of Monica's own export (version "1.0-preview.1", written by 4.0 to 4.1): an ``account`` with ``data``,
a list of collections ``{"count", "type", "values"}``, and ``instance``, the tables of kinds that values point to.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from desktop.errors import ImportProblem
from desktop.exchange.cards import Entry, Problem
from desktop.exchange.lines import Source
from desktop.exchange.monica_book import book_of
from desktop.exchange.monica_people import card_of
from desktop.exchange.monica_values import Values
from desktop.texts import _

LARGEST = 200 * 1024 * 1024
"""Bytes: a JSON file is read as a whole, and Monica writes its pictures into it."""
_SIGNS = (b'"account"', b'"app_version"')


def is_monica(head: bytes) -> bool:
    """Tell whether the beginning of a file is that of an export by Monica."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and any(sign in head for sign in _SIGNS)


def read_monica(source: Source) -> Iterator[Entry]:
    """Yield a card for each person; people whom Monica only knows as somebody's family become a line of theirs.

    Raises ImportProblem when the file is too large, cut short or no export of Monica 4. A damaged person is a Problem
    and costs nobody else. Monica has no lines: ``row`` counts the people, from 1.
    """
    account = _account(source)
    book = book_of(account)
    for row, person in enumerate(book.people, 1):
        try:
            card = card_of(person, book, source.name, row)
        except (TypeError, ValueError, AttributeError, KeyError, OverflowError):
            yield Problem(row, _("This person of the file is damaged and was left out."))
            continue
        if card is not None:
            yield card


def _account(source: Source) -> Values:
    if source.total > LARGEST:
        raise ImportProblem(
            _("The file {name} is larger than 200 MB.").format(name=source.name),
            _("Export it from Monica without photos and documents, and try again."),
        )
    try:
        found = json.loads(source.whole().decode(source.codec, "replace"))
    except (ValueError, RecursionError) as error:
        raise ImportProblem(
            _("The file {name} is cut short or damaged.").format(name=source.name),
            _("Export it from Monica once more and choose the new file."),
        ) from error
    account = found.get("account") if isinstance(found, dict) else None
    if not isinstance(account, dict) or not isinstance(account.get("data"), list):
        raise ImportProblem(
            _("The file {name} is no export of Monica 4.").format(name=source.name),
            _("In Monica 4, choose Settings, Export data, Export to JSON, and import that file."),
        )
    return account
