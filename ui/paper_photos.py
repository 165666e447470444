"""Photos on paper: three in a line, with what they show under them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from html import escape

_WIDTH, _EACH = 210, 3
"""Width of a photo on paper, and how many stand in a line."""


def photo_table(photos: Iterable[tuple[bytes, str]]) -> str:
    """Return JPEG pictures with their words as a table in HTML; empty without any."""
    cells = [
        f'<td width="33%" style="padding:4px"><img width="{_WIDTH}"'
        f' src="data:image/jpeg;base64,{b64encode(picture).decode("ascii")}"/><br/>{escape(said)}</td>'
        for picture, said in photos
    ]
    lines = ("".join(cells[start : start + _EACH]) for start in range(0, len(cells), _EACH))
    rows = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<table width="100%">{rows}</table>' if rows else ""
