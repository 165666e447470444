"""The gate of the phrase library sees each kind of fault in a small bad table."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.practice.library import COLUMNS
from tools import check_phrases, phrase_blind
from tools.phrases import alike, books, chinese_notes, form, opinions, script, syllables
from tools.phrases.books import Books, Phrase, digest

GOOD = {
    "id": "dinner.001",
    "simplified": "王总，我敬您一杯。",
    "traditional": "王總，我敬您一杯。",
    "pinyin": "Wáng zǒng, wǒ jìng nín yī bēi.",
    "literal": "Wang general I respectfully-offer you one cup",
    "english": "Mr Wang, here is to you.",
    "register": "nin",
    "direction": "say",
    "when_say": "When the host has toasted the whole table and it is your turn.",
    "when_not": "Not before the host has opened the round.",
    "face_note": "Standing up and holding the cup lower than his gives him face.",
    "reply": "您太客气了。 | You are too kind.",
    "tags": "toast dinner",
    "level": "1",
}


def shelf(*changes: dict[str, str], **tables: list[tuple[str, ...]]) -> Books:
    """Return good phrases, each with its changes, and the tables that are named."""
    phrases = [Phrase(GOOD | {"id": f"dinner.{n:03}"} | change) for n, change in enumerate(changes, 1)]
    return Books(
        {"01_dinner.tsv": phrases},
        {f"checks/{name}.tsv": rows for name, rows in tables.items()}
        | {"situations.tsv": [("dinner", "Dinner", "饭局")]},
        [],
    )


def test_a_good_phrase_has_no_fault() -> None:
    good = shelf({})
    single = (form.ids, form.cells, form.chinese, form.register, form.sentences)
    read = (syllables.aligned, syllables.possible, syllables.spacing, syllables.capitals)
    for rule in (*single, *read, script.traditional, alike.alike):
        assert list(rule(good)) == [], rule.__name__


@pytest.mark.parametrize(
    ("rule", "change", "told"),
    [
        (form.ids, {"id": "toasts.001"}, "no id of dinner"),
        (form.cells, {"english": ""}, "english is empty"),
        (form.cells, {"english": "Two  spaces."}, "english is empty or untidy"),
        (form.cells, {"pinyin": "Wa\u0301ng"}, "pinyin is empty or untidy"),
        (form.cells, {"simplified": "好"}, "has 1 characters"),
        (form.cells, {"register": "polite"}, "no register polite"),
        (form.cells, {"direction": "write"}, "no direction write"),
        (form.cells, {"level": "4"}, "no level 4"),
        (form.cells, {"tags": "toast dinner gift holiday phone"}, "not 1 to 4"),
        (form.cells, {"tags": "toast toast"}, "not 1 to 4"),
        (form.cells, {"tags": "drink"}, "not 1 to 4"),
        (form.cells, {"reply": "您太客气了。"}, "reply must be"),
        (form.cells, {"reply": "You are kind. | 您太客气了。"}, "reply must be"),
        (form.chinese, {"simplified": "王总,我敬您一杯。"}, "simplified has ','"),
        (form.chinese, {"pinyin": "Wáng zǒng, wǒ jìng nín yī bēi!"}, "punctuation"),
        (form.register, {"register": "ni"}, "您 is register nin"),
        (form.register, {"simplified": "我敬你一杯。"}, "你 is register ni"),
        (form.register, {"simplified": "我敬您，也敬你。"}, "您 and 你"),
        (form.register, {"simplified": "我敬大家一杯。", "register": "ni"}, "ni without 你"),
        (syllables.aligned, {"pinyin": "Wáng zǒng, wǒ jìng nín yī."}, "ends before 杯"),
        (syllables.possible, {"pinyin": "Wáng zǒng, wǒ jìng nín yì bēi."}, "一 is not read yi4"),
        (syllables.possible, {"pinyin": "Wáng zǒng, wǒ jīng nín yī bēi."}, "敬 is not read jing1"),
        (syllables.possible, {"simplified": "不是", "pinyin": "bú shì"}, "不 is not read bu2"),
        (syllables.spacing, {"simplified": "我的茶", "pinyin": "wǒde chá"}, "wǒde holds a particle"),
        (
            syllables.spacing,
            {"simplified": "门开着", "pinyin": "mén kāi zhe"},
            "zhe is written with its verb",
        ),
        (script.traditional, {"traditional": "王总，我敬您一杯。"}, "by OpenCC 王總"),
        (script.fonts, {"simplified": "\U00020000"}, "lacks \U00020000"),
    ],
)
def test_a_fault_is_told(rule, change: dict[str, str], told: str) -> None:
    found = list(rule(shelf(change)))
    assert len([line for line in found if told in line]) >= 1, found
    assert found[0].startswith("01_dinner.tsv" if "id" in change else ("dinner.001", "01_dinner.tsv"))


def test_order_and_twice() -> None:
    assert list(form.ids(shelf({}, {"id": "dinner.001"}))) == ["dinner.001: twice in 01_dinner.tsv"]
    assert list(form.ids(shelf({"id": "dinner.002"}, {"id": "dinner.001"}))) == [
        "01_dinner.tsv: the ids are not in their order"
    ]


def test_too_few_and_missing_files() -> None:
    assert list(form.shape(shelf({}))) == [
        "01_dinner.tsv: 1 phrases, 30 at least",
        "all files: 1 phrases, 640 at least",
    ]
    bare = Books(
        {"02_tea.tsv": []}, {"situations.tsv": [("dinner", "Dinner", "饭局")]}, ["x.tsv: is missing"]
    )
    assert list(form.shape(bare))[:3] == [
        "x.tsv: is missing",
        "01_dinner.tsv: is missing",
        "02_tea.tsv: no situation has this file",
    ]


def test_a_note_belongs_to_one_phrase() -> None:
    assert list(form.sentences(shelf({}, {}))) == []
    told = next(form.sentences(shelf({}, {}, {})))
    assert told.startswith("when_say: 3 times 'when the host")


def test_one_word_is_spaced_alike() -> None:
    apart = {"simplified": "不好意思", "pinyin": "bù hǎo yìsi"}
    together = {"simplified": "还是好，是不好", "pinyin": "háishi hǎo, shì bùhǎo"}
    assert list(syllables.spacing(shelf(together))) == []
    assert list(syllables.spacing(shelf(apart, apart))) == []
    (told,) = syllables.spacing(shelf(apart, together))
    assert told == "不好: one word in dinner.002, two in dinner.001"
    assert list(syllables.spacing(shelf(apart, together, spacing=[("不好", "for a test")]))) == []
    (told,) = syllables.spacing(shelf(apart, spacing=[("不好", "for a test")]))
    assert told == "spacing.tsv: 不好 is spaced alike everywhere"


def test_one_word_is_read_alike_unless_a_row_for_the_phrase_says_why() -> None:
    noun = {"simplified": "东西", "pinyin": "dōngxi"}
    sides = {"simplified": "东西两边", "pinyin": "dōngxī liǎngbiān"}
    (told,) = syllables.words(shelf(noun, sides))
    assert told == "东西: dong1 xi5 in dinner.001, dong1 xi1 in dinner.002"
    assert list(syllables.words(shelf(noun, sides, adjudications=[("dinner.002", "西", "xī", "west")]))) == []


def test_one_word_has_a_capital_everywhere_or_nowhere() -> None:
    festival = {"simplified": "春节快乐", "pinyin": "Chūnjié kuàilè"}
    assert list(syllables.capitals(shelf({}, festival, festival))) == []
    (told,) = syllables.capitals(shelf({}, festival, festival | {"pinyin": "Chūnjié Kuàilè"}))
    assert told == "快乐: with a capital in dinner.003, without in dinner.002"


def test_near_duplicates_need_a_reason() -> None:
    texts = ({"simplified": "我敬您一杯酒，王总。"}, {"simplified": "我敬您一杯茶，王总。"})
    (told,) = alike.alike(shelf(*texts))
    assert told.startswith("dinner.001 and dinner.002")
    row = ("dinner.001", "dinner.002", "tea instead of spirits")
    assert list(alike.alike(shelf(*texts, alike=[row]))) == []
    assert list(alike.alike(shelf({"simplified": "谢谢"}, texts[1], alike=[row]))) == [
        "alike.tsv: dinner.001 and dinner.002 are not alike"
    ]
    same = shelf(texts[0], texts[0], alike=[row])
    assert len(list(alike.alike(same))) == 1


def test_an_exception_of_the_script_must_be_one() -> None:
    ours = {"traditional": "王總，我敬您壹杯。"}
    assert (
        list(script.traditional(shelf(ours, exceptions=[("dinner.001", ours["traditional"], "bank style")])))
        == []
    )
    assert (
        len(list(script.traditional(shelf({}, exceptions=[("dinner.001", GOOD["traditional"], "none")]))))
        == 1
    )
    assert list(script.traditional(shelf({}, exceptions=[("dinner.009", "茶", "gone")]))) == [
        "dinner.009: exceptions.tsv has it, no phrase does"
    ]


PAY = {"simplified": "我们还款，银行要行长签字。", "pinyin": "wǒmen huánkuǎn, yínháng yào hángzhǎng qiānzì."}
RULED = [
    ("还款", "还", "huán", "give back money"),
    ("银行", "行", "háng", "house of trade"),
    ("行长", "行", "háng", "head of a bank"),
    ("行长", "长", "zhǎng", "head of something"),
]


def test_polyphones_need_a_row_and_rows_a_need() -> None:
    assert list(opinions.settled(shelf(PAY, adjudications=RULED))) == []
    assert len(list(opinions.settled(shelf(PAY, adjudications=RULED[:3])))) == 1
    (told,) = opinions.settled(
        shelf(PAY, adjudications=[*RULED, ("长度", "长", "cháng", "measure of length")])
    )
    assert told == "adjudications.tsv: 长度 长 chang2 is needed by no phrase"


def test_a_row_that_contradicts_the_phrase_is_told() -> None:
    wrong = PAY | {"pinyin": PAY["pinyin"].replace("huánkuǎn", "háikuǎn")}
    told = list(opinions.settled(shelf(wrong, adjudications=RULED)))
    assert any("还 hai2 (program huan2): adjudicated as huan2 in 还款" in line for line in told)


def test_every_reader_may_object() -> None:
    text = {"simplified": "东西", "pinyin": "dōngxi"}
    mark = digest("东西")
    tables = {
        "opinions": [("dinner.001", mark, "dong1 xi1", "dong1 xi5")],
        "blind": [("dinner.001", mark, "dōngxī")],
    }
    (told,) = opinions.settled(shelf(text, **tables))
    assert told == "dinner.001: 东西 西 xi5 (g2pm xi1, blind xi1): no row settles this"
    for row in (
        ("东西", "西", "xi", "thing, neutral tone"),
        ("dinner.001", "西", "xi", "thing, neutral tone"),
    ):
        assert list(opinions.settled(shelf(text, adjudications=[row], **tables))) == []
    alone = [("西", "西", "xi", "thing, neutral tone")]
    assert len(list(opinions.settled(shelf(text, adjudications=alone, **tables)))) == 2


def test_spoken_tones_of_a_reader_are_no_objection() -> None:
    text = {"simplified": "一个不会", "pinyin": "yī gè bù huì"}
    tables = {"opinions": [("dinner.001", "", "yi2 ge4 bu2 hui4", "yi1 ge4 bu4 hui4")], "blind": []}
    assert list(opinions.settled(shelf(text, **tables))) == []


def test_a_row_may_give_each_of_two_its_reading() -> None:
    row = ("谢谢", "谢", "xiè xie", "doubled verb, the second light")
    tables = {"blind": [("dinner.001", "", "xiè xiè")], "adjudications": [row]}
    assert list(opinions.settled(shelf({"simplified": "谢谢", "pinyin": "xièxie"}, **tables))) == []
    told = next(opinions.settled(shelf({"simplified": "谢谢", "pinyin": "xiexie"}, **tables)))
    assert "adjudicated as xie4" in told


def test_a_comma_ends_a_word() -> None:
    text = {"simplified": "银行，长度", "pinyin": "yínháng, chángdù"}
    rows = [RULED[1], RULED[3], ("长度", "长", "cháng", "measure of length")]
    (told,) = opinions.settled(shelf(text, adjudications=rows))
    assert "行长 长 zhang3 is needed by no phrase" in told


def test_readers_must_know_the_phrase_as_it_stands() -> None:
    mark = digest(GOOD["simplified"])
    known = {"opinions": [("dinner.001", mark, "", "")], "blind": [("dinner.001", mark, GOOD["pinyin"])]}
    assert list(opinions.complete(shelf({}, **known))) == []
    assert len(list(opinions.complete(shelf({"simplified": "我敬您一杯茶。"}, **known)))) == 2
    assert len(list(opinions.complete(shelf({}, {}, **known)))) == 2
    signed = [("dinner.001", "王芳", "2026-12-01", digest(GOOD["simplified"], GOOD["pinyin"]))]
    assert list(opinions.complete(shelf({}, signed=signed, **known))) == []
    (told,) = opinions.complete(shelf({"pinyin": "wáng zǒng"}, signed=signed, **known))
    assert told.endswith("before a change")


def test_files_are_read_whatever_is_wrong_with_them(tmp_path: Path) -> None:
    (tmp_path / "checks").mkdir()
    for name, columns in books.TABLES.items():
        (tmp_path / name).write_text("\t".join(columns) + "\n", "utf-8")
    head = "\t".join(COLUMNS)
    (tmp_path / "01_dinner.tsv").write_text(f"{head}\n{chr(9).join(GOOD.values())}\nshort\trow\n", "utf-8")
    (tmp_path / "02_tea.tsv").write_bytes(head.encode() + b"\r\n")
    (tmp_path / "checks/blind.tsv").unlink()
    found = books.load(tmp_path)
    assert [phrase.id for phrase in found] == ["dinner.001"]
    assert found.unreadable == [
        "checks/blind.tsv: is missing",
        "01_dinner.tsv:3: 2 cells, 14 wanted",
        "02_tea.tsv: must be UTF-8 with line feeds, the last one too",
        f"02_tea.tsv:1: the columns must be {' '.join(COLUMNS)}",
        "notes_zh/01_dinner.tsv: is missing",
        "notes_zh/02_tea.tsv: is missing",
    ]
    assert any("no situation has this file" in line for line in check_phrases.problems(tmp_path))


def test_a_blind_transcription_is_taken_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "checks").mkdir()
    for name, columns in books.TABLES.items():
        (tmp_path / name).write_text("\t".join(columns) + "\n", "utf-8")
    rows = [GOOD, GOOD | {"id": "dinner.002", "simplified": "干杯！", "pinyin": "gānbēi!"}]
    lines = ["\t".join(COLUMNS), *("\t".join(row.values()) for row in rows)]
    (tmp_path / "01_dinner.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    monkeypatch.setattr(phrase_blind, "FOLDER", tmp_path)
    assert phrase_blind.hand_out(tmp_path / "bare.tsv") == 2
    assert (tmp_path / "bare.tsv").read_text("utf-8").splitlines()[1] == "dinner.002\t干杯！"
    typed = tmp_path / "typed.tsv"
    typed.write_text("dinner.001\tWáng zǒng\ndinner.002\tgàn bēi!\ndinner.003\tx\n", "utf-8")
    told = phrase_blind.take_in([typed])
    assert [line.partition(":")[0] for line in told] == ["dinner.001", "dinner.003"]
    assert books.load(tmp_path).table("blind") == [("dinner.002", digest("干杯！"), "gàn bēi!")]


NOTE = {
    "id": "dinner.001",
    "when_say": "主人敬完一圈、轮到您的时候说。",
    "when_not": "主人还没开席，别抢先敬酒。",
    "face_note": "站起来、杯子放低一点，给他面子。",
}


def noted(*changes: dict[str, str]) -> Books:
    """Return good phrases with notes in Chinese, each with its changes."""
    notes = [Phrase(NOTE | {"id": f"dinner.{n:03}"} | change) for n, change in enumerate(changes, 1)]
    found = shelf(*({} for _change in changes))
    return Books(found.phrases, found.tables, [], {"01_dinner.tsv": notes})


def test_good_chinese_notes_have_no_fault() -> None:
    for rule in (chinese_notes.complete, chinese_notes.texts, chinese_notes.repeated, chinese_notes.fonts):
        assert list(rule(noted({}))) == [], rule.__name__


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"when_say": ""}, "when_say has 0 characters"),
        ({"when_say": "敬酒时说。"}, "when_say has 5 characters"),
        ({"when_not": "主人还没开席,别抢先敬酒。"}, "when_not has ','"),
        ({"face_note": "Keep your cup lower than his."}, "Keep, your, cup"),
        ({"face_note": "站起来、杯子放低一点，给他面子"}, "does not end as a sentence"),
    ],
)
def test_a_faulty_chinese_note_is_told(change: dict[str, str], told: str) -> None:
    assert any(told in line for line in chinese_notes.texts(noted(change)))


def test_each_phrase_has_its_chinese_notes() -> None:
    lacking = Books(shelf({}, {}).phrases, {}, [], noted({}).chinese_notes)
    assert list(chinese_notes.complete(lacking)) == ["dinner.002: has no Chinese notes"]
    assert list(chinese_notes.complete(noted({"id": "toasts.001"}))) == [
        "dinner.001: has no Chinese notes",
        "toasts.001: has Chinese notes and is no phrase of 01_dinner.tsv",
    ]
    (told,) = chinese_notes.complete(noted({"id": "dinner.002"}, {"id": "dinner.001"}))
    assert told.endswith("do not stand in the order of the phrases")


def test_a_chinese_note_belongs_to_one_phrase() -> None:
    assert list(chinese_notes.repeated(noted({}, {}))) == []
    assert len(list(chinese_notes.repeated(noted({}, {}, {})))) == 3


def test_a_character_that_the_font_lacks_is_told() -> None:
    (told,) = chinese_notes.fonts(noted({"when_say": "主人敬完一圈\U00020000时说。"}))
    assert told.startswith("dinner.001: Guanxi Sans SC lacks")
