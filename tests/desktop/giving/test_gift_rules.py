"""Gifts that fit and gifts that do not: custom, repetition, limits, level, sums, and the day to post them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.almanac import sending
from desktop.almanac.workdays import Span
from desktop.errors import UsageError
from desktop.giving.gift_rules import Given, Receiver, Wanted, concerns, same_thing
from desktop.giving.policy import Policy, changed, from_json
from desktop.giving.ranks import RANKS, rank_of, register_for
from desktop.giving.taboos import in_envelope, in_sum, in_words, nearest_lucky, taboos

DAY = date(2026, 9, 25)


@pytest.mark.parametrize(
    ("what", "grave"),
    [
        ("座钟", True),
        ("a wall clock", True),
        ("Umbrella with our logo", True),
        ("一箱梨", True),
        ("运动鞋", True),
        ("折扇", True),
        ("瑞士军刀", True),
        ("kitchen knives", True),
        ("菊花", True),
        ("a set of four cups", True),
        ("四盒巧克力", True),
        ("绿色帽子", True),
        ("4 cups from Meissen", True),
        ("four glasses", True),
        ("a penknife", True),
        ("石英钟", True),
        ("手表", False),
        ("a book about Bavaria", False),
        ("红酒两瓶", False),
    ],
)
def test_what_is_not_given_is_told_with_its_reason(what: str, grave: bool) -> None:
    found = in_words(what)
    assert [one.grave for one in found][:1] == [grave]
    assert all(one.sentence for one in found)


@pytest.mark.parametrize(
    "what",
    ["龙井茶", "凤梨酥", "菊花茶", "扇贝", "书法作品", "Black Forest honey", "pen", "fancy chocolate", "二十四色彩铅",
     "钟山名茶", "gingerbread from Nuremberg", "巧克力六盒"],
)  # fmt: skip
def test_what_only_looks_like_it_is_left_alone(what: str) -> None:
    assert in_words(what) == []


def test_every_taboo_has_a_reason_in_both_languages() -> None:
    assert len(taboos()) >= 20
    assert all(one.why_en.endswith(".") and one.why_zh.endswith("。") for one in taboos())


@pytest.mark.parametrize(
    ("yuan", "told"),
    [(88, ""), (99, ""), (168, ""), (200, ""), (666, ""), (999, ""), (1000, ""),
     (4, "四"), (140, "四"), (444, "四"), (250, "二百五"), (101, "Odd"), (333, "Odd")],
)  # fmt: skip
def test_sums_in_a_red_envelope(yuan: int, told: str) -> None:
    found = in_envelope(yuan)
    assert bool(found) == bool(told)
    assert told in "".join(one.sentence for one in found)


@pytest.mark.parametrize(
    ("minor", "good"),
    [(888, True), (6666, True), (1688, True), (880, True), (1234, False), (4444, False), (10050, False),
     (8800, True), (25000, False)],
)  # fmt: skip
def test_sums_with_fen_as_they_are_sent_by_phone(minor: int, good: bool) -> None:
    assert (in_sum(minor) == []) == good


@given(st.integers(1, 3000))
def test_a_lucky_sum_is_always_a_good_one(yuan: int) -> None:
    assert in_envelope(nearest_lucky(yuan)) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("两盒龙井茶", "龙井茶", True),
        ("Fine Tea", "fine tea", True),
        ("Black Forest honey", "honey", False),
        ("龙井茶", "普洱茶", False),
        ("茶", "茶", True),
        ("", "", False),
    ],
)
def test_two_descriptions_of_one_gift(one: str, other: str, same: bool) -> None:
    assert same_thing(one, other) is same
    assert same_thing(other, one) is same


def kinds(wanted: Wanted, receiver: Receiver, policy: Policy | None = None) -> list[str]:
    return [one.kind for one in concerns(wanted, receiver, policy or Policy())]


def test_nothing_twice_in_two_years_but_two_years_later_again() -> None:
    before = [Given("龙井茶", date(2025, 10, 6), 20_000)]
    assert kinds(Wanted("两盒龙井茶", DAY), Receiver(before)) == ["twice"]
    assert kinds(Wanted("龙井茶", date(2027, 9, 15)), Receiver(before)) == []
    assert kinds(Wanted("蜂蜜", DAY), Receiver(before)) == []


def test_limits_per_gift_and_year_and_stricter_ones_for_state_owned_firms() -> None:
    half = Wanted("蜂蜜", DAY, 25_000)
    assert kinds(half, Receiver()) == []
    assert kinds(half, Receiver(state_owned=True)) == ["gift_limit"]
    assert kinds(Wanted("蜂蜜", DAY, 60_000), Receiver()) == ["gift_limit", "approval"]
    had = [Given("酒", date(2026, 2, 10), 80_000), Given("茶", date(2025, 2, 10), 90_000)]
    assert kinds(half, Receiver(had)) == ["year_limit"]
    assert kinds(Wanted("honey", DAY, 5_000, "EUR"), Receiver(had)) == ["currency"]


def test_no_gift_where_none_is_taken_and_no_money_by_default() -> None:
    assert kinds(Wanted("蜂蜜", DAY), Receiver(house_takes_gifts=False)) == ["house"]
    assert kinds(Wanted("蜂蜜", DAY), Receiver(takes_gifts=False)) == ["person"]
    envelope = Wanted("红包", DAY, 25_000, cash=True)
    assert kinds(envelope, Receiver()) == ["cash", "sum", "lucky"]
    assert kinds(envelope, Receiver(), Policy(cash=True)) == ["sum", "lucky"]
    assert kinds(Wanted("白酒", DAY), Receiver(avoid=["酒"])) == ["dislike", "taboo"]


def test_the_same_level_for_the_same_rank() -> None:
    assert kinds(Wanted("蜂蜜", DAY, 20_000), Receiver(peers=[10_000, 10_000])) == ["level"]
    assert kinds(Wanted("蜂蜜", DAY, 11_000), Receiver(peers=[10_000])) == []


@pytest.mark.parametrize(
    ("title", "role", "rank"),
    [
        ("总经理", "", "boss"),
        ("Owner", "", "boss"),
        ("副总经理", "", "director"),
        ("Vice General Manager", "", "director"),
        ("厂长", "", "director"),
        ("销售经理", "decides", "manager"),
        ("总经理助理", "", "staff"),
        ("GM assistant", "", "staff"),
        ("外贸业务员", "", "staff"),
        ("", "decides", "boss"),
        ("", "", "staff"),
    ],
)
def test_the_rank_comes_from_the_title_then_from_the_part_in_decisions(
    title: str, role: str, rank: str
) -> None:
    assert rank_of(title, role) == rank
    assert rank_of(title, role, "manager") == "manager"


def test_the_higher_the_rank_the_more_formal() -> None:
    assert [register_for(rank) for rank in RANKS] == ["formal", "formal", "neutral", "warm"]
    assert register_for("boss", friend=True) == "warm"


def test_a_parcel_leaves_in_time_for_the_festival() -> None:
    found = sending.deadline(DAY, 18, 10)
    assert found == sending.Deadline(date(2026, 8, 28), date(2026, 9, 7))
    assert found.send_by.weekday() < 5


def test_the_closed_days_of_the_supplier_move_it() -> None:
    new_year = date(2027, 2, 6)
    closed = Span(date(2027, 1, 14), date(2027, 2, 20), "spring_festival")
    found = sending.deadline(new_year, 21, 10, [closed])
    assert found.arrive_by == date(2027, 1, 12)
    assert found.closed == closed
    assert found.send_by == date(2027, 1, 1)
    assert sending.deadline(new_year, 30, 10, [closed]).closed is None


@given(st.integers(0, 40), st.integers(0, 40), st.integers(-60, 60), st.integers(0, 30))
def test_a_parcel_is_never_posted_late_nor_arrives_in_closed_days(
    lead: int, transit: int, begins: int, long: int
) -> None:
    first = DAY + timedelta(days=begins)
    closed = Span(first, first + timedelta(days=long), "closed")
    found = sending.deadline(DAY, lead, transit, [closed])
    assert found.arrive_by <= DAY - timedelta(days=lead)
    assert found.send_by <= found.arrive_by - timedelta(days=transit)
    assert found.arrive_by not in closed or first > DAY + timedelta(days=1)


def test_only_festivals_that_one_greets_are_planned() -> None:
    keys = {one.key for one in sending.greeted()}
    assert {"mid_autumn", "spring_festival", "dragon_boat", "winter_solstice"} <= keys
    assert not {"qingming", "zhongyuan", "june_fourth"} & keys
    assert [one.key for one, _day in sending.coming(date(2026, 9, 1), 31)] == ["mid_autumn", "national_day"]
    assert sending.festival_day("mid_autumn", 2026) == DAY


def test_the_rules_of_our_company_are_kept_as_they_are_possible() -> None:
    assert from_json('{"per_gift": 1, "cash": true, "currency": "eur", "repeat_years": 99}') == Policy(
        per_gift=1, cash=True
    )
    assert from_json("no json") == Policy()
    for name, value in (("per_gift", -1), ("cash", 1), ("currency", "RMBX"), ("nothing", 1)):
        with pytest.raises(UsageError):
            changed(Policy(), name, value)
