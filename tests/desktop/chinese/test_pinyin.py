from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.chinese.pinyin import citation, marks, numbers, spoken, spoken_numbers
from desktop.chinese.reading import polyphones
from desktop.chinese.words import cut

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=20)


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("张建国", "Zhāng Jiànguó"),
        ("王伟", "Wáng Wěi"),
        ("欧阳娜娜", "Ōuyáng Nànà"),
        ("单晓东", "Shàn Xiǎodōng"),
        ("曾志鹏", "Zēng Zhìpéng"),
        ("任长乐", "Rén Chánglè"),
        ("区伟明", "Ōu Wěimíng"),
        ("仇英", "Qiú Yīng"),
        ("解晓东", "Xiè Xiǎodōng"),
        ("查良镛", "Zhā Liángyōng"),
        ("朴志勋", "Piáo Zhìxūn"),
        ("盖世明", "Gě Shìmíng"),
        ("华建", "Huà Jiàn"),
        ("尉迟恭", "Yùchí Gōng"),
        ("万俟雪", "Mòqí Xuě"),
        ("长孙无忌", "Zhǎngsūn Wújì"),
        ("吕芳", "Lǚ Fāng"),
        ("陈安安", "Chén Ān'ān"),
        ("王经理", "Wáng jīnglǐ"),
        ("曾先生", "Zēng xiānsheng"),
        ("任小姐", "Rén xiǎojie"),
        ("王建国先生", "Wáng Jiànguó xiānsheng"),
        ("单晓燕经理", "Shàn Xiǎoyàn jīnglǐ"),
        ("欧阳先生", "Ōuyáng xiānsheng"),
        ("单总", "Shàn zǒng"),
        ("Linda 单", "Linda Shàn"),
        ("歐陽震華", "Ōuyáng Zhènhuá"),
        ("单单", "Shàn Dān"),
        ("", ""),
    ],
)
def test_names_are_read_as_names(name: str, pinyin: str) -> None:
    assert marks(name, name=True) == pinyin


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [
        ("谢谢您", "xièxie nín"),
        ("诚邀您参加广交会", "chéngyāo nín cānjiā guǎngjiāohuì"),
        ("你好", "nǐ hǎo"),
        ("您吃饭了吗？最近忙不忙？", "nín chīfàn le ma? zuìjìn máng bù máng?"),
        ("不客气", "bù kèqi"),
        ("没关系", "méi guānxi"),
        ("关系、面子、人情", "guānxi, miànzi, rénqíng"),
        ("请给我一点儿绿色的", "qǐng gěi wǒ yīdiǎnr lǜsè de"),
        ("一个月能交货吗", "yī gè yuè néng jiāohuò ma"),
        ("厂里最近订单多，大家辛苦了。", "chǎng li zuìjìn dìngdān duō, dàjiā xīnkǔ le."),
        ("预付款和尾款", "yùfùkuǎn hé wěikuǎn"),
        ("银行行长去旅行", "yínháng hángzhǎng qù lǚxíng"),
        ("会计说重新开会", "kuàijì shuō chóngxīn kāihuì"),
        ("模具和模型", "mújù hé móxíng"),
        ("银行券和开发型", "yínhángquàn hé kāifāxíng"),
        ("清清楚楚的几个订单", "qīngqīngchǔchǔ de jǐ gè dìngdān"),
        ("山东西部的东西便宜", "Shāndōng xībù de dōngxi piányi"),
        ("单总您好，我是Tom。", "Shàn zǒng nín hǎo, wǒ shì Tom."),
        ("8D报告（AQL 2.5）", "8D bàogào (AQL 2.5)"),
        ("{订单号}的合同", "{订单号} de hétong"),
        ("师傅们", "shīfumen"),
        ("方案", "fāng'àn"),
        ("台州、六安、西安和重庆", "Tāizhōu, Lù'ān, Xī'ān hé Chóngqìng"),
        ("漯河 单县 浚县 长治 洪洞 涡阳", "Luòhé Shànxiàn Xùnxiàn Chángzhì Hóngtóng Guōyáng"),
        ("荥经 六合 乐陵 会稽 丽水 番禺", "Yíngjīng Lùhé Làolíng Kuàijī Líshuǐ Pānyú"),
    ],
)
def test_texts_are_spaced_by_word(text: str, pinyin: str) -> None:
    assert marks(text) == pinyin


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [
        ("你好", "ni3 hao3"),
        ("谢谢！", "xie4 xie5"),
        ("绿色", "lv4 se4"),
        ("一点儿", "yi1 dian3 r5"),
        ("女儿", "nv3 er2"),
        ("先生", "xian1 sheng5"),
        ("东西", "dong1 xi5"),
        ("AQL 2.5", "AQL 2.5"),
    ],
)
def test_numbers_for_tones(text: str, pinyin: str) -> None:
    assert numbers(text) == pinyin


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [
        ("你好", "ni2 hao3"),
        ("请给我", "qing3 gei2 wo3"),
        ("一点儿", "yi4 dian3 r5"),
        ("一个", "yi2 ge4"),
        ("一样", "yi2 yang4"),
        ("一天", "yi4 tian1"),
        ("一年", "yi4 nian2"),
        ("一起", "yi4 qi3"),
        ("一定", "yi2 ding4"),
        ("一百", "yi4 bai3"),
        ("一月一号", "yi1 yue4 yi1 hao4"),
        ("第一个", "di4 yi1 ge4"),
        ("二十一个", "er4 shi2 yi1 ge4"),
        ("统一规格", "tong3 yi1 gui1 ge2"),
        ("星期一下午", "xing1 qi1 yi1 xia4 wu3"),
        ("看一看", "kan4 yi5 kan4"),
        ("不是", "bu2 shi4"),
        ("不好", "bu4 hao3"),
        ("不", "bu4"),
        ("是不是", "shi4 bu5 shi4"),
        ("不客气", "bu2 ke4 qi5"),
        ("展览馆", "zhan2 lan2 guan3"),
        ("我很好", "wo3 hen2 hao3"),
        ("李总", "li2 zong3"),
        ("老板好", "lao2 ban2 hao3"),
        ("小姐", "xiao2 jie5"),
        ("好，我等您", "hao3 wo2 deng3 nin2"),
    ],
)
def test_the_spoken_line(text: str, pinyin: str) -> None:
    assert spoken_numbers(text) == pinyin


def test_names_are_spoken_too() -> None:
    assert spoken("李小美", name=True) == "Lǐ Xiáoměi"


@given(HAN)
def test_one_syllable_for_each_character(text: str) -> None:
    assert "".join(cut(text)) == text
    for name in (False, True):
        words = citation(text, name=name)
        assert "".join(word.text for word in words) == text
        assert all(len(word.syllables) == len(word.text) for word in words)


@given(HAN)
def test_sandhi_changes_tones_alone(text: str) -> None:
    cited, said = numbers(text), spoken_numbers(text)
    strip = str.maketrans("", "", "12345")
    assert cited.translate(strip) == said.translate(strip)


@given(st.text(max_size=30))
def test_any_text_has_pinyin(text: str) -> None:
    for name in (False, True):
        assert bool(marks(text, name=name)) or not any(c.isalnum() for c in text)
        assert "\n" not in spoken(text, name=name)


def test_characters_with_several_readings_are_offered() -> None:
    assert polyphones("很重") == {1: ("zhòng", "chóng")}
    assert polyphones("张三") == {}


def test_nothing_slow_is_imported_for_names_and_search() -> None:
    code = (
        "import sys, pkgutil, importlib, desktop.chinese as c\n"
        "for m in pkgutil.iter_modules(c.__path__): importlib.import_module('desktop.chinese.' + m.name)\n"
        "from desktop.chinese.keys import search_key\n"
        "from desktop.chinese.pinyin import marks\n"
        "search_key('重庆长虹', name=True); marks('单晓东', name=True)\n"
        "print('pypinyin' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.strip() == "False"
