"""People named in a line by ``@`` and a fragment of their name: where such a fragment is, and whom it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.chinese.names import is_chinese
from desktop.touches.day_words import fold

_LONGEST_CHINESE_NAME = 5
_FRAGMENT = re.compile(r"[^\s@!,;:?()<>\[\]\"“”。、，；]*")
_BEFORE_MENTION = re.compile(r"[a-z0-9._%+-]")  # an address such as li@example.com is no mention


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A person whom a fragment may mean."""

    id: int
    name: str


Resolve = Callable[[str], Sequence[Mentioned]]
"""Finds the people whom a fragment may mean, the best first."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """The name that is being typed: what stands between ``@`` and the cursor."""

    start: int
    """Place of the ``@``."""
    end: int
    """Where the whole fragment ends, behind the cursor or at it."""
    text: str


def completion(line: str, cursor: int) -> Fragment | None:
    """Return the name that is being typed at ``cursor``, or None when the cursor is in no mention."""
    folded = fold(line)
    start = folded.rfind("@", 0, cursor)
    if start < 0 or not mention_begins(folded, start):
        return None
    end = fragment_end(folded, start)
    return Fragment(start, end, name_in(line[start + 1 : cursor])) if cursor <= end else None


def accept(line: str, fragment: Fragment, name: str) -> tuple[str, int]:
    """Write ``name`` for a fragment, with a space behind it; return the new line and the cursor's place."""
    head = f"{line[: fragment.start]}@{'_'.join(name.split())} "
    return head + line[fragment.end :].lstrip(), len(head)


def mention_begins(folded: str, at: int) -> bool:
    """Say whether a mention begins at a place in folded text."""
    return folded[at] == "@" and (at == 0 or not _BEFORE_MENTION.match(folded[at - 1]))


def fragment_end(folded: str, at: int) -> int:
    """Return where the fragment behind an ``@`` ends."""
    match = _FRAGMENT.match(folded, at + 1)
    return match.end() if match else at + 1


def name_in(raw: str) -> str:
    """Return the name that a fragment writes."""
    return raw.replace("_", " ").strip()


def ends(line: str, at: int, end: int) -> list[int]:
    """Return where a name may end: after the fragment, or earlier where Chinese goes on without a space."""
    ends = [end] if end > at + 1 else []
    if end - at > 2 and is_chinese(line[at + 1 : at + 3]):
        ends += range(min(end - 1, at + 1 + _LONGEST_CHINESE_NAME), at + 2, -1)
    return ends


def meant(resolve: Resolve, name: str) -> Sequence[Mentioned]:
    """Return whom a name may mean; the one person who is called exactly so goes before all others."""
    if not name:
        return ()
    found = resolve(name)
    exact = [person for person in found if person.name.casefold() == name.casefold()]
    return exact if len(exact) == 1 else found
