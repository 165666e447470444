"""Writes the HTML page that comes in as a PDF: ``python -m ui.print_page FILE``; the headless commands call it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from desktop import paths
from ui.gates.printing import write_pdf
from ui.theme.theme import load_fonts


def main(arguments: list[str]) -> int:
    """Return 0 when the page was written."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication(sys.argv[:1])
    load_fonts(paths.resources())
    written = write_pdf(Path(arguments[0]), sys.stdin.buffer.read().decode("utf-8"))
    app.quit()
    return 0 if written else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
