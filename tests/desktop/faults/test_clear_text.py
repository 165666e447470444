"""No text of a journal lies in clear in any file that the program writes, also not after a crash."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.faults.killing import ROOT

HANZI, LATIN = "密语青龙过江", "Xylozephyrquint"
CLEAR = [needle.encode(code) for needle in (HANZI, LATIN) for code in ("utf-8", "utf-16-le", "gb18030")]
CLEAR.append(b"SQLite format 3")

_WRITER = f"""
import os, sys
from pathlib import Path
from desktop import logs, settings
from desktop.errors import GuanxiError
from desktop.journal import backup
from datetime import UTC
from desktop.attachments import attaching, preparing
from desktop.people.tables import Supplier, Contact
from desktop.touches.tables import Touch
from tests.desktop.journal import vaulted

home = Path(sys.argv[1])
logs.start(home / "logs")
settings.save(home / "settings", settings.Settings(journal=str(home / "journal")))
keys, code = vaulted.make(home / "journal")
file = vaulted.open_file(keys.folder, vaulted.vault.database_key(keys))
journal = vaulted.opening.journal_from(file, lambda: vaulted.NOW, 7)
text = "{HANZI} {LATIN} "
with journal.change("Write") as session:
    for number in range(1500):
        session.make(Supplier, name_en="{LATIN}" + str(number), name_zh="{HANZI}", notes=text * 20)
    session.make(Touch, kind="call", at=session.now, summary=text, body=text * 500)
prepared = preparing.prepare(journal.files, "{LATIN}.md", (text * 90_000).encode(), UTC)
mail = preparing.prepare(journal.files, "a.eml", ("From: a@b.cn\\nSubject: {LATIN}\\n\\n" + text).encode(), UTC)
with journal.change("Add files") as session:
    attaching.keep_all(session, [prepared, mail], ("supplier", 1), caption=text)
try:
    with journal.change("Fails") as session:
        session.make(Supplier, name_en=text, week_days=9)
except Exception as error:
    logs.LOGGER.warning("change failed: %s", type(error).__name__)
backup.make(keys, keys.folder / backup.FOLDER, vaulted.NOW, "1")
with journal.read_raw() as raw:
    cursor = raw.execute("SELECT notes || id AS word FROM supplier ORDER BY word DESC")
    cursor.fetchone()
    raw.execute("SELECT count(*) FROM search_index WHERE search_index MATCH '{LATIN.lower()}'").fetchone()
    print("sorting", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def crashed(tmp_path: Path) -> tuple[Path, bytes]:
    """What a process leaves that was killed in the middle of a sort, and what it had open and deleted."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    variables = {"PYTHONPATH": str(ROOT), "TMPDIR": str(temporary), "SQLITE_TMPDIR": str(temporary)}
    command = [sys.executable, "-c", _WRITER, str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | variables, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"sorting\n"
        deleted = b"".join(_deleted(process.pid))
        process.send_signal(signal.SIGKILL)
        process.wait()
    return tmp_path, deleted


def _deleted(pid: int) -> Iterator[bytes]:
    """Read the files that a process has deleted but still holds open, as SQLite does with temporary ones."""
    for link in Path(f"/proc/{pid}/fd").glob("*"):
        with contextlib.suppress(FileNotFoundError):  # closed meanwhile
            if str(link.readlink()).endswith("(deleted)"):
                yield link.read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_no_file_of_a_crashed_program_holds_clear_text(crashed: tuple[Path, bytes]) -> None:
    folder, deleted = crashed
    files = [path for path in folder.rglob("*") if path.is_file()]
    names = {path.name for path in files}
    assert {"journal.db", "journal.db-wal", "keys.json", "guanxi.log", "settings.json"} <= names
    assert sum(path.parent.parent.name == "attachments" for path in files) == 4, "two, and in the backup"
    assert sum(path.name == "journal.db" for path in files) == 2, "the journal and its backup"
    for path in files:
        content = path.read_bytes()
        assert [needle for needle in CLEAR if needle in content] == [], path.name
    assert [needle for needle in CLEAR if needle in deleted] == []


def test_the_search_for_clear_text_would_find_some() -> None:
    with tempfile.TemporaryFile() as file:
        file.write(f"x{HANZI}".encode())
        file.flush()
        held = b"".join(_deleted(os.getpid())) if sys.platform == "linux" else CLEAR[0]
    assert any(needle in held for needle in CLEAR)
