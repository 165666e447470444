"""The pure rules of people: birthdays, channels and their links, cadence, keys, prompts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chinese.keys import query_pattern
from desktop.errors import UsageError
from desktop.people.birthdays import Birthday, format_birthday, lunar_day, parse_birthday
from desktop.people.cadence import Cadence, cadence_for
from desktop.people.channels import link_for, match_key, number_key, sensitive
from desktop.people.keys import contact_key, supplier_key
from desktop.people.prompts import FACTS, prompts
from desktop.people.words import (
    CHANNELS,
    DECISION_ROLES,
    KINDS,
    SKILLS,
    STATUSES,
    TIERS,
    channel_label,
    decision_role_label,
    kind_label,
    skill_label,
    status_label,
    tier_label,
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1985-03-12", Birthday("solar", 3, 12, 1985)),
        ("1985/3/12", Birthday("solar", 3, 12, 1985)),
        ("1985年3月12日", Birthday("solar", 3, 12, 1985)),
        ("03-12", Birthday("solar", 3, 12)),
        ("３月１２日", Birthday("solar", 3, 12)),
        ("02-29", Birthday("solar", 2, 29)),
        ("正月十五", Birthday("lunar", 1, 15)),
        ("八月十五", Birthday("lunar", 8, 15)),
        ("腊月廿三", Birthday("lunar", 12, 23)),
        ("十一月初十", Birthday("lunar", 11, 10)),
        ("冬月三十", Birthday("lunar", 11, 30)),
        ("lunar 8-15", Birthday("lunar", 8, 15)),
        ("Lunar 1985-8-15", Birthday("lunar", 8, 15, 1985)),
        ("闰六月初一", Birthday("lunar", 6, 1, leap=True)),
        ("lunar leap 6-1", Birthday("lunar", 6, 1, leap=True)),
        ("农历1987年闰六月初一", Birthday("lunar", 6, 1, 1987, leap=True)),
        ("公历三月二十日", Birthday("solar", 3, 20)),
        ("阴历八月二十", Birthday("lunar", 8, 20)),
    ],
)
def test_birthdays_are_read_as_people_type_them(typed: str, read: Birthday) -> None:
    assert parse_birthday(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "13-01",
        "1985-02-29",
        "02-30",
        "lunar 8-31",
        "十三月初一",
        "八月十五号半",
        "3",
        "正月初",
        "三十",
    ],
)
def test_what_is_no_birthday_is_refused_with_advice(typed: str) -> None:
    with pytest.raises(UsageError, match="not a birthday") as caught:
        parse_birthday(typed)
    assert "正月十五" in caught.value.advice


@given(
    st.one_of(
        st.builds(
            lambda day, known: Birthday("solar", day.month, day.day, day.year if known else None),
            st.dates(),
            st.booleans(),
        ),
        st.builds(
            Birthday,
            st.just("lunar"),
            st.integers(1, 12),
            st.integers(1, 30),
            st.none() | st.integers(1, 9999),
            st.booleans(),
        ),
    )
)
def test_a_written_birthday_reads_back(birthday: Birthday) -> None:
    assert parse_birthday(format_birthday(birthday)) == birthday


def test_lunar_days_are_written_as_in_a_calendar() -> None:
    assert [lunar_day(8, day) for day in (1, 10, 11, 20, 21, 30)] == [
        "八月初一", "八月初十", "八月十一", "八月二十", "八月廿一", "八月三十",
    ]  # fmt: skip
    assert lunar_day(12, 8) == "腊月初八"


@pytest.mark.parametrize(
    ("kind", "value", "link"),
    [
        ("qq", "123456789", "tencent://message/?uin=123456789&Site=&Menu=yes"),
        ("mobile", "138 0013 8000", "tel:13800138000"),
        ("phone", "+86 (574) 8888-0000 转 12", "tel:+8657488880000,12"),
        ("mail", "wang@hengda.cn", "mailto:wang@hengda.cn"),
        ("mail", "a b&subject=x@y.cn", "mailto:a%20b%26subject%3Dx@y.cn"),
        ("zoom", "123 456 7890", "zoommtg://zoom.us/join?confno=1234567890"),
        ("tencent_meeting", "123-456-789", "wemeet://page/inmeeting?meeting_code=123456789"),
        ("teams", "wang@hengda.cn", "msteams:/l/chat/0/0?users=wang@hengda.cn"),
        ("whatsapp", "+86 138 0013 8000", "https://wa.me/8613800138000"),
        ("whatsapp", "13800138000", "https://wa.me/8613800138000"),
        ("dingtalk", "li ming", "dingtalk://dingtalkclient/action/sendmsg?dingtalk_id=li%20ming"),
        ("wechat", "li_ming", "weixin://"),
        ("skype", "li.ming", None),
        ("wecom", "li.ming", None),
        ("qq", "no number", None),
        ("phone", "ask", None),
    ],
)
def test_channels_open_by_their_links(kind: str, value: str, link: str | None) -> None:
    assert link_for(kind, value) == link


@given(st.sampled_from(CHANNELS), st.text(max_size=30))
def test_a_link_never_breaks_and_carries_no_space(kind: str, value: str) -> None:
    link = link_for(kind, value)
    assert link is None or (link and not any(character.isspace() for character in link))


def test_two_spellings_of_one_number_match_and_an_extension_stays_apart() -> None:
    assert number_key("+86 138-0013-8000") == number_key("13800138000") == number_key("0086 138 0013 8000")
    assert number_key("0574-88880000") == number_key("+86 (0)574 8888 0000") == "57488880000"
    assert number_key("0574-88880000 转 12") == "57488880000x12"
    assert number_key("12345") == ""
    assert match_key("phone", "138 0013 8000") == match_key("mobile", "+8613800138000")
    assert match_key("wechat", "Li_Ming ") == match_key("wechat", "li_ming")
    assert match_key("wechat", "123456789") != match_key("qq", "123456789")
    assert sensitive("mail")
    assert not sensitive("zoom")


def test_the_nearest_cadence_holds() -> None:
    assert cadence_for((10, 20), (30, None), [(5, 6)], 1) == Cadence(10, 20, "contact")
    assert cadence_for((None, None), (30, None), [(5, 6)], 1) == Cadence(30, 45, "supplier")
    assert cadence_for((None, None), (None, None), [(9, None), (5, 60), (None, None)], 1) == Cadence(
        5, 60, "tag"
    )
    assert cadence_for((None, None), tier=2) == Cadence(30, 45, "tier")
    assert cadence_for((None, 30)) == Cadence(20, 30, "contact")
    assert cadence_for((None, None)) is None
    assert [cadence_for((None, None), tier=tier).ideal for tier in TIERS] == [14, 30, 60, 120, 365]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "typed", ["王", "经理", "王经理", "wang", "wjl", "wangjl", "wangjingli", "王jl", "wangwei", "ww"]
)
def test_a_person_is_found_by_name_and_by_form_of_address(typed: str) -> None:
    key = contact_key("王伟", "Wáng Wěi", "Wayne", "王经理")
    assert any(query_pattern(typed).search(field) for field in key.split("\t"))


def test_edited_pinyin_finds_by_its_own_initials() -> None:
    key = contact_key("单一鸣", "Dān Yīmíng", "", "")
    assert query_pattern("danym").search(key)
    assert query_pattern("shanym").search(key)
    assert query_pattern("dym").search(key)


def test_a_supplier_is_found_by_brand_and_by_english() -> None:
    key = supplier_key("义乌市光明五金有限公司", "Yìwū Guāngmíng Wǔjīn", "Yiwu Brightness Hardware")
    assert query_pattern("gm").match(key)
    for typed in ("光明", "yw", "bright", "hardw", "wujin"):
        assert query_pattern(typed).search(key), typed


def test_prompts_ask_for_what_is_unknown_politely_and_the_private_things_last() -> None:
    everything = prompts([], "王经理")
    assert [prompt.fact for prompt in everything] == list(FACTS)
    assert all("{" not in prompt.line_zh and prompt.line_pinyin and prompt.ask for prompt in everything)
    assert prompts(FACTS, "王经理") == []
    assert [prompt.fact for prompt in prompts(["name_zh", "form_of_address"], "王经理", limit=2)] == [
        "boss",
        "decision_role",
    ]
    tea = next(prompt for prompt in everything if prompt.fact == "drink")
    assert tea.line_zh == "王经理，您平时喜欢喝茶还是喝咖啡？"
    assert next(p for p in prompts([], "王经理", "Wáng jīnglǐ") if p.fact == "drink").line_pinyin == (
        "Wáng jīnglǐ, nín píngshí xǐhuan hē chá háishi hē kāfēi?"
    )
    assert next(p for p in prompts([], "") if p.fact == "drink").line_zh == "您平时喜欢喝茶还是喝咖啡？"


def test_every_key_has_a_word() -> None:
    for keys, label in (
        (KINDS, kind_label),
        (STATUSES, status_label),
        (SKILLS, skill_label),
        (CHANNELS, channel_label),
        (DECISION_ROLES, decision_role_label),
    ):
        words = [label(key) for key in keys]
        assert len(set(words)) == len(keys)
        assert not set(words) & set(keys)
    assert tier_label(1) != tier_label(2)
    assert tier_label(None) == ""
