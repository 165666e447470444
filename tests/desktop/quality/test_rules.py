"""Verdicts, Pareto, the quality score and the messages: pure rules by tables of cases."""

from __future__ import annotations

import pytest

from desktop.chinese.pinyin import marks
from desktop.chinese.syllables import fold
from desktop.giving.filling import Word, fill
from desktop.giving.library import slots
from desktop.quality.library import requests, talk_steps, usual_checks, usual_defects
from desktop.quality.messages import addressed, amount_word, count, joined, said
from desktop.quality.pareto import ParetoBar, pareto, vital_few
from desktop.quality.sampling import Severity, Standard
from desktop.quality.score import WEIGHTS, LotRecord, quality_score
from desktop.quality.verdicts import (
    CLASSES,
    Finding,
    Terms,
    Verdict,
    bad_pieces,
    class_plans,
    judge,
    lot_verdict,
    sample_size,
)

ACCEPTED, REJECTED, PENDING = Verdict.ACCEPTED, Verdict.REJECTED, Verdict.PENDING
TERMS = Terms(lot=1_000)  # 80 pieces; major 5/6, minor 7/8, critical 0/1


def test_a_piece_with_several_defects_counts_once_in_its_worst_class() -> None:
    found = [
        Finding("minor", unit=3),
        Finding("major", unit=3),
        Finding("minor", unit=3),
        Finding("minor", unit=4),
        Finding("minor", count=2),
        Finding("critical", unit=9),
    ]
    assert bad_pieces(found) == {"critical": 1, "major": 1, "minor": 3}


@pytest.mark.parametrize(
    ("found", "inspected", "verdicts", "lot"),
    [
        ([], 80, (ACCEPTED, ACCEPTED, ACCEPTED), ACCEPTED),
        ([], 79, (PENDING, PENDING, PENDING), PENDING),
        ([Finding("major", 5), Finding("minor", 7)], 80, (ACCEPTED, ACCEPTED, ACCEPTED), ACCEPTED),
        ([Finding("major", 6)], 80, (ACCEPTED, REJECTED, ACCEPTED), REJECTED),
        ([Finding("major", 6)], 20, (PENDING, REJECTED, PENDING), REJECTED),
        ([Finding("minor", 8)], 80, (ACCEPTED, ACCEPTED, REJECTED), REJECTED),
        ([Finding("critical", unit=1)], 1, (REJECTED, PENDING, PENDING), REJECTED),
    ],
)
def test_one_failed_class_fails_the_lot(
    found: list[Finding], inspected: int, verdicts: tuple[Verdict, ...], lot: Verdict
) -> None:
    classes = judge(TERMS, found, inspected)
    assert [one.defect_class for one in classes] == list(CLASSES)
    assert tuple(one.verdict for one in classes) == verdicts
    assert lot_verdict(classes) is lot


def test_checks_that_failed_leave_the_lot_to_a_person() -> None:
    assert lot_verdict(judge(TERMS, [], 80), doubts=1) is PENDING
    assert lot_verdict(judge(TERMS, [Finding("major", 6)], 80), doubts=1) is REJECTED


def test_a_class_with_a_smaller_sample_is_judged_by_its_own_pieces() -> None:
    terms = Terms(lot=60)  # major 2.5: F 20, 1/2; minor 4.0: E 13, 1/2
    assert {name: plan.n for name, (_aql, plan) in class_plans(terms).items()} == {
        "critical": 20,
        "major": 20,
        "minor": 13,
    }
    assert sample_size(terms) == 20
    late = [Finding("minor", unit=14), Finding("minor", unit=20)]
    assert lot_verdict(judge(terms, late, 20)) is ACCEPTED
    assert (
        lot_verdict(judge(terms, [*late, Finding("minor", unit=1), Finding("minor", unit=13)], 20))
        is REJECTED
    )


def test_between_ac_and_re_the_lot_is_accepted_and_said_so() -> None:
    terms = Terms(lot=3_000, severity=Severity.REDUCED, standard=Standard.Z14)
    major = judge(terms, [Finding("major", 4)], 50)[1]
    assert (major.ac, major.re, major.verdict, major.between) == (3, 6, ACCEPTED, True)


def test_a_few_defects_make_most_of_the_trouble() -> None:
    bars = pareto([("scratch", 6), ("dent", 2), ("scratch", 2), ("stain", 0), ("rust", 2)], rest="other")
    assert bars == [
        ParetoBar("scratch", 8, pytest.approx(8 / 12)),
        ParetoBar("dent", 2, pytest.approx(10 / 12)),
        ParetoBar("rust", 2, 1.0),
    ]
    assert vital_few(bars) == 2
    many = pareto([(f"{number:02}", 1) for number in range(12)], most=4, rest="other")
    assert [(bar.name, bar.count) for bar in many[-2:]] == [("03", 1), ("other", 8)]
    assert many[-1].share == 1
    assert pareto([]) == []
    assert vital_few([]) == 0


GOOD = LotRecord(1, accepted=True, majors=0, pieces=80)


@pytest.mark.parametrize(
    ("lots", "late", "reworks", "total", "values"),
    [
        ([], [], [], None, (None, None, None, None)),
        ([GOOD, GOOD], [0], [], None, (1, 1, 1, None)),
        ([GOOD] * 3, [], [], 100, (1, 1, None, None)),
        ([GOOD] * 3, [0, -4], [True], 100, (1, 1, 1, 1)),
        # 2 of 3 accepted; majors at the limit give a half; 7 of 14 days late a half; one of two reworks accepted
        (
            [GOOD, GOOD, LotRecord(2, accepted=False, majors=2, pieces=80)],
            [7],
            [True, False],
            67,  # (40 * 2/3 + 30 * (1 + 1 + 0.5)/3 + 15/2 + 15/2) / 100
            (2 / 3, 2.5 / 3, 0.5, 0.5),
        ),
        (
            [LotRecord(n, accepted=False, majors=9, pieces=80) for n in range(3)],
            [60],
            [False],
            0,
            (0, 0, 0, 0),
        ),
    ],
)
def test_the_quality_score(
    lots: list[LotRecord], late: list[int], reworks: list[bool], total, values
) -> None:
    score = quality_score(lots, late, reworks)
    assert score.total == total
    assert [part.value for part in score.parts] == [
        None if value is None else pytest.approx(value) for value in values
    ]
    assert [part.records for part in score.parts] == [len(lots), len(lots), len(late), len(reworks)]
    assert sum(WEIGHTS.values()) == 100


def test_the_request_is_filled_from_the_report_in_three_texts() -> None:
    words = {
        "称呼": addressed("王总", "Mr Wang"),
        "样本数": count(80),
        "缺陷数": count(9),
        "缺陷": joined([said("镀层或油漆脱落", "plating or paint peels"), said("划痕", "scratch")]),
    }
    made = fill(requests()["defects"], words)
    assert made.zh.startswith("王总，验货报告出来了")
    assert "抽检80件，9件有镀层或油漆脱落、划痕，" in made.zh
    assert made.pinyin.startswith("Wáng zǒng, yànhuò bàogào")
    assert "80 jiàn, 9 jiàn yǒu dùcéng huò yóuqī tuōluò, huáhén," in made.pinyin
    assert "of 80 pieces sampled, 9 show: plating or paint peels, scratch." in made.en
    assert "{" not in made.zh + made.pinyin + made.en


@pytest.mark.parametrize(
    ("minor", "currency", "zh", "spoken", "en"),
    [
        (210_000, "CNY", "2,100元", "2,100 yuán", "2,100 CNY"),
        (190_050, "USD", "1,900.50美元", "1,900.50 měiyuán", "1,900.50 USD"),
        (5000, "JPY", "5,000日元", "5,000 rìyuán", "5,000 JPY"),
        (100, "SEK", "1 SEK", "1 SEK", "1 SEK"),
    ],
)
def test_money_is_said_as_each_language_says_it(minor: int, currency: str, zh, spoken, en) -> None:
    assert amount_word(minor, currency) == Word(zh, spoken, en)


def test_every_message_has_the_same_slots_in_its_three_texts() -> None:
    assert list(requests()) == ["defects", "rework", "options", "fee", "thanks", "8d"]
    for request in requests().values():
        for text in (request.pinyin, request.en):
            assert set(slots(text)) == set(request.slots), request.key


def test_the_pinyin_that_comes_along_fits_its_characters() -> None:
    def sounds(line: str) -> str:
        return "".join(fold(line).split()).replace("'", "")

    for defect in usual_defects():
        assert sounds(defect.pinyin) == sounds(marks(defect.zh)), defect.zh


def test_what_comes_along_is_whole() -> None:
    assert {defect.defect_class for defect in usual_defects()} == set(CLASSES)
    assert len({defect.key for defect in usual_defects()}) == len(usual_defects())
    assert len(talk_steps()) == 10
    assert {kind for check in usual_checks() for kind in check.kinds} == {
        "initial",
        "during",
        "final",
        "loading",
    }
