"""Where the program's own data lie: apart from ``paths``, so that pure subjects need no other package."""

from __future__ import annotations

import sys
from collections.abc import MutableMapping
from pathlib import Path

OF_THE_BUNDLE = ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH")
"""Where libraries and plugins of Qt are looked for: PyInstaller sets these before our first line."""


def _program() -> Path:
    """Return the folder that holds ``resources`` and ``i18n``: the bundle, the wheel or the source tree."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parent.parent


def _data(name: str) -> Path:
    """Return a data folder beside the packages, or inside ``desktop`` where a wheel keeps it."""
    beside = _program() / name
    return beside if beside.is_dir() else Path(__file__).resolve().parent / f"_{name}"


def resources() -> Path:
    """Return the folder of calendar tables, phrases, fonts and icons."""
    return _data("resources")


def i18n() -> Path:
    """Return the folder of the compiled catalogues."""
    return _data("i18n")


def forget_bundle(environment: MutableMapping[str, str]) -> None:
    """Take out of the environment of a bundle what leads to its libraries, before anything else is started.

    Qt has found its own by then, or knows the way. A program of the system that inherits it, such as the one that shows
    PDFs, would load our Qt into its own and end at once. PyInstaller keeps what stood in LD_LIBRARY_PATH before.
    """
    for name in OF_THE_BUNDLE:
        environment.pop(name, None)
    before = environment.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        environment["LD_LIBRARY_PATH"] = before
