"""Text for the full-text index: one token for each Chinese character, words elsewhere."""

from __future__ import annotations

import re
import unicodedata

_CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af\U00020000-\U0003134f〇"
_ONE = re.compile(f"([{_CJK}])")
_PIECE = re.compile(f"[{_CJK}]+|[^\\W_{_CJK}]+")
SHORTEST_PREFIX = 2


def segment(text: str) -> str:
    """Return text for FTS5's unicode61 tokenizer: NFKC, spaces around every CJK character."""
    # Three times as fast as a substitution, whose template Python fills in for every character.
    return " ".join(_ONE.split(unicodedata.normalize("NFKC", text)))


def match_query(typed: str) -> str:
    """Return an FTS5 query for what a person typed; empty when it holds no word.

    A run of Chinese is a phrase, all pieces must occur, the last Latin word matches as a prefix from two letters on
    when nothing follows it. Any input gives a valid query: every piece is quoted and holds letters and digits only.
    """
    normal = unicodedata.normalize("NFKC", typed)
    found = [m for m in _PIECE.finditer(normal) if _indexable(m.group())]
    open_end = bool(found) and found[-1].end() == len(normal)
    return " AND ".join(_term(match.group(), last=open_end and match is found[-1]) for match in found)


def _indexable(piece: str) -> bool:
    """Say whether FTS5 sees a word in a piece: unicode61 keeps letters, numbers and private-use characters."""
    return any(unicodedata.category(character)[0] in "LN" for character in piece)


def _term(piece: str, *, last: bool) -> str:
    """Return one quoted term: the characters of a Chinese run as a phrase, else a word, open at its end."""
    if _ONE.match(piece):
        return f'"{" ".join(piece)}"'
    return f'"{piece}"' + ("*" if last and len(piece) >= SHORTEST_PREFIX else "")
