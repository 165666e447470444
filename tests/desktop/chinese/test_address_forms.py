from __future__ import annotations

from typing import Literal

import pytest

from desktop.chinese.address_forms import Proposal, address_pinyin, propose_address, title_in_chinese


@pytest.mark.parametrize(
    ("family", "title", "text", "pinyin"),
    [
        ("王", "经理", "王经理", "Wáng jīnglǐ"),
        ("王", "业务经理", "王经理", "Wáng jīnglǐ"),
        ("王", "王经理", "王经理", "Wáng jīnglǐ"),
        ("李", "总经理", "李总", "Lǐ zǒng"),
        ("李", "副总经理", "李总", "Lǐ zǒng"),
        ("李", "董事长兼总经理", "李总", "Lǐ zǒng"),
        ("李", "老板", "李总", "Lǐ zǒng"),
        ("李", "销售总监", "李总", "Lǐ zǒng"),
        ("陈", "工程师", "陈工", "Chén gōng"),
        ("陈", "高级工程师", "陈工", "Chén gōng"),
        ("陈", "厂长", "陈厂长", "Chén chǎngzhǎng"),
        ("陈", "副厂长", "陈厂长", "Chén chǎngzhǎng"),
        ("赵", "经理助理", "赵经理", "Zhào jīnglǐ"),
        ("赵", "外贸部经理/翻译", "赵经理", "Zhào jīnglǐ"),
        ("王", "师傅", "王师傅", "Wáng shīfu"),
        ("王", "司机", "王师傅", "Wáng shīfu"),
        ("周", "设计师", "周老师", "Zhōu lǎoshī"),
        ("吴", "会计", "吴会计", "Wú kuàijì"),
        ("孙", "质检主管", "孙主管", "Sūn zhǔguǎn"),
        ("单", "经理", "单经理", "Shàn jīnglǐ"),
        ("区", "老板", "区总", "Ōu zǒng"),
        ("欧阳", "科长", "欧阳科长", "Ōuyáng kēzhǎng"),
        ("王", "Sales Manager", "王经理", "Wáng jīnglǐ"),
        ("王", "General Manager", "王总", "Wáng zǒng"),
        ("王", "Deputy General Manager", "王总", "Wáng zǒng"),
        ("王", "CEO", "王总", "Wáng zǒng"),
        ("王", "Owner & Founder", "王总", "Wáng zǒng"),
        ("王", "BOSS", "王总", "Wáng zǒng"),
        ("王", "Vice President", "王总", "Wáng zǒng"),
        ("王", "Factory Manager", "王厂长", "Wáng chǎngzhǎng"),
        ("王", "Senior Engineer", "王工", "Wáng gōng"),
        ("王", "Engineering Manager", "王经理", "Wáng jīnglǐ"),
        ("王", "QC supervisor", "王主管", "Wáng zhǔguǎn"),
    ],
)
def test_colleagues_would_say_it_so(family: str, title: str, text: str, pinyin: str) -> None:
    proposal = propose_address(family, title)
    assert (proposal.text, proposal.pinyin) == (text, pinyin)


@pytest.mark.parametrize(
    ("title", "gender", "text"),
    [
        ("", "m", "王先生"),
        ("", "f", "王女士"),
        ("QC", "f", "王女士"),
        ("业务员", "m", "王先生"),
        ("", None, ""),
        ("QC", None, ""),
    ],
)
def test_without_a_title_the_gender_decides(title: str, gender: Literal["m", "f"] | None, text: str) -> None:
    assert propose_address("王", title, gender).text == text


def test_nothing_is_proposed_for_a_latin_name() -> None:
    assert propose_address("Smith", "CEO", "m") == Proposal()
    assert propose_address("", "经理", "m") == Proposal()


@pytest.mark.parametrize(
    ("family", "title", "hinted"),
    [
        ("傅", "总经理", True),
        ("付", "老板", True),
        ("戴", "经理", True),
        ("贾", "厂长", True),
        ("傅", "经理", False),
        ("贾", "", False),
        ("王", "总经理", False),
    ],
)
def test_a_family_name_that_sounds_wrong_before_a_title_is_told(
    family: str, title: str, hinted: bool
) -> None:
    proposal = propose_address(family, title, "m")
    assert bool(proposal.hint) == hinted
    assert not hinted or proposal.hint.startswith(family)


def test_nobody_is_called_miss() -> None:
    assert "小姐" not in propose_address("王", "小姐", "f").text


def test_unknown_english_titles_stay_unknown() -> None:
    assert title_in_chinese("Astronaut") == ""
    assert title_in_chinese("sales manager (export)") == "经理"


@pytest.mark.parametrize(
    ("address", "family", "pinyin", "read"),
    [
        ("乐总", "乐", "Lè Tiān", "Lè zǒng"),
        ("乐总", "乐", "", "Yuè zǒng"),
        ("单经理", "单", "Shàn Xiǎoyàn", "Shàn jīnglǐ"),
        ("欧阳先生", "欧阳", "Ōuyáng Xiū", "Ōuyáng xiānsheng"),
        ("小任", "任", "Rén Jié", "Xiǎo Rén"),
        ("王总", "王", "Jack Wang", "Wáng zǒng"),
        ("老板", "", "", "lǎobǎn"),
        ("", "王", "Wáng Wěi", ""),
    ],
)
def test_an_address_is_read_as_the_person_reads_their_name(
    address: str, family: str, pinyin: str, read: str
) -> None:
    assert address_pinyin(address, family, pinyin) == read
