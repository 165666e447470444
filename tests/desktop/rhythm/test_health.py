"""The parts of the health by hand, both sides' answers, and the numbers that a journal may change."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desktop.__main__ import main
from desktop.constants import Constants, changed, contradiction, from_json, to_json
from desktop.errors import UsageError
from desktop.rhythm.answering import answering, our_hours, responsiveness, their_hours
from desktop.rhythm.catalogue import RULES, rule_lines
from desktop.rhythm.facts import CHINA, Heard, Story
from desktop.rhythm.health import Health, health
from desktop.rhythm.workdays import supplier_days
from tests.desktop.rhythm.telling import colleague, heard, promise, touches

AS_OF = date(2026, 6, 30)


def _shares(found: Health) -> dict[str, float | None]:
    return {part.key: None if part.share is None else round(part.share, 3) for part in found.parts}


def _told() -> Story:
    talk = "2026-06-01=:1~warm 2026-06-05<:1 2026-06-08>:1 2026-06-10=:2~warm@visit 2026-06-20=:1~tense"
    people = ("1 Wang Fang sales executes", "2 Li Wei management decides")
    due = ("theirs 2026-06-05 kept 2026-06-05", "ours 2026-06-06 kept 2026-06-08", "ours 2026-06-07 missed")
    return Story(
        touches=touches(talk),
        people=tuple(colleague(one) for one in people),
        promises=tuple(promise(n, one) for n, one in enumerate(due, 1)),
        cadence=(10, 15),
    )


def test_each_part_is_as_its_formula_says() -> None:
    found = health(_told(), AS_OF, Constants())
    assert _shares(found) == {
        "recency": 1.0,  # ten days of silence, ten wanted
        "depth": 0.75,  # two calls 2 each, one visit 3, two messages: 9 of 12
        "two_way": 1.0,  # four and four
        "breadth": 0.8,  # two of three people, two departments, one who decides
        "promises": 0.5,  # one, half of one, none
        "care": 0.5,  # one visit of two
        "climate": 0.667,  # warm, warm, tense
    }
    # 20 + 11.25 + 20 + 12 + 7.5 + 5 + 3.33
    assert found.result.value == pytest.approx(79.1, abs=0.05)
    assert found.result.band == "strong"
    assert found.confidence == pytest.approx(5 / 12, abs=0.001)
    assert "yours 1 of 2" in found.result.change  # the promises lose most points


def test_parts_without_data_drop_out_and_the_rest_scale() -> None:
    told = replace(_told(), promises=(), people=(), person=True)
    found = health(told, AS_OF, Constants())
    assert "breadth" not in _shares(found)
    assert _shares(found)["promises"] is None
    # (20 + 11.25 + 20 + 5 + 3.33) of 70
    assert found.result.value == pytest.approx(85.1, abs=0.05)


def test_recency_falls_to_nothing_at_three_times_the_ideal() -> None:
    told = Story(touches=touches("2026-06-01= 2026-06-02= 2026-06-03="), cadence=(9, 14))
    for as_of, share in ((date(2026, 6, 12), 1.0), (date(2026, 6, 21), 0.5), (date(2026, 6, 30), 0.0)):
        assert _shares(health(told, as_of, Constants()))["recency"] == pytest.approx(share)


def test_too_few_touches_say_so() -> None:
    found = health(Story(touches=touches("2026-06-01=")), AS_OF, Constants())
    assert (found.result.band, found.result.value) == ("no_data", None)
    assert "needs 2 more" in found.result.sentence


def _message(
    number: int, day: int, hour: int, side: str, *, asks: bool = False, answers: int | None = None
) -> Heard:
    at = datetime(2026, 6, day, hour, tzinfo=CHINA).astimezone(UTC)
    return heard(number, at, direction=side, asks=asks, answers_id=answers)


def test_answers_are_counted_in_the_working_hours_of_each_side() -> None:
    days = supplier_days(AS_OF, 6)
    at = lambda day, hour: datetime(2026, 6, day, hour, tzinfo=CHINA)  # noqa: E731 - short words for a table
    assert their_hours(at(1, 10), at(1, 15), days) == 3.5  # without the noon rest
    assert their_hours(at(6, 17), at(8, 9), days) == 1.0  # Saturday evening to Monday; Sunday is free
    assert our_hours(at(5, 16), at(8, 10), Constants()) == 2.0  # Friday to Monday, no Saturday


def test_both_sides_stand_next_to_each_other() -> None:
    told = Story(
        touches=(
            *(_message(n, n, 9, "out", asks=True) for n in (1, 2, 3)),
            *(_message(10 + n, n, 11, "in", answers=n) for n in (1, 2, 3)),
            *(_message(20 + n, n, 9, "in", asks=True) for n in (8, 9, 10)),
            *(_message(30 + n, n + 1, 9, "out", answers=20 + n) for n in (8, 9, 10)),
        )
    )
    found = answering(told, AS_OF, supplier_days(AS_OF, 6), Constants())
    assert (found.theirs.hours, found.theirs.share) == (2.0, 1.0)
    assert (found.ours.hours, found.ours.share) == (8.0, 1.0)
    said = responsiveness(told, AS_OF, supplier_days(AS_OF, 6), Constants())
    assert said.band == "they_wait"
    assert said.change  # the advice goes to us


def test_a_question_still_open_within_30_days_is_not_held_against_anybody() -> None:
    told = Story(touches=(_message(1, 20, 9, "out", asks=True),))
    side = answering(told, AS_OF, supplier_days(AS_OF, 6), Constants()).theirs
    assert side.questions == 0
    later = answering(told, date(2026, 8, 1), supplier_days(AS_OF, 6), Constants()).theirs
    assert (later.questions, later.answered) == (1, 0)


def test_the_numbers_can_be_changed_and_nonsense_is_refused() -> None:
    mine = changed(Constants(), "tier_days", (7, 14, 30, 60, 120))
    assert from_json(to_json(mine)) == mine
    assert json.loads(to_json(mine)) == {"tier_days": [7, 14, 30, 60, 120]}
    for name, value in (("tier_days", (7,)), ("silence_most", 0), ("silence_most", "7"), ("unknown", 7)):
        with pytest.raises(UsageError):
            changed(Constants(), name, value)
    assert from_json('{"silence_most": -1, "patience": [1, 2, 3, 4]}').patience == (1, 2, 3, 4)
    assert from_json("no json") == Constants()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("tier_days", (14, 10, 60, 120, 365)),
        ("silence_most", 2),
        ("dormant_least", 10),
        ("single_days", 60),
        ("our_hours", (600, 600)),
    ],
)
def test_numbers_that_contradict_each_other_are_named(name: str, value: object) -> None:
    found, sentence = contradiction(changed(Constants(), name, value))
    assert found == name
    assert sentence
    assert contradiction(Constants()) == ("", "")


def test_our_answers_are_counted_in_our_own_hours_and_week() -> None:
    at = lambda day, hour: datetime(2026, 6, day, hour, tzinfo=CHINA)  # noqa: E731 - short words for a table
    early = changed(changed(Constants(), "our_hours", (480, 720)), "our_week", 6)
    assert our_hours(at(5, 11), at(6, 9), early) == 2.0  # Friday 11 to 12, Saturday 8 to 9
    whole = changed(Constants(), "our_hours", (0, 1440))
    assert our_hours(at(2, 0), at(3, 0), whole) == pytest.approx(24)
    berlin = changed(Constants(), "our_zone", "Europe/Berlin")
    assert our_hours(at(2, 14), at(2, 17), berlin) == 2.0  # 9:00 in Berlin is 15:00 in China


def test_every_number_belongs_to_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    named = {name for rule in RULES for name in rule.constants}
    assert named == set(Constants.__slots__)
    assert main(["rules"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines == json.loads(json.dumps(rule_lines(Constants())))
    assert {line["rule"] for line in lines} >= {"cadence", "silence", "health", "decision"}


def test_a_number_of_ones_own_stands_beside_the_usual_one() -> None:
    lines = {line["rule"]: line for line in rule_lines(changed(Constants(), "favour_days", 90))}
    for rule in ("favours", "health"):
        assert lines[rule]["constants"]["favour_days"] == 90  # type: ignore[index]
        assert lines[rule]["usual"] == {"favour_days": 180}
    assert "usual" not in lines["silence"]
