"""The fields of a foreign note as those of a phrase: cleaned, pinyin fitted, and what is wrong with it said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.exchange.cleaning import clean_text
from desktop.exchange.decks.fitting import fitted, hanzi_in, proposed
from desktop.exchange.decks.markup import one_line, plain, sounds_in
from desktop.exchange.decks.notes import Note
from desktop.exchange.decks.roles import SAID, Role
from desktop.practice import library
from desktop.texts import _

LONGEST_PHRASE = 200
"""Characters of a phrase; what is longer is a text."""
_MOST_SOUNDS = 4
_LEECH = re.compile(r"(?i)(^|\s)leech(?=\s|$)")
_BOTH_SCRIPTS = re.compile(r"^([^\[\]]+)\[([^\[\]]+)\]$")
_LINE_FIELDS = frozenset(("simplified", "traditional", "pinyin", "tags", "situation"))


@dataclass(frozen=True, slots=True)
class Said:
    """What a note says; ``trouble`` is why it can be no phrase, and then ``first`` are its first words for the list."""

    said: dict[str, str]
    first: str = ""
    sounds: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    trouble: str = ""


def said_by(note: Note, roles: Sequence[Role]) -> Said:
    """Return what a note says by the roles of its fields; never raises, a note of nonsense has its trouble said."""
    said = dict.fromkeys(SAID, "")
    for role, field in zip(roles, note.fields, strict=False):
        if role != "keep":
            said[role] = one_line(field) if role in _LINE_FIELDS else plain(field)
    if said["tags"] or note.tags:
        said["tags"] = _tags(f"{said['tags']} {note.tags}")
    if said["situation"] and said["situation"] not in {one.key for one in library.situations()}:
        said["situation"] = ""
    _part_scripts(said)
    _part_pinyin(said)
    if trouble := _trouble(said):
        return Said(said, next(filter(None, map(one_line, note.fields)), ""), trouble=trouble)
    remarks = _fit(said)
    sounds = dict.fromkeys(name for field in note.fields for name in sounds_in(field))
    return Said(said, sounds=tuple(sounds)[:_MOST_SOUNDS], remarks=remarks)


def _trouble(said: dict[str, str]) -> str:
    if not hanzi_in(said["simplified"]):
        return _("It has no Chinese characters.")
    if len(said["simplified"]) > LONGEST_PHRASE:
        return _("It is longer than {n} characters: a text, not a phrase.").format(n=LONGEST_PHRASE)
    if not said["english"] and not said["literal"]:
        return _("It has no meaning in the file. Export the cards with their definitions.")
    return ""


def _part_scripts(said: dict[str, str]) -> None:
    """Take ``简体[繁體]`` apart, and what stands in traditional characters alone as it is."""
    if "[" in said["simplified"] and (both := _BOTH_SCRIPTS.match(said["simplified"])):
        said["simplified"], said["traditional"] = both[1].strip(), both[2].strip()
    if not said["simplified"]:
        said["simplified"] = said["traditional"]


def _part_pinyin(said: dict[str, str]) -> None:
    """Take pinyin from the first line of the meaning where many decks have it."""
    if said["pinyin"]:
        return
    first, line_end, rest = said["english"].partition("\n")
    if line_end and fitted(said["simplified"], first):
        said["pinyin"], said["english"] = first, rest


def _fit(said: dict[str, str]) -> tuple[str, ...]:
    """Fit the pinyin to the characters; propose it where there is none that fits."""
    written = said["pinyin"]
    fits = fitted(said["simplified"], written)
    said["pinyin"] = fits or proposed(said["simplified"])
    if written and not fits:
        return (
            _("Its pinyin “{pinyin}” does not fit the characters; ours was taken.").format(
                pinyin=written[:40]
            ),
        )
    return ()


def _tags(words: str) -> str:
    """Return tags as words, without Anki's mark for a card that was forgotten often."""
    return " ".join(dict.fromkeys(_LEECH.sub(" ", clean_text(words).replace(",", " ")).split()))
