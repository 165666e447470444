"""The golden cases of the rules."""

from __future__ import annotations

import tomllib
from datetime import date
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
    if "said" in case:
        assert found.sentence == case["said"]
    if found.known and found.band not in {"answered", "safe", "even"}:
        assert found.change or found.rule == "favours"


def test_a_touch_of_today_is_not_called_zero_days_ago() -> None:
    today = {"touches": "2026-06-01=", "cadence": [14, 21], "as_of": date(2026, 6, 1)}
    assert answer(today | {"rule": "cadence"}).sentence == "Last touch today; you want one every 14 days."
    added = {"touches": "", "added": date(2026, 6, 1), "cadence": [14, 21], "as_of": date(2026, 6, 1)}
    assert answer(added | {"rule": "cadence"}).sentence.startswith("Added today, no touch yet;")
