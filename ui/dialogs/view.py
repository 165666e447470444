"""The dialog of a saved view, for the table of dialogs; the form itself stands where lists can open it too."""

from __future__ import annotations

from ui.views.form import open_edit_view, open_new_view, open_save_view

__all__ = ["open_edit_view", "open_new_view", "open_save_view"]
