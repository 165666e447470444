"""The headless command ``plan``."""

from __future__ import annotations

import argparse
import json

import pytest

from desktop.almanac.command import Row
from desktop.errors import UsageError
from desktop.planning import command


def run(line: str) -> Row:
    parser = argparse.ArgumentParser()
    command.add_commands(parser.add_subparsers(required=True))
    args = parser.parse_args(line.split())
    (row,) = args.run(args)
    assert json.loads(json.dumps(row)) == row
    return row  # type: ignore[no-any-return]


def test_an_order_counted_back_from_its_arrival() -> None:
    row = run("plan --arrive 2027-04-01 --template custom --today 2026-11-22")
    assert str(row["last_safe_order"]) <= str(row["order"]) < "2026-11-22"
    assert row["provisional"] is True
    assert {one["code"] for one in row["watch"]} >= {"begins_in_the_past", "provisional"}  # type: ignore[attr-defined]


def test_by_ex_factory_and_forward() -> None:
    assert run("plan --ex-factory 2026-07-24 --template simple --today 2026-01-01")["arrival"] == "2026-07-24"
    forward = run("plan --start 2026-05-25 --template simple --today 2026-01-01")
    assert forward["last_safe_order"] == "2026-05-25"
    assert forward["watch"] == []


def test_an_unknown_template_is_said() -> None:
    with pytest.raises(UsageError, match="simple, custom, with_tooling"):
        run("plan --arrive 2027-04-01 --template magic")
