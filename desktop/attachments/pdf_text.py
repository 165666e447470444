"""The words of a PDF, by pypdf; runs in a task, for a long document takes seconds."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError

MOST_PAGES = 500
_BROKEN = (Exception,)  # a hostile file may raise anything from a parser; the file is kept all the same

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports on every oddity of a document


def words_of(data: bytes, longest: int, progress: Callable[[], object] | None = None) -> tuple[str, str]:
    """Return the words of a PDF, at most ``longest`` characters, and the trouble: ``""``, ``locked`` or ``broken``.

    pypdf reads AES only beside a library for it, which we do not ship: such a document has no words here and no
    trouble, since Qt shows it where it wants no password. ``progress`` is called at each page and may raise.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return "", "locked"
        count = min(len(reader.pages), MOST_PAGES)
    except DependencyError:
        return "", ""
    except FileNotDecryptedError:
        return "", "locked"
    except _BROKEN:
        return "", "broken"
    kept, left = [], longest
    for number in range(count):
        if progress is not None:
            progress()
        words = " ".join(_page(reader, number).split())[:left]
        kept.append(words)
        left -= len(words) + 1
        if left <= 0:
            break
    return "\n".join(filter(None, kept)), ""


def _page(reader: pypdf.PdfReader, number: int) -> str:
    try:
        return reader.pages[number].extract_text()
    except _BROKEN:
        return ""
