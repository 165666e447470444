"""A folder that is gone, may not be written, or is held by another process."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop import settings
from desktop.errors import StoreError
from desktop.journal import backup
from desktop.journal.lock import JournalInUse
from desktop.journal.opened import open_file
from desktop.settings import Settings
from tests.desktop.faults import killing
from tests.desktop.faults.writer import KEY
from tests.desktop.journal import vaulted

NOBODY = 65534
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter there")


@contextmanager
def as_somebody() -> Iterator[None]:
    """Act without the rights of root, which may write anywhere."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that somebody without rights can reach."""
    folder = Path(tempfile.mkdtemp(prefix="guanxi-rights-"))
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o700)
    shutil.rmtree(folder)


def test_a_folder_that_may_not_be_written_is_told(place: Path) -> None:
    with as_somebody():
        keys, _code = vaulted.make(place / "journal")
        with vaulted.opened(keys) as journal:
            vaulted.add(journal, "kept")
        before = (keys.folder / "journal.db").read_bytes()
        for path in keys.folder.iterdir():
            path.chmod(0o400)
        keys.folder.chmod(0o500)
        with pytest.raises(StoreError, match="missing or cannot be written"), vaulted.opened(keys):
            pass
        with pytest.raises(StoreError, match="may not be read or written"):
            backup.make(keys, keys.folder / backup.FOLDER, vaulted.NOW, "1")
        assert (keys.folder / "journal.db").read_bytes() == before
        keys.folder.chmod(0o700)
        for path in keys.folder.iterdir():
            path.chmod(0o600)
        assert vaulted.names(keys) == ["kept"]


def test_settings_that_may_not_be_written_stay(place: Path) -> None:
    with as_somebody():
        settings.save(place / "settings", Settings(scale=110))
        (place / "settings").chmod(0o500)
        with pytest.raises(PermissionError):
            settings.save(place / "settings", Settings(scale=120))
        assert settings.load(place / "settings").scale == 110


def test_a_folder_that_was_taken_away_is_told_at_the_next_change(tmp_path: Path) -> None:
    keys, _code = vaulted.make(tmp_path / "journal")
    with vaulted.opened(keys) as journal:
        vaulted.add(journal, "kept")
        keys.folder.rename(tmp_path / "elsewhere")
        with pytest.raises(StoreError, match="gone"):
            vaulted.add(journal, "lost")
        (tmp_path / "elsewhere").rename(keys.folder)
        vaulted.add(journal, "also kept")
    assert vaulted.names(keys) == ["kept", "also kept"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="not there"):
        open_file(tmp_path / "none", KEY)


_HOLDER = """
import sys
from pathlib import Path
from desktop.journal.opened import open_file
from tests.desktop.faults.writer import KEY
held = open_file(Path(sys.argv[1]), KEY)
print("held", flush=True)
sys.stdin.read()
"""


def test_a_journal_in_another_process_is_refused_until_that_is_killed(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    killing.prepare(folder)
    environment = os.environ | {"PYTHONPATH": str(killing.ROOT)}
    command = [sys.executable, "-c", _HOLDER, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=killing.ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(JournalInUse, match="open in another window or program"):
            open_file(folder, KEY)
        process.send_signal(signal.SIGKILL)
        process.wait()
        open_file(folder, KEY).close()
