"""One window per person."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.instance import Doorbell, raise_first, socket_name


def test_a_second_start_rings_at_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    name = socket_name(tmp_path)
    bell = Doorbell(name)
    with qtbot.waitSignal(bell.rang) as rang:
        assert raise_first(name, "open:日记")
    assert rang.args == ["open:日记"]
    bell.close()


def test_the_first_start_finds_nobody(qapp: object, tmp_path: Path) -> None:
    assert not raise_first(socket_name(tmp_path))


def test_another_settings_folder_is_another_program(tmp_path: Path) -> None:
    assert socket_name(tmp_path) != socket_name(tmp_path / "other")
    assert "other" not in socket_name(tmp_path / "other")
