"""Photos on paper: three in a line, with what they show under them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from html import escape

GAP = '<p style="font-size:4pt; margin:0">&nbsp;</p>'
"""Room under a table: Qt takes no margin of a table, nor that of a heading right below one."""
_WIDTH, _EACH = 146, 3
"""Width of a photo in points, and how many stand in a line: A4 has 481 between its margins."""


def photo_table(photos: Iterable[tuple[bytes, str]]) -> str:
    """Return JPEG pictures with their words as a table in HTML; empty without any."""
    cells = [
        f'<td width="33%"><img width="{_WIDTH}"'
        f' src="data:image/jpeg;base64,{b64encode(picture).decode("ascii")}"/><br/>{escape(said)}</td>'
        for picture, said in photos
    ]
    lines = ("".join(cells[start : start + _EACH]) for start in range(0, len(cells), _EACH))
    rows = "".join(f"<tr>{line}</tr>" for line in lines)
    return (
        f'<table width="100%" cellspacing="0" cellpadding="4" style="font-size:8pt">{rows}</table>{GAP}'
        if rows
        else ""
    )
