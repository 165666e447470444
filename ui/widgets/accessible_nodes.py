"""Lets a screen reader see what a painted widget shows: each node is a child with a name, a place and the focus.

Qt asks for the interface of a widget by a factory of the whole process; it is installed when the first such widget is
made, and answers for these widgets alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, QPointF, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid

from ui.theme.theme import Theme
from ui.widgets.painted import Painted


@dataclass(frozen=True, slots=True)
class Nodes:
    """What a screen reader may ask about the nodes; keys are of any kind, hence Any."""

    listed: Callable[[], Sequence[Any]]
    """Their keys in the order in which they are read."""
    name: Callable[[Any], str]
    """All that is said of a node."""
    place: Callable[[Any], QRectF]
    """Where a node stands in the widget."""
    now: Callable[[], Any]
    """The current node; None or empty for none."""


class NodesPainted(Painted):
    """A painted widget of nodes that is walked by keys; it sets ``nodes`` when it is made."""

    nodes: Nodes

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        _install()

    def tell_focus(self) -> None:
        """Tell a screen reader that the current node has the focus now; costs nothing without one."""
        if not (QAccessible.isActive() and self.hasFocus()):
            return
        keys, now = self.nodes.listed(), self.nodes.now()
        if now in keys:
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(keys.index(now))
            QAccessible.updateAccessibility(event)


class _Node(QAccessibleInterface):
    """One node of a widget."""

    def __init__(self, widget: NodesPainted, key: Any) -> None:
        super().__init__()
        self.widget, self.key = widget, key

    def isValid(self) -> bool:
        """Tell whether the node is still shown."""
        return isValid(self.widget) and self.key in self.widget.nodes.listed()

    def object(self) -> QObject | None:  # type: ignore[override]
        """Return nothing: it is no object of its own."""
        return None

    def parent(self) -> QAccessibleInterface:
        """Return the widget."""
        return QAccessible.queryAccessibleInterface(self.widget)

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return nothing: a node has no parts."""
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return nothing: a node has no parts."""
        return None

    def childCount(self) -> int:
        """Return that there are no parts."""
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        """Return that nothing is a part."""
        return -1

    def rect(self) -> QRect:
        """Return where it stands on the screen, nowhere once it is gone: a screen reader may still hold it."""
        if not self.isValid():
            return QRect()
        place = self.widget.nodes.place(self.key).toRect()
        return QRect(self.widget.mapToGlobal(place.topLeft()), place.size())

    def role(self) -> QAccessible.Role:
        """Return what it is."""
        return QAccessible.Role.TreeItem

    def setText(self, text: QAccessible.Text, words: str) -> None:
        """Change nothing: the words are those of the record."""

    def text(self, text: QAccessible.Text) -> str:
        """Return its name."""
        named = text == QAccessible.Text.Name and self.isValid()
        return self.widget.nodes.name(self.key) if named else ""

    def state(self) -> QAccessible.State:
        """Return that it takes the focus, and whether it has it."""
        state = QAccessible.State()
        if not self.isValid():
            state.invalid = True
            return state
        state.focusable = state.selectable = True
        current = self.key == self.widget.nodes.now()
        state.selected = current
        state.focused = current and self.widget.hasFocus()
        return state


class _Nodes(QAccessibleWidget):
    """A widget whose nodes are its children."""

    def __init__(self, widget: NodesPainted) -> None:
        super().__init__(widget, QAccessible.Role.Tree)
        self._widget = widget
        self._known: dict[Any, _Node] = {}
        known = self._known
        widget.destroyed.connect(lambda: _forget(known))

    def _node(self, key: Any) -> _Node:
        """Return the node of a key, one and the same as long as the widget lives."""
        if key not in self._known:
            self._known[key] = _Node(self._widget, key)
        return self._known[key]

    def childCount(self) -> int:
        """Return how many nodes there are."""
        return len(self._widget.nodes.listed())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return a node."""
        keys = self._widget.nodes.listed()
        return self._node(keys[index]) if 0 <= index < len(keys) else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the node at a place of the screen."""
        spot = self._widget.mapFromGlobal(QPointF(x, y))
        keys = self._widget.nodes.listed()
        return next((self._node(key) for key in keys if self._widget.nodes.place(key).contains(spot)), None)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Return which node it is, -1 for none."""
        keys = list(self._widget.nodes.listed())
        return keys.index(child.key) if isinstance(child, _Node) and child.key in keys else -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the node that has the focus."""
        now = self._widget.nodes.now()
        held = self._widget.hasFocus() and now in self._widget.nodes.listed()
        return self._node(now) if held else None


def _forget(known: dict[Any, _Node]) -> None:
    """Take the nodes of a widget that is gone out of Qt's table, which does not own them."""
    for node in known.values():
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(node))
    known.clear()


@cache
def _install() -> None:
    QAccessible.installFactory(_made_for)


def _made_for(_name: str, asked: QObject) -> QAccessibleInterface | None:
    return _Nodes(asked) if isinstance(asked, NodesPainted) else None
