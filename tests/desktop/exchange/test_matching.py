from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.cards import Card, CardChannel
from desktop.exchange.matching import Known, Match, Sureness, company_key, matches
from desktop.exchange.outcomes import Fate, RowOutcome
from desktop.exchange.phones import is_mobile, split_numbers
from desktop.people.channels import number_key

WANG = Known(
    7,
    "王晓明",
    "佛山市华灯灯饰有限公司",
    ("wang@huadeng.example",),
    ("13800138000", "0757-86530000"),
    ("wang_xm",),
    "Max Wang",
)


def card(name: str = "", company: str = "", english: str = "", **channels: str) -> Card:
    made = tuple(CardChannel(kind, value) for kind, value in channels.items())
    return Card(full_name=name, chinese_name=name, english_name=english, company=company, channels=made)


@pytest.mark.parametrize(
    ("found", "sureness", "signs"),
    [
        (card("小王", wechat="WANG_xm"), Sureness.SURE, ("wechat",)),
        (card("小王", mail="Wang@Huadeng.example"), Sureness.SURE, ("mail",)),
        (card("小王", mobile="+86 138-0013-8000"), Sureness.SURE, ("phone",)),
        (card("小王", phone="(+86) 757 8653 0000"), Sureness.SURE, ("phone",)),
        (card("王晓明", "佛山市华灯灯饰"), Sureness.LIKELY, ("name_company", "name")),
        (card("王晓明", "别的公司"), Sureness.MAYBE, ("name",)),
        (card("", "佛山市华灯灯饰有限公司", english="max wang"), Sureness.LIKELY, ("name_company", "name")),
        (card("王晓明", wechat="wang_xm"), Sureness.SURE, ("wechat", "name")),
    ],
)
def test_people_of_the_journal_are_recognised(found: Card, sureness: Sureness, signs: tuple[str, ...]):
    assert matches([found], [WANG]) == [Match(0, sureness, signs, known_id=7)]


@pytest.mark.parametrize(
    "stranger",
    [
        card("王小明", "佛山市华灯灯饰有限公司"),
        card("李雷", phone="0757-86530000转12"),
        card("李雷", "佛山市华灯灯饰有限公司", english="Max Wang"),
        card("李雷", qq="13800138000"),
        card("李雷", phone="110"),
    ],
)
def test_strangers_are_not_taken_for_people_of_the_journal(stranger: Card):
    assert matches([stranger], [WANG]) == []


def test_a_person_twice_in_the_file_is_a_twin():
    twice = [card("陈佳", mail="j@x.example"), card("李雷"), card("Jia", mail="j@x.example")]
    assert matches(twice, []) == [Match(2, Sureness.SURE, ("mail",), twin=0)]


def test_a_fax_shared_by_an_office_is_no_sign():
    shared = [
        Card(full_name=name, channels=(CardChannel("phone", "0757-1234567", "work fax"),)) for name in "AB"
    ]
    assert matches(shared, []) == []


def test_a_number_shared_by_thousands_names_the_first_ten():
    people = [Known(n, phones=("0757-86530000",)) for n in range(5000, 0, -1)]
    found = matches([card("李雷", phone="0757-86530000")] * 3, people)
    assert [match.known_id for match in found[:10]] == list(range(1, 11))
    assert len(found) == 30


@given(st.permutations(range(6)))
def test_the_order_of_the_journal_does_not_matter(order: list[int]):
    people = [Known(n + 1, chinese_name="王晓明", company=f"工厂{n % 2}") for n in order]
    found = matches([card("王晓明", "工厂1")], people)
    assert [match.known_id for match in found] == [2, 4, 6, 1, 3, 5]


def test_company_names_are_compared_without_their_legal_form():
    assert company_key("Foshan Lantern Co., Ltd.") == company_key("FOSHAN LANTERN")
    assert company_key("华灯灯饰有限公司") == company_key("华灯灯饰股份有限公司")
    assert company_key("公司")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+86 138 0013 8000", "13800138000"),
        ("0086-13800138000", "138-0013-8000"),
        ("８６１３８００１３８０００", "13800138000"),
        ("+86 (0)757 8653 0000", "0757-86530000"),
        ("0757-86530000转12", "+86 757 86530000 ext. 12"),
    ],
)
def test_two_spellings_of_a_number_are_one(one: str, other: str):
    assert number_key(one) == number_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("0757-86530000", "0758-86530000"), ("1 905 555 1234", "905 555 1234")]
)
def test_different_numbers_stay_different(one: str, other: str):
    assert number_key(one) != number_key(other)


def test_only_whole_numbers_are_split():
    assert split_numbers("13800138000/13900139000、0757-86530000") == (
        "13800138000",
        "13900139000",
        "0757-86530000",
    )
    assert split_numbers("0757-86530000/01") == ("0757-86530000/01",)
    assert is_mobile("+8619900000000")
    assert not is_mobile("12000000000")


def test_the_fate_of_a_row_is_one_json_object():
    outcome = RowOutcome("people.csv", 3, Fate.SKIPPED, "王晓明", "Already there.")
    assert outcome.as_json() == {
        "file": "people.csv",
        "row": 3,
        "fate": "skipped",
        "name": "王晓明",
        "reason": "Already there.",
    }
