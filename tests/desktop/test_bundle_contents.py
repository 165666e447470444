"""A finished bundle is looked through: nothing in it that must not be, every library finds what it needs, its size."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tools.environment import ROOT

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it asks the loader of Linux")


@pytest.fixture
def contents() -> ModuleType:
    """Load the module, which is no part of a package: `packaging` must not become one."""
    spec = importlib.util.spec_from_file_location("contents", ROOT / "packaging/contents.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    inside = tmp_path / "guanxi-journal" / "_internal"
    inside.mkdir(parents=True)
    (inside / "resources.txt").write_bytes(bytes(1000))
    return inside.parent


def test_a_bundle_with_what_it_needs_has_no_faults(contents: ModuleType, bundle: Path) -> None:
    assert contents.faults(bundle) == []


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6WebEngineCore.so.6",
        "PySide6/Qt6WebEngineCore.dll",
        "PySide6/QtWebEngineWidgets.abi3.so",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt6Qml.dll",
        "numpy/tests/data.npy",
    ],
)
def test_what_must_not_be_in_it_is_named(contents: ModuleType, bundle: Path, name: str) -> None:
    path = bundle / "_internal" / name
    path.parent.mkdir(parents=True)
    path.touch()
    assert contents.faults(bundle) == [f"_internal/{name} does not belong into it"]


@LINUX
def test_a_library_that_cannot_be_loaded_is_named_with_what_it_lacks(
    contents: ModuleType, bundle: Path
) -> None:
    if not (shutil.which("cc") and shutil.which("ldd")):
        pytest.skip("a compiler makes the library")
    made = bundle / "_internal"
    for name, needs in (("libother.so.1", []), ("libplugin.so", ["-L.", "-l:libother.so.1"])):
        command = ["cc", "-shared", "-nostdlib", "-Wl,--no-as-needed", "-x", "c", "/dev/null", "-o", name]
        subprocess.run([*command, f"-Wl,-soname,{name}", "-x", "none", *needs], cwd=made, check=True)
    assert contents.faults(bundle) == []
    (made / "libother.so.1").unlink()
    assert contents.faults(bundle) == ["_internal/libplugin.so lacks libother.so.1"]


@LINUX
def test_a_bundle_that_is_too_big_says_by_how_much(
    contents: ModuleType, bundle: Path, tmp_path: Path
) -> None:
    packed = tmp_path / "guanxi-journal.tar.xz"
    for path, size in ((bundle / "_internal" / "big", 160_100_000), (packed, 60_200_000)):
        with path.open("wb") as file:
            file.truncate(size)
    assert contents.faults(bundle, packed) == [
        "unpacked it is 160.1 MB, more than 160",
        "packed it is 60.2 MB, more than 60",
    ]
    packed.write_bytes(b"small")
    (bundle / "_internal" / "big").unlink()
    (bundle / "_internal" / "link").symlink_to(packed)
    assert contents.faults(bundle, packed) == []
