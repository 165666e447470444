"""The ways of asking a phrase, and which of them a phrase allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.texts import N_

if TYPE_CHECKING:
    from desktop.practice.wordings import Wording

KINDS: dict[str, str] = {
    "recognise": N_("Recognise"),
    "produce": N_("Say it in Chinese"),
    "listen": N_("Listen"),
    "type": N_("Type pinyin"),
    "tones": N_("Tap the tones"),
    "cloze": N_("One word missing"),
    "register": N_("您 or 你"),
}
"""Keys of card kinds with their names, in the order in which they are offered and learnt."""
TYPED = frozenset(("type",))
"""Kinds that are answered by typing."""
FIRST_KINDS = ("recognise", "produce")
"""What a deck is begun with unless somebody chooses."""
_LONGEST_TYPED, _LONGEST_TAPPED = 14, 8


def possible(wording: Wording, *, audible: bool = False) -> tuple[str, ...]:
    """Return the kinds that a phrase allows; ``audible``: a voice or a recording can be heard.

    A phrase that is only heard is not asked for; one word can be missing only where there are several; the choice of
    您 or 你 needs one of them in the text.
    """
    count = len(wording.syllables)
    allowed = {
        "recognise": True,
        "produce": wording.direction != "hear",
        "listen": audible,
        "type": 0 < count <= _LONGEST_TYPED,
        "tones": 0 < count <= _LONGEST_TAPPED,
        "cloze": len(wording.gaps) > 0,
        "register": wording.direction != "hear"
        and ("您" in wording.simplified or "你" in wording.simplified),
    }
    return tuple(kind for kind in KINDS if allowed[kind])
