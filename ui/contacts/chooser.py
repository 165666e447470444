"""The chooser stands in ``ui.chooser`` now."""

from __future__ import annotations

from ui.chooser import Chooser, person_chooser, show_person, supplier_chooser

__all__ = ["Chooser", "person_chooser", "show_person", "supplier_chooser"]
