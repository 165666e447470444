"""The dialog of a touch, for the table of dialogs; the form itself stands where timelines can open it too."""

from __future__ import annotations

from ui.touches.form import open_new_touch, open_touch

__all__ = ["open_new_touch", "open_touch"]
