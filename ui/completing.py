"""Words offered under a line while it is typed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


def contained(words: Iterable[str], line: QLineEdit) -> QCompleter:
    """Return what offers those of ``words``, each once, that hold what is typed, whatever its case."""
    made = QCompleter([word for word in dict.fromkeys(words) if word], line)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made
