"""The headless commands, called as scripts call them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import paths, settings
from desktop.journal import vault as vaults
from desktop.journal.lock import FolderLock
from desktop.journal.vault import Protection
from desktop.rhythm.holding import set_constant
from desktop.settings import Settings
from tests.desktop.commands.conftest import Run
from tests.desktop.exchange.journals import written
from tests.desktop.journal.fakes import CHEAP
from tests.desktop.journal.vaulted import PASSPHRASE, make, opened

PEOPLE = (
    "姓名,公司,职务,手机,邮箱\n王芳,宁波日升电子有限公司,销售经理,13812345678,\n"
    "李伟,宁波日升电子有限公司,,,li@sunrise.cn\n,,经理,,\n"
)


def test_a_new_journal_tells_its_code_once_and_opens(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GUANXI_HOME", str(tmp_path / "home"))
    place = ("--journal", tmp_path / "new", "--passphrase-stdin")
    code, rows, _said = run("new", *place)
    assert code == 0
    (row,) = rows
    assert vaults.unlock_with_recovery(tmp_path / "new", row["recovery_code"]).id == row["vault"]
    assert not vaults.ways(tmp_path / "new").recovery_proved
    assert run("contacts", *place) == (0, [], "")
    code, rows, said = run("new", *place)
    assert (code, rows) == (1, [])
    assert len(said.splitlines()) == 1


def test_an_import_tells_of_every_row_and_can_be_tried_first(on: Run, tmp_path: Path) -> None:
    people = written(tmp_path, PEOPLE)
    code, tried, _said = on("import", people, "--dry-run")
    assert code == 0
    assert on("contacts") == (0, [], "")
    assert on("suppliers") == (0, [], "")
    code, rows, _said = on("import", people)
    assert rows == tried
    assert [(row["row"], row["fate"], row["name"]) for row in rows] == [
        (2, "created", "王芳"),
        (3, "created", "李伟"),
        (4, "failed", ""),
    ]
    assert all(list(row) == ["file", "row", "fate", "name", "reason"] for row in rows)
    again = on("import", people)[1]
    assert [row["fate"] for row in again] == ["skipped", "skipped", "failed"]


def test_lists_and_search_see_what_was_imported(on: Run, tmp_path: Path) -> None:
    on("import", written(tmp_path, PEOPLE))
    (supplier,) = on("suppliers")[1]
    people = {row["name_zh"]: row for row in on("contacts")[1]}
    assert people["王芳"]["form_of_address"] == "王经理"
    assert people["王芳"]["supplier_id"] == supplier["id"]
    assert people["李伟"]["channels"][0]["value"] == "li@sunrise.cn"
    assert on("search", "wjl")[1][0]["name_zh"] == "王芳"
    assert "supplier" in {row["found"] for row in on("search", "宁波")[1]}
    assert on("touches") == (0, [], "")


def test_a_backup_comes_back_beside_the_journal_and_never_over_it(
    on: Run, folder: Path, tmp_path: Path
) -> None:
    on("import", written(tmp_path, PEOPLE))
    (made,) = on("backup")[1]
    newest, _before_the_import = on("restore")[1]
    assert newest["backup"] == made["backup"]
    code, (row,), _said = on("restore", Path(made["backup"]).name, "--to", tmp_path / "back")
    assert code == 0
    assert row["journal"] == str(tmp_path / "back")
    code, rows, said = on("restore", "--to", folder)
    assert (code, rows) == (1, [])
    assert "empty" in said
    assert on("restore", "nothing", "--to", tmp_path / "other")[0] == 2


def test_a_check_says_whether_the_journal_is_sound(on: Run, folder: Path) -> None:
    assert on("check") == (
        0,
        [{"sound": True, "done": ["pages", "structure", "links", "rules", "search"]}],
        "",
    )
    with (folder / vaults.DATABASE).open("r+b") as file:
        file.seek(8192)
        file.write(os.urandom(4096))
    code, rows, said = on("check")
    assert code == 1
    assert not rows or rows[-1]["sound"] is False
    assert len(said.splitlines()) == 1


def test_an_export_comes_back_into_another_journal(on: Run, run: Run, tmp_path: Path) -> None:
    on("import", written(tmp_path, PEOPLE))
    code, files, _said = on("export", tmp_path / "out", "--format", "vcard4")
    assert code == 0
    assert [(Path(file["file"]).name, file["cards"]) for file in files] == [
        ("contacts.vcf", 2),
        ("suppliers.vcf", 1),
    ]
    make(tmp_path / "second")
    second = ("--journal", tmp_path / "second", "--passphrase-stdin")
    rows = run("import", *(file["file"] for file in files), *second)[1]
    assert {row["fate"] for row in rows} == {"created"}
    assert on("export", tmp_path / "out", "--format", "vcard4")[0] == 1


def test_an_archive_that_cannot_come_in_says_why(on: Run, tmp_path: Path) -> None:
    archive = tmp_path / "归档 1"
    assert on("export", archive)[0] == 0
    manifest = archive / "manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(told | {"schema": told["schema"] + 1}), encoding="utf-8")
    code, _rows, said = on("import", archive)
    assert code == 1
    assert "newer version" in said
    manifest.unlink()
    assert "manifest.json" in on("import", archive)[2]
    cut = tmp_path / "归档.zip"
    cut.write_bytes(b"PK")
    assert "cut short" in on("import", cut)[2]


def test_a_journal_that_a_window_holds_ends_with_one_sentence(on: Run, folder: Path) -> None:
    lock = FolderLock(folder)
    try:
        for command in (("contacts",), ("backup",), ("check",), ("search", "li"), ("restore",)):
            code, rows, said = on(*command)
            assert (code, rows) == (1, [])
            assert said == "This journal is open in another window or program. Close it there first.\n"
    finally:
        lock.release()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("bogus",), 2),
        ((), 2),
        (("touches", "--limit", "0"), 2),
        (("touches", "--since", "yesterday"), 2),
        (("import",), 2),
        (("import", "nowhere.csv"), 1),
        (("search", "a", "--journal", "nowhere"), 1),
    ],
)
def test_errors_are_one_line_with_advice(on: Run, arguments: tuple[str, ...], code: int) -> None:
    got, rows, said = on(*arguments) if "--journal" not in arguments else on("contacts", passphrase="wrong")
    assert (got, rows) == (code, [])
    assert len(said.splitlines()) == 1
    assert len(said.split(". ")) >= 2


def test_no_passphrase_and_no_keychain_are_said(on: Run, run: Run, folder: Path) -> None:
    assert on("contacts", passphrase="")[0] == 2
    assert on("contacts", passphrase="x" * 5000)[0] == 2
    code, _rows, said = run("contacts", "--journal", folder)
    assert code == 1
    assert len(said.splitlines()) == 1


def test_options_may_stand_before_the_command(run: Run, folder: Path) -> None:
    assert run("--journal", folder, "--passphrase-stdin", "contacts") == (0, [], "")


def test_the_almanac_answers_without_a_journal(run: Run) -> None:
    code, (row,), _said = run("solar", "2027", "1", "1")
    assert (code, row["date"]) == (0, "2027-02-06")


def test_lines_are_utf_8_and_no_screen_is_imported(folder: Path, tmp_path: Path) -> None:
    people = written(tmp_path, PEOPLE)
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    code = (
        "import sys; from desktop.__main__ import main; code = main(sys.argv[1:]);"
        "sys.exit(9 if any(name.startswith('PySide6') for name in sys.modules) else code)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, "import", people, "--journal", folder, "--passphrase-stdin"],
        input=f"{PASSPHRASE}\n".encode(),
        capture_output=True,
        check=False,
        env=environment,
        cwd=Path(__file__).parents[3],
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "王芳" in ended.stdout.decode("utf-8")


def test_a_journal_kept_by_a_cheap_key_opens(run: Run, tmp_path: Path) -> None:
    """The strength of the passphrase's function is read from the key file, not assumed."""
    vault, _code = vaults.create(
        tmp_path / "k", Protection(keychain=False, passphrase="p q", kdf=CHEAP), None
    )
    code, _rows, said = run("contacts", "--journal", vault.folder, "--passphrase-stdin", passphrase="p q")
    assert code == 1  # keys alone are no journal yet
    assert "database" in said


def test_the_health_of_a_relationship_and_what_a_day_asks_for(on: Run, tmp_path: Path) -> None:
    on("import", written(tmp_path, PEOPLE))
    code, rows, _said = on("health", "王芳", "--date", "2026-11-22")
    assert code == 0
    assert (rows[0]["rule"], rows[0]["band"], rows[0]["value"]) == ("health", "no_data", None)
    assert {row["rule"] for row in rows} >= {"health", "silence", "cadence", "drift", "promises", "favours"}
    assert all(row["sentence"] for row in rows)
    supplier = on("suppliers")[1][0]
    assert on("health", supplier["id"])[1][0]["supplier"] == supplier["id"]
    assert on("health", "nobody")[0] == 2
    assert on("today", "--date", "2026-11-22") == (0, [], "")


def test_the_rules_of_a_journal_name_the_numbers_of_its_own(run: Run, tmp_path: Path) -> None:
    keys, _code = make(tmp_path / "journal")
    with opened(keys) as journal, journal.change("Rules") as session:
        set_constant(session, "favour_days", 90)
    code, lines, _said = run("rules", "--journal", keys.folder, "--passphrase-stdin")
    assert code == 0
    (favours,) = [line for line in lines if line["rule"] == "favours"]
    assert (favours["constants"], favours["usual"]) == ({"favour_days": 90}, {"favour_days": 180})
    _code, usual, _said = run("rules")
    assert not any("usual" in line for line in usual)


def test_sentences_and_pages_come_in_the_language_that_was_chosen(on: Run, tmp_path: Path) -> None:
    settings.save(paths.settings_folder(), Settings(language="zh_CN"))
    assert "打不开" in on("import", tmp_path / "nothing.csv")[2]
    on("export", tmp_path / "archive")
    assert "供应商" in (tmp_path / "archive" / "index.html").read_text("utf-8")
    settings.save(paths.settings_folder(), Settings())
    assert "nothing.csv" in (said := on("import", tmp_path / "nothing.csv")[2])
    assert said.isascii()


def test_an_archive_as_a_zip_is_that_file_alone(on: Run, tmp_path: Path) -> None:
    on("import", written(tmp_path, PEOPLE))
    code, rows, said = on("export", tmp_path / "all.zip")
    assert (code, said, len(rows)) == (0, "", 1)
    assert rows[0]["archive"] == str(tmp_path / "all.zip")
    assert [path.name for path in tmp_path.glob("*all*")] == ["all.zip"]
