"""The rules of the house are seen when they are broken, and our code has no network in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tools import check_house as house

Rule = Callable[[list[house.File]], Iterator[str]]

SLOW = "def word() -> None:\n    import slow{}\n"
LONG = "def story() -> int:\n" + "    x = 1\n" * 39 + "    return x\n"


@pytest.mark.parametrize(
    ("rule", "path", "text", "broken"),
    [
        (house.network, "desktop/a.py", "import socket\n", True),
        (house.network, "desktop/a.py", "import urllib.parse\n", False),
        (house.network, "desktop/a.py", "from urllib import request\n", True),
        (house.network, "desktop/a.py", "from http import HTTPStatus\n", True),
        (house.network, "desktop/a.py", "import httpcore_like\n", False),
        (house.network, "desktop/a.py", "def f() -> None:\n    import ssl\n", True),
        (house.network, "ui/a.py", "from PySide6 import QtCore, QtNetwork\n", True),
        (house.network, "ui/a.py", "from PySide6.QtNetwork import QLocalSocket\n", True),
        (house.network, "ui/instance.py", "from PySide6.QtNetwork import QLocalSocket\n", False),
        (house.network, "ui/instance.py", "import socket\n", True),
        (house.pages, "ui/pages/today.py", "from ui.pages import notes\n", True),
        (house.pages, "ui/pages/today.py", "from ui.pages.notes import NotesPage\n", True),
        (house.pages, "ui/pages/today.py", "from . import notes\n", True),
        (house.pages, "ui/pages/orders/page.py", "from ui.pages.orders.model import Rows\n", False),
        (house.pages, "ui/window.py", "from ui.pages import notes\n", False),
        (house.hidden_imports, "ui/a.py", SLOW.format(""), True),
        (house.hidden_imports, "ui/a.py", SLOW.format("  # noqa: PLC0415"), True),
        (house.hidden_imports, "ui/a.py", SLOW.format("  # noqa: PLC0415 - takes 0.2 s and is rare"), False),
        (house.hidden_imports, "ui/a.py", "import quick\n", False),
        (house.first_sentence, "ui/a.py", '"""Paints a row.\n\nMore on that.\n"""\n', False),
        (house.first_sentence, "ui/a.py", '"""Row"""\n', True),
        (house.first_sentence, "ui/a.py", "import os\n", True),
        (house.length, "ui/a.py", LONG, True),
        (house.length, "ui/a.py", LONG.replace("    x = 1\n", "", 1), False),
        (house.length, "ui/a.py", "x = 1\n" * 301, True),
        (house.length, "ui/a.py", "x = 1\n" * 300, False),
        (house.telltales, "README.md", "see /" + "root/notes.txt", True),
        (house.telltales, "README.md", "pip install --" + "index-url x", True),
        (house.telltales, "README.md", "see https://example.org/work/root/a and the folder ./work/b", False),
    ],
)
def test_rule(rule: Rule, path: str, text: str, broken: bool) -> None:
    assert bool(list(rule([(path, text)]))) is broken


def test_a_whole_tree_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "packaging").mkdir()
    (tmp_path / "desktop").mkdir()
    (tmp_path / "packaging/__init__.py").touch()
    (tmp_path / "desktop/a.py").write_text('"""Talks."""\nimport socket\n', "utf-8")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv/notes.txt").write_text("/" + "root/x", "utf-8")
    told = list(house.problems(tmp_path))
    assert told == [
        "desktop/a.py:2: socket is network code",
        "packaging/__init__.py: hides the library of this name",
    ]


def test_our_code_has_no_network() -> None:
    paths = [path for path in house.tracked(house.ROOT) if path.endswith(".py")]
    program = house.texts_of(house.ROOT, [path for path in paths if path.split("/")[0] in house.PROGRAM])
    assert len(program) > 20
    assert list(house.network(program)) == []
