"""Starting with the system: one entry of the person's own account, written only on request."""

from __future__ import annotations

import plistlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from PySide6.QtCore import QSettings

from desktop.errors import StoreError
from desktop.texts import _

NAME = "Guanxi Journal"
_LABEL = "journal.guanxi"
_RUN_KEY = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run"


@dataclass(frozen=True, slots=True)
class Launch:
    """What the system should start: a program with its arguments, and the folder to start it in."""

    command: tuple[str, ...]
    folder: str = ""


def this_program() -> Launch:
    """Return how this program was started: the bundled one, or the package by its interpreter."""
    if getattr(sys, "frozen", False):
        return Launch((sys.executable,))
    return Launch((sys.executable, "-m", "ui"), str(Path(__file__).resolve().parent.parent))


class RunKey:
    """Windows: a value of the Run key in the person's registry."""

    def __init__(self, key: str = _RUN_KEY, kind: QSettings.Format = QSettings.Format.NativeFormat) -> None:
        self._settings = QSettings(key, kind)

    def on(self) -> bool:
        """Tell whether the program starts with the system."""
        return self._settings.contains(NAME)

    def turn_on(self, launch: Launch) -> None:
        """Start the program with the system from now on. Raises StoreError when the registry refuses."""
        self._settings.setValue(NAME, " ".join(f'"{part}"' for part in launch.command))
        self._sync()

    def turn_off(self) -> None:
        """Start it by hand from now on. Raises StoreError when the registry refuses."""
        self._settings.remove(NAME)
        self._sync()

    def _sync(self) -> None:
        self._settings.sync()
        if self._settings.status() != QSettings.Status.NoError:
            raise _refused()


class EntryFile:
    """macOS and Linux: a small file in the folder of things that start with the session."""

    def __init__(self, path: Path, *, plist: bool) -> None:
        self._path, self._plist = path, plist

    def on(self) -> bool:
        """Tell whether the program starts with the system."""
        return self._path.is_file()

    def turn_on(self, launch: Launch) -> None:
        """Start the program with the system from now on. Raises StoreError when the file cannot be written."""
        content = launch_agent(launch) if self._plist else desktop_entry(launch).encode()
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_bytes(content)
        except OSError as error:
            raise _refused() from error

    def turn_off(self) -> None:
        """Start it by hand from now on. Raises StoreError when the file cannot be removed."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise _refused() from error


Autostart = RunKey | EntryFile


def autostart(platform: str = sys.platform) -> Autostart:
    """Return the way of this system."""
    if platform == "win32":
        return RunKey()
    if platform == "darwin":
        return EntryFile(Path.home() / "Library" / "LaunchAgents" / f"{_LABEL}.plist", plist=True)
    folder = Path(platformdirs.user_config_dir()) / "autostart"
    return EntryFile(folder / "guanxi-journal.desktop", plist=False)


def launch_agent(launch: Launch) -> bytes:
    """Return the property list of a LaunchAgent."""
    content: dict[str, object] = {
        "Label": _LABEL,
        "ProgramArguments": list(launch.command),
        "RunAtLoad": True,
        "ProcessType": "Interactive",
    }
    if launch.folder:
        content["WorkingDirectory"] = launch.folder
    return plistlib.dumps(content)


def desktop_entry(launch: Launch) -> str:
    """Return the entry of the XDG autostart folder."""
    lines = ["[Desktop Entry]", "Type=Application", f"Name={NAME}", f"Exec={_exec(launch.command)}"]
    if launch.folder:
        lines.append(f"Path={launch.folder}")
    return "\n".join([*lines, "Terminal=false", "X-GNOME-Autostart-enabled=true", ""])


def _exec(command: Sequence[str]) -> str:
    """Return a command as the Exec line wants it: quoted, with its own signs escaped twice."""
    return " ".join('"' + _escaped(part) + '"' for part in command)


def _escaped(part: str) -> str:
    for sign in ("\\", '"', "`", "$"):
        part = part.replace(sign, "\\" + sign)
    return part.replace("\\", "\\\\").replace("%", "%%")


def _refused() -> StoreError:
    return StoreError(
        _("The system does not let the journal start by itself."),
        _("Add it to the programs that start with the system by hand."),
    )
