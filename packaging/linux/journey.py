"""Walks through the bundle as its user would, in a window of a bare X server: `python packaging/linux/journey.py`.

With an empty home and no Python around it, the bundle makes a journal, brings in a contact, shows its window under a
window manager, takes the recovery code, logs a touch by keys and closes; then the touch must be in the journal. Needs
Xvfb, openbox, xdotool and ImageMagick's `import` (Debian: xvfb openbox xdotool imagemagick), and a bundle in dist/.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "dist" / "guanxi-journal" / "guanxi-journal"
PLACE = ROOT / "dist" / "journey 旅程"
DISPLAY = ":97"
PASSPHRASE = "four quiet words here"  # noqa: S105 - of a journal that lives for a minute
CARD = """BEGIN:VCARD
VERSION:3.0
N:张;建国
FN:张建国
ORG:宁波日升电子有限公司
TITLE:经理
TEL;TYPE=CELL:13812345678
END:VCARD
"""
NEEDED = ("Xvfb", "openbox", "xdotool", "import")
WINDOW_SECONDS = 60


def surroundings() -> dict[str, str]:
    """Return an environment that knows nothing of this machine's Python, with an empty home."""
    home = PLACE / "home 用户"
    home.mkdir(parents=True, exist_ok=True)
    return {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "DISPLAY": DISPLAY}


def command(*arguments: str) -> list[dict[str, object]]:
    """Run a headless command of the bundle and return the lines that it prints."""
    run = subprocess.run(
        [str(PROGRAM), "--commands", "--journal", str(PLACE / "journal"), "--passphrase-stdin", *arguments],
        input=PASSPHRASE + "\n",
        env=surroundings(),
        check=True,
        capture_output=True,
        text=True,
    )
    return [json.loads(line) for line in run.stdout.splitlines()]


@contextmanager
def started(*words: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program until the end of the block."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(words, env=surroundings(), stdin=quiet, stdout=quiet, stderr=quiet)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


def xdo(*words: str) -> str:
    """Press keys, type or ask with xdotool."""
    run = subprocess.run(["xdotool", *words], env=surroundings(), check=False, capture_output=True, text=True)
    return run.stdout.strip()


def keys(*names: str) -> None:
    """Press keys one after the other."""
    for name in names:
        xdo("key", "--clearmodifiers", name)
        time.sleep(0.4)


def types(text: str) -> None:
    """Type a text."""
    xdo("type", "--delay", "40", text)
    time.sleep(0.4)


def picture(name: str) -> Path:
    """Take a picture of the screen into dist/."""
    path = PLACE / f"{name}.png"
    subprocess.run(["import", "-window", "root", str(path)], env=surroundings(), check=True)
    return path


def window_shown() -> None:
    """Wait until the bundle has a window and it is in front."""
    for _tenth in range(WINDOW_SECONDS * 10):
        found = xdo("search", "--onlyvisible", "--name", "Guanxi").split()
        if found:
            xdo("windowactivate", "--sync", found[0])
            time.sleep(2)
            return
        time.sleep(0.1)
    sys.exit("The bundle showed no window.")


def prove(code: str) -> None:
    """Type group after group of the recovery code: the window takes only the one that it asks for."""
    for group in code.split("-"):
        keys("ctrl+a")
        types(group)
        keys("Return")
        time.sleep(1)


def walk(code: str) -> None:
    """Unlock, prove the code, log a touch by keys, and close."""
    window_shown()
    picture("1-locked")
    types(PASSPHRASE)
    keys("Return")
    time.sleep(6)
    picture("2-code")
    prove(code)
    time.sleep(4)
    picture("3-today")
    keys("ctrl+l")
    types("@zjg price agreed by the bundle")
    picture("4-log")
    keys("Return")
    time.sleep(2)
    keys("ctrl+2")
    time.sleep(2)
    picture("5-after")
    keys("ctrl+q")


def main() -> int:
    """Walk, and tell whether the touch that was logged by keys is in the journal."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing or not PROGRAM.exists():
        sys.exit(f"Missing: {', '.join(missing) or 'the bundle: python3 dev.py bundle'}")
    shutil.rmtree(PLACE, ignore_errors=True)
    card = surroundings()["HOME"] + "/zhang.vcf"
    Path(card).write_text(CARD, "utf-8")
    code = str(command("new")[0]["recovery_code"])
    print(json.dumps(command("import", card)[0], ensure_ascii=False))
    with ExitStack() as stack:
        stack.enter_context(started("Xvfb", DISPLAY, "-screen", "0", "1280x860x24"))
        time.sleep(2)
        stack.enter_context(started("openbox"))
        time.sleep(1)
        window = stack.enter_context(started(str(PROGRAM), "--journal", str(PLACE / "journal")))
        walk(code)
        closed = window.wait(timeout=30)
    touches = command("touches")
    print(json.dumps({"closed": closed, "touches": touches}, ensure_ascii=False))
    return (
        0 if closed == 0 and [touch["summary"] for touch in touches] == ["price agreed by the bundle"] else 1
    )


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
