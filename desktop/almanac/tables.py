"""The almanac's text tables, read line by line with an error that names the damaged one."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.bundled import resources
from desktop.errors import StoreError
from desktop.texts import _


def lines(name: str) -> Iterator[str]:
    """Yield the lines of ``resources/calendar/<name>`` that are not blank or comments.

    Raises StoreError when the file is missing, is not text, or does not end with the line ``# end``: a table that lost
    its tail would be wrong without looking wrong.
    """
    try:
        text = (resources() / "calendar" / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise damaged(name) from error
    if not text.endswith("\n# end\n"):
        raise damaged(name)
    return (line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def sections(name: str) -> dict[str, dict[str, str]]:
    """Return the ``[section]`` blocks of a table with their ``key = value`` lines.

    Raises StoreError when the file is missing, or has a line of another form.
    """
    found: dict[str, dict[str, str]] = {}
    current: dict[str, str] = {}
    for line in lines(name):
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], {})
            continue
        key, equals, value = line.partition(" = ")
        if not equals or not found:
            raise damaged(name)
        current[key] = value
    return found


def damaged(name: str) -> StoreError:
    """Return the error to raise when a table cannot be understood."""
    return StoreError(
        _("The calendar table {name} is damaged.").format(name=name),
        _("Install Guanxi Journal again; your journal is not touched by that."),
    )
