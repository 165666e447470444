"""Names as the language of the screen wants them: whoever reads Chinese needs no second name beside the hanzi."""

from __future__ import annotations

from collections.abc import Iterable

from desktop import texts


def chinese() -> bool:
    """Tell whether the screen speaks Chinese."""
    return texts.language() == "zh_CN"


def hanzi_or(hanzi: str, otherwise: str) -> str:
    """Return the hanzi alone on a Chinese screen, where there are any; ``otherwise`` in any other case."""
    return hanzi if hanzi and chinese() else otherwise


def whole(hanzi: str, latin: str) -> str:
    """Return a name for a row or a sentence: "Wāng Shīpíng 汪师平", on a Chinese screen "汪师平"."""
    return hanzi_or(hanzi, f"{latin} {hanzi}".strip())


def single(hanzi: str, latin: str) -> str:
    """Return the one name where there is room for one: Latin first, on a Chinese screen hanzi first."""
    return hanzi_or(hanzi, latin or hanzi)


def two_lines(hanzi: str, english: str, pinyin: str = "") -> tuple[str, str]:
    """Return a company's name as title and second line; the second may be empty.

    The English name leads and the Chinese one follows; on a Chinese screen it is the other way round.
    """
    if hanzi and chinese():
        return hanzi, english
    return english or hanzi or pinyin, hanzi if english else pinyin if hanzi else ""


def listed(names: Iterable[str]) -> str:
    """Return names one after another, as the language divides them: ``、`` in Chinese."""
    return ("、" if chinese() else ", ").join(names)
