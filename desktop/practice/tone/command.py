"""What the headless command `tone` says of a sound file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop.chinese.syllables import NEUTRAL, parse
from desktop.errors import UsageError
from desktop.practice.tone.contour import contour
from desktop.practice.tone.pitch import HOP_SECONDS, Autocorrelation
from desktop.practice.tone.reading import read_sound
from desktop.practice.tone.tones import grade, hear
from desktop.texts import _

_DIGITS = 2


def describe(path: Path, expected: str) -> dict[str, Any]:
    """Return what was heard in a sound file of one syllable; ``expected`` is a syllable such as ma3, or empty.

    The speaker's range is not known, so that only the movement of the voice counts: an estimate, and it says so.
    Raises UsageError for what is no syllable with a tone, ImportProblem for what is no sound.
    """
    tone = _tone(expected) if expected else None
    sound = read_sound(path)
    track = Autocorrelation().track(sound)
    line = contour(track)
    heard = hear(line, None) if line is not None else None
    found: dict[str, Any] = {
        "seconds": round(sound.seconds, _DIGITS),
        "voiced": round(float(track.voiced.sum()) * HOP_SECONDS, _DIGITS),
        "heard": heard is not None,
        "contour": list(heard.levels) if heard else [],
        "tones": {str(number): chance for number, chance in heard.chances.items()} if heard else {},
        "tone": heard.likeliest if heard else None,
        "estimate": True,
    }
    if tone is not None:
        found |= {"expected": tone, "verdict": grade(heard, tone)}
    return found


def _tone(expected: str) -> int:
    try:
        tone = parse(expected).tone
    except ValueError as error:
        raise UsageError(
            _("{text} is no syllable of pinyin.").format(text=expected), _("Write it like ma3 or mǎ.")
        ) from error
    if tone == NEUTRAL:
        raise UsageError(
            _("The neutral tone has no line of its own to compare with."),
            _("Give a syllable in tone 1 to 4."),
        )
    return tone
