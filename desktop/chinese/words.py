"""Cutting a run of Chinese characters into words: the most probable way by the counts of single words."""

from __future__ import annotations

from desktop.chinese.tables import weights

LONGEST = 8
_UNKNOWN = 0
_TOTAL = 26  # log2 of the 60 million words that were counted


def cut(run: str, longest: int = LONGEST) -> list[str]:
    """Return the words of a run of characters, none with more than ``longest``; joined they are the run again."""
    known = weights()
    best: list[tuple[int, int]] = [(0, 0)]
    for end in range(1, len(run) + 1):
        best.append(
            max(
                (best[start][0] + known.get(run[start:end], _UNKNOWN) - _TOTAL, start)
                for start in range(max(0, end - longest), end)
                if start == end - 1 or run[start:end] in known
            )
        )
    words: list[str] = []
    end = len(run)
    while end:
        start = best[end][1]
        words.append(run[start:end])
        end = start
    return words[::-1]
