"""PySide6 reads the source of every module that is imported after it, unless its import is taken back."""

from __future__ import annotations

import os
import subprocess
import sys

_PROGRAM = """
import linecache, sys
import ui.app, ui.pages.today, ui.workplace
import desktop.practice.for_today
own = [name for name in linecache.cache if "/desktop/" in name.replace(chr(92), "/")]
wanted = ("pypdf", "cryptography", "PIL", "numpy", "soundfile", "desktop.attachments.mails")
late = [name for name in wanted if name in sys.modules]
print(own, late)
"""


def test_the_first_page_keeps_no_source_and_reads_no_library_of_files() -> None:
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env=surroundings,
    )
    assert done.stdout.strip() == "[] []"
