from __future__ import annotations

import io

import pytest

from desktop.errors import ImportProblem
from desktop.exchange.cards import Card, CardAddress, CardBirthday, CardChannel, Entry, Problem
from desktop.exchange.lines import Source
from desktop.exchange.mapping import KEEP, SKIP, Column, propose_mapping
from desktop.exchange.tables import inspect_table, propose_for, read_table


def read(data: bytes | str) -> list[Entry]:
    source = Source(io.BytesIO(data.encode() if isinstance(data, str) else data), "people.csv")
    shape = inspect_table(source)
    return list(read_table(source, shape, propose_for(shape)))


def only(data: bytes | str) -> Card:
    (entry,) = read(data)
    assert isinstance(entry, Card)
    return entry


CHINESE_PHONE = (
    "姓名,手机,办公电话,公司,职务,微信号,农历生日,备注\r\n"
    "王晓明,13800138000/13900139000,0757-86530000转12,华灯灯饰厂,外贸经理,wang_xm,八月十五,喜欢喝茶\r\n"
)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_chinese_phones_table_in_any_encoding(codec: str):
    wang = only(CHINESE_PHONE.encode(codec))
    assert (wang.full_name, wang.chinese_name, wang.company, wang.title) == (
        "王晓明",
        "王晓明",
        "华灯灯饰厂",
        "外贸经理",
    )
    assert wang.channels == (
        CardChannel("mobile", "13800138000"),
        CardChannel("mobile", "13900139000"),
        CardChannel("phone", "0757-86530000转12", "work"),
        CardChannel("wechat", "wang_xm"),
    )
    assert wang.birthday == CardBirthday(8, 15, lunar=True)
    assert wang.note == "喜欢喝茶"


def test_google_of_2024():
    chen = only(
        "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Last Name,Nickname,Organization Name,"
        "Organization Title,Organization Department,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,"
        "Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,"
        "Website 1 - Label,Website 1 - Value,Relation 1 - Label,Relation 1 - Value\r\n"
        "佳,,陈,Jia,Chen,JJ,Lantern Works,Sales,Export, --01-22,,Friends ::: * myContacts,* Work,jia@lw.example,"
        "Mobile,\u202d+86 139 2800 1111\u202c ::: 0757-86530001,"
        "Work,,1 Lantern Rd,Foshan,Homepage,http://lw.example,Spouse,Li Lei\r\n"
    )
    assert (chen.full_name, chen.pinyin, chen.company, chen.department) == (
        "陈佳",
        "Chen Jia",
        "Lantern Works",
        "Export",
    )
    assert chen.channels == (
        CardChannel("mail", "jia@lw.example", "work", preferred=True),
        CardChannel("mobile", "+86 139 2800 1111"),
        CardChannel("phone", "0757-86530001"),
    )
    assert chen.birthday == CardBirthday(1, 22)
    assert chen.tags == ("Friends",)
    assert chen.addresses == (CardAddress("work", street="1 Lantern Rd", city="Foshan"),)
    assert chen.urls == ("http://lw.example",)
    assert chen.unknown == (("Nickname", "JJ"), ("Spouse", "Li Lei"))


def test_google_of_old():
    amy = only(
        "Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,IM 1 - Type,IM 1 - Service,"
        "IM 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title,"
        "Custom Field 1 - Type,Custom Field 1 - Value\r\n"
        "Amy Zhao,Amy,Zhao,* My Contacts ::: Suppliers,* ,amy@lw.example ::: zhao@lw.example,Work,QQ,10001234,Work Fax,"
        "0757-1234567,Lantern Works,Sales,Shoe size,37\r\n"
    )
    assert amy.channels == (
        CardChannel("mail", "amy@lw.example", preferred=True),
        CardChannel("mail", "zhao@lw.example"),
        CardChannel("qq", "10001234", "work"),
        CardChannel("phone", "0757-1234567", "work fax"),
    )
    assert (amy.title, amy.tags, amy.unknown) == ("Sales", ("Suppliers",), (("Shoe size", "37"),))


def test_outlook():
    li = only(
        "Title,First Name,Last Name,Company,Department,Job Title,Business Street,Business City,Business Country/Region,"
        "Business Phone,Business Fax,Mobile Phone,E-mail Address,E-mail 2 Address,Manager's Name,"
        "Birthday,Categories,Notes\r\n"
        'Ms.,Lei,Li,Huadeng,Export,Sales,"1 Road\r\nHall 2",Foshan,China,0757-1111111,0757-2222222,13700000000,'
        "a@x.example,b@x.example,Boss He,0/0/00,Lamps;VIP,hi\r\n"
    )
    assert (li.full_name, li.title, li.reports_to, li.birthday) == ("Ms. Lei Li", "Sales", "Boss He", None)
    assert li.addresses == (CardAddress("work", street="1 Road\nHall 2", city="Foshan", country="China"),)
    assert [channel.label for channel in li.channels] == ["work", "work fax", "", "", ""]
    assert li.tags == ("Lamps", "VIP")


def test_salesforce_keeps_who_reports_to_whom():
    boss, rep = read(
        "Id,AccountName,Salutation,FirstName,LastName,Title,Email,MobilePhone,ReportsToId,MailingCity\n"
        "003A,Huadeng,Mr.,Gang,He,Owner,he@x.example,,,Foshan\n003B,Huadeng,,Lei,Li,Sales,li@x.example,,003A,Foshan\n"
    )
    assert isinstance(boss, Card)
    assert isinstance(rep, Card)
    assert (rep.reports_to, boss.source_id, rep.title, rep.company) == ("003A", "003A", "Sales", "Huadeng")


def test_hubspot():
    found = only(
        "Record ID,First Name,Last Name,Email,Phone Number,Company Name,Lifecycle Stage\n"
        "51,Lei,Li,li@x.example,1,Huadeng,Lead\n"
    )
    assert (found.source_id, found.company, found.unknown) == (
        "51",
        "Huadeng",
        (("Lifecycle Stage", "Lead"),),
    )


def test_linkedin_writes_notes_above_the_headers():
    data = (
        'Notes:\r\n"When exporting your connection data, you may notice that some mails are missing."\r\n\r\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n"
        "Lei,Li,https://l.example/li,,Huadeng,Sales,01 May 2024\r\n"
    )
    found = only(data)
    assert (found.name, found.company, found.title, found.row) == ("Lei Li", "Huadeng", "Sales", 5)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_usual_delimiter(delimiter: str):
    data = "\n".join(
        delimiter.join(row) for row in (("Display Name", "Primary Email"), ("Lei Li", "l@x.example"))
    )
    assert only(data).values("mail") == ("l@x.example",)


def test_excel_names_its_delimiter():
    assert only("sep=;\nName;Note\nLei Li;a,b,c\n").note == "a,b,c"


def test_a_table_without_headers_is_known_by_its_contents():
    first, second = read("王晓明,13800138000,w@x.example\n陈佳,13900139000,c@x.example\n")
    assert isinstance(first, Card)
    assert (first.full_name, first.row) == ("王晓明", 1)
    assert first.channels == (CardChannel("mobile", "13800138000"), CardChannel("mail", "w@x.example"))
    assert second.name == "陈佳"


def test_unknown_columns_are_kept_or_skipped_as_the_person_says():
    mapping = propose_mapping(["Name", "Shoe size", "e-mail (private)"], [["Lei", "37", "l@x.example"]])
    assert mapping.columns == (Column("full_name"), KEEP, Column("mail", "home"))
    changed = mapping.with_column(1, SKIP).with_column(2, Column("wechat"))
    assert changed.columns == (Column("full_name"), SKIP, Column("wechat"))
    with pytest.raises(IndexError):
        mapping.with_column(3, SKIP)


@pytest.mark.parametrize(
    ("birthdays", "expected", "doubtful"),
    [
        (["25.12.1980", "3.4.1981"], CardBirthday(4, 3, 1981), False),
        (["12/25/1980", "3/4/1981"], CardBirthday(3, 4, 1981), True),
        (["1980-12-25", "1981-04-03"], CardBirthday(4, 3, 1981), False),
    ],
)
def test_birthdays_that_can_be_read_in_two_ways_say_so(
    birthdays: list[str], expected: CardBirthday, doubtful: bool
):
    last = read("Name,Birthday\n" + "".join(f"N{n},{day}\n" for n, day in enumerate(birthdays)))[-1]
    assert isinstance(last, Card)
    assert last.birthday == expected
    assert bool(last.remarks) == doubtful


def test_thunderbirds_birthday_in_three_columns():
    assert only("Display Name,Birth Year,Birth Month,Birth Day\nLei,1985,8,15\n").birthday == CardBirthday(
        8, 15, 1985
    )


def test_an_open_quotation_mark_costs_only_its_row():
    body = "".join(f"Person {n},p{n}@x.example\n" for n in range(2000))
    entries = read('Name,Email\n"Broken,b@x.example\n' + body)
    assert isinstance(entries[0], Problem)
    assert entries[0].row == 2
    assert len(entries) == 2001
    assert entries[1].name == "Person 0"


def test_quotation_marks_inside_a_cell_are_harmless():
    first, second = read('Name,Note\nLei,5" screw\nMei,"""Hi"" she said"\n')
    assert isinstance(first, Card)
    assert isinstance(second, Card)
    assert (first.note, second.note) == ('5" screw', '"Hi" she said')


def test_one_row_in_another_encoding_costs_nothing():
    data = "Name,Note\n王晓明,茶\n".encode() + "陈建国,咖啡\n".encode("gb18030")
    assert [entry.name for entry in read(data)] == ["王晓明", "陈建国"]


def test_rows_beyond_the_limits_are_named_and_the_others_arrive():
    wide, long = "x," * 5000, "y" * 2_000_000
    entries = read(f"Name,Note\n{wide}\nZ,{long}\nC,{'z' * 200_000}\nLei,fine\n")
    assert [type(entry) for entry in entries] == [Problem, Problem, Problem, Card]
    assert [entry.row for entry in entries] == [2, 3, 4, 5]


def test_a_table_of_only_damage_ends_with_a_sentence():
    entries = read("Name,Note\n" + ("," * 2001 + "\n") * 1500)
    assert len(entries) == 1001
    assert "too many damaged rows" in entries[-1].reason  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "data",
    [
        ",".join(f"c{n}" for n in range(1_000_000)),
        ",".join(f"c{n}" for n in range(50_000)),
        "a," * 3000 + "\nName,x\n",
    ],
)
def test_a_table_of_a_million_columns_is_refused_with_advice(data: str):
    with pytest.raises(ImportProblem) as caught:
        read(data)
    assert "2,000 columns" in caught.value.message
    assert caught.value.advice


@pytest.mark.parametrize("data", ["", "\n\n\n", ",,,\n,,,\n"])
def test_an_empty_table_is_refused_with_advice(data: str):
    with pytest.raises(ImportProblem, match="holds no table"):
        read(data)


def test_a_row_that_names_nobody_is_reported():
    assert read("Name,Note\n,hello\n") == [Problem(2, "The row names no person, company, number or address.")]
