"""The environments `.venv` and its neighbours: made from hash-pinned locks, kept in step, repaired when half made."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from tools.system import Unready, provide_packages

if sys.platform != "win32":
    import fcntl

Kind = Literal["run", "dev", "peers", "bundle", "builder"]
Step = Literal["keep", "install", "make"]

LOCKS: dict[Kind, str] = {
    "run": "packaging/requirements.lock",
    "dev": "packaging/requirements-dev.lock",
    "peers": "packaging/requirements-peers.lock",
    "bundle": "packaging/requirements-bundle.lock",
    "builder": "packaging/requirements-builder.lock",
}
FOLDERS: dict[Kind, str] = {
    "run": ".venv",
    "dev": ".venv",
    "peers": ".venv-peers",
    "bundle": ".venv-bundle",
    "builder": ".venv-builder",
}
"""What we are measured against and built with stays apart from what we are; a bundle holds only what it needs."""
STAMP = "guanxi.json"
UNFINISHED = ""
ROOT = Path(__file__).resolve().parents[1]
EXACT = ("--require-hashes", "--only-binary", ":all:")  # nothing unknown is downloaded, nothing is built
TOOLS = frozenset({"pip", "setuptools", "wheel"})


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an environment was made from: SHA-256 of the lock (empty while pip works), Python (as 3.11)."""

    kind: Kind
    lock: str
    python: str
    by_hand: bool = False


def python_of(venv: Path) -> Path:
    """Return the interpreter of an environment, whether or not it exists."""
    return venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def ready(root: Path, kind: Kind) -> Path:
    """Bring the environment of ``kind`` in step with its lock and return its Python; raises Unready."""
    venv = root / FOLDERS[kind]
    with _alone(root):
        stamp = read_stamp(venv)
        if stamp and stamp.kind == "dev":
            kind = "dev"  # which holds all of "run": an environment never loses the test tools again
        wanted = digest(root / LOCKS[kind])
        version = _version(venv)
        step = next_step(stamp, wanted, version)
        if step == "make":
            version = _make(venv)
        if step != "keep":
            by_hand = step == "install" and (stamp is None or stamp.by_hand)
            _install(root, venv, Stamp(kind, wanted, version or "", by_hand))
    return python_of(venv)


def next_step(stamp: Stamp | None, wanted: str, version: str | None) -> Step:
    """Tell what an environment needs; ``version`` is that of its Python, None when that does not run.

    An environment without a stamp was made by hand: the lock is installed into it and nothing removed.
    """
    if version is None or (stamp and stamp.python != version):
        return "make"
    if stamp is None:
        return "install"
    if stamp.lock == wanted:
        return "keep"
    if stamp.lock == UNFINISHED and not stamp.by_hand:
        return "make"
    return "install"


def read_stamp(venv: Path) -> Stamp | None:
    """Return the stamp of an environment, None when there is none that can be read."""
    try:
        return Stamp(**json.loads((venv / STAMP).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_stamp(venv: Path, stamp: Stamp) -> None:
    """Put ``stamp`` into an environment in one step, so that it is never read half written."""
    fresh = venv / (STAMP + ".new")
    fresh.write_text(json.dumps(asdict(stamp)) + "\n", "utf-8")
    fresh.replace(venv / STAMP)


def digest(lock: Path) -> str:
    """Return the SHA-256 of a lock, whatever its line ends; raises Unready when it is missing."""
    try:
        return hashlib.sha256(lock.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
    except FileNotFoundError:
        raise Unready(
            f"{lock.name} is missing from {lock.parent}. Make it with: python3 dev.py lock"
        ) from None


def locked_names(text: str) -> set[str]:
    """Return the normalised names of the packages in the text of a lock."""
    return {plain_name(name) for name in re.findall(r"(?m)^([A-Za-z0-9._-]+)==", text)}


def plain_name(name: str) -> str:
    """Normalise a package's name (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def clean_variables() -> dict[str, str]:
    """Return the variables of this process without those that lead a Python to other people's modules."""
    foreign = {"PYTHONHOME", "PYTHONPATH", "PIP_USER", "VIRTUAL_ENV"}
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    return kept | {"PYTHONNOUSERSITE": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


@contextlib.contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Hold other dev.py of this tree back while the environment is looked at and changed (not on Windows)."""
    with (root / "pyproject.toml").open("rb") as held:
        if sys.platform != "win32":
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _version(venv: Path) -> str | None:
    """Return the version of an environment's Python, as 3.11; None when it does not run or has no pip."""
    question = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = _run(venv, ["-I", "-c", question], quiet=True)
    except OSError:
        return None
    return answer.stdout.strip() if answer.returncode == 0 else None


def _make(venv: Path) -> str:
    """Make an empty environment anew and return the version of its Python."""
    if importlib.util.find_spec("ensurepip") is None:
        provide_packages([f"python3.{sys.version_info.minor}-venv"])
    print(f"Making the environment in {venv.name}", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(venv)]
    if subprocess.run(command, env=clean_variables(), check=False).returncode:
        raise Unready("Python could not make an environment; its message stands above.")
    version = _version(venv)
    if version is None:
        raise Unready(
            "The new environment has no pip. Install the venv package of this Python, then try again."
        )
    return version


def _install(root: Path, venv: Path, stamp: Stamp) -> None:
    """Install the lock that ``stamp`` names and, unless made by hand, remove what is not in it."""
    lock = root / LOCKS[stamp.kind]
    write_stamp(venv, Stamp(stamp.kind, UNFINISHED, stamp.python, stamp.by_hand))
    print(f"Installing {LOCKS[stamp.kind]}", flush=True)
    install = ["-m", "pip", "install", "--quiet", "--no-deps", *EXACT, "-r"]
    if _run(venv, [*install, str(lock)]).returncode:
        raise Unready("pip could not install the lock; its message stands above.")
    if not stamp.by_hand:
        _prune(venv, locked_names(lock.read_text("utf-8")))
    write_stamp(venv, stamp)


def _prune(venv: Path, locked: set[str]) -> None:
    """Remove the packages that an earlier lock left behind, since they would hide a missing dependency."""
    listed = _run(venv, ["-m", "pip", "list", "--format=json"], quiet=True).stdout
    left = sorted({plain_name(row["name"]) for row in json.loads(listed)} - locked - TOOLS)
    if left:
        _run(venv, ["-m", "pip", "uninstall", "--quiet", "--yes", *left])


def _run(venv: Path, arguments: list[str], *, quiet: bool = False) -> subprocess.CompletedProcess[str]:
    """Run an environment's Python; ``quiet`` keeps its output for the caller."""
    command = [str(python_of(venv)), *arguments]
    return subprocess.run(command, env=clean_variables(), capture_output=quiet, text=True, check=False)
