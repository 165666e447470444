"""The numpy of a Linux bundle is built once from what the lock pins; where that fails, the wheel is taken."""

from __future__ import annotations

import importlib.util
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from tools.environment import LOCKS, ROOT, locked_names

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="numpy is built on Linux alone")
BUILDER = """#!{python}
import pathlib, shutil, sys
given = sys.argv[1:]
pathlib.Path({calls!r}).open("a").write(pathlib.Path(given[given.index("-r") + 1]).read_text() + "\\n")
if {fails}:
    sys.exit(1)
target = pathlib.Path(given[given.index("-w") + 1])
target.mkdir()
shutil.copy({wheel!r}, target)
"""


@pytest.fixture
def lean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Load the module, which is no part of a package: `packaging` must not become one."""
    spec = importlib.util.spec_from_file_location("lean_numpy", ROOT / "packaging/linux/lean_numpy.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    compiler = tmp_path / "bin" / "cc"
    compiler.parent.mkdir()
    compiler.touch(0o755)
    monkeypatch.setenv("PATH", str(compiler.parent))
    monkeypatch.setattr(module, "BUILDER", tmp_path / "bin" / "python")
    return module


def _stand_in(lean: ModuleType, tmp_path: Path, *, fails: bool = False) -> Path:
    """Put a program in the place of pip that writes down what it was asked for; return where."""
    wheel = tmp_path / "numpy-9.9-cp311-cp311-linux_x86_64.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("numpy/__init__.py", "lean = True\n")
    calls = tmp_path / "calls"
    calls.touch()
    text = BUILDER.format(python=sys.executable, calls=str(calls), wheel=str(wheel), fails=fails)
    lean.BUILDER.write_text(text, "utf-8")
    lean.BUILDER.chmod(0o755)
    return calls


def test_only_numpy_is_taken_from_the_lock(lean: ModuleType) -> None:
    pins = lean.pins((ROOT / LOCKS["bundle"]).read_text("utf-8"))
    assert locked_names(pins) == {"numpy"}
    assert "--hash=sha256:" in pins


def test_it_is_built_once_and_nothing_half_laid_out_is_used(lean: ModuleType, tmp_path: Path) -> None:
    calls = _stand_in(lean, tmp_path)
    built = lean.folder(tmp_path / "lean")
    assert (built / "numpy" / "__init__.py").read_text("utf-8") == "lean = True\n"
    assert locked_names(calls.read_text("utf-8")) == {"numpy"}
    assert calls.read_text("utf-8").count("--config-settings=setup-args=-Dblas=none") == 2, "one for each pin"
    asked = calls.read_text("utf-8")
    assert lean.folder(tmp_path / "lean") == built
    assert calls.read_text("utf-8") == asked, "it was built again"

    half = built.with_suffix(".new")
    built.rename(half)
    (half / "rest of an interrupted start").touch()
    assert sorted(path.name for path in lean.folder(tmp_path / "lean").iterdir()) == ["numpy"]


def test_the_wheel_is_taken_where_building_fails_or_nothing_builds(
    lean: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lean.folder(tmp_path / "lean") is None
    _stand_in(lean, tmp_path, fails=True)
    assert lean.folder(tmp_path / "lean") is None
    assert "takes its wheel" in capsys.readouterr().out
