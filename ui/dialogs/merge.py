"""Merges two records of one person or supplier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtWidgets import QWidget

from ui.workplace import Workplace

Kind = Literal["contact", "supplier"]


def open_merge_for(workplace: Workplace, parent: QWidget, kind: Kind, ids: Sequence[int]) -> None:
    """Open."""
