"""Draws nodes and ties of the network; a tie's line tells by its strokes what it is, the colour says it again."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from desktop.chinese.names import person_avatar
from desktop.people.network import Key, Node
from desktop.texts import N_, _
from ui.network.layout import SPACE, Scene
from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.widgets.painting import CENTRE, Painting
from ui.widgets.rows import avatar_tone

RADIUS, CENTRE_RADIUS = 19, 27
_SOLID, _DASH, _DOT = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine
KINDS: dict[str, tuple[str, str, Qt.PenStyle, float]] = {
    "works": (N_("Works there"), "text3", _SOLID, 1.0),
    "boss": (N_("Boss and report"), "text2", _SOLID, 1.8),
    "introduced": (N_("Introduced"), "accent", _SOLID, 2.0),
    "private": (N_("Private tie"), "plum", _DOT, 2.0),
    "worked": (N_("Worked there before"), "amber", _DASH, 1.2),
}
"""Ties in the order in which the stronger one is drawn when there are several: words, colour, strokes, width."""
_ORDER = ("introduced", "private", "boss", "works", "worked")


def tie_kind(why: frozenset[str]) -> str:
    """Return which of the kinds of lines stands for a tie."""
    named = {one if one in KINDS else "private" for one in why}
    return next(kind for kind in _ORDER if kind in named)


def legend() -> list[tuple[str, str]]:
    """Return the kinds of lines with their words."""
    return [(kind, _(words)) for kind, (words, *_rest) in KINDS.items()]


def pen_of(theme: Theme, kind: str) -> QPen:
    """Return the pen of a kind of lines."""
    _words, color, style, width = KINDS[kind]
    return QPen(theme.color(color), width * theme.scale, style)


def bounds_of(theme: Theme, place: QPointF) -> QRectF:
    """Return what a node with its name covers, from its place at the size in force."""
    px = theme.px
    return QRectF(place.x() - px(SPACE / 2), place.y() - px(32), px(SPACE), px(84))


def bounds_of_all(theme: Theme, scene: Scene) -> QRectF:
    """Return what all nodes with their names cover, with a margin."""
    found = QRectF(0, 0, 1, 1)
    for place in scene.places.values():
        found |= bounds_of(theme, place * theme.scale)
    edge = theme.px(16)
    return found.adjusted(-edge, -edge, edge, edge)


def draw_scene(
    paint: Painting, scene: Scene, nodes: Mapping[Key, Node], seen: QRectF, current: Key | None
) -> None:
    """Draw lines and then nodes, those alone that ``seen`` touches."""
    theme = paint.theme
    places = {key: place * theme.scale for key, place in scene.places.items()}
    pens = {kind: pen_of(theme, kind) for kind in KINDS}
    for one, other, why in scene.lines:
        start, end = places[one], places[other]
        if QRectF(start, end).normalized().adjusted(-1, -1, 1, 1).intersects(seen):
            paint.painter.setPen(pens[tie_kind(why)])
            paint.painter.drawLine(start, end)
    for key, place in places.items():
        if bounds_of(theme, place).intersects(seen):
            draw_node(paint, nodes[key], place, centre=key == scene.centre, current=key == current)


def draw_node(paint: Painting, node: Node, place: QPointF, *, centre: bool, current: bool) -> None:
    """Draw one node: round for a person, square for a company, hollow for whom we have not met."""
    theme, px = paint.theme, paint.theme.px
    radius = px(CENTRE_RADIUS if centre else RADIUS)
    box = QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius)
    person = node.key.kind == "contact"
    letter = person_avatar(node.hanzi or node.title) if person else (node.hanzi or node.title)[:1].upper()
    paint.fill(
        box.adjusted(-px(3), -px(3), px(3), px(3)),
        theme.color("canvas"),
        radius + px(3) if person else px(10),
    )
    if person and node.met is None:
        _hollow(paint, box, letter)
    elif node.key.kind == "company":
        paint.fill(box, theme.color("sunken"), px(8), theme.color("line_strong"))
        paint.text(box, letter, "medium", theme.color("text2"), CENTRE)
    else:
        paint.avatar(box, letter, avatar_tone(node.key.id), person=person)
    if current:
        paint.ring(box.adjusted(-px(4), -px(4), px(4), px(4)), radius + px(4) if person else px(11))
    line = QRectF(place.x() - px(SPACE / 2) + px(3), place.y() + radius + px(6), px(SPACE - 6), px(16))
    words = theme.elided(node.title, "small_medium" if centre or current else "small", int(line.width()))
    wide = theme.metrics("small_medium").horizontalAdvance(words) + px(6)
    ground = QRectF(line.center().x() - wide / 2, line.top(), wide, line.height())
    paint.fill(ground, theme.color("canvas"), px(4))
    role: Role = "small_medium" if centre or current else "small"
    paint.text(line, words, role, theme.color("text" if centre or current else "text2"), CENTRE)


def _hollow(paint: Painting, box: QRectF, letter: str) -> None:
    theme = paint.theme
    paint.painter.setPen(QPen(theme.color("text3"), 1.2, _DASH))
    paint.painter.setBrush(theme.color("surface"))
    paint.painter.drawEllipse(box)
    paint.text(box, letter, "medium", theme.color("text3"), CENTRE)
