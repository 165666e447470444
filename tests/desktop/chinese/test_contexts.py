from __future__ import annotations

import re

import pytest

from desktop.chinese.contexts import reading_in
from desktop.chinese.pinyin import marks, numbers, spoken_numbers
from desktop.chinese.syllables import NEUTRAL, Syllable, parse
from desktop.chinese.tables import readings, rows, simplified


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [
        ("银行行长还没还钱", "yin2 hang2 hang2 zhang3 hai2 mei2 huan2 qian2"),
        ("他还没还", "ta1 hai2 mei2 huan2"),
        ("还有还款日期", "hai2 you3 huan2 kuan3 ri4 qi1"),
        ("请把样品还给我", "qing3 ba3 yang4 pin3 huan2 gei3 wo3"),
        ("他还给我们打了折", "ta1 hai2 gei3 wo3 men5 da3 le5 zhe2"),
        ("还不了解情况", "hai2 bu4 liao3 jie3 qing2 kuang4"),
        ("我得去工厂", "wo3 dei3 qu4 gong1 chang3"),
        ("价格得再降一点", "jia4 ge2 dei3 zai4 jiang4 yi1 dian3"),
        ("我们还得谈谈", "wo3 men5 hai2 dei3 tan2 tan5"),
        ("说得好", "shuo1 de5 hao3"),
        ("你们安排得再好", "ni3 men5 an1 pai2 de5 zai4 hao3"),
        ("做得到", "zuo4 de5 dao4"),
        ("得到了回复", "de2 dao4 le5 hui2 fu4"),
        ("重打样", "chong2 da3 yang4"),
        ("重五公斤", "zhong4 wu3 gong1 jin1"),
        ("您数一数", "nin2 shu3 yi1 shu3"),
        ("件数和箱数", "jian4 shu4 he2 xiang1 shu4"),
        ("用卡尺量一下", "yong4 ka3 chi3 liang2 yi1 xia4"),
        ("起订量一下子降了", "qi3 ding4 liang4 yi1 xia4 zi5 jiang4 le5"),
        ("这只杯子", "zhe4 zhi1 bei1 zi5"),
        ("这只是样品", "zhe4 zhi3 shi4 yang4 pin3"),
        ("500只", "500 zhi1"),
        ("第三行", "di4 san1 hang2"),
        ("我们一行五人", "wo3 men5 yi1 xing2 wu3 ren2"),
        ("单价为五元", "dan1 jia4 wei2 wu3 yuan2"),
        ("有效期为30天", "you3 xiao4 qi1 wei2 30 tian1"),
        ("为合作干杯", "wei4 he2 zuo4 gan1 bei1"),
        ("发霉长毛了", "fa1 mei2 zhang3 mao2 le5"),
        ("长毛绒玩具", "chang2 mao2 rong2 wan2 ju4"),
        ("我先干了", "wo3 xian1 gan1 le5"),
        ("我干了三年", "wo3 gan4 le5 san1 nian2"),
        ("油墨还没干", "you2 mo4 hai2 mei2 gan1"),
        ("这事办不了了", "zhe4 shi4 ban4 bu4 liao3 le5"),
        ("不了，谢谢", "bu4 le5 xie4 xie5"),
        ("我们做得了", "wo3 men5 zuo4 de5 liao3"),
        ("时差还没倒过来", "shi2 cha1 hai2 mei2 dao3 guo4 lai5"),
        ("请几天假", "qing3 ji3 tian1 jia4"),
        ("价格得看数量", "jia4 ge2 dei3 kan4 shu4 liang4"),
        ("他们通知得早", "ta1 men5 tong1 zhi1 de5 zao3"),
        ("把钱还上", "ba3 qian2 huan2 shang4"),
        ("只有这只", "zhi3 you3 zhe4 zhi1"),
        ("长出一截", "chang2 chu1 yi1 jie2"),
        ("干了再涂", "gan1 le5 zai4 tu2"),
        ("免贵姓单", "mian3 gui4 xing4 shan4"),
        ("做这行多少年了", "zuo4 zhe4 hang2 duo1 shao5 nian2 le5"),
        ("他为人很好", "ta1 wei2 ren2 hen3 hao3"),
        ("为人民服务", "wei4 ren2 min2 fu2 wu4"),
        ("扎带和发圈", "za1 dai4 he2 fa4 quan1"),
    ],
)
def test_a_word_is_read_by_what_stands_around_it(text: str, pinyin: str) -> None:
    assert numbers(text) == pinyin


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [
        ("銀行行長", "yínháng hángzhǎng"),
        ("還錢", "huán qián"),
        ("重慶和樂清", "Chóngqìng hé Yuèqīng"),
        ("一點兒", "yīdiǎnr"),
        ("女兒的頭髮", "nǚ'ér de tóufa"),
        ("髮", "fà"),
        ("處理得很乾淨", "chǔlǐ de hěn gānjìng"),
        ("瞭解乾隆", "liǎojiě qiánlóng"),
        ("兩隻箱子", "liǎng zhī xiāngzi"),
        ("要多長時間，生意興隆", "yào duōcháng shíjiān, shēngyi xīnglóng"),
        ("單總您好", "Shàn zǒng nín hǎo"),
        ("廠裡", "chǎng li"),
    ],
)
def test_traditional_texts_are_read_as_simplified_ones(text: str, pinyin: str) -> None:
    assert marks(text) == pinyin


def test_traditional_texts_are_spoken_as_simplified_ones() -> None:
    assert (
        spoken_numbers("一個廠長還錢")
        == spoken_numbers("一个厂长还钱")
        == "yi2 ge4 chang2 zhang3 huan2 qian2"
    )


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("王子轩", "Wáng Zǐxuān"),
        ("李子涵", "Lǐ Zǐhán"),
        ("老单", "Lǎo Shàn"),
        ("小任", "Xiǎo Rén"),
        ("小华", "Xiǎo Huá"),
        ("单于建国", "Chányú Jiànguó"),
        ("尉迟", "Yùchí"),
    ],
)
def test_names_have_full_tones_and_family_names(name: str, pinyin: str) -> None:
    assert marks(name, name=True) == pinyin


def test_a_title_is_not_torn_from_its_name() -> None:
    assert marks("单总和我、李总得去") == "Shàn zǒng hé wǒ, Lǐ zǒng děi qù"
    assert marks("他总是说没问题") == "tā zǒngshì shuō méi wèntí"


def test_places_are_written_with_a_capital_apart_from_what_they_are() -> None:
    assert marks("浙江省慈溪市") == "Zhèjiāng shěng Cíxī shì"
    assert marks("上海闵行区和广州花都") == "Shànghǎi Mǐnháng qū hé Guǎngzhōu Huādū"
    assert marks("我是从德国来的") == "wǒ shì cóng Déguó lái de"


def test_full_width_letters_are_written_narrow() -> None:
    assert marks("３月，「ＵＳＤ１２．５」") == "3 yuè, “USD12.5”"
    assert numbers("３月，「ＵＳＤ１２．５」") == "3 yue4 USD12.5"


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [
        ("一个一个", "yi2 ge4 yi2 ge4"),
        ("看一看", "kan4 yi5 kan4"),
        ("一楼", "yi1 lou2"),
        ("一万一千", "yi2 wan4 yi1 qian1"),
        ("来不了", "lai2 bu5 liao3"),
        ("独一无二", "du2 yi1 wu2 er4"),
        ("一五一十", "yi4 wu3 yi4 shi2"),
    ],
)
def test_one_and_not_as_spoken(text: str, pinyin: str) -> None:
    assert spoken_numbers(text) == pinyin


def test_every_row_of_the_table_reads_its_characters_as_they_can_be_read() -> None:
    for word, reading, before, after, why in rows("own_contexts.tsv"):
        assert why, word
        assert re.compile(before), word
        assert re.compile(after), word
        for character, syllable in zip(word, reading.split(), strict=True):
            known = {parse(one) for one in readings()[character]} | {Syllable("wei", 2)}  # 喂, on the phone
            light = {Syllable(one.letters, NEUTRAL) for one in known}
            assert parse(syllable) in known | light, word


def test_simplifying_keeps_every_place() -> None:
    text = "銀行ABC，乾隆 瞭解 𠮷"
    assert len(simplified(text)) == len(text)
    assert simplified(text) == "银行ABC，乾隆 了解 𠮷"


def test_nothing_is_asked_where_no_row_fits() -> None:
    assert reading_in("还有", 0, 1) is None
    assert reading_in("你好", 0, 2) is None
