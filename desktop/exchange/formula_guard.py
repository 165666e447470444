"""Keeping spreadsheets from taking a cell for a formula, in a way that can be undone.

A cell that begins with =, +, -, @, a tab, or their full-width forms gets an apostrophe before it; so does one that
begins with apostrophes before such a sign, so that taking one apostrophe away always gives the cell back.
"""

from __future__ import annotations

import re

_DANGEROUS = re.compile(r"^'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"^'+[=+\-@\t\r\n＝＋－＠]")


def guarded(cell: str) -> str:
    """Return the cell as it may stand in a CSV file."""
    return "'" + cell if _DANGEROUS.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return what ``guarded`` was given; Excel's own text mark before a number goes as well."""
    return cell[1:] if _GUARDED.match(cell) else cell
