"""How the syllables of a phrase should sound: Chao's levels, 1 to 5, as the tones are spoken beside each other."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.chinese.sandhi import spoken_words
from desktop.chinese.syllables import NEUTRAL, Syllable
from desktop.practice.wordings import Wording

_COLOURING, _PAUSE = "r", ""
# Y. R. Chao's letters: 55, 35, 214, 51; a third tone that goes on is 21, a fourth before a fourth 53.
_SHAPES: dict[int, tuple[float, ...]] = {
    1: (5.0, 5.0),
    2: (3.0, 3.2, 5.0),
    3: (2.0, 1.0, 1.2, 3.6),
    4: (5.0, 4.2, 1.2),
}
_HALF_THIRD, _HIGH_FOURTH = (2.2, 1.3, 1.0), (5.0, 4.4, 3.0)
_NEUTRAL: dict[int, tuple[float, ...]] = {1: (2.4, 1.8), 2: (3.2, 2.6), 3: (3.6, 4.0), 4: (1.6, 1.0)}
"""The light tone by the tone before it; there alone it has a height."""
_SECOND, _THIRD, _FOURTH = 2, 3, 4


@dataclass(frozen=True, slots=True)
class Target:
    """A syllable that is asked for; a Latin word stands for itself, with tone 0 and no levels."""

    text: str
    """Its character."""
    pinyin: str
    """As it is spoken, with its mark."""
    tone: int
    """As it is spoken: 1 to 4, 5 for the light tone, 0 for none."""
    levels: tuple[float, ...]
    also: int = 0
    """Another tone that is as right: in a chain of third tones the pace decides which of them rise."""

    letters: str = ""
    """Its pinyin without a tone, v for ü."""

    @property
    def weight(self) -> float:
        """How long it lasts beside a full syllable."""
        if not self.tone:
            return max(1.0, 0.6 * len(self.text))
        return 0.7 if self.tone == NEUTRAL else 1.0


def alone(character: str, syllable: Syllable) -> Target:
    """Return a syllable that is said by itself."""
    levels = _SHAPES.get(syllable.tone, _NEUTRAL[1])
    return Target(character, syllable.marked, syllable.tone, levels, letters=syllable.letters)


def of_phrase(said: Wording) -> tuple[Target, ...]:
    """Return the syllables of a phrase as they are spoken; none when its pinyin does not fit its characters."""
    pieces = _pieces(said)
    tones = [one.spoken.tone if one.spoken else 0 for one in pieces]
    cited = [*(one.cited for one in pieces), 0]
    return tuple(
        Target(
            one.text,
            one.spoken.marked if one.spoken else one.text,
            tones[at],
            _levels(tones, at),
            _SECOND if tones[at] == cited[at] == cited[at + 1] == _THIRD else 0,
            one.spoken.letters if one.spoken else "",
        )
        for at, one in enumerate(pieces)
        if one.text != _PAUSE
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    spoken: Syllable | None = None
    cited: int = 0


def _pieces(said: Wording) -> list[_Piece]:
    """Return syllables, Latin words and pauses of a phrase in their order."""
    pieces: list[_Piece] = []
    words = said.line.words if said.line else ()
    for written, spoken in zip(words, spoken_words(words), strict=True):
        if not spoken.syllables:
            pieces.append(_Piece(written.text if written.text.isalnum() else _PAUSE))
            continue
        for character, syllable, cited in zip(
            written.text, spoken.syllables, written.syllables, strict=False
        ):
            before = pieces[-1].spoken if pieces and syllable.letters == _COLOURING else None
            if before is None:
                pieces.append(_Piece(character, syllable, cited.tone))
            else:
                coloured = Syllable(f"{before.letters}r", before.tone)
                pieces[-1] = _Piece(pieces[-1].text + character, coloured, pieces[-1].cited)
    return pieces


def _levels(tones: list[int], at: int) -> tuple[float, ...]:
    """Return the shape of a syllable between its neighbours."""
    tone = tones[at]
    before = tones[at - 1] if at else 0
    after = tones[at + 1] if at + 1 < len(tones) else 0
    if not tone:
        return ()
    if tone == NEUTRAL:
        return _NEUTRAL.get(before, _NEUTRAL[1])
    if tone == _THIRD and after:
        return _HALF_THIRD
    if tone == _FOURTH and after == _FOURTH:
        return _HIGH_FOURTH
    return _SHAPES[tone]
