from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest

from desktop.exchange.cards import Card, CardBirthday, CardChannel, Entry, Problem
from desktop.exchange.lines import Source
from desktop.exchange.vcard import read_vcards

FIXTURES = Path(__file__).parents[2] / "fixtures" / "exchange"
GIF = b"GIF89a" + bytes(20)


def read(data: bytes) -> list[Entry]:
    return list(read_vcards(Source(io.BytesIO(data), "contacts.vcf")))


def only(data: bytes) -> Card:
    (entry,) = read(data)
    assert isinstance(entry, Card)
    return entry


def card(*lines: str, version: str = "3.0") -> bytes:
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", "")).encode()


@pytest.fixture(scope="module")
def phones() -> list[Entry]:
    return read((FIXTURES / "phones.vcf").read_bytes())


def test_every_person_of_an_odd_file_arrives_and_the_rest_is_reported(phones: list[Entry]):
    names = [entry.name for entry in phones if isinstance(entry, Card)]
    assert names == ["王晓明", "陈佳", "Amy Zhao", "欧阳春华", "Lin Tao"]
    assert [entry.row for entry in phones if isinstance(entry, Problem)] == [33]


def test_a_chinese_phones_quoted_printable_card(phones: list[Entry]):
    wang = phones[0]
    assert isinstance(wang, Card)
    assert (wang.family, wang.given, wang.chinese_name, wang.english_name) == ("王", "晓明", "王晓明", "")
    assert wang.channels == (
        CardChannel("mobile", "13800138000"),
        CardChannel("phone", "0757-86530000", "work"),
        CardChannel("qq", "10001234"),
        CardChannel("wechat", "wang_xm88"),
    )
    assert wang.note == "中秋节\n月饼"


def test_googles_and_apples_oddities(phones: list[Entry]):
    chen, amy = phones[1], phones[2]
    assert isinstance(chen, Card)
    assert isinstance(amy, Card)
    assert chen.channels == (
        CardChannel("mobile", "+86 139 2800 1111", "work"),
        CardChannel("mail", "jia.chen@lanternworks.example", "采购", preferred=True),
        CardChannel("wechat", "chenjia_22", "home"),
    )
    assert chen.birthday == CardBirthday(1, 22)
    assert amy.birthday == CardBirthday(2, 29)
    assert (amy.company, amy.department) == ("Foshan Lantern Works", "Export")


def test_a_broken_photo_costs_only_the_photo(phones: list[Entry]):
    ouyang = phones[3]
    assert isinstance(ouyang, Card)
    assert ouyang.photo is None
    assert "photo" in ouyang.remarks[0]
    assert ouyang.values("mobile") == ("13712345678",)


def test_an_extension_survives_a_tel_link(phones: list[Entry]):
    lin = phones[-1]
    assert isinstance(lin, Card)
    assert lin.channels == (CardChannel("phone", "+86-755-2650-0000 ext. 12", "work"),)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_chinese_names_arrive_in_any_encoding(codec: str):
    text = "BEGIN:VCARD\r\nFN:王丽华\r\nORG:佛山市顺德区灯饰厂;外贸部\r\nNOTE:中秋节送月饼\r\nEND:VCARD\r\n"
    found = only(text.encode(codec))
    assert (found.full_name, found.company, found.department) == ("王丽华", "佛山市顺德区灯饰厂", "外贸部")


def test_a_japanese_card_in_shift_jis_arrives():
    text = "BEGIN:VCARD\r\nVERSION:2.1\r\nFN:たなか さくら\r\nORG:サンプル株式会社\r\nEND:VCARD\r\n"
    assert only(text.encode("cp932")).company == "サンプル株式会社"


def test_each_property_may_have_its_own_charset():
    gbk = b"FN;CHARSET=GBK:" + "周建国".encode("gbk") + b"\r\nORG;CHARSET=UTF-8:" + "华灯".encode()
    found = only(b"BEGIN:VCARD\r\nVERSION:2.1\r\n" + gbk + b"\r\nEND:VCARD\r\n")
    assert (found.full_name, found.company) == ("周建国", "华灯")


def test_a_fold_inside_a_character_is_joined_before_decoding():
    name = "王".encode()
    data = b"BEGIN:VCARD\r\nFN:" + name[:1] + b"\r\n " + name[1:] + b"\r\nEND:VCARD\r\n"
    assert only(data).full_name == "王"


@pytest.mark.parametrize(
    "photo",
    [
        f"PHOTO;ENCODING=b;TYPE=GIF:{base64.b64encode(GIF).decode()}",
        f"PHOTO;GIF;BASE64:\r\n {base64.b64encode(GIF).decode()}\r\n",
        f"PHOTO;ENCODING=BASE64;TYPE=GIF:\r\n{base64.b64encode(GIF).decode()}\r\n",
        f"PHOTO:data:image/gif;base64,{base64.b64encode(GIF).decode()}",
    ],
)
def test_photos_of_all_versions(photo: str):
    found = only(card("FN:Amy", photo, "TEL:0757-86530000"))
    assert found.photo
    assert found.photo.data == GIF
    assert found.values("phone") == ("0757-86530000",)


def test_a_photo_on_the_web_is_never_fetched_but_kept_as_a_link():
    found = only(card("FN:Amy", "PHOTO;VALUE=uri:https://example.com/amy.jpg"))
    assert found.photo is None
    assert found.unknown == (("PHOTO", "https://example.com/amy.jpg"),)


def test_a_photo_above_the_limit_is_left_out_with_a_remark():
    huge = base64.b64encode(b"\xff\xd8\xff" + bytes(5 * 1024 * 1024)).decode()
    found = only(card("FN:Amy", f"PHOTO;ENCODING=b:{huge}"))
    assert (found.full_name, found.photo) == ("Amy", None)
    assert found.remarks


def test_the_card_of_an_assistant_inside_another_is_a_card_of_its_own():
    data = card("FN:Boss Li", "AGENT:", "BEGIN:VCARD", "FN:Assistant He", "END:VCARD", "TEL:0757-1234567")
    first, second = read(data)
    assert (first.name, second.name) == ("Assistant He", "Boss Li")
    assert isinstance(second, Card)
    assert second.values("phone") == ("0757-1234567",)


def test_cards_nested_without_end_are_refused_in_one_sentence():
    data = b"BEGIN:VCARD\r\nFN:Deep\r\nAGENT:\r\n" * 5000 + b"END:VCARD\r\n" * 5000 + card("FN:After")
    entries = read(data)
    assert entries[-1].name == "After"
    assert len([entry for entry in entries if isinstance(entry, Problem)]) == 1
    assert len(entries) == 6


def test_a_card_of_too_many_fields_costs_only_itself():
    first, second = read(card(*(["NOTE:x"] * 5000)) + card("FN:Amy"))
    assert isinstance(first, Problem)
    assert "2,000" in first.reason
    assert second.name == "Amy"


def test_a_card_of_many_large_photos_costs_only_itself():
    photo = "PHOTO;ENCODING=b:" + "A" * (3 * 1024 * 1024)
    first, second = read(card("FN:Bomb", *([photo] * 8)) + card("FN:Amy"))
    assert isinstance(first, Problem)
    assert "16 MB" in first.reason
    assert second.name == "Amy"


def test_an_endless_line_costs_only_its_field():
    first, second = read(card("FN:Long", "NOTE:" + "好" * 4_000_000) + card("FN:Amy"))
    assert isinstance(first, Card)
    assert (first.name, first.note) == ("Long", "")
    assert "NOTE" in first.remarks[0]
    assert second.name == "Amy"


def test_a_calendar_and_a_group_are_named_as_no_contacts():
    calendar = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    entries = read(calendar + card("FN:All buyers", "KIND:group") + card("FN:Amy"))
    assert [type(entry) for entry in entries] == [Problem, Problem, Card]


@pytest.mark.parametrize(
    "data", [b"", b"\r\n\r\n", b"hello", b"\x00\xff" * 500, b"BEGIN:VCARD\nEND:VCARD\n", b":" * 9999]
)
def test_a_file_without_people_says_so(data: bytes):
    entries = read(data)
    assert all(isinstance(entry, Problem) for entry in entries)
    assert entries[-1] == Problem(1, "The file holds no contact card.")


def test_a_company_card_is_a_company():
    found = only(card("FN:Lantern Works", "N:;;;;", "ORG:Lantern Works;", "X-ABShowAs:COMPANY"))
    assert (found.is_company, found.full_name, found.company) == (True, "", "Lantern Works")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BDAY:19850815", CardBirthday(8, 15, 1985)),
        ("BDAY;VALUE=date:1985-08-15T00:00:00Z", CardBirthday(8, 15, 1985)),
        ("BDAY;CALSCALE=chinese:1985-08-15", CardBirthday(8, 15, 1985, lunar=True)),
        ("X-LUNAR-BIRTHDAY;X-LEAP=1:--0430", CardBirthday(4, 30, lunar=True, leap=True)),
        ("BDAY:农历闰四月初八", CardBirthday(4, 8, lunar=True, leap=True)),
        (
            "X-ANDROID-CUSTOM:vnd.com.miui.cursor.item/lunarBirthday;八月十五;;;",
            CardBirthday(8, 15, lunar=True),
        ),
    ],
)
def test_birthdays_keep_their_calendar(line: str, expected: CardBirthday):
    assert only(card("FN:Amy", line)).birthday == expected


def test_a_birthday_that_cannot_be_is_kept_as_text_with_a_remark():
    found = only(card("FN:Amy", "BDAY:1985-02-30"))
    assert found.birthday is None
    assert found.unknown == (("BDAY", "1985-02-30"),)
    assert "1985-02-30" in found.remarks[0]


def test_mixed_names_are_told_apart():
    found = only(card("FN:Amy Zhao (赵敏)"))
    assert (found.chinese_name, found.english_name) == ("赵敏", "Amy Zhao")


def test_line_numbers_are_those_of_the_file_also_with_odd_line_ends():
    data = card("FN:A", "TEL:1234567") + card("FN:B")
    assert [entry.row for entry in read(data.replace(b"\r\n", b"\r\r\n"))] == [1, 6]
    assert [entry.row for entry in read(data.replace(b"\r\n", b"\r"))] == [1, 6]
    assert [entry.row for entry in read(data.replace(b"\r\n", b"\n"))] == [1, 6]
