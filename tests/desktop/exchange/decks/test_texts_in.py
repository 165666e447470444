"""Texts of Anki and Pleco and tables, as their programs and people write them."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from desktop.errors import ImportProblem
from desktop.exchange.decks.known import known_phrases
from desktop.exchange.decks.notes import DeckKind
from desktop.exchange.decks.planning import PlannedNote, plan_deck
from desktop.exchange.decks.reading import ReadDeck, read_deck
from desktop.exchange.outcomes import Fate
from desktop.journal.journal import Journal
from desktop.practice.options import Options
from desktop.practice.schedule import Timetable

TABLE = Timetable(Options(), UTC)
Said = tuple[str, str, str]


def read(tmp_path: Path, data: str | bytes, name: str = "list.txt") -> ReadDeck:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_deck(path, TABLE)


def rows(journal: Journal, found: ReadDeck) -> tuple[PlannedNote, ...]:
    with journal.read() as connection:
        return plan_deck(found, known_phrases(connection)).rows


def said(planned: tuple[PlannedNote, ...]) -> list[Said]:
    return [(one.said["simplified"], one.said["pinyin"], one.said["english"]) for one in planned]


def test_anki_text_with_its_headers(journal: Journal, tmp_path: Path) -> None:
    text = (
        "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:7\n"
        'g1\tChinese\tHSK::一级\t交期\tjiāo qī\t"delivery<br>""date"""\ttrade 合同\n'
        "g2\tChinese\tHSK\t<b>样品</b>\tyàngpǐn\ta sample\t\n"
    )
    found = read(tmp_path, text)
    assert found.file.kind is DeckKind.ANKI_TEXT
    planned = rows(journal, found)
    assert said(planned) == [("交期", "jiāo qī", 'delivery\n"date"'), ("样品", "yàngpǐn", "a sample")]
    assert [one.note.guid for one in planned if one.note] == ["g1", "g2"]
    assert [one.cards[0][1].deck for one in planned] == ["HSK::一级", "HSK"]
    assert planned[0].said["tags"] == "trade 合同"


def test_anki_text_that_says_it_is_no_html_keeps_its_angles(journal: Journal, tmp_path: Path) -> None:
    found = read(tmp_path, "#separator:semicolon\n#html:false\n#columns:Hanzi;Meaning\n交期;a <b> date\n")
    assert said(rows(journal, found)) == [("交期", "jiāoqī", "a <b> date")]


def test_pleco_text_with_categories_both_scripts_and_numbers(journal: Journal, tmp_path: Path) -> None:
    text = (
        "\ufeff//Work/Orders\n交期\tjiao1qi1\tdelivery date\n"
        "质量[質量]\tzhi4liang4\tquality\ueab1of \ueab2goods\ueab3\n"
        "//吃饭\n干杯[乾杯]\tgan1bei1\tcheers\n慢走\tman4 zou3\n"
    )
    found = read(tmp_path, text)
    assert found.file.kind is DeckKind.PLECO_TEXT
    planned = rows(journal, found)
    assert said(planned)[:3] == [
        ("交期", "jiāoqī", "delivery date"), ("质量", "zhìliàng", "quality\nof goods"), ("干杯", "gānbēi", "cheers"),
    ]  # fmt: skip
    assert [one.note.deck for one in planned if one.note] == ["Work::Orders", "Work::Orders", "吃饭", "吃饭"]
    assert planned[1].said["traditional"] == "質量"
    assert planned[3].proposed.fate is Fate.FAILED
    assert "no meaning" in planned[3].reasons[0]


def test_pleco_xml(journal: Journal, tmp_path: Path) -> None:
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<plecoflash formatversion="2" creator="x" generator="Pleco">'
        '<categories><category name="Work"/></categories><cards>'
        '<card language="chinese" created="1"><entry><headword charset="sc">绿色</headword>'
        '<headword charset="tc">綠色</headword><pron type="hypy" tones="numbers">lu:4se4</pron>'
        '<defn>green &amp; &lt;clean&gt;</defn></entry><catassign category="Work/Colours"/></card>'
        '<card language="chinese"><entry><headword charset="sc">好</headword></entry><dictref dictid="PACE"/></card>'
        "</cards></plecoflash>"
    )
    found = read(tmp_path, text, "flash.xml")
    assert found.file.kind is DeckKind.PLECO_XML
    planned = rows(journal, found)
    assert said(planned)[0] == ("绿色", "lǜsè", "green & <clean>")
    assert planned[0].note is not None
    assert planned[0].note.deck == "Work::Colours"
    assert planned[1].proposed.fate is Fate.FAILED


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><plecoflash><cards>&b;</cards></plecoflash>',
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><plecoflash><cards>&f;</cards></plecoflash>',
        "<plecoflash><cards><card></cards>",
        '<?xml version="1.0"?><html><body/></html>',
    ],
)
def test_xml_with_entities_or_of_something_else_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ImportProblem, match="Pleco"):
        read(tmp_path, text, "flash.xml")


def test_a_table_in_gbk_with_chinese_headings(journal: Journal, tmp_path: Path) -> None:
    found = read(
        tmp_path, "汉字,拼音,释义\n交期,jiāo qī,delivery\n您辛苦了,,thank you\n".encode("gb18030"), "a.csv"
    )
    assert found.file.kind is DeckKind.TABLE
    assert said(rows(journal, found)) == [
        ("交期", "jiāo qī", "delivery"),
        ("您辛苦了", "nín xīnkǔ le", "thank you"),
    ]


def test_a_table_without_headings_is_known_by_what_it_holds(journal: Journal, tmp_path: Path) -> None:
    text = "1;delivery date;交期;jiao1 qi1\n2;a sample;样品;yang4 pin3\n3;deposit;定金;ding4 jin1\n"
    found = read(tmp_path, text, "a.csv")
    assert found.roles == (("keep", "english", "simplified", "pinyin"),)
    assert [one[0] for one in said(rows(journal, found))] == ["交期", "样品", "定金"]


def test_a_damaged_row_costs_no_other(journal: Journal, tmp_path: Path) -> None:
    found = read(tmp_path, 'Hanzi,English\n交期,"never closed\n样品,a sample\n', "a.csv")
    planned = rows(journal, found)
    assert [one.proposed.fate for one in planned] == [Fate.FAILED, Fate.CREATED]


def test_the_same_row_twice_is_said(journal: Journal, tmp_path: Path) -> None:
    planned = rows(journal, read(tmp_path, "Hanzi,English\n交期,date\n样品,x\n交期,date\n", "a.csv"))
    assert [one.proposed.fate for one in planned] == [Fate.CREATED, Fate.CREATED, Fate.SKIPPED]
    assert "line 2" in planned[2].reasons[0]


def test_pinyin_that_does_not_fit_is_said_and_proposed_anew(journal: Journal, tmp_path: Path) -> None:
    (row,) = rows(journal, read(tmp_path, "Hanzi,Pinyin,English\n交期,jiāo,date\n", "a.csv"))
    assert row.said["pinyin"] == "jiāoqī"
    assert "does not fit" in row.reasons[0]


def test_pinyin_in_the_first_line_of_the_answer_is_taken_out(journal: Journal, tmp_path: Path) -> None:
    text = "#separator:tab\n#html:true\n#columns:Front\tBack\n交期\tjiāo qī<br>delivery date\n"
    assert said(rows(journal, read(tmp_path, text))) == [("交期", "jiāo qī", "delivery date")]


def test_another_role_moves_the_old_one_aside(tmp_path: Path) -> None:
    found = read(tmp_path, "Hanzi,Pinyin,English\n交期,jiāo qī,date\n", "a.csv").with_role(0, 1, "english")
    assert found.roles == (("simplified", "english", "keep"),)


@pytest.mark.parametrize(
    "data", [b"", b"\n\n \n", b"Hanzi,English\n", b"COMMENT", b"%PDF-1.7 x", b"\x89PNG\r\n"]
)
def test_what_holds_no_cards_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ImportProblem) as caught:
        read(tmp_path, data)
    assert caught.value.advice
