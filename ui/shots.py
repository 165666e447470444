"""Takes pictures of every page from the demo journal: ``python -m ui.shots FOLDER [scene ...]``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from ui import demo
from ui.app import Program, application, services
from ui.preferences import Preferences
from ui.services import Services
from ui.widgets.popover import Popover

MOMENT = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)
SIZE = (1512, 920)
LOOKS = (("light", "en"), ("dark", "en"), ("light", "zh_CN"), ("dark", "zh_CN"))
_SETTLE_SECONDS = 0.4


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: a place, and perhaps a command performed there."""

    name: str
    place: str
    command: str = ""
    typed: str = ""
    """Latin text typed into what the command opened."""


SCENES: tuple[Scene, ...] = (
    Scene("today", "today"),
    Scene("week", "today", "week"),
    Scene("suppliers", "suppliers"),
    Scene("contacts", "contacts"),
    Scene("orders", "orders"),
    Scene("order-plan", "orders", "order_plan"),
    Scene("order-check", "orders", "order_check"),
    Scene("orders-board", "orders", "orders_board"),
    Scene("inquiries", "orders", "orders_inquiries"),
    Scene("products", "orders", "orders_products"),
    Scene("new-product", "orders", "new_product"),
    Scene("ask-sample", "orders", "sample_ask"),
    Scene("exchange-rates", "orders", "exchange_rates"),
    Scene("new-order", "orders", "new_order"),
    Scene("new-inquiry", "orders", "new_inquiry"),
    Scene("relationship", "suppliers", "relationship"),
    Scene("org-chart", "suppliers", "org_chart"),
    Scene("long-view", "suppliers", "long_view"),
    Scene("network", "contacts", "network"),
    Scene("network-supplier", "suppliers", "network"),
    Scene("handover", "suppliers", "handover"),
    Scene("person-sheet", "contacts", "dossier"),
    Scene("forget", "contacts", "forget"),
    Scene("relationship-person", "contacts", "relationship"),
    Scene("visits", "visits"),
    Scene("new-visit", "visits", "new_visit"),
    Scene("visit-stop", "visits", "visit_stop"),
    Scene("draft", "contacts", "draft"),
    Scene("reach", "contacts", "reach"),
    Scene("decoder", "contacts", "decoder"),
    Scene("gifts-person", "contacts", "gifts_of"),
    Scene("festival-plan", "calendar", "festival_plan"),
    Scene("new-gift", "contacts", "new_gift"),
    Scene("manners-person", "contacts", "manners"),
    Scene("manners-supplier", "suppliers", "manners"),
    Scene("gift-policy", "contacts", "gift_policy"),
    Scene("calendar", "calendar"),
    Scene("calendar-orders", "calendar", "calendar_orders"),
    Scene("practice", "practice"),
    Scene("library", "practice", "library"),
    Scene("practice-statistics", "practice", "statistics"),
    Scene("say-it", "practice", "say_it"),
    Scene("tones", "practice", "tones"),
    Scene("begin-deck", "practice", "begin_deck"),
    Scene("rehearsal", "practice", "rehearse"),
    Scene("new-phrase", "practice", "new_phrase"),
    Scene("practice-options", "practice", "practice_options"),
    Scene("import-cards", "practice", "import_cards"),
    Scene("export-cards", "practice", "export_cards"),
    Scene("inspections", "inspections"),
    Scene("inspecting", "inspections", "inspect"),
    Scene("inspection-form", "inspections", "new_inspection"),
    Scene("inspection-report", "inspections", "print"),
    Scene("finish", "inspections", "finish_inspection"),
    Scene("notes", "notes"),
    Scene("import-notes", "notes", "import_notes"),
    Scene("trash", "trash"),
    Scene("settings", "settings"),
    Scene("rule-numbers", "settings", "rule_numbers"),
    Scene("quick-log", "suppliers", "log", "@zj"),
    Scene("find", "today", "find", "wang"),
    Scene("find-empty", "today", "find"),
    Scene("find-hanzi", "today", "find", "样品"),
    Scene("find-kinds", "today", "find", "kind:"),
    Scene("find-narrowed", "today", "find", "类型：往来 2026-10 样品 "),
    Scene("find-none", "today", "find", "qqqxyz"),
    Scene("find-meant", "today", "find", "drawnig"),
    Scene("touch", "contacts", "log_full"),
    Scene("chat", "contacts", "log_chat"),
    Scene("new-supplier", "suppliers", "new_supplier"),
    Scene("new-contact", "contacts", "new_contact"),
    Scene("import", "contacts", "import"),
    Scene("keys", "today", "help"),
    Scene("planner", "suppliers", "planner"),
    Scene("shutdowns", "suppliers", "shutdowns"),
    Scene("statutory", "today", "statutory"),
    Scene("rework", "inspections", "rework"),
    Scene("custom-fields", "suppliers", "custom_fields"),
    Scene("views", "views"),
    Scene("new-view", "suppliers", "save_view"),
    Scene("note-template", "notes", "note_template"),
)


@contextmanager
def _program(app: QApplication, appearance: str, language: str) -> Iterator[tuple[Program, Services]]:
    with tempfile.TemporaryDirectory(prefix="guanxi-shots-") as home:
        preferences = Preferences(Path(home))
        preferences.set(appearance=appearance, language=language)
        made = services(app, preferences, clock=lambda: MOMENT)
        program = Program(app, made)
        program.window.resize(*SIZE)
        yield program, made
        program.window.close()
        program.close()


def settle(app: QApplication, seconds: float = _SETTLE_SECONDS) -> None:
    """Let timers fire and tasks end."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.005)


def _grab(window: QWidget, path: Path) -> None:
    """Grab the window, with the dialog that stands over it."""
    picture = window.grab()
    for popover in window.findChildren(Popover):
        popover.dismiss()
    for dialog in QApplication.topLevelWidgets():
        if dialog.isVisible() and dialog is not window and dialog.isWindow():
            picture = dialog.grab()
    picture.save(str(path))


def shoot(app: QApplication, folder: Path, scenes: tuple[Scene, ...]) -> Iterator[Path]:
    """Take each scene in each look; yields the files."""
    for appearance, language in LOOKS:
        with _program(app, appearance, language) as (program, made):
            demo.start(program, made)
            settle(app, 1.5)
            for scene in scenes:
                path = folder / f"{scene.name}-{appearance}-{language}.png"
                _play(app, program, scene)
                _grab(program.window, path)
                _leave(app, program.window)
                yield path


def _play(app: QApplication, program: Program, scene: Scene) -> None:
    assert program.window.desk is not None
    program.window.desk.show_place(scene.place)
    settle(app)
    if scene.command:
        program.window.perform(scene.command)
        settle(app)
    target = QApplication.focusWidget()
    insert: Callable[[str], None] | None = getattr(target, "insert", None)
    if scene.typed and insert is not None:
        insert(scene.typed)
    settle(app)


def _leave(app: QApplication, window: QWidget) -> None:
    for dialog in QApplication.topLevelWidgets():
        if dialog is not window and dialog.isVisible():
            dialog.close()
    settle(app, 0.1)


def main(arguments: list[str]) -> int:
    """Take the pictures; returns the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(prog="python -m ui.shots")
    parser.add_argument("folder", type=Path, nargs="?", default=Path(".shots"))
    parser.add_argument("scenes", nargs="*", help="names of scenes; all when none is named")
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    wanted = tuple(scene for scene in SCENES if not options.scenes or scene.name in options.scenes)
    for path in shoot(application(), options.folder, wanted):
        print(path)  # noqa: T201 - the list of files is what this command gives
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
