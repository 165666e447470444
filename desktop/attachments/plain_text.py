"""The text in a file that says it is one: in UTF-8, UTF-16 or GB 18030, as Windows in China writes it."""

from __future__ import annotations

import codecs
import re

_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROL = 0.01
"""Share of control characters above which it is no text."""


def plain_text(data: bytes) -> str | None:
    """Return the text of a file; None when it holds none, whatever its name says."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    if b"\x00" in data:
        return None
    for codec in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        return text if len(_CONTROL.findall(text)) <= len(text) * _MOST_CONTROL else None
    return None
