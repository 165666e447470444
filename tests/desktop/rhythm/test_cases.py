"""The golden cases of the rules."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.rhythm.telling import answer

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['rule']}: {case['name']}" for case in CASES])
def test_a_golden_case(case: dict[str, Any]) -> None:
    found = answer(case)
    assert found.rule == case["rule"]
    assert (found.band, found.sentence != "") == (case["band"], True), found
    if "value" in case:
        assert found.value == pytest.approx(case["value"], abs=0.001), found
    if "limit" in case:
        assert found.limit == pytest.approx(case["limit"]), found
    if found.known and found.band not in {"answered", "safe", "even"}:
        assert found.change or found.rule == "favours"
