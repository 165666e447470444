"""Words in a draft that cost somebody face, and the softer wording to offer instead; it points out, it never rewrites.

The pairs are in ``resources/messages/softening.tsv``: praise, fact, process not person, "we", a way out, one request.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from desktop.bundled import resources
from desktop.errors import StoreError
from desktop.texts import N_, _

COLUMNS = ("kind", "language", "pattern", "instead", "example")
_TABLE = "softening.tsv"
_WHY = {
    "blame": N_("It blames a person. Name the fact and the process, and look at it together."),
    "late": N_("It scolds. Ask for the real progress, and leave a way to tell it."),
    "doubt": N_("It doubts that somebody is able. Ask for the main points in writing instead."),
    "rank": N_("It goes over somebody's head. Offer to explain it to the boss together."),
    "price": N_("It calls a price wrong. Say how far it is from your budget, and ask for a way."),
    "ultimatum": N_("It leaves no way out. Ask for help, and give a day."),
    "threat": N_("It threatens. Once said, the relationship pays for it."),
    "refusal": N_("A flat no shuts the door. Say that it is difficult, and ask for another way."),
    "shout": N_("It reads as shouting."),
    "lone": N_("Say at once what it is about: a lone 在吗 makes people wait and wonder."),
    "manner": N_("To this person one says 您."),
    "neutral": N_("This is a quarrel of theirs in which you stay neutral. Leave it out."),
    "group": N_("This goes to a group. Criticism before others costs face: send it to the person alone."),
}
KINDS = tuple(_WHY)
_SHOWN_ALONE = "critical"
"""Facts that hurt only before others: they count for the warning about groups and are not underlined else."""
_LESS_THAN_YOU = re.compile("你(?!们|好)")


class Pair(NamedTuple):
    """A wording that hurts and the one to offer."""

    kind: str
    language: str
    pattern: re.Pattern[str]
    instead: str
    example: str


@dataclass(frozen=True, slots=True)
class Hint:
    """A place in a draft: what stands there, why it hurts and what to say instead (empty: leave it out)."""

    start: int
    end: int
    kind: str
    found: str
    instead: str

    @property
    def why(self) -> str:
        """The reason in one sentence."""
        return _(_WHY[self.kind])


def hints(
    text: str, *, senior: bool = False, to_group: bool = False, quarrel: Iterable[str] = ()
) -> list[Hint]:
    """Return what hurts in a draft, in the order of the text; places never overlap, the longer one wins.

    ``senior``: the person is addressed with 您; ``to_group``: others read along; ``quarrel``: names and words of an
    inner conflict in which one stays neutral. The same answer for the same draft, whatever the language of the screen.
    """
    found = [*_paired(text), *_named(text, quarrel)]
    if senior:
        found += [
            Hint(match.start(), match.end(), "manner", match.group(), "您")
            for match in _LESS_THAN_YOU.finditer(text)
        ]
    if to_group:
        found += _critical(text)
    return _apart(found)


def named_quarrel(text: str, quarrel: Iterable[str]) -> list[Hint]:
    """Return where a text names a quarrel in which one stays neutral, in its order."""
    return _apart(list(_named(text, quarrel)))


def criticises(text: str) -> bool:
    """Tell whether a draft criticises at all, softly or not: such a text is not for a group."""
    return bool(_paired(text) or _critical(text))


def apply(text: str, hint: Hint) -> str:
    """Return the draft with the softer wording in that place; a full stop is not set twice."""
    before, after = text[: hint.start], text[hint.end :]
    instead = hint.instead
    if hint.found[:1].isupper() and instead:
        instead = instead[0].upper() + instead[1:]
    if hint.kind == "shout" and not instead:
        instead = hint.found.capitalize()
    return before + instead + after


@cache
def pairs() -> tuple[Pair, ...]:
    """Return the table. Raises StoreError when it is damaged."""
    try:
        head, *rows = (resources() / "messages" / _TABLE).read_text(encoding="utf-8").splitlines()
        if tuple(head.split("\t")) != COLUMNS:
            raise ValueError(head)
        return tuple(_pair(*row.split("\t")) for row in rows)
    except (OSError, UnicodeDecodeError, ValueError, TypeError, re.error) as error:
        raise StoreError(
            _("The table of messages {name} is damaged.").format(name=_TABLE),
            _("Install Guanxi Journal again; your journal is not touched by that."),
        ) from error


def _pair(kind: str, language: str, pattern: str, instead: str, example: str) -> Pair:
    if kind not in (*KINDS, _SHOWN_ALONE):
        raise ValueError(kind)
    flags = re.IGNORECASE if language == "en" and kind != "shout" else 0
    return Pair(kind, language, re.compile(pattern, flags), instead, example)


def _paired(text: str) -> list[Hint]:
    return [
        Hint(match.start(), match.end(), pair.kind, match.group(), pair.instead)
        for pair in pairs()
        if pair.kind != _SHOWN_ALONE
        for match in pair.pattern.finditer(text)
        if match.group()
    ]


def _critical(text: str) -> list[Hint]:
    return [
        Hint(match.start(), match.end(), "group", match.group(), "")
        for pair in pairs()
        if pair.kind == _SHOWN_ALONE
        for match in pair.pattern.finditer(text)
    ]


def _named(text: str, quarrel: Iterable[str]) -> Iterator[Hint]:
    folded = text.casefold()
    for word in {one.strip().casefold() for one in quarrel} - {""}:
        if len(folded) != len(text):  # folding that changes lengths would move the places
            continue
        for match in re.finditer(re.escape(word), folded):
            yield Hint(match.start(), match.end(), "neutral", text[match.start() : match.end()], "")


def _apart(found: Collection[Hint]) -> list[Hint]:
    kept: list[Hint] = []
    for hint in sorted(found, key=lambda one: (one.start - one.end, one.start, one.kind)):
        if all(hint.end <= other.start or other.end <= hint.start for other in kept):
            kept.append(hint)
    return sorted(kept, key=lambda one: one.start)
