"""A journal that is moved opens in its new place, and stays in the old one when that fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import GuanxiError, Refused
from desktop.journal import moving
from tests.desktop.journal import fakes, vaulted


def silent(_done, _total):
    pass


@pytest.fixture
def keys(tmp_path):
    made, _code = vaulted.make(tmp_path / "old" / "Journal 日记")
    with vaulted.opened(made) as journal:
        vaulted.add(journal, "Hengda")
    (made.folder / "attachments" / "a1").mkdir(parents=True)
    (made.folder / "attachments" / "a1" / "b2").write_bytes(b"sealed")
    return made


def at(keys, folder: Path):
    return type(keys)(folder, keys.id, keys.salt, keys.data_key)


def test_a_moved_journal_opens_in_its_new_place(keys, tmp_path):
    target = tmp_path / "new" / "Journal 日记"
    moving.move(keys.folder, target, silent)
    assert vaulted.names(at(keys, target)) == ["Hengda"]
    assert not keys.folder.exists()


def test_a_copy_to_another_disk_holds_every_file(keys, tmp_path):
    target = tmp_path / "Copy"
    told = []
    moving.copy_over(keys.folder, target, lambda done, total: told.append((done, total)))
    assert vaulted.names(at(keys, target)) == ["Hengda"]
    assert (target / "attachments" / "a1" / "b2").read_bytes() == b"sealed"
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] - 1


def test_nothing_is_written_over(keys, tmp_path):
    target = tmp_path / "full"
    target.mkdir()
    (target / "letter.txt").write_text("mine")
    with pytest.raises(Refused, match="is there already"):
        moving.move(keys.folder, target, silent)
    assert (target / "letter.txt").read_text() == "mine"
    assert vaulted.names(keys) == ["Hengda"]


def test_a_journal_is_not_moved_into_itself(keys):
    with pytest.raises(Refused, match="into itself"):
        moving.move(keys.folder, keys.folder / "deeper", silent)
    assert vaulted.names(keys) == ["Hengda"]


def test_a_given_up_copy_leaves_nothing_behind(keys, tmp_path):
    class Stopped(Exception):
        pass

    def stop(done, _total):
        if done == 1:
            raise Stopped

    with pytest.raises(Stopped):
        moving.copy_over(keys.folder, tmp_path / "Copy", stop)
    assert not [path for path in tmp_path.iterdir() if "Copy" in path.name]
    assert vaulted.names(keys) == ["Hengda"]


def test_a_disk_that_fails_at_any_step_costs_nothing(keys, tmp_path):
    for step in range(1, 40):
        target = tmp_path / f"Copy {step}"
        with fakes.failing_disk(step) as fault:
            try:
                moving.copy_over(keys.folder, target, silent)
            except GuanxiError:
                assert fault.struck
                assert not target.exists() or vaulted.names(at(keys, target)) == ["Hengda"]
        assert vaulted.names(keys) == ["Hengda"]
        if not fault.struck:
            break
    else:
        pytest.fail("the disk never got through")
