"""Which layers of the calendar are shown; this machine remembers them."""

from __future__ import annotations

from collections.abc import Collection

from desktop.planning.calendar_rows import LAYERS, STANDARD, Layer, Shown
from ui.calendar.zones import home_zone
from ui.workplace import Workplace

NONE = "none"
"""What is kept when no layer at all is shown; nothing kept means the standard ones."""


def remembered(workplace: Workplace) -> Shown:
    """Return the layers that were shown last on this machine, else the standard ones."""
    if workplace.services is None:
        return Shown(zone=home_zone())
    now = workplace.services.preferences.now
    kept = frozenset(one for one in now.calendar_layers if one in LAYERS)
    layers = kept if now.calendar_layers else STANDARD
    return Shown(layers, now.calendar_country, home_zone())


def remember(workplace: Workplace, layers: Collection[Layer], country: str) -> Shown:
    """Keep layers and own country for the next time and return what to show."""
    if workplace.services is not None:
        ordered = tuple(one for one in LAYERS if one in layers) or (NONE,)
        workplace.services.preferences.set(calendar_layers=ordered, calendar_country=country)
    return Shown(frozenset(layers), country, home_zone())
