"""Reads a small text file that a person chose."""

from __future__ import annotations

from pathlib import Path

from desktop.errors import ImportProblem
from desktop.texts import _

_LARGEST = 4_000_000
"""Bytes; the lists of twenty years have 200,000."""


def read_text(path: Path) -> str:
    """Return the text of a file in UTF-8 or the usual Chinese encoding.

    Raises ImportProblem for one that cannot be read, is too large, or is no text.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise ImportProblem(
                _("The file is too large for a list of holidays."), _("Choose a file of one or a few years.")
            )
        raw = path.read_bytes()
    except OSError as error:
        raise ImportProblem(
            _("{name} cannot be read.").format(name=path.name), _("Check that the file is still there.")
        ) from error
    for codec in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    raise ImportProblem(
        _("{name} is not a text file.").format(name=path.name), _("Choose a JSON, ICS or text file.")
    )
