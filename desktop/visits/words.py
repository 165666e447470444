"""How the ways to seat a table are called."""

from __future__ import annotations

from desktop.texts import _


def scheme_label(key: str) -> str:
    """Return the name of a way to seat a table."""
    return {
        "host_faces_door": _("Host faces the door"),
        "guest_faces_door": _("Chief guest faces the door"),
        "guest_on_left": _("Chief guest on the host's left"),
    }.get(key, key)
