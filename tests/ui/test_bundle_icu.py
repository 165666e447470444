"""The data of ICU that a bundle keeps: smaller, and Qt sorts Chinese and knows the zones as before."""

from __future__ import annotations

import importlib.util
import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import PySide6
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.environment import ROOT

HEAD = struct.pack("<HBBH", 32, 0xDA, 0x27, 20).ljust(12, b"\0") + b"CmnD" + bytes(16)
NAMES = ["x/root.res", "x/af.res", "x/coll/zh.res", "x/coll/ko.res", "x/ibm-964.cnv", "x/nfc.nrm"]
ASK = """
from functools import cmp_to_key
from PySide6.QtCore import QCollator, QLocale, QStringDecoder, QTimeZone
collator = QCollator(QLocale("zh_CN"))
print(sorted(["王", "李", "张", "陈", "B", "a"], key=cmp_to_key(collator.compare)))
print(len(QTimeZone.availableTimeZoneIds()), QTimeZone(b"Asia/Shanghai").displayName(QTimeZone.TimeType.StandardTime))
print(QStringDecoder("GB18030").isValid())
"""


def _icu() -> ModuleType:
    """Load the module, which is no part of a package: `packaging` must not become one."""
    spec = importlib.util.spec_from_file_location("icu", ROOT / "packaging" / "linux" / "icu.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


icu = _icu()


def items_of(package: bytes) -> dict[str, bytes]:
    """Read a package as ICU does: names and places from the table, each item up to the next."""
    (count,) = struct.unpack_from("<I", package, 32)
    rows = [struct.unpack_from("<II", package, 36 + 8 * n) for n in range(count)]
    places = [32 + at for _name, at in rows] + [len(package)]
    assert all(place % 16 == 0 for place in places[:-1])
    names = [package[32 + at : package.index(b"\0", 32 + at)].decode() for at, _data in rows]
    return {name: package[places[n] : places[n + 1]] for n, name in enumerate(names)}


@given(st.dictionaries(st.sampled_from(NAMES), st.binary(min_size=1)))
def test_what_is_kept_is_kept_whole(found: dict[str, bytes]) -> None:
    package = HEAD + icu._table([(name.encode(), item) for name, item in sorted(found.items())])
    kept = items_of(icu.filtered(package))
    assert set(kept) == set(found) & {"x/root.res", "x/coll/zh.res", "x/nfc.nrm"}
    assert all(kept[name].startswith(found[name]) for name in kept)


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("ld"), reason="Linux with ld alone"
)
def test_qt_sorts_and_tells_time_as_before(tmp_path: Path) -> None:
    (library,) = (Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*")
    smaller = Path(shutil.copy(library, tmp_path))
    assert icu.shrink(smaller) > library.stat().st_size * 3 // 4
    plain = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True)
    loaded = os.environ | {"LD_PRELOAD": str(smaller)}
    small = subprocess.run(
        [sys.executable, "-c", ASK], capture_output=True, text=True, check=True, env=loaded
    )
    assert small.stdout == plain.stdout
    assert "['陈', '李', '王', '张'" in plain.stdout


def test_another_file_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "libicudata.so.73"
    other.write_bytes(b"\x7fELF" + bytes(100))
    assert icu.shrink(other) == 0
    assert other.read_bytes() == b"\x7fELF" + bytes(100)
