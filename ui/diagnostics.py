"""What a report of a fault may hold: versions, system and screen; never a name, a folder or a count of people."""

from __future__ import annotations

import platform
import sys
from importlib import metadata

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from desktop import texts
from desktop.about import NAME, VERSION
from desktop.journal.connection import engine_version
from desktop.journal.version import SCHEMA_VERSION
from ui.theme.theme import Theme

_KEYCHAIN = "jeepney" if sys.platform.startswith("linux") else "keyring"
_PACKAGES = ("PySide6_Essentials", "SQLAlchemy", "sqlcipher3", "alembic", _KEYCHAIN, "PyNaCl", "Babel")


def versions() -> list[tuple[str, str]]:
    """Return the parts that matter with their versions, by the names of their makers."""
    bundled = "bundle" if getattr(sys, "frozen", False) else "source"
    return [
        (NAME, f"{VERSION} ({bundled}, schema {SCHEMA_VERSION})"),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        ("SQLite", engine_version()),
        *((name, _version(name)) for name in _PACKAGES),
    ]


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:  # a bundle leaves most of these notes out
        return "?"


def diagnostics(theme: Theme) -> str:
    """Return the lines to copy into a report."""
    screens = [
        f"{screen.size().width()}x{screen.size().height()} at {screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    ]
    surroundings = [
        ("System", f"{platform.system()} {platform.release()} {platform.machine()}"),
        ("Screen", f"{QGuiApplication.platformName()}, {', '.join(screens)}"),
        ("Language", texts.language()),
        ("Look", f"{'dark' if theme.tokens.dark else 'light'}, {theme.percent} %"),
    ]
    return "\n".join(f"{name}: {value}" for name, value in [*versions(), *surroundings])
