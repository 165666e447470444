"""The text tables of buying in ``resources/trade``, read with an error that names the damaged one."""

from __future__ import annotations

from desktop.bundled import resources
from desktop.errors import StoreError
from desktop.texts import _


def rows(name: str) -> list[list[str]]:
    """Return the cells of each line of ``resources/trade/<name>`` that is not blank or a comment.

    Raises StoreError when the file is missing, is not text, or does not end with the line ``# end``.
    """
    try:
        text = (resources() / "trade" / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise damaged(name) from error
    if not text.endswith("\n# end\n"):
        raise damaged(name)
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


def damaged(name: str) -> StoreError:
    """Return the error to raise when a table cannot be understood."""
    return StoreError(
        _("The table {name} is damaged.").format(name=name),
        _("Install Guanxi Journal again; your journal is not touched by that."),
    )
