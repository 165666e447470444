"""Where the program's own data lie: apart from ``paths``, so that pure subjects need no other package."""

from __future__ import annotations

import sys
from pathlib import Path


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
