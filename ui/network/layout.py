"""Where the nodes of the network stand: rings around one, a chain for a way, all of them by springs."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QPointF

from desktop.people.network import Key, Network, Rings

Tick = Callable[[int, int], None]
SPACE = 104.0
"""Pixels at 100 % that a node and its name need along a ring."""
_RING = 150.0
_STEP = 64.0
"""How far every other node of the outer ring stands further out, so that names do not touch."""


@dataclass(slots=True)
class Scene:
    """Places of nodes around the origin at 100 %, and the pairs between which a line is drawn."""

    places: dict[Key, QPointF] = field(default_factory=dict)
    lines: list[tuple[Key, Key, frozenset[str]]] = field(default_factory=list)
    centre: Key | None = None


def ring_scene(network: Network, rings: Rings) -> Scene:
    """Lay the rings out: each node of the outer ring near the one of the inner ring that leads to it."""
    scene = Scene(centre=rings.centre)
    scene.places[rings.centre] = QPointF(0, 0)
    under: dict[Key, list[Key]] = {key: [] for key in rings.inner}
    for key, inner in rings.outer:
        under[inner].append(key)
    slots = sum(max(1.0, len(under[key]) * 0.55) for key in rings.inner)
    inner_radius = max(_RING, len(rings.inner) * SPACE / math.tau)
    outer_radius = max(inner_radius + _RING, len(rings.outer) * SPACE * 0.55 / math.tau)
    angle, turn = -math.pi / 2, 0
    for key in rings.inner:
        wide = max(1.0, len(under[key]) * 0.55) / slots * math.tau
        scene.places[key] = _polar(angle + wide / 2, inner_radius)
        for number, other in enumerate(under[key]):
            share = (number + 0.5) / len(under[key])
            scene.places[other] = _polar(angle + wide * share, outer_radius + _STEP * (turn % 2))
            turn += 1
        angle += wide
    _add_lines(network, scene)
    return scene


def _polar(angle: float, radius: float) -> QPointF:
    return QPointF(math.cos(angle) * radius, math.sin(angle) * radius)


def _add_lines(network: Network, scene: Scene) -> None:
    order = {key: number for number, key in enumerate(scene.places)}
    for one in scene.places:
        for other, why in network.near(one).items():
            if other in order and order[one] < order[other]:
                scene.lines.append((one, other, why))


def way_scene(network: Network, way: Sequence[Key]) -> Scene:
    """Lay a way out from left to right, with its ties alone."""
    scene = Scene(centre=way[-1] if way else None)
    left = -(len(way) - 1) / 2 * SPACE * 1.8
    for number, key in enumerate(way):
        scene.places[key] = QPointF(left + number * SPACE * 1.8, 0)
    for one, other in pairwise(way):
        scene.lines.append((one, other, network.near(one)[other]))
    return scene


def most_tied(network: Network, most: int) -> list[Key]:
    """Return the nodes with ties, those with the most first, at most ``most``."""
    tied = [key for key in network.nodes if network.near(key)]
    return sorted(tied, key=lambda key: (-len(network.near(key)), key))[:most]


def whole_scene(network: Network, keys: Sequence[Key], places: Mapping[Key, tuple[float, float]]) -> Scene:
    """Return the scene of places that ``springs`` found."""
    scene = Scene(centre=keys[0] if keys else None)
    scene.places = {key: QPointF(*places[key]) for key in keys}
    _add_lines(network, scene)
    return scene
