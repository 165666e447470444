"""``today``, ``health`` and ``rules`` as scripts call them: odd days and names end in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop.commands.conftest import Run
from tests.desktop.exchange.journals import written

PEOPLE = "姓名,公司,职务,手机,邮箱\n王芳,宁波日升电子有限公司,销售经理,13812345678,\n"


@pytest.fixture
def on(on: Run, tmp_path: Path) -> Run:
    """Run a command on a journal of one person at one supplier."""
    assert on("import", written(tmp_path, PEOPLE))[0] == 0
    return on


@pytest.mark.parametrize(
    "day", ["2026-13-01", "2026-02-29", "tomorrow", "", " ", "2026-1", "20261122x", "1800-01-01", "0001-01-01",
            "9999-12-31", "2200-01-01", "二〇二六年", "2026-11-22T08:00"],
)  # fmt: skip
@pytest.mark.parametrize("command", [("today",), ("health", "王芳")])
def test_a_day_that_is_none_is_said_in_one_sentence(on: Run, command: tuple[str, ...], day: str) -> None:
    code, rows, said = on(*command, "--date", day)
    assert (code, rows) == (2, []), said
    assert len(said.strip().splitlines()) <= 2
    assert "Traceback" not in said


@pytest.mark.parametrize("day", ["1901-01-01", "1902-03-01", "2028-02-29", "2099-12-31", "2100-12-31"])
def test_any_day_of_the_tables_can_be_asked_about(on: Run, day: str) -> None:
    assert on("today", "--date", day)[0] == 0
    code, rows, said = on("health", "王芳", "--date", day)
    assert code == 0, said
    assert rows[0]["as_of"] == day


@pytest.mark.parametrize(
    "name", ["nobody", "", "99999999999999999999", "9" * 5000, "-1", "１２３", "²", "%", "'; --", "\x00", "0"]
)
def test_a_name_of_nobody_is_said_in_one_sentence(on: Run, name: str) -> None:
    code, rows, said = on("health", "--", name) if name.startswith("-") else on("health", name)
    assert (code, rows) == (2, []), said
    assert "Traceback" not in said


def test_the_rules_are_told_each_on_a_line(on: Run) -> None:
    code, rows, said = on("rules")
    assert (code, said) == (0, "")
    assert len({row["rule"] for row in rows}) == len(rows) >= 11
    assert {row["version"] for row in rows} == {2}


def test_today_tells_all_that_the_first_page_shows(on: Run) -> None:
    code, rows, said = on("today", "--date", "2027-01-05")
    assert (code, said) == (0, "")
    (plan,) = [row for row in rows if row["today"] == "plan"]
    assert (plan["festival"], plan["year"]) == ("spring_festival", 2027)
    assert on("today", "--date", "2027-03-05")[1] == []


def test_an_empty_name_is_not_that_of_who_has_no_english_one(on: Run) -> None:
    for supplier in on("suppliers")[1]:
        assert on("health", supplier["id"])[0] == 0
    for name in ("", " "):
        assert on("health", name)[0] == 2
