"""dev.py makes the environment from the locks, leaves a good one alone and repairs a half-made one."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools import environment, system
from tools.environment import LOCKS, ROOT, UNFINISHED, Stamp

MADE = Stamp("run", "abc", "3.11")
BY_HAND = Stamp("run", "abc", "3.11", by_hand=True)


def dev(*arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    command = ["-c", code] if code else ["dev.py", *arguments]
    return subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("stamp", "wanted", "version", "step"),
    [
        (None, "abc", None, "make"),
        (None, "abc", "3.11", "install"),
        (MADE, "abc", "3.11", "keep"),
        (MADE, "new", "3.11", "install"),
        (MADE, "abc", None, "make"),
        (MADE, "abc", "3.13", "make"),
        (Stamp("run", UNFINISHED, "3.11"), "abc", "3.11", "make"),
        (BY_HAND, "abc", "3.11", "keep"),
        (Stamp("run", UNFINISHED, "3.11", by_hand=True), "abc", "3.11", "install"),
    ],
)
def test_next_step(stamp: Stamp | None, wanted: str, version: str | None, step: str) -> None:
    assert environment.next_step(stamp, wanted, version) == step


def test_a_half_made_environment_is_repaired_and_one_made_by_hand_is_kept(tmp_path: Path, capfd) -> None:
    (tmp_path / "packaging").mkdir()
    (tmp_path / "pyproject.toml").touch()
    for lock in LOCKS.values():
        (tmp_path / lock).write_text("# nothing is needed\n", "utf-8")
    venv = tmp_path / ".venv"
    rest = venv / "lib" / "rest of an interrupted start"
    rest.mkdir(parents=True)

    python = environment.ready(tmp_path, "run")
    assert (
        subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    )
    assert not rest.exists()

    capfd.readouterr()
    assert environment.ready(tmp_path, "run") == python
    assert capfd.readouterr().out == ""

    (venv / environment.STAMP).unlink()
    rest.mkdir()
    assert environment.ready(tmp_path, "dev") == python
    assert rest.exists()
    stamp = environment.read_stamp(venv)
    assert stamp is not None
    assert (stamp.kind, stamp.by_hand) == ("dev", True)


def test_a_damaged_stamp_counts_as_none(tmp_path: Path) -> None:
    environment.write_stamp(tmp_path, MADE)
    assert environment.read_stamp(tmp_path) == MADE
    for text in ("", "{", "[]", '{"kind": "run"}'):
        (tmp_path / environment.STAMP).write_text(text, "utf-8")
        assert environment.read_stamp(tmp_path) is None


def test_a_lock_has_the_same_digest_with_the_line_ends_of_windows(tmp_path: Path) -> None:
    unix, windows = tmp_path / "unix", tmp_path / "windows"
    unix.write_bytes(b"a==1\nb==2\n")
    windows.write_bytes(b"a==1\r\nb==2\r\n")
    assert environment.digest(unix) == environment.digest(windows)
    with pytest.raises(system.Unready, match=r"python3 dev\.py lock"):
        environment.digest(tmp_path / "none")


def _pins(kind: environment.Kind) -> dict[str, str]:
    text = (ROOT / LOCKS[kind]).read_text("utf-8")
    return {part.split("==")[0]: part for part in re.split(r"(?m)^(?=[a-z0-9])", text) if "==" in part}


def test_every_pin_has_a_hash_and_no_address() -> None:
    for kind in LOCKS:
        for name, part in _pins(kind).items():
            assert "--hash=sha256:" in part, name
            assert "://" not in part, name


def test_the_locks_hold_all_dependencies_and_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for kind, wanted in (
        ("run", project["dependencies"]),
        ("dev", project["dependencies"] + project["optional-dependencies"]["dev"]),
    ):
        names = {environment.plain_name(re.split(r"[<>=;\[ ]", line)[0]) for line in wanted}
        locked = environment.locked_names((ROOT / LOCKS[kind]).read_text("utf-8"))
        assert names - locked == set(), f"{LOCKS[kind]} is old: python3 dev.py lock"
    run, both = _pins("run"), _pins("dev")
    assert {name: both[name].split(" ")[0] for name in run} == {name: run[name].split(" ")[0] for name in run}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux leaves libraries to the person")
def test_missing_libraries_are_found_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert system.missing(["libc.so.6", "libguanxi-none.so.1"]) == ["libguanxi-none.so.1"]
    monkeypatch.setenv("PATH", str(tmp_path))
    system.provide_libraries({"libc.so.6": "libc6"})
    with pytest.raises(system.Unready, match=r"libguanxi-none\.so\.1"):
        system.provide_libraries({"libc.so.6": "libc6", "libguanxi-none.so.1": "libguanxi-none1"})


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt is Debian's")
def test_apt_is_asked_by_root_and_named_to_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    apt = tmp_path / "apt-get"
    apt.write_text(f'#!/bin/sh\necho "$@" >> "{told}"\n', "utf-8")
    apt.chmod(0o755)
    (tmp_path / "env").symlink_to(shutil.which("env") or "")
    monkeypatch.setenv("PATH", str(tmp_path))
    needed = {"libguanxi-none.so.1": "libguanxi-none1"}
    if os.geteuid() == 0:
        with pytest.raises(system.Unready, match="still missing"):
            system.provide_libraries(needed)
        assert told.read_text("utf-8").splitlines()[-1].endswith("--no-install-recommends libguanxi-none1")
    else:
        with pytest.raises(system.Unready, match=r"sudo apt-get install .* libguanxi-none1"):
            system.provide_libraries(needed)


def test_dev_tells_its_commands() -> None:
    told = dev("help")
    assert told.returncode == 0
    for command in ("run", "test", "check", "bench", "shots", "lock", "texts"):
        assert f"\n  {command} " in told.stdout
    assert dev("dance").returncode == 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_without_a_screen_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    told = dev("run")
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith("There is no screen to open a window on.")


def test_an_old_python_is_told_so() -> None:
    told = dev(code="import runpy, sys; sys.version_info = (3, 9, 0); runpy.run_path('dev.py')")
    assert told.returncode == 1
    assert told.stderr == "Guanxi Journal needs Python 3.11, 3.12 or 3.13; this is Python 3.9\n"
    ast.parse((ROOT / "dev.py").read_text("utf-8"), feature_version=(3, 7))
