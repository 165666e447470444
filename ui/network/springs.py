"""Lays the whole network out: nodes push each other away, ties pull (Fruchterman and Reingold 1991), in a thread.

numpy is imported with this module alone, which is loaded when the whole network is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from desktop.people.network import Key, Network

_ROUNDS = 120
_APART = 130.0
"""The length of a tie at rest, in pixels at 100 %."""
_GOLDEN = 2.399963229728653
"""The golden angle in radians: a sunflower begins without chance and without overlap."""


def springs(
    count: int, ties: Sequence[tuple[int, int]], tick: Callable[[int, int], None], rounds: int = _ROUNDS
) -> list[tuple[float, float]]:
    """Return the places of ``count`` nodes that are tied by pairs of numbers; the same input gives the same places.

    ``tick`` hears rounds done and rounds in all, and may raise to stop.
    """
    if count == 0:
        return []
    number = np.arange(count)
    radius, angle = _APART * np.sqrt(number), number * _GOLDEN
    places = np.stack((radius * np.cos(angle), radius * np.sin(angle)), axis=1)
    ends = np.array(ties, dtype=np.int64).reshape(-1, 2)
    heat = _APART * 2.0
    for done in range(rounds):
        tick(done, rounds)
        moved = _pushed(places) + _pulled(places, ends, count) - places * 0.02
        length = np.maximum(np.hypot(moved[:, 0], moved[:, 1]), 1e-9)
        places = places + moved / length[:, None] * np.minimum(length, heat)[:, None]
        heat = _APART * 2.0 * (1 - (done + 1) / rounds) + 1.0
    return [(float(x), float(y)) for x, y in places]


def _pushed(places: np.ndarray) -> np.ndarray:
    """Return how far all others push each node: the nearer, the more.

    The sum of (p - q) f over all q is p times the sum of f, less f times q: no array of all pairs of points is made.
    """
    square = (places**2).sum(axis=1)
    far = np.maximum(square[:, None] + square[None, :] - 2.0 * (places @ places.T), 1.0)
    force = _APART**2 / far
    pushed: np.ndarray = places * force.sum(axis=1)[:, None] - force @ places
    return pushed


def _pulled(places: np.ndarray, ends: np.ndarray, count: int) -> np.ndarray:
    """Return how far the ties pull each node: the longer, the more."""
    pulled = np.zeros((count, 2))
    if len(ends):
        across = places[ends[:, 1]] - places[ends[:, 0]]
        pull = across * (np.hypot(across[:, 0], across[:, 1]) / _APART)[:, None]
        np.add.at(pulled, ends[:, 0], pull)
        np.add.at(pulled, ends[:, 1], -pull)
    return pulled


def place_all(
    network: Network, keys: Sequence[Key], tick: Callable[[int, int], None]
) -> dict[Key, tuple[float, float]]:
    """Return the places of some nodes of a network."""
    order = {key: number for number, key in enumerate(keys)}
    ties = [
        (order[one], order[other])
        for one in keys
        for other in network.near(one)
        if order.get(other, -1) > order[one]
    ]
    return dict(zip(keys, springs(len(keys), ties, tick), strict=True))
