"""Tries the Windows installer under Wine: `python packaging/windows/try_installer.py`; needs makensis and wine.

A stand-in bundle is packed, installed silently for one person, looked at, updated by a newer one and removed again:
files, start-menu entry, the kind of file and the entry for removing must be there and be gone; what the person wrote
must stay. The program itself cannot run so: there is no Windows Python here.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SCRIPT = Path(__file__).with_name("guanxi.nsi")
REMOVING = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\GuanxiJournal"
KIND = r"HKCU\Software\Classes\.guanxi-backup"
OPENING = r"HKCU\Software\Classes\GuanxiJournal.Backup\shell\open\command"


class Windows:
    """A fresh Windows of Wine in a folder."""

    def __init__(self, folder: Path) -> None:
        self._around = os.environ | {
            "WINEPREFIX": str(folder / "prefix"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "LANG": "C.UTF-8",
        }
        self._around.pop("DISPLAY", None)
        self.run("wineboot", "--init")
        (self.home,) = (p for p in (folder / "prefix/drive_c/users").iterdir() if p.name != "Public")
        self.program = self.home / "AppData/Local/Programs/Guanxi Journal"
        self.patient = (folder / "prefix/drive_c/windows/system32/ping.exe").read_bytes()
        """A program that runs for as long as it is told to: the stand-in for ours."""
        self.entry = self.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Guanxi Journal.lnk"

    def run(self, *words: str) -> str:
        """Run a program of Windows and all that it starts, and return what it prints; what it did is looked at."""
        said = self.start(*words)
        subprocess.run(["wineserver", "--wait"], env=self._around, check=False, timeout=300)
        return said

    def start(self, *words: str) -> str:
        """Run a program of Windows and return what it prints, while others go on."""
        run = subprocess.run(
            ["wine", *words], env=self._around, check=False, capture_output=True, timeout=300
        )
        return run.stdout.decode("utf-8", "replace")

    @contextmanager
    def running(self, program: Path) -> Iterator[None]:
        """Let the stand-in run beside the block."""
        words = ["wine", str(program), "-n", "60", "127.0.0.1"]
        beside = subprocess.Popen(words, env=self._around, stdout=subprocess.DEVNULL)
        time.sleep(3)
        yield
        subprocess.run(["wineserver", "--kill"], env=self._around, check=False, timeout=300)
        beside.wait()

    def value(self, key: str, *name: str) -> str:
        """Return what the registry says, nothing where there is no such key."""
        return self.run("reg", "query", key, *(("/v", *name) if name else ("/ve",)))


def installer(folder: Path, version: str, files: dict[str, bytes]) -> Path:
    """Pack a stand-in bundle of these files."""
    bundle, output = folder / f"bundle {version}", folder / f"setup-{version}.exe"
    for name, content in files.items():
        path = bundle / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    given = [f"-DVERSION={version}", f"-DBUNDLE={bundle}", f"-DOUTPUT={output}"]
    subprocess.run(["makensis", "-V2", *given, SCRIPT.name], cwd=SCRIPT.parent, check=True)
    return output


def findings(folder: Path) -> Iterator[tuple[str, bool]]:
    """Install, update and remove; yield what was looked at and whether it was right."""
    windows = Windows(folder)
    usual = {"guanxi-journal.exe": windows.patient, "guanxi.exe": b"1", "_internal/资源/table.txt": b"1"}
    windows.run(str(installer(folder, "0.1.0", usual | {"_internal/old.txt": b"1"})), "/S")
    yield "program files", (windows.program / "_internal/资源/table.txt").exists()
    yield "start-menu entry", windows.entry.exists()
    yield "entry for removing", "Guanxi Journal" in windows.value(REMOVING, "DisplayName")
    yield "kind of file", "GuanxiJournal.Backup" in windows.value(KIND)
    yield "backups open with it", "--restore" in windows.value(OPENING)
    journal = windows.home / "Documents/Guanxi Journal/journal.db"
    journal.parent.mkdir(parents=True, exist_ok=True)
    journal.write_text("mine", "utf-8")
    newer = str(installer(folder, "0.2.0", usual))
    with windows.running(windows.program / "guanxi-journal.exe"):
        windows.start(newer, "/S")
        yield "a program that runs is not replaced", (windows.program / "_internal/old.txt").exists()
        windows.start(str(windows.program / "uninstall.exe"), "/S", "_?=" + _windows_path(windows.program))
        yield "nor removed", (windows.program / "guanxi.exe").exists()
    windows.run(newer, "/S")
    yield "the newer version is in", "0.2.0" in windows.value(REMOVING, "DisplayVersion")
    yield "nothing of the older is left", not (windows.program / "_internal/old.txt").exists()
    # An uninstaller copies itself and goes on from there, unless it is told where it stands.
    windows.run(str(windows.program / "uninstall.exe"), "/S", "_?=" + _windows_path(windows.program))
    (windows.program / "uninstall.exe").unlink(missing_ok=True)
    yield "program files are gone", not any(windows.program.rglob("*")) if windows.program.exists() else True
    yield "start-menu entry is gone", not windows.entry.exists()
    yield "entry for removing is gone", "Guanxi" not in windows.value(REMOVING, "DisplayName")
    yield "kind of file is gone", "Guanxi" not in windows.value(KIND)
    yield "what the person wrote is still there", journal.read_text("utf-8") == "mine"


def _windows_path(path: Path) -> str:
    return "C:\\" + str(path).partition("drive_c/")[2].replace("/", "\\")


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="guanxi-wine-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def main() -> int:
    """Print what was found; the exit code is 1 when something was wrong."""
    missing = [name for name in ("makensis", "wine", "wineserver") if shutil.which(name) is None]
    if missing:
        sys.exit(f"Missing: {', '.join(missing)} (Debian: nsis wine)")
    with _folder() as folder:
        found = dict(findings(folder))
    print(json.dumps(found, indent=2))
    return 0 if all(found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
