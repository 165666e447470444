"""What stands around the drawing of the network: the tools over it, the legend under it, and nobody in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.texts import _
from ui.network.legend import Legend
from ui.network.view import NetworkView
from ui.theme.theme import Theme
from ui.widgets.button import IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.layouts import column, holder, row
from ui.widgets.text import label
from ui.workplace import Workplace


def head(theme: Theme, tools: Sequence[QWidget]) -> QHBoxLayout:
    """Return the title and the tools, which go on in a second line where the room ends."""
    line = Flow(theme.px(10))
    for tool in tools:
        line.addWidget(tool)
    return row(label(_("Network"), "title"), theme.px(20), (holder(line), 1))


def foot(theme: Theme, told: QLabel, view: NetworkView) -> QVBoxLayout:
    """Return what is told of the current node, and under it the legend and the buttons of the view."""
    larger = IconButton(theme, "plus", _("Larger"), lambda: view.zoom_by(1.2))
    smaller = IconButton(theme, "minus", _("Smaller"), lambda: view.zoom_by(1 / 1.2))
    fit = IconButton(theme, "target", _("Back to the middle"), view.fit)
    return column(
        told, row(Legend(theme), None, smaller, larger, fit, spacing=theme.px(8)), spacing=theme.px(4)
    )


def nobody(workplace: Workplace) -> EmptyState:
    """Return what stands in place of the drawing while there are no people."""
    return EmptyState(
        workplace.theme,
        _("Who works where, and who introduced whom"),
        _("The network draws itself from the people of this journal."),
        "network",
        _("New contact"),
        lambda: workplace.perform("new_contact"),
    )
