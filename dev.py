#!/usr/bin/env python3
"""Run, test and check Guanxi Journal: needs nothing but Python 3.11; `python3 dev.py help` tells more."""
# No `from __future__` here: an older Python has to read this file far enough to say that it is too old.

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older Python is told so
    found = "{}.{}".format(*sys.version_info)
    sys.exit("Guanxi Journal needs Python 3.11, 3.12 or 3.13; this is Python " + found)

import contextlib
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools.environment import Kind, clean_variables, ready
from tools.system import OFFSCREEN, SOUND, WINDOW, Unready, provide_libraries

ROOT = Path(__file__).resolve().parent
# The generators in tools/ need packages of their own, so mypy sees only the tools that work here.
TYPED = [
    "desktop",
    "ui",
    "dev.py",
    "tools/catalogues.py",
    "tools/check_house.py",
    "tools/check_messages.py",
    "tools/check_phrases.py",
    "tools/lock.py",
]
SHOWN = 40
# Tests start programs of ours, and each would compile all modules anew where Python is told to write none.
COMPILED = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(ROOT / ".venv" / "bytecode")}

# Name and what the environment's Python is given. A new check is one more row.
CHECKS: tuple[tuple[str, list[str]], ...] = (
    ("ruff", ["-m", "ruff", "check", "."]),
    ("format", ["-m", "ruff", "format", "--check", "."]),
    ("types", ["-m", "mypy", *TYPED]),
    ("imports", ["-c", "from importlinter.cli import lint_imports_command as check; check()"]),
    ("texts", ["-m", "tools.catalogues", "check"]),
    ("house", ["-m", "tools.check_house"]),
    ("fonts", ["-m", "tools.gen_fonts", "--check"]),
    ("phrases", ["-m", "tools.check_phrases"]),
    ("messages", ["-m", "tools.check_messages"]),
)


def run(arguments: list[str]) -> int:
    """Open the window; arguments such as --demo go to the program."""
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    if sys.platform.startswith("linux") and not screens & os.environ.keys():
        raise Unready("There is no screen to open a window on. Start a desktop session, or set DISPLAY.")
    provide_libraries(WINDOW)
    return _python("run", ["-m", "ui", *arguments], {})


def test(arguments: list[str]) -> int:
    """Run all tests, or pytest with the arguments given."""
    provide_libraries({**OFFSCREEN, **SOUND})
    # Alone, the two cores share the files; with arguments a person wants the plain run, with pdb and prints.
    given = arguments or ["-n", str(min(os.cpu_count() or 1, 8)), "--dist", "loadfile"]
    with _offscreen() as variables:
        return _python("dev", ["-m", "pytest", "-p", "no:benchmark", *given], variables | COMPILED)


def check(arguments: list[str]) -> int:
    """Run every check, or those named: ruff format types imports texts house fonts phrases messages."""
    rows = [row for row in CHECKS if not arguments or row[0] in arguments]
    if not rows:
        raise Unready(f"There is no such check. There are: {' '.join(name for name, _ in CHECKS)}")
    python = str(ready(ROOT, "dev"))
    lines = SHOWN if len(rows) > 1 else None
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(lambda row: _check(python, lines, *row), rows))
    return int(not all(results))


def bench(arguments: list[str]) -> int:
    """Measure and print the table of figures; --long longer, --peers beside others' programs, --figures-json FILE."""
    provide_libraries(OFFSCREEN)
    if "--peers" in arguments:
        ready(ROOT, "peers")
    with _offscreen() as variables:
        named = any(argument.startswith("tests") for argument in arguments)
        given = arguments if named else ["tests/benchmarks", *arguments]
        return _python("dev", ["-m", "pytest", "--timeout=0", *given], variables)


def shots(arguments: list[str]) -> int:
    """Take a picture of every page into a folder (.shots when none is named)."""
    provide_libraries({**OFFSCREEN, **SOUND})
    with _offscreen() as variables:
        return _python("dev", ["-m", "ui.shots", *(arguments or [str(ROOT / ".shots")])], variables)


def bundle(arguments: list[str]) -> int:
    """Build the bundle of this system into dist/, probe it and print its sizes; --no-pack packs nothing."""
    provide_libraries(WINDOW)
    if sys.platform.startswith("linux"):
        ready(ROOT, "builder")
    return _python("bundle", ["packaging/bundle.py", *arguments], {})


def lock(arguments: list[str]) -> int:
    """Make the locks again, keeping what still fits; --upgrade takes the newest of everything."""
    return _python(None, ["-m", "tools.lock", *arguments], {})


def texts(arguments: list[str]) -> int:
    """Collect the texts of the program into the catalogues."""
    return _python("dev", ["-m", "tools.catalogues", "update", *arguments], {})


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    command.__name__: command for command in (run, test, check, bench, shots, bundle, lock, texts)
}


def main(arguments: list[str]) -> int:
    """Carry out one command and return its exit code: 2 for bad use, 1 when the machine is not ready."""
    name, *rest = arguments or ["help"]
    if name not in COMMANDS:
        print("Usage: python3 dev.py COMMAND [arguments]")
        print(*(f"  {name:8}{command.__doc__}" for name, command in COMMANDS.items()), sep="\n")
        return 0 if name in {"help", "-h", "--help"} else 2
    try:
        return COMMANDS[name](rest)
    except Unready as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _python(kind: Kind | None, arguments: list[str], variables: dict[str, str]) -> int:
    """Run the Python of an environment (our own for no kind) in the root with the catalogues compiled."""
    python = str(ready(ROOT, kind)) if kind else sys.executable
    everything = clean_variables() | {"PYTHONPATH": str(ROOT)} | variables
    if kind and _catalogues_are_old():
        subprocess.run([python, "-m", "tools.catalogues", "compile"], cwd=ROOT, env=everything, check=True)
    return subprocess.run([python, *arguments], cwd=ROOT, env=everything, check=False).returncode


def _catalogues_are_old() -> bool:
    for source in (ROOT / "i18n").glob("*/LC_MESSAGES/*.po"):
        made = source.with_suffix(".mo")
        if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
            return True
    return False


def _check(python: str, lines: int | None, name: str, arguments: list[str]) -> bool:
    """Run one check and print its line, followed by the first ``lines`` that it says when it fails."""
    if arguments[1].startswith("tools.") and not (ROOT / (arguments[1].replace(".", "/") + ".py")).exists():
        print(f"none  {name}", flush=True)
        return True
    begun = time.monotonic()
    command = [python, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=_check_variables(), capture_output=True, check=False)
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    told = said.rstrip().splitlines() if done.returncode else []
    if len(told) > (lines or len(told)):
        told[lines:] = [f"... {len(told) - (lines or 0)} more lines: python3 dev.py check {name}"]
    head = f"{'FAIL' if done.returncode else 'ok':6}{name:10}{time.monotonic() - begun:6.1f} s"
    print("\n".join([head, *told]), flush=True)
    return done.returncode == 0


def _check_variables() -> dict[str, str]:
    # Without PYTHONPATH: mypy would take our packages for installed ones, which need a marker.
    return clean_variables() | {"NO_COLOR": "1", "PYTHONUTF8": "1"}


@contextlib.contextmanager
def _offscreen() -> Iterator[dict[str, str]]:
    """Give variables under which no test meets the screen, keychain, session bus or home of the person."""
    with tempfile.TemporaryDirectory(prefix="guanxi-", ignore_cleanup_errors=True) as home:
        runtime = Path(home, "runtime")
        runtime.mkdir(mode=0o700)
        folders = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
        variables = {
            "QT_QPA_PLATFORM": "offscreen",
            "PYTEST_QT_API": "pyside6",
            "PYTHONHASHSEED": "0",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            "XDG_RUNTIME_DIR": str(runtime),
            "HOME": home,
            **{name: str(Path(home, name.lower())) for name in folders},
        }
        if sys.platform.startswith("linux"):
            variables["LC_ALL"] = "C.UTF-8"  # Qt complains of any locale that is not UTF-8
        yield variables


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
