"""This machine's settings, each declared once with its type and default, kept in one JSON file."""

from __future__ import annotations

import dataclasses
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path

from desktop.logs import LOGGER

FILE = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program remembers outside any journal; it names no person and no supplier."""

    language: str = ""
    """``en``, ``zh_CN``, or empty for the system's language."""
    appearance: str = "system"
    """``system``, ``light`` or ``dark``."""
    scale: int = 100
    """Size of all text and controls in per cent, 90 to 150."""
    journal: str = ""
    """Folder of the journal that was open last; empty before the first."""
    recent: tuple[str, ...] = ()
    """Folders of the journals opened before, newest first."""
    lock_minutes: int = 5
    """Minutes without a key or click before the journal locks; 0 switches the clock off."""
    lock_with_screen: bool = True
    """Lock when the system locks its screen, where the system tells."""
    clipboard_seconds: int = 10
    """Seconds after which a copied sensitive field leaves the clipboard."""
    clean_photos: bool = False
    """Take place and camera out of photos as they come in; what goes out is always without."""
    backup_folder: str = ""
    """A second folder for backups, on another disk or in a synced folder; empty for none."""
    rehearsed: str = ""
    """Day (ISO) on which a backup was last restored on trial; empty before the first."""
    calendar_layers: tuple[str, ...] = ()
    """The layers that the calendar shows; empty for the standard ones."""
    calendar_country: str = ""
    """ISO 3166 code of the own country whose public holidays the calendar shows; empty for none."""
    window: tuple[int, ...] = ()
    """Left, top, width and height of the window in pixels, and 1 when it filled its screen; empty before the first."""
    splitters: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Widths in pixels of the parts of a page, by the name of its splitter, and of the columns of a view."""
    device: int = 0
    """Number of this machine in record ids, 1 to 1023; 0 before it was drawn."""


def load(folder: Path) -> Settings:
    """Return the settings of ``folder``; an unreadable file or value counts as its default."""
    try:
        raw = json.loads((folder / FILE).read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError):
        LOGGER.warning("settings file unreadable, defaults used")
        return Settings()
    return _from_raw(raw if isinstance(raw, dict) else {})


def _from_raw(raw: dict[str, object]) -> Settings:
    defaults = Settings()
    values: dict[str, object] = {}
    for declared in fields(Settings):
        default = getattr(defaults, declared.name)
        value = raw.get(declared.name, default)
        read = _READERS.get(str(declared.type))
        if read is not None:
            value = read(value)
        if type(value) is type(default):
            values[declared.name] = value
    return dataclasses.replace(defaults, **values)  # type: ignore[arg-type]


def _words(value: object) -> object:
    return tuple(str(item) for item in value) if isinstance(value, list) else value


def _numbers(value: object) -> object:
    numbers = isinstance(value, list) and all(type(item) is int for item in value)
    return tuple(value) if numbers and isinstance(value, list) else None


def _widths(value: object) -> object:
    read = {key: _numbers(item) for key, item in value.items()} if isinstance(value, dict) else {}
    return {str(key): item for key, item in read.items() if item}


_READERS: dict[str, Callable[[object], object]] = {
    "tuple[str, ...]": _words,
    "tuple[int, ...]": _numbers,
    "dict[str, tuple[int, ...]]": _widths,
}
"""How a value is read from JSON, by the type of its field; others are taken as they are when the type is right."""


def save(folder: Path, settings: Settings) -> None:
    """Write the settings in one step, so that a crash leaves the old file or the new one.

    Raises OSError when the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=FILE)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(dataclasses.asdict(settings), file, ensure_ascii=False, indent=1)
        Path(name).replace(folder / FILE)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
