"""Files that mean harm or are damaged: refused or survived, in bounded time and memory."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.errors import ImportProblem
from desktop.exchange.gathering import MOST_ROWS, gather, look_at
from desktop.exchange.outcomes import Fate
from desktop.journal.journal import Journal
from tests.desktop.exchange.journals import imported, planned, written
from tests.desktop.journal.vaulted import PASSPHRASE, make

MEGABYTE = 1 << 20
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (900 << 20, 900 << 20))
from desktop.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def huge(path: Path) -> None:
    """Make a file of 1 GB that takes no room on the disk."""
    with path.open("wb") as file:
        file.write(b"BEGIN:VCARD\r\nFN:")
        file.truncate(1024 * MEGABYTE)


def wide(path: Path) -> None:
    path.write_bytes(b"Name," + b"x," * 1_000_000 + b"\n" + b"a," * 1_000_000 + b"\n")


def workbook(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(1000))


@pytest.mark.parametrize(("make_file", "name"), [(huge, "all.vcf"), (wide, "all.csv"), (workbook, "all.csv")])
def test_a_file_that_cannot_be_imported_is_refused_with_advice(
    tmp_path: Path, make_file: Callable[[Path], None], name: str
) -> None:
    path = tmp_path / name
    make_file(path)
    with pytest.raises(ImportProblem) as refused:
        look_at(path)
    assert name in refused.value.message
    assert refused.value.advice


def test_binary_junk_makes_nobody(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "junk.vcf"
    path.write_bytes(random.Random(1).randbytes(3 * MEGABYTE))
    assert {outcome.fate for outcome in imported(journal, path)} == {Fate.FAILED}
    assert journal.next_undo() is None


def test_one_bad_card_never_costs_the_others(journal: Journal, tmp_path: Path) -> None:
    good = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nTEL:1380000000{n}\r\nEND:VCARD\r\n"
    bad = "BEGIN:VCARD\r\nVERSION:3.0\r\nPHOTO;ENCODING=b:@@@@\r\nEND:VCARD\r\n"
    text = (
        good.format(name="Amy Li", n=1)
        + bad
        + "BEGIN:VCARD\r\nFN:cut off\r\n"
        + good.format(name="Bo Chen", n=2)
    )
    outcomes = imported(journal, written(tmp_path, text, "people.vcf"))
    fates = {outcome.name: outcome.fate for outcome in outcomes}
    assert fates["Amy Li"] is fates["Bo Chen"] is Fate.CREATED
    assert Fate.FAILED in fates.values()


def test_cards_in_cards_do_not_multiply(journal: Journal, tmp_path: Path) -> None:
    picture = "PHOTO;ENCODING=b;TYPE=JPEG:/9j/" + "A" * 2000 + "\r\n"
    text = f"BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Amy\r\n{picture}AGENT:\r\n" * 3000 + "END:VCARD\r\n" * 3000
    outcomes = imported(journal, written(tmp_path, text, "nested.vcf"))
    assert 0 < len(outcomes) <= 3001


def test_more_rows_than_one_import_takes_are_said(tmp_path: Path) -> None:
    path = written(tmp_path, "Name\n" + "".join(f"Person {n}\n" for n in range(MOST_ROWS + 100)))
    entries = gather([look_at(path)])
    assert len(entries) == MOST_ROWS + 1
    assert "50,000" in entries[-1].entry.reason


def test_names_that_look_like_formulas_or_commands_stay_names(journal: Journal, tmp_path: Path) -> None:
    text = 'Name,Email\n"=HYPERLINK(""http://x"")",a@b.cn\n"<b>Amy</b>; DROP TABLE contact",c@d.cn\n'
    assert [outcome.fate for outcome in imported(journal, written(tmp_path, text))] == [Fate.CREATED] * 2
    assert [row.name for row in planned(journal, written(tmp_path, text)).rows][
        1
    ] == "<b>Amy</b>; DROP TABLE contact"


@pytest.mark.skipif(sys.platform != "linux", reason="the limit of memory is set as Linux does")
def test_a_hundred_megabytes_of_pictures_fit_into_little_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GUANXI_HOME", str(tmp_path / "home"))
    make(tmp_path / "journal")
    line = b"PHOTO;ENCODING=b;TYPE=JPEG:/9j/" + b"A" * (4 * MEGABYTE) + b"\r\n"
    with (tmp_path / "all.vcf").open("wb") as file:
        for number in range(25):
            file.write(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person %d\r\n%sEND:VCARD\r\n" % (number, line))
    place = ("--journal", tmp_path / "journal", "--passphrase-stdin")
    ended = subprocess.run(
        [sys.executable, "-c", LIMITED, "import", tmp_path / "all.vcf", *place],
        input=f"{PASSPHRASE}\n".encode(),
        capture_output=True,
        check=False,
        env=dict(os.environ),
        cwd=Path(__file__).parents[3],
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert len(ended.stdout.splitlines()) == 25
