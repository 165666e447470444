from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import ImportProblem
from desktop.exchange.cards import Card, CardChannel, Problem
from desktop.exchange.mapping import SKIP
from desktop.exchange.reading import FileKind, preview, read_contacts

TABLE = "姓名,手机,备注\r\n王晓明,13800138000,茶\r\n"


def test_a_table_is_shown_before_it_is_read(tmp_path: Path):
    path = tmp_path / "people.csv"
    path.write_text(TABLE, encoding="gb18030", newline="")
    seen = preview(path)
    assert (seen.kind, seen.codec, seen.name) == (FileKind.TABLE, "gb18030", "people.csv")
    assert seen.shape
    assert seen.mapping
    assert seen.shape.samples == (("王晓明", "13800138000", "茶"),)
    with read_contacts(path, seen, seen.mapping.with_column(2, SKIP)) as result:
        (wang,) = result
    assert wang == Card(
        full_name="王晓明",
        chinese_name="王晓明",
        channels=(CardChannel("mobile", "13800138000"),),
        source="people.csv",
        row=2,
    )
    assert result.done == result.total == path.stat().st_size


def test_the_encoding_can_be_chosen_by_hand(tmp_path: Path):
    path = tmp_path / "people.csv"
    path.write_bytes("姓名,備註\r\n陳大文,茶\r\n".encode("big5"))
    seen = preview(path, "big5")
    assert [entry.name for entry in read_contacts(path, seen)] == ["陳大文"]
    with pytest.raises(ImportProblem, match="not known"):
        preview(path, "ebcdic")


def test_vcards_are_known_by_their_contents(tmp_path: Path):
    path = tmp_path / "contacts.txt"
    path.write_text("\n# mine\nbegin:vcard\nfn:Amy\nend:vcard\n")
    seen = preview(path)
    assert (seen.kind, seen.mapping) == (FileKind.VCARD, None)
    assert [entry.name for entry in read_contacts(path, seen)] == ["Amy"]


def test_reading_can_be_stopped_between_two_cards(tmp_path: Path):
    path = tmp_path / "many.vcf"
    path.write_text("BEGIN:VCARD\nFN:Amy\nEND:VCARD\n" * 100_000)
    result = read_contacts(path, preview(path))
    next(result)
    assert 0 < result.done < result.total
    result.close()
    assert list(result) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("people.xlsx", b"PK\x03\x04rest"),
        ("people.xls", b"\xd0\xcf\x11\xe0rest"),
        ("scan.pdf", b"%PDF-1.7 rest"),
    ],
)
def test_a_workbook_or_picture_is_refused_with_advice(tmp_path: Path, name: str, data: bytes):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ImportProblem, match="neither vCards nor a text table") as caught:
        preview(path)
    assert caught.value.advice


def test_a_missing_file_or_a_folder_is_refused_with_advice(tmp_path: Path):
    for path in (tmp_path / "gone.csv", tmp_path):
        with pytest.raises(ImportProblem, match="cannot be opened"):
            preview(path)


def test_a_file_of_a_gigabyte_is_refused_at_once_with_advice(tmp_path: Path):
    path = tmp_path / "huge.vcf"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    with pytest.raises(ImportProblem, match="larger than 500 MB") as caught:
        preview(path)
    assert caught.value.advice


def test_a_file_of_nothing_but_empty_cards_ends_with_a_sentence(tmp_path: Path):
    path = tmp_path / "empty.vcf"
    path.write_text("BEGIN:VCARD\n" * 20_000)
    *_many, last = read_contacts(path, preview(path))
    assert isinstance(last, Problem)
    assert "too many damaged entries" in last.reason
