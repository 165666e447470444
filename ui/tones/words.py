"""What the trainer says: verdicts and hints, as plain values."""

from __future__ import annotations

from desktop.chinese.syllables import Syllable, mark
from desktop.practice.tone.overlay import Overlay, SaidSyllable
from desktop.practice.tone.targets import Target
from desktop.practice.tone.tones import VoiceRange
from desktop.texts import _, n_
from ui.tones.trainer import Result

_REFERENCE = 100.0
_MOST_HINTS = 2


def shape(tone: int) -> str:
    """Return how a tone moves."""
    return {
        1: _("high and level"),
        2: _("rising, as in a question"),
        3: _("low, and rising only at the end"),
        4: _("falling, short and firm"),
    }.get(tone, _("short and light"))


def verdict(result: Result, target: Target) -> tuple[str, str]:
    """Return what was heard of a syllable, and the tone in which it is said."""
    attempt = result.attempt
    if attempt is None:
        return "", ""
    if attempt.grade == "clear":
        return _("Clear: tone {n}, {shape}.").format(n=target.tone, shape=shape(target.tone)), "ok"
    if attempt.grade == "unsure":
        return _("Not sure: it may be tone {n}.").format(n=target.tone), "amber"
    if attempt.grade == "other" and attempt.heard is not None:
        return _("It sounded more like tone {n}.").format(n=attempt.heard.likeliest), "seal"
    return _("Not heard."), "neutral"


def advice(result: Result, target: Target) -> str:
    """Return what helps with a syllable."""
    attempt = result.attempt
    if attempt is None:
        return ""
    if attempt.grade == "not_heard":
        return _("Say one syllable, near the microphone, where it is quiet.")
    if attempt.grade == "clear":
        return ""
    return _("Tone {n} is {shape}.").format(n=target.tone, shape=shape(target.tone))


def heard_as(said: SaidSyllable, target: Target) -> str:
    """Return a syllable with the tone that was heard instead, empty when none was."""
    if said.mark != "other" or said.heard is None:
        return ""
    return with_tone(target, said.heard.likeliest)


def with_tone(target: Target, tone: int) -> str:
    """Return the pinyin of a target with another tone: mǎ as mà."""
    return mark(Syllable(target.letters, tone))


def summary(overlay: Overlay, targets: tuple[Target, ...]) -> tuple[str, str]:
    """Return what was heard of a phrase, and the tone in which it is said."""
    if overlay.unheard:
        return _("Not heard."), "neutral"
    marks = [one.mark for one in overlay.syllables]
    marked = [one for one in marks if one is not None]
    others = [
        _("{target} sounded more like {heard}").format(target=target.pinyin, heard=heard_as(said, target))
        for said, target in zip(overlay.syllables, targets, strict=True)
        if said.mark == "other"
    ]
    if others:
        return " · ".join(others[:_MOST_HINTS]), "amber"
    if not marked:
        return _("Compare the lines: here it cannot be told."), "neutral"
    clear = marked.count("clear")
    words = n_("{n} syllable is clear.", "{n} syllables are clear.", clear)
    return words.format(n=clear), "ok" if clear == len(marked) else "amber"


def phrase_advice(overlay: Overlay, targets: tuple[Target, ...]) -> str:
    """Return what helps with a phrase."""
    if overlay.unheard:
        return {
            "silence": _("Nothing came from the microphone: speak nearer to it, or see whether it is muted."),
            "short": _("That was shorter than the phrase: say all of it."),
            "long": _("That went on for longer than the phrase: say it alone, without music around."),
        }.get(overlay.unheard, _("There was noise, and no voice in it: try where it is quiet."))
    for said, target in zip(overlay.syllables, targets, strict=True):
        if said.mark == "other":
            return _("Tone {n} is {shape}.").format(n=target.tone, shape=shape(target.tone))
    if any(one.mark is None for one in overlay.syllables):
        return _("Syllables without a mark run into their neighbours or are light: look at the line.")
    return ""


def range_words(voice: VoiceRange | None) -> str:
    """Return the range of a voice in hertz."""
    if voice is None:
        return _("Your range is not known yet")
    low, high = (round(_REFERENCE * 2 ** (semitones / 12)) for semitones in (voice.low, voice.high))
    return _("Your range: {low} to {high} Hz").format(low=low, high=high)
