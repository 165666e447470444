"""Writes a moment of a backup for a person."""

from __future__ import annotations

from datetime import datetime

from babel.dates import format_datetime

from desktop.texts import language


def moment(instant: datetime) -> str:
    """Return day and time of ``instant`` where the person is, in the chosen language."""
    return format_datetime(
        instant.astimezone(), "d MMM y, HH:mm" if language() == "en" else "medium", locale=language()
    )
