"""The unlock page is painted before anything slow is imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from desktop.journal import vault as vaults
from desktop.journal.vault import Protection
from tests.desktop.journal import fakes

_SLOW = ("sqlalchemy", "keyring", "jeepney", "pypinyin", "holidays", "alembic", "segno")
_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from ui.app import Program, application, services
from ui.preferences import Preferences
from ui.gates.unlock import UnlockPage

app = application()
made = services(app, Preferences(Path(sys.argv[1])))
program = Program(app, made)
painted = []

class Eye(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not painted and isinstance(watched, UnlockPage):
            painted.append([name for name in sys.argv[3:] if name in sys.modules])
            app.quit()
        return False

eye = Eye()
program.start(Path(sys.argv[2]))
program.window.findChild(UnlockPage).installEventFilter(eye)
app.exec()
program.close()
print("imported:", painted)
"""


def imported_at_the_first_paint(folder: Path, settings: Path) -> str:
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "GUANXI_HOME": str(settings)}
    run = [sys.executable, "-c", _PROGRAM, str(settings), str(folder), *_SLOW]
    done = subprocess.run(run, capture_output=True, text=True, timeout=60, env=surroundings, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_nothing_slow_is_there_when_the_unlock_page_is_painted(tmp_path):
    folder = tmp_path / "Trade"
    vaults.create(folder, Protection(keychain=False, passphrase="a b c", kdf=fakes.CHEAP), None)
    assert imported_at_the_first_paint(folder, tmp_path / "home") == "imported: [[]]"


def test_the_keychain_is_imported_only_after_the_page_is_painted(tmp_path):
    folder = tmp_path / "Trade"
    vaults.create(folder, Protection(), fakes.memory_keychain())
    assert imported_at_the_first_paint(folder, tmp_path / "home") == "imported: [[]]"
