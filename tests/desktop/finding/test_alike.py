"""“Did you mean” for what finds nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.finding.alike import did_you_mean
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact
from desktop.people.finding import load_index
from desktop.people.suppliers import add_supplier
from desktop.touches.logging import TouchDraft, log_touch

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def filled(journal: Journal) -> None:
    with journal.change("People") as session:
        add_supplier(session, {"name_zh": "宁波恒达塑料有限公司", "name_en": "Ningbo Hengda"})
        zhang = add_contact(session, {"name_zh": "张建国"})
        session.flush()
        for summary in ("新的交期", "交期 again", "Drawing of the hinge", "验货报告 of the inspection"):
            log_touch(session, TouchDraft(at=NOON, people=(zhang,), summary=summary))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("drawnig", "drawing"),  # swapped
        ("inspecton", "inspection"),  # one left out
        ("hnige", "hinge"),
        ("Hegnda", "hengda"),  # of a name
        ("zhagnjianguo", "zhangjianguo"),
        ("the drawig of", "the drawing of"),
        ("交其", "交期"),  # the input method gave another character of the same sound
        ("脚期", "交期"),
        ("期交", "交期"),
        ("张建果", "zhangjianguo"),
        ("恒大", "hengda"),
    ],
)
def test_a_typing_error_is_mended(journal: Journal, typed: str, first: str) -> None:
    with journal.read() as connection:
        assert did_you_mean(connection, load_index(connection), typed)[:1] == [first]


@pytest.mark.parametrize(
    "typed", ["", "  ", "xq", "zzzzzzzz", "12345", "?!", "龘", "drawing", "交期", "kindtouch"]
)
def test_nothing_is_offered_for_what_is_known_or_like_nothing(journal: Journal, typed: str) -> None:
    with journal.read() as connection:
        assert did_you_mean(connection, load_index(connection), typed) == []
