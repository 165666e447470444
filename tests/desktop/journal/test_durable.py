"""Files are replaced as a whole, and a disk that refuses is told in one sentence."""

from __future__ import annotations

import errno
import os

import pytest

from desktop.errors import StoreError
from desktop.journal.durable import disk_problem, write_file
from tests.desktop.journal import fakes

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights and limits as Unix has them")


def test_a_file_is_replaced(tmp_path):
    path = tmp_path / "keys.json"
    for text in (b"one", b"two"):
        write_file(path, text)
        assert path.read_bytes() == text
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_gone_is_told(tmp_path):
    with pytest.raises(StoreError, match=r"keys\.json is not there\. Check whether .* was moved"):
        write_file(tmp_path / "gone" / "keys.json", b"")


def test_a_folder_that_may_not_be_written_is_told(tmp_path):
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o555)
    code = (
        "from pathlib import Path; from desktop.journal.durable import write_file\n# drop rights\n"
        "try: write_file(Path(sys.argv[1]) / 'keys.json', b'x')\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    assert "StoreError keys.json may not be read or written here." in fakes.as_nobody(code, str(shut))


def test_a_full_disk_is_told_and_the_old_file_stays(tmp_path):
    path = tmp_path / "keys.json"
    write_file(path, b"old")
    code = (
        "import resource, signal; from pathlib import Path; from desktop.journal.durable import write_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "try: write_file(Path(sys.argv[1]), b'x' * 1000)\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    assert "StoreError There is no room left for keys.json." in fakes.as_nobody(code, str(path))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("code", [errno.EIO, errno.EISDIR, errno.ENAMETOOLONG])
def test_any_other_refusal_names_the_reason_of_the_system(tmp_path, code):
    told = disk_problem(OSError(code, os.strerror(code)), tmp_path / "keys.json")
    assert os.strerror(code) in told.message
