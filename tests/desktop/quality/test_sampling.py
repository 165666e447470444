"""Every cell of the sampling tables, their arrows, the curve and the rules of switching."""

from __future__ import annotations

import itertools
import json

import pytest

from desktop.__main__ import main
from desktop.errors import UsageError
from desktop.quality.operating import binomial, chance_to_accept, curve, hypergeometric, share_accepted_with
from desktop.quality.sampling import AQLS, LEVELS, Severity, Standard, code_letter, parse_aql, plan_for
from desktop.quality.switching import LotResult, Proposal, Reason, propose, switching_score
from tests.desktop.quality import sampling_tables as printed

NORMAL, TIGHTENED, REDUCED = Severity.NORMAL, Severity.TIGHTENED, Severity.REDUCED
ISO, Z14 = Standard.ISO, Standard.Z14
TABLES = {
    (ISO, NORMAL): printed.NORMAL,
    (Z14, NORMAL): printed.NORMAL,
    (ISO, TIGHTENED): printed.TIGHTENED,
    (Z14, TIGHTENED): printed.TIGHTENED,
    (ISO, REDUCED): printed.REDUCED_ISO,
    (Z14, REDUCED): printed.REDUCED_Z14,
}
# The rule of domain.md, typed a second time: place of letter + place of AQL (0.010 = 0) to the cell.
RULES = {
    (ISO, NORMAL): "14 0/1 15 ^ 16 v 17 1/2 18 2/3 19 3/4 20 5/6 21 7/8 22 10/11 23 14/15 24 21/22",
    (ISO, TIGHTENED): "15 0/1 16 v 17 v 18 1/2 19 2/3 20 3/4 21 5/6 22 8/9 23 12/13 24 18/19",
    (ISO, REDUCED): "14 0/1 15 ^ 16 v 17 v 18 1/2 19 2/3 20 3/4 21 5/6 22 6/7 23 8/9 24 10/11",
    (Z14, REDUCED): "14 0/1 15 ^ 16 v 17 0/2 18 1/3 19 1/4 20 2/5 21 3/6 22 5/8 23 7/10 24 10/13",
}
LOTS = [(int(row[0]), int(row[1]), row[2:]) for row in map(str.split, printed.LETTERS.strip().splitlines())]


def _rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


def _by_hand(table: str, letter: str, aql: str) -> tuple[str, int, int, int]:
    """Follow the arrows with a finger on the printed table."""
    rows, column = _rows(table), AQLS.index(aql) + 2
    at = [row[0] for row in rows].index(letter)
    while rows[at][column] in "v^":
        at += 1 if rows[at][column] == "v" else -1
    ac, re = map(int, rows[at][column].split("/"))
    return rows[at][0], int(rows[at][1]), ac, re


@pytest.mark.parametrize(("standard", "severity"), RULES)
def test_the_printed_tables_follow_the_diagonal_rule(standard: Standard, severity: Severity) -> None:
    words = RULES[standard, severity].split()
    rule = dict(zip(map(int, words[::2]), words[1::2], strict=True))
    for i, row in enumerate(_rows(TABLES[standard, severity])):
        assert len(row) == 13
        for j, cell in enumerate(row[2:], start=4):
            assert cell == rule.get(i + j, "v" if i + j < min(rule) else "^"), (row[0], AQLS[j - 4])


@pytest.mark.parametrize(("first", "last", "letters"), LOTS)
def test_letters_of_every_lot_size_and_level(first: int, last: int, letters: list[str]) -> None:
    for lot in (first, (first + last) // 2, last):
        assert [
            code_letter(lot, level) for level in ("S-1", "S-2", "S-3", "S-4", "I", "II", "III")
        ] == letters


@pytest.mark.parametrize(("standard", "severity"), TABLES)
def test_every_plan_is_that_of_the_printed_table(standard: Standard, severity: Severity) -> None:
    checked = 0
    for (first, last, letters), (place, level) in itertools.product(LOTS, enumerate(LEVELS)):
        for aql, lot in itertools.product(AQLS, (first, last)):
            plan = plan_for(lot, level, aql, severity, standard)
            used, n, ac, re = _by_hand(TABLES[standard, severity], letters[place], aql)
            assert (plan.letter, plan.used, plan.n, plan.ac, plan.re) == (letters[place], used, n, ac, re)
            assert (plan.inspect_all, plan.pieces) == (n >= lot, min(n, lot))
            checked += 1
    assert checked == 15 * 7 * 11 * 2


@pytest.mark.parametrize(
    ("lot", "aql", "n", "ac", "re", "everything"),
    [
        (500, "2.5", 50, 3, 4, False),
        (500, "4.0", 50, 5, 6, False),
        (1_000, "2.5", 80, 5, 6, False),
        (1_000, "4.0", 80, 7, 8, False),
        (3_000, "2.5", 125, 7, 8, False),
        (3_000, "4.0", 125, 10, 11, False),
        (60, "1.0", 13, 0, 1, False),
        (60, "1.5", 8, 0, 1, False),
        (60, "2.5", 20, 1, 2, False),
        (4, "2.5", 5, 0, 1, True),
        (1, "2.5", 5, 0, 1, True),
    ],
)
def test_known_lots_at_level_ii(lot: int, aql: str, n: int, ac: int, re: int, everything: bool) -> None:
    plan = plan_for(lot, "II", aql)
    assert (plan.n, plan.ac, plan.re, plan.inspect_all) == (n, ac, re, everything)


def test_between_the_numbers_of_z14_a_lot_is_accepted() -> None:
    plan = plan_for(3_000, "II", "2.5", REDUCED, Z14)
    assert (plan.n, plan.ac, plan.re) == (50, 3, 6)
    assert plan.accepts(5)
    assert not plan.accepts(6)


@pytest.mark.parametrize(
    ("typed", "aql"), [("4", "4.0"), ("2,5 %", "2.5"), (" .1", "0.10"), ("0.650", "0.65")]
)
def test_an_aql_is_read_however_it_is_typed(typed: str, aql: str) -> None:
    assert parse_aql(typed) == aql


@pytest.mark.parametrize("typed", ["", "3", "10", "-1", "nan", "two", "1e9999999"])
def test_an_aql_outside_the_tables_is_refused_with_the_choices(typed: str) -> None:
    with pytest.raises(UsageError, match=r"0\.065, 0\.10"):
        parse_aql(typed)


@pytest.mark.parametrize(("lot", "level"), [(0, "II"), (-3, "II"), (50, "IV")])
def test_no_lot_and_no_level_is_told(lot: int, level: str) -> None:
    with pytest.raises(UsageError):
        plan_for(lot, level)


@pytest.mark.parametrize(("share", "percent"), [(0.025, 98.6), (0.05, 71.2), (0.065, 43.0), (0.10, 6.0)])
def test_the_curve_of_125_pieces_and_ac_7(share: float, percent: float) -> None:
    assert round(100 * chance_to_accept(plan_for(3_000), share), 1) == percent


def test_the_curve_falls_from_certainty_to_hardly_a_chance() -> None:
    for lot, aql in itertools.product((20, 500, 1_000_000), ("0.065", "1.0", "6.5")):
        chances = [chance for _share, chance in curve(plan_for(lot, "II", aql))]
        assert chances[0] == 1
        assert all(after <= before + 1e-9 for before, after in itertools.pairwise(chances))
        assert chances[-1] < 0.02
    assert chance_to_accept(plan_for(3_000), share_accepted_with(plan_for(3_000), 0.5)) == pytest.approx(
        0.5, abs=0.01
    )


def test_a_sample_out_of_a_lot_by_counting_all_samples() -> None:
    lot, bad, n, most = 9, 3, 4, 1
    samples = list(itertools.combinations(range(lot), n))
    passed = sum(sum(piece < bad for piece in sample) <= most for sample in samples)
    assert hypergeometric(lot, bad, n, most) == pytest.approx(passed / len(samples))
    assert hypergeometric(10**6, 50_000, 125, 7) == pytest.approx(binomial(125, 7, 0.05), abs=0.001)


def _lot(severity: Severity = NORMAL, bad: int = 0, *, ok: bool = True, letter: str = "K") -> LotResult:
    return LotResult(severity, letter, "2.5", bad, ok)


GOOD, BAD = _lot(), _lot(bad=9, ok=False)
STRICT, STRICT_BAD = _lot(TIGHTENED), _lot(TIGHTENED, 9, ok=False)


@pytest.mark.parametrize(
    ("lots", "severity", "reason", "stop"),
    [
        ([], NORMAL, Reason.STAY, False),
        ([BAD], NORMAL, Reason.STAY, False),
        ([BAD, BAD], TIGHTENED, Reason.TWO_REJECTED, False),
        ([BAD, GOOD, GOOD, GOOD, BAD], TIGHTENED, Reason.TWO_REJECTED, False),
        ([BAD, GOOD, GOOD, GOOD, GOOD, BAD], NORMAL, Reason.STAY, False),
        ([BAD, BAD, STRICT, BAD], NORMAL, Reason.STAY, False),  # back on normal the count begins anew
        ([BAD, BAD, *[STRICT] * 4], TIGHTENED, Reason.STAY, False),
        ([BAD, BAD, *[STRICT] * 5], NORMAL, Reason.FIVE_ACCEPTED, False),
        ([STRICT, STRICT, STRICT_BAD, STRICT, STRICT, STRICT], TIGHTENED, Reason.STAY, False),
        ([STRICT_BAD, STRICT, *[STRICT_BAD] * 4], TIGHTENED, Reason.FIVE_REJECTED, True),
        ([_lot(REDUCED)], REDUCED, Reason.STAY, False),
        ([_lot(REDUCED, 4, ok=False)], NORMAL, Reason.REJECTED, False),
    ],
)
def test_switching_is_proposed(lots: list[LotResult], severity: Severity, reason: Reason, stop: bool) -> None:
    said = propose(lots)
    assert (said.severity, said.reason, said.stop) == (severity, reason, stop)


def test_ten_lots_well_within_the_limit_allow_reduced_inspection_when_the_buyer_wants_it() -> None:
    lots = [GOOD] * 10
    assert switching_score(lots) == 30
    assert propose(lots) == Proposal(NORMAL, Reason.STAY, 30)
    assert propose(lots, reduce=True) == Proposal(REDUCED, Reason.SCORE, 30)
    assert propose(lots[:9], reduce=True).severity is NORMAL
    assert propose(lots, Z14, reduce=True) == Proposal(REDUCED, Reason.TEN_ACCEPTED)
    assert propose([BAD, *lots[:9]], Z14, reduce=True).severity is NORMAL


def test_the_score_counts_by_the_next_tighter_limit() -> None:
    # K at AQL 2.5 accepts 7; the next tighter AQL 1.5 accepts 5. B at 2.5 leads to C with Ac 0.
    assert switching_score([_lot(bad=5)]) == 3
    assert switching_score([GOOD, GOOD, _lot(bad=6)]) == 0
    assert switching_score([GOOD, BAD, GOOD]) == 3
    assert switching_score([_lot(letter="B"), _lot(letter="B")]) == 4


def test_between_ac_and_re_of_z14_the_next_lot_is_inspected_normally() -> None:
    assert propose([_lot(REDUCED, 4)], Z14) == Proposal(NORMAL, Reason.BETWEEN)
    assert propose([_lot(REDUCED, 3)], Z14) == Proposal(REDUCED, Reason.STAY)


def test_the_command_prints_a_plan(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["aql", "--lot", "60", "--level", "ii", "--aql", "2.5"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "letter": "E",
        "plan": "F",
        "n": 20,
        "ac": 1,
        "re": 2,
        "inspect_all": False,
        "standard": "ISO 2859-1:1999 = GB/T 2828.1-2012",
    }
    assert main(["aql", "--lot", "3000", "--severity", "reduced", "--standard", "z14"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["n"], said["ac"], said["re"], said["standard"]) == (50, 3, 6, "ANSI/ASQ Z1.4-2003 (R2018)")


@pytest.mark.parametrize("typed", ["1,200", "1 200", "1200", "１，２００"])
def test_the_command_reads_a_lot_with_its_thousands_set_apart(
    typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["aql", "--lot", typed]) == 0
    assert json.loads(capsys.readouterr().out)["letter"] == "J"


@pytest.mark.parametrize("typed", ["2.5", "2,5", "1e3", "", "12,34"])
def test_the_command_says_what_is_no_number_of_pieces(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["aql", "--lot", typed]) == 2
    assert f"“{typed}” is no number of pieces." in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--lot", "0"], ["--lot", "9", "--aql", "3"], ["--lot", "many"], []])
def test_the_command_tells_what_it_cannot_do(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["aql", *words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


def test_the_command_checks_a_credit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["credit-code", "9144 0300 1922 038217"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["valid"], said["outer"], said["inner"]) == (False, False, True)
    assert said["region"] == "Shenzhen, Guangdong"
    assert "registry" in said["advice"]
