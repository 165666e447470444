"""Shows that this program works where it stands: ``--probe`` paints, writes, locks and unlocks, and says so as JSON.

It is what a bundle is tested with on each system, and what one line of a report can hold: versions, and whether the
parts that a bundle easily loses are there. It uses a journal and settings of its own in a temporary folder.
"""

from __future__ import annotations

import importlib
import json
import os
import platform
import sys
import tempfile
import time
from array import array
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from math import pi, sin
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QLibraryInfo, QTimer, qVersion
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from desktop import about, clock, paths
from desktop.almanac.lunar import to_lunar
from desktop.bundled import OF_THE_BUNDLE
from desktop.journal import vault as vaults
from desktop.journal.migrating import migrate
from desktop.journal.vault import Protection
from desktop.people.suppliers import add_supplier
from desktop.texts import _
from ui.app import Program, services
from ui.first_paint import FirstPaint
from ui.keeper import Keeper
from ui.preferences import Preferences
from ui.sound.recorder import RATE, as_wav
from ui.window import Window

PASSPHRASE = "probe, not a secret"  # noqa: S105 - of a journal that is gone a second later
NAME = "义乌市光明五金有限公司"
LATE = (
    "logging.handlers",
    "PySide6.QtPdf",
    "pypinyin",
    "holidays",
    "desktop.journal.secret_service" if sys.platform.startswith("linux") else "keyring",
    "numpy",
    "PIL.Image",
    "pypdf",
    "fsrs",
    "zstandard",
)
"""What is imported only when it is used, so that a bundle could miss it and nobody would see."""
LEFT_OUT = ("cryptography",)
"""What other packages look for and do without, 12 MB: no bundle has it."""
OF_THE_SYSTEM = ("PySide6.QtMultimedia", "PySide6.QtTextToSpeech")
"""They lean on libraries of the system, which a machine without sound need not have: told, not judged."""
_PATIENCE_MS = 20_000
_VOICE = RATE // 2

Found = dict[str, Any]
"""Names to values that JSON can hold, hence Any."""


def probe(app: QApplication, target: Path | None = None) -> int:
    """Try everything and print the findings as one line, or write them to ``target``; returns the exit code."""
    begun = time.monotonic()
    found: Found = {"ok": False}
    try:
        with tempfile.TemporaryDirectory(prefix="guanxi-probe-") as folder:
            found |= _try(app, Path(folder))
        found["ok"] = all(found["parts"].values())
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is what the probe is asked for
        found["error"] = f"{type(error).__name__}: {error}"
    found["seconds"] = round(time.monotonic() - begun, 2)
    line = json.dumps(found, ensure_ascii=False)
    if target is not None:
        target.write_text(line + "\n", "utf-8")
    else:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    return 0 if found["ok"] else 1


def _try(app: QApplication, folder: Path) -> Found:
    preferences = Preferences(folder / "settings 设置")
    preferences.set(language="zh_CN", appearance="light")
    made = services(app, preferences)
    window = Window()
    program = Program(app, made, window)
    painted = QEventLoop()
    FirstPaint(window).over.connect(painted.quit)
    window.show()
    _wait(painted)
    shown = time.monotonic()
    try:
        parts = _write_lock_unlock(window, made.keeper, folder / "journal 日记") | _pieces(folder)
    finally:
        window.close()
        program.close()
    sound = {name: _imports(name) for name in OF_THE_SYSTEM}
    # The clock of the system, so that who started the program knows how long that took.
    return {"versions": _versions(), "parts": parts, "sound": sound, "frozen": _frozen(), "painted_at": shown}


def _write_lock_unlock(window: Window, keeper: Keeper, folder: Path) -> dict[str, bool]:
    """Make a journal, write a supplier, lock, unlock by the passphrase, and read it again."""
    protection = Protection(keychain=False, passphrase=PASSPHRASE)
    vault, _code = vaults.create(folder, protection, None)
    opening = importlib.import_module("desktop.opening")
    opening.create(vault.folder, vaults.database_key(vault))
    keeper.open_with(vault, _raise)
    _until(lambda: window.workplace is not None and window.workplace.open_journal.loaded)
    assert window.workplace is not None
    with window.workplace.journal.change("Probe") as session:
        add_supplier(session, {"name_zh": NAME})
    keeper.lock()
    locked = window.desk is None
    keeper.open_with(vaults.unlock_with_passphrase(folder, PASSPHRASE), _raise)
    _until(lambda: window.workplace is not None and window.workplace.open_journal.loaded)
    with window.workplace.journal.read() as connection:
        names = connection.exec_driver_sql("SELECT name_zh, name_pinyin FROM supplier").all()
    clear = NAME.encode() in (folder / vaults.DATABASE).read_bytes()
    return {
        "written": [row[0] for row in names] == [NAME],
        "pinyin": bool(names and names[0][1]),
        "locked": locked,
        "encrypted": not clear,
    }


def _pieces(folder: Path) -> dict[str, bool]:
    """Tell which of the parts are there that a bundle easily loses."""
    stepped = folder / "stepped"
    stepped.mkdir()
    families = set(QFontDatabase.families())
    translations = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    connection = importlib.import_module("desktop.journal.connection")
    connection.connect(stepped / vaults.DATABASE, None).close()
    migrate(stepped, None, 0)
    return {
        "fonts": {"Inter", "Guanxi Sans SC", "Guanxi Kai"} <= families,
        "catalogue": _("Suppliers") == "供应商",
        "words of Qt": (translations / "qtbase_zh_CN.qm").exists(),
        "almanac": to_lunar(date(2027, 2, 6))[1:3] == (1, 1),
        "migrations": True,
        **_hears(),
        "programs of the system": _hands_on_nothing(),
        "icons": (paths.resources() / "icons").is_dir(),
        **{f"module {name}": _imports(name) for name in LATE},
        **{f"no {name}": not _frozen() or find_spec(name) is None for name in LEFT_OUT},
    }


def _frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def _hands_on_nothing() -> bool:
    """Tell whether a program that we start would look for no libraries in the bundle."""
    bundle = getattr(sys, "_MEIPASS", None)
    return bundle is None or not any(bundle in os.environ.get(name, "") for name in OF_THE_BUNDLE)


def _hears() -> dict[str, bool]:
    """Tell whether a voice is read from a file, slowed and heard, and whether what decks bring most could be read.

    It takes parts of numpy and of libsndfile that no import shows.
    """
    drill, reading, sound, stretching = (
        importlib.import_module(f"desktop.practice.tone.{name}")
        for name in ("drill", "reading", "sound", "stretching")
    )
    voice = array(
        "h", (round(3000 * sum(sin(n * _turns(at)) / n for n in range(1, 9))) for at in range(_VOICE))
    )
    wave = reading.read(as_wav(voice.tobytes()), 1)
    slow = sound.heard(stretching.stretched(wave, 0.7))
    formats = importlib.import_module("soundfile").available_formats()
    return {
        "sound files": wave.seconds == 0.5 and {"MP3", "OGG", "FLAC"} <= set(formats),
        "tones": drill.listen(slow, 4, None).contour is not None,
    }


def _turns(at: int) -> float:
    """Return the phase of a voice that falls from 240 to 120 Hz within half a second."""
    seconds = at / RATE
    return 2 * pi * (240 - 120 * seconds) * seconds


def _imports(name: str) -> bool:
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


def _versions() -> Found:
    engine = importlib.import_module("sqlcipher3.dbapi2")
    return {
        "journal": about.VERSION,
        "python": platform.python_version(),
        "system": platform.platform(),
        "qt": qVersion(),
        "pyside": importlib.import_module("PySide6").__version__,
        "sqlite": engine.sqlite_version,
        "sqlalchemy": importlib.import_module("sqlalchemy").__version__,
        "at": clock.now().isoformat(),
    }


def _wait(loop: QEventLoop) -> None:
    QTimer.singleShot(_PATIENCE_MS, loop.quit)
    loop.exec()


def _until(ready: Callable[[], bool]) -> None:
    """Let the program go on until something is so; raises TimeoutError after 20 seconds."""
    end = time.monotonic() + _PATIENCE_MS / 1000
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError("the journal did not open in time")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def _raise(error: BaseException) -> None:
    raise error
