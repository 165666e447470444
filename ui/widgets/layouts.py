"""Shorthand for layouts: a column or row of widgets, gaps and stretches."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Piece = QWidget | QLayout | tuple[QWidget | QLayout, int] | int | None
Margins = tuple[int, int, int, int]
NONE: Margins = (0, 0, 0, 0)


def column(*pieces: Piece, margins: Margins = NONE, spacing: int = 0) -> QVBoxLayout:
    """Stack pieces: a widget, a layout, either with its stretch, a gap in pixels, or None for a stretch."""
    made = QVBoxLayout()
    _fill(made, pieces, margins, spacing)
    return made


def row(*pieces: Piece, margins: Margins = NONE, spacing: int = 0) -> QHBoxLayout:
    """Line up pieces: a widget, a layout, either with its stretch, a gap in pixels, or None for a stretch."""
    made = QHBoxLayout()
    _fill(made, pieces, margins, spacing)
    return made


def _fill(layout: QBoxLayout, pieces: tuple[Piece, ...], margins: Margins, spacing: int) -> None:
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    for piece in pieces:
        if piece is None:
            layout.addStretch(1)
        elif isinstance(piece, int):
            layout.addSpacing(piece)
        else:
            _add(layout, *(piece if isinstance(piece, tuple) else (piece, 0)))


def _add(layout: QBoxLayout, piece: QWidget | QLayout, stretch: int) -> None:
    if isinstance(piece, QWidget):
        layout.addWidget(piece, stretch)
    else:
        layout.addLayout(piece, stretch)


def frame(kind: str, layout: QLayout | None = None, parent: QWidget | None = None) -> QFrame:
    """Make a frame of a kind the style sheet knows: card, soft, page, paper, pane, inspector, sidebar."""
    made = QFrame(parent)
    made.setProperty("kind", kind)
    if layout is not None:
        made.setLayout(layout)
    return made


def holder(layout: QLayout, parent: QWidget | None = None) -> QWidget:
    """Make a plain widget around a layout."""
    made = QWidget(parent)
    made.setLayout(layout)
    return made


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
