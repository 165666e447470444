"""The rings of 80 nodes, the whole network of 500, and frames while it is moved."""

from __future__ import annotations

import statistics
from collections.abc import Callable

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.people.network import Key, Network, Node, rings
from tests.benchmarks.report import Figures
from tests.benchmarks.timing import milliseconds, p95
from ui.network.layout import most_tied, ring_scene, whole_scene
from ui.network.springs import place_all
from ui.network.view import NetworkView
from ui.theme.theme import Theme, load_fonts

COUNT, TIES = 500, 996


def made() -> Network:
    """Return five hundred people with about a thousand ties, by a rule instead of chance."""
    keys = [Key("contact", number) for number in range(1, COUNT + 1)]
    network = Network({key: Node(key, f"Person {key.id}", "王李张刘陈杨"[key.id % 6] + "伟") for key in keys})
    for number in range(TIES):
        one = number % COUNT
        other = (one * 7 + number // COUNT * 131 + 1) % COUNT if number % 3 else one // 9
        network.tie(keys[one], keys[other], ("friend", "introduced", "works")[number % 3])
    return network


def typical(action: Callable[[], object], times: int) -> float:
    return statistics.median(milliseconds(action) for _time in range(times))


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    load_fonts(paths.resources())
    return Theme(paths.resources())


@pytest.fixture
def view(theme: Theme, qtbot) -> NetworkView:
    view = NetworkView(theme)
    qtbot.addWidget(view)
    view.resize(1250, 800)
    view.show()
    return view


def test_rings_of_eighty_are_there_at_once(view: NetworkView, figures: Figures) -> None:
    network = made()
    centre = most_tied(network, 1)[0]

    def show() -> None:
        scene = ring_scene(network, rings(network, centre))
        view.show_scene(scene, network.nodes, dict.fromkeys(scene.places, ""))

    show()
    count = len(view.scene.places)
    assert 70 <= count <= 80
    figures.record("network: rings of 80 laid out", typical(show, 9), aim="<= 50 ms")
    figures.record("network: rings laid out and painted", typical(lambda: (show(), view.grab()), 5))


def test_the_whole_network_is_laid_out_and_moved(view: NetworkView, figures: Figures) -> None:
    network = made()
    keys = most_tied(network, COUNT)
    places = {}
    laid = milliseconds(lambda: places.update(place_all(network, keys, lambda _done, _total: None)))
    scene = whole_scene(network, keys, places)
    view.show_scene(scene, network.nodes, dict.fromkeys(scene.places, ""))
    view.fit()
    view.grab()
    picture = QPixmap(view.size())

    def frame() -> None:
        view.pan(7, 3)
        view.render(picture)

    frames = [milliseconds(frame) for _time in range(60)]
    figures.record("network: 500 nodes laid out", laid, aim="<= 3000 ms")
    figures.record("network: frame while moved (p95)", p95(frames), aim="<= 33 ms")
