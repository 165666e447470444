"""How long a step in a list takes until the record is painted, next to reading it; and how long locking takes."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.journal.opened import open_file
from desktop.people.supplier_card import supplier_card
from desktop.touches.timeline import timeline_rows
from desktop.touches.timeline_ids import timeline_ids
from tests.benchmarks.big import big_journal
from tests.benchmarks.children.keys import KEY
from tests.benchmarks.report import Figures
from tests.benchmarks.timing import milliseconds, p95
from ui.app import services
from ui.contacts.reads import read_contact
from ui.list_page import ListPage
from ui.pages.contacts import ContactsPage
from ui.pages.suppliers import SuppliersPage
from ui.preferences import Preferences
from ui.services import Services
from ui.tasks import InlineTasks
from ui.window import Window
from ui.workplace import Workplace

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
STEPS, IN_SIGHT = 60, 60


@dataclass(frozen=True, slots=True)
class Shown:
    """A window over the large journal, and what it is made of."""

    window: Window
    services: Services
    folder: Path


@pytest.fixture
def shown(qapp: QApplication, tmp_path: Path) -> Iterator[Shown]:
    folder = tmp_path / "journal"
    shutil.copytree(big_journal(), folder)
    preferences = Preferences(tmp_path / "settings")
    preferences.set(language="en", appearance="light")
    made = services(qapp, preferences, clock=lambda: NOW, tasks=InlineTasks())
    window = Window(made, lambda _services, _folder: QWidget())
    window.show()
    made.keeper.open_file(open_file(folder, KEY))
    until = time.monotonic() + 10
    while not (window.workplace and window.workplace.open_journal.loaded) and time.monotonic() < until:
        qapp.processEvents()
    yield Shown(window, made, folder)
    window.close()


def read_supplier(workplace: Workplace, supplier_id: int) -> None:
    """Read what the page of a supplier begins with: the card, and the first touches."""
    with workplace.journal.read() as connection:
        supplier_card(connection, supplier_id)
        timeline_rows(connection, timeline_ids(connection, supplier_id=supplier_id)[:IN_SIGHT])


def read_person(workplace: Workplace, contact_id: int) -> None:
    """Read what the page of a person begins with."""
    read_contact(workplace, contact_id)
    with workplace.journal.read() as connection:
        timeline_rows(connection, timeline_ids(connection, contact_id=contact_id)[:IN_SIGHT])


def step(page: ListPage) -> Callable[[], None]:
    def walk() -> None:
        QTest.keyClick(page.pane.view, Qt.Key.Key_Down)
        QApplication.processEvents()
        QApplication.processEvents()

    return walk


@pytest.mark.parametrize(
    ("place", "page_type", "read"),
    [("suppliers", SuppliersPage, read_supplier), ("contacts", ContactsPage, read_person)],
)
def test_a_step_in_a_list(
    shown: Shown, figures: Figures, place: str, page_type: type[ListPage],
    read: Callable[[Workplace, int], None],
) -> None:  # fmt: skip
    workplace, desk = shown.window.workplace, shown.window.desk
    assert workplace is not None
    assert desk is not None
    desk.show_place(place)
    page = desk.page
    assert isinstance(page, page_type)
    page.pane.focus_list()
    walk = step(page)
    for _warm in range(5):
        walk()
    steps, reads = [], []
    for _number in range(STEPS):
        steps.append(milliseconds(walk))
        reads.append(milliseconds(lambda: read(workplace, page.pane.current)))
    figures.record(f"a step in the list of {place} until it is painted, p95", p95(steps), p95(reads))
    figures.record(f"a step in the list of {place} against the clock, p95", p95(steps), aim="<= 60 ms")


def test_locking(shown: Shown, figures: Figures) -> None:
    desk = shown.window.desk
    assert desk is not None
    for place in ("suppliers", "contacts", "calendar"):
        desk.show_place(place)
        QApplication.processEvents()
    figures.record("lock", milliseconds(shown.services.keeper.lock), aim="<= 200 ms")
    assert shown.window.desk is None
