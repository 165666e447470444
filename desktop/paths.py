"""Where things lie: the program's own data, the settings, the logs and the usual place of a journal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

APP_FOLDER = "Guanxi Journal"


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


def settings_folder() -> Path:
    """Return the folder of this machine's settings; ``GUANXI_HOME`` moves it (tests, portable use)."""
    home = os.environ.get("GUANXI_HOME")
    return Path(home) if home else Path(platformdirs.user_config_dir(APP_FOLDER, appauthor=False))


def log_folder() -> Path:
    """Return the folder of the log files, which hold ids and never names."""
    home = os.environ.get("GUANXI_HOME")
    return Path(home) / "logs" if home else Path(platformdirs.user_log_dir(APP_FOLDER, appauthor=False))


def usual_journal() -> Path:
    """Return the folder that is proposed for a first journal."""
    home = os.environ.get("GUANXI_HOME")
    documents = Path(home) if home else Path(platformdirs.user_documents_dir())
    return documents / APP_FOLDER
