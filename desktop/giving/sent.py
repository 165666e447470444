"""A message that was sent, as a touch: its text is the summary, whole in the body where it is long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop.touches.logging import TouchDraft
from desktop.touches.words import kind_for_channel

_SUMMARY = 80


def message_draft(
    people: Sequence[int],
    channel: str,
    text: str,
    at: datetime,
    zone: str = "",
    *,
    to_group: bool = False,
) -> TouchDraft:
    """Return the touch of a message that we sent at an aware moment; before a group it is public."""
    line = " ".join(text.split())
    short = len(line) <= _SUMMARY
    return TouchDraft(
        at=at,
        people=tuple(people),
        kind=kind_for_channel(channel) if channel else "message",
        channel=channel,
        direction="out",
        zone=zone,
        summary=line if short else f"{line[: _SUMMARY - 1]}…",
        body="" if short else text,
        setting="public" if to_group else "private",
    )
