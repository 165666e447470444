"""Files in the journal's folder: sealed, kept once, named by nothing that tells, and never half there."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.errors import StoreError
from desktop.journal import contents as contents_module
from desktop.journal.connection import DatabaseKey
from desktop.journal.contents import ContentDamaged, ContentMissing, Contents
from desktop.journal.sealing import PIECE
from tests.conftest import KEY
from tests.desktop.faults.killing import ROOT

SIZES = (0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 7)


@pytest.fixture
def contents(tmp_path: Path) -> Contents:
    return Contents(tmp_path, KEY)


@pytest.mark.parametrize("size", SIZES)
def test_what_is_put_comes_back(contents: Contents, size: int) -> None:
    data = os.urandom(size)
    content = contents.put(data)
    assert content.size == size
    assert contents.read(content.name) == data
    contents.verify(content.name)


def test_a_file_and_its_bytes_are_one_content(contents: Contents, tmp_path: Path) -> None:
    path = tmp_path / "合同.pdf"
    path.write_bytes(b"contract" * 400_000)
    steps: list[int] = []
    assert contents.put_file(path, lambda: steps.append(1)) == contents.put(path.read_bytes())
    assert len(contents.names()) == 1
    assert len(steps) >= 4


def test_names_tell_nothing_without_the_key(tmp_path: Path) -> None:
    one = Contents(tmp_path / "one", KEY).put(b"price list")
    other = Contents(tmp_path / "two", DatabaseKey(bytes(32), bytes(16))).put(b"price list")
    assert one.name != other.name


def test_nothing_of_it_lies_in_clear(contents: Contents) -> None:
    path = contents.path(contents.put("报价单 price list ".encode() * 1000).name)
    sealed = path.read_bytes()
    assert b"price" not in sealed
    assert "报价".encode() not in sealed
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data[:-1],
        lambda data: data[: 4 + 24 + PIECE + 17],
        lambda data: data + b"x",
        lambda data: b"",
        lambda data: data[:10],
        lambda data: data[:500] + bytes([data[500] ^ 1]) + data[501:],
        lambda data: data[:28] + data[28 + PIECE + 17 :] + data[28 : 28 + PIECE + 17],
    ],
    ids=["cut", "piece gone", "longer", "empty", "header", "bit", "pieces swapped"],
)
def test_harm_is_told_and_adding_the_file_again_heals_it(contents: Contents, harm) -> None:
    data = os.urandom(2 * PIECE + 5)
    content = contents.put(data)
    path = contents.path(content.name)
    path.write_bytes(harm(path.read_bytes()))
    with pytest.raises(ContentDamaged):
        contents.verify(content.name)
    assert contents.put(data) == content
    assert contents.read(content.name) == data


def test_a_file_under_another_name_is_refused(contents: Contents) -> None:
    one, two = contents.put(b"one"), contents.put(b"two")
    contents.path(one.name).write_bytes(contents.path(two.name).read_bytes())
    with pytest.raises(ContentDamaged):
        contents.read(one.name)


@pytest.mark.parametrize("name", ["", "../../keys.json", "ab", "g" * 40, "A" * 40, "0" * 40])
def test_what_is_no_name_is_missing(contents: Contents, name: str) -> None:
    with pytest.raises(ContentMissing):
        contents.read(name)


def test_a_file_that_changes_while_it_is_read_is_refused(contents: Contents, tmp_path: Path) -> None:
    path = tmp_path / "growing.txt"
    path.write_bytes(b"one")
    reads = iter([b"one", b"two"])

    def pieces() -> list[bytes]:
        return [next(reads)]

    with pytest.raises(StoreError, match="changed by another program"):
        contents.put_pieces(pieces)
    assert contents.names() == []
    assert [path for path in contents.folder.rglob("*") if path.is_file()] == []


def test_too_large_is_one_sentence(contents: Contents, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(contents_module, "LARGEST", 3)
    path = tmp_path / "film.mp4"
    path.write_bytes(b"four")
    with pytest.raises(StoreError, match="larger than 2 GB"):
        contents.put_file(path)


def test_stopping_leaves_nothing(contents: Contents, tmp_path: Path) -> None:
    path = tmp_path / "large.bin"
    path.write_bytes(os.urandom(3 * PIECE))
    calls: list[int] = []

    def stop() -> None:
        calls.append(1)
        if len(calls) == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        contents.put_file(path, stop)
    assert [path for path in contents.folder.rglob("*") if path.is_file()] == []


_WRITER = """
import sys
from pathlib import Path
from desktop.journal.contents import Contents
from tests.conftest import KEY
contents = Contents(Path(sys.argv[1]), KEY)
for number in range(10_000):
    print(contents.put(bytes([number % 256]) * 300_000 + str(number).encode()).name, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills by signal")
def test_killed_in_the_middle_every_content_that_was_told_is_whole(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(tmp_path)],
        stdout=subprocess.PIPE, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as process:  # fmt: skip
        assert process.stdout is not None
        told = [process.stdout.readline().decode().strip() for _ in range(12)]
        process.kill()
        told += process.stdout.read().decode().split()
    contents = Contents(tmp_path, KEY)
    for name in filter(lambda name: len(name) == 40, told):
        contents.verify(name)
    for name in contents.names():
        contents.verify(name)


def test_many_are_on_the_disk_once_they_are_settled(contents: Contents, monkeypatch) -> None:
    settled: list[str] = []
    monkeypatch.setattr(contents_module, "sync_handle", lambda _handle: settled.append("handle"))
    monkeypatch.setattr(contents_module, "sync_file", lambda path: settled.append(path.name))
    monkeypatch.setattr(contents_module, "sync_folder", lambda folder: settled.append(folder.name))
    names = [contents.put_pieces(lambda text=text: [text], settle=False).name for text in (b"one", b"two")]
    assert settled == []
    contents.settle(names)
    assert settled == [*names, *sorted({name[:2] for name in names}), contents.folder.name]
    assert [contents.read(name) for name in names] == [b"one", b"two"]
    contents.put(b"three")
    assert settled[-3] == "handle"
