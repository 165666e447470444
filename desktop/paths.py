"""Where things lie: the program's own data, the settings, the logs and the usual place of a journal."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from desktop.bundled import i18n, resources

APP_FOLDER = "Guanxi Journal"
__all__ = ["i18n", "log_folder", "resources", "settings_folder", "usual_journal"]


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
