"""The probe: it says what works, and ends with a code that a script can ask."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_probe_writes_locks_unlocks_and_says_so(tmp_path: Path) -> None:
    told = tmp_path / "probe 探.json"
    command = [sys.executable, "-m", "ui", "--probe", str(told)]
    kept = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, check=False, cwd=tmp_path, env=kept, capture_output=True, text=True, timeout=100
    )
    found = json.loads(told.read_text("utf-8"))
    assert [name for name, works in found["parts"].items() if not works] == []
    assert {
        "written",
        "locked",
        "encrypted",
        "fonts",
        "catalogue",
        "migrations",
        "sound files",
        "tones",
    } <= found["parts"].keys()
    assert found["versions"]["sqlite"] >= "3.53.4"
    assert (done.returncode, found["ok"]) == (0, True)
    assert "Traceback" not in done.stderr
