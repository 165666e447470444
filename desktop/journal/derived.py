"""Tables that follow from others and are in no history: triggers of the writing connection keep them.

Like those of the record of changes they live as long as the connection, so that no use case has to remember them, and
no trigger is left in the file for another program to trip over.
"""

from __future__ import annotations

from typing import NamedTuple


class Derived(NamedTuple):
    """How tables are kept that follow from others."""

    triggers: tuple[str, ...] = ()
    """Statements that start the keeping on a connection."""
    rebuild: tuple[str, ...] = ()
    """Statements that make the rows anew from what they follow from."""


NOTHING = Derived()
