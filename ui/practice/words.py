"""What Practice says: intervals on buttons, verdicts on answers, names of kinds, as plain values."""

from __future__ import annotations

from datetime import timedelta

from desktop.chinese.syllables import mark, parse
from desktop.joining import statements
from desktop.practice.answers import Judged
from desktop.practice.cards import CardRow
from desktop.texts import _, n_
from ui.theme.tokens import Tone

RATING_TONES: dict[int, Tone] = {1: "seal", 2: "amber", 3: "accent", 4: "sky"}
_HOUR, _DAY = 3600, 86_400
_MONTH, _YEAR = 30.4, 365


def rating_name(rating: int) -> str:
    """Return the word on a button."""
    return {1: _("Again"), 2: _("Hard"), 3: _("Good"), 4: _("Easy")}[rating]


def interval(until: timedelta) -> str:
    """Return how long until a card comes again, in the shortest words: "10 min", "3 days", "4.2 months"."""
    seconds = until.total_seconds()
    if seconds < _HOUR:
        return _("{n} min").format(n=max(1, round(seconds / 60)))
    if seconds < _DAY:
        return _("{n} h").format(n=round(seconds / _HOUR))
    days = until.days
    if days < 2 * _MONTH:
        return n_("{n} day", "{n} days", days).format(n=days)
    if days < _YEAR:
        return _("{n} months").format(n=round(days / _MONTH, 1))
    return _("{n} years").format(n=round(days / _YEAR, 1))


def verdict(judged: Judged) -> str:
    """Return what an answer was, with what was wrong in it."""
    if judged.verdict == "tones":
        right = sum(one.right for one in judged.syllables)
        wrong = [
            (marked(one.expected), marked(one.typed) or "–") for one in judged.syllables if not one.right
        ]
        named = statements(*(_("{right}, not {typed}").format(right=a, typed=b) for a, b in wrong[:4]))
        return _("{n} of {all} tones are right: {named}").format(
            n=right, all=len(judged.syllables), named=named
        )
    if judged.verdict == "near":
        if judged.politeness:
            return _("Close, but 您 and 你 are not the same: nín shows respect.")
        wrong = [
            (marked(one.expected), marked(one.typed) or "–") for one in judged.syllables if not one.right
        ]
        named = statements(*(_("{right}, not {typed}").format(right=a, typed=b) for a, b in wrong[:3]))
        return _("Close: {named}").format(named=named)
    return {
        "exact": _("Right"),
        "exact_spoken": _("Right, as it is spoken"),
        "no_tones": _("The letters are right; the tones are missing."),
        "hanzi": _("These are characters. Type the pinyin, such as ni3 hao3."),
    }.get(judged.verdict, _("Not this one"))


def marked(numbered: str) -> str:
    """Return a syllable with its tone mark: ``hǎo`` for ``hao3``."""
    try:
        return mark(parse(numbered))
    except ValueError:
        return numbered


def verdict_tone(judged: Judged) -> str:
    """Return the tone in which a verdict is shown."""
    return {"exact": "ok", "exact_spoken": "ok", "wrong": "seal"}.get(judged.verdict, "amber")


def asked(card: CardRow) -> str:
    """Return what a card asks for, in a few words."""
    return {
        "recognise": _("What does it mean?"),
        "produce": _("How do you say it?"),
        "listen": _("What do you hear?"),
        "type": _("Type the pinyin with its tones"),
        "tones": _("Tap the tones: 1 to 5"),
        "cloze": _("Which word is missing?"),
        "register": _("您 or 你?"),
    }[card.kind]


def register_words(register: str) -> str:
    """Return to whom a phrase is said, by its register."""
    return {
        "nin": _("To a senior, a customer, somebody new"),
        "ni": _("Between equals who know each other"),
        "intimate": _("Between friends"),
    }.get(register, "")


def words_of_standings() -> dict[str, str]:
    """Return how cards stand when they do not simply come up, with the word for each."""
    return {"suspended": _("Suspended"), "flagged": _("Flagged"), "leech": _("Leech")}
