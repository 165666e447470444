"""The pasted notice of the State Council, line by line."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.almanac.notice import read_notice
from desktop.almanac.statutory import bundled, changes, with_years
from desktop.errors import ImportProblem

NOTICE_2026 = """国务院办公厅关于2026年部分节假日安排的通知

经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。

一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。

节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
"""


def read_item(item: str, year: int) -> tuple[set[str], set[str]]:
    line = read_notice(item, year).lines[0]
    assert line.status == "understood", line.problem
    return {day.isoformat()[5:] for day in line.off}, {day.isoformat()[5:] for day in line.work}


def test_the_notice_of_2026_gives_the_bundled_list() -> None:
    reading = read_notice(NOTICE_2026)
    assert reading.year == 2026
    assert reading.missing == ()
    assert [line.status for line in reading.lines].count("understood") == 7
    assert "not_understood" not in {line.status for line in reading.lines}
    after = with_years(bundled("cn"), [reading.imported("pasted")])
    assert changes(bundled("cn"), after, [2026]) == ()


def test_one_long_line_is_parted() -> None:
    joined = " ".join(NOTICE_2026.split())
    assert [line.status for line in read_notice(joined).lines].count("understood") == 7


def test_an_item_broken_over_lines_is_joined() -> None:
    broken = NOTICE_2026.replace("农历正月初七、", "农历正月初七、\n  ").replace("9月20日", "9月20\n日")
    reading = read_notice(broken)
    assert [line.status for line in reading.lines].count("understood") == 7
    assert changes(bundled("cn"), with_years(bundled("cn"), [reading.imported("pasted")]), [2026]) == ()


@pytest.mark.parametrize(
    ("item", "year", "off", "work"),
    [
        ("一、元旦：1月1日（周三）放假1天，不调休。", 2025, {"01-01"}, set()),
        (
            "一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。",
            2019,
            {"12-30", "12-31", "01-01"},
            {"12-29"},
        ),
        ("三、清明节：4月5日放假，与周末连休。", 2019, {"04-05", "04-06", "04-07"}, set()),
        ("五、端午节：6月18日放假，与周末连休。", 2018, {"06-16", "06-17", "06-18"}, set()),
        ("四、劳动节：5月1日放假，5月2日（星期一）补休。", 2016, {"05-01", "05-02"}, set()),
        (
            "（四）“五一”：5月1日—3日放假，共3天。其中，5月1日为法定节假日，5月3日（星期六）为公休日，"
            "5月4日（星期日）公休日调至5月2日（星期五），5月4日（星期日）上班。",
            2008,
            {"05-01", "05-02", "05-03"},
            {"05-04"},
        ),
        (
            "七、国庆节：10月1日－7日放假，共7天。其中，1日、2日、3日为法定假日，将9月29日（星期六）、30日（星期日）两个"
            "公休日调至10月4日（星期四）、5日（星期五）；10月6日、7日照常公休，9月29日、30日上班。",
            2007,
            {f"10-0{n}" for n in range(1, 8)},
            {"09-29", "09-30"},
        ),
    ],
)
def test_wordings_of_other_years(item: str, year: int, off: set[str], work: set[str]) -> None:
    assert read_item(item, year) == (off, work)


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        ("二、春节：2月6日（周三）至12日放假。", "weekday"),
        ("二、春节：2月5日至12日放假，共7天。", "7 days, but names 8"),
        ("二、春节：2月5日至12日大家欢庆。", "whether they are off"),
        ("二、春节：2月30日放假。", "2/30"),
        ("二、春节：5日放假。", "no month"),
        ("二、春节：另行通知。", "no day off"),
        ("二、春节：2月12日至5日放假。", "do not fit"),
        ("二、植树节：3月12日放假。", "no holiday"),
    ],
)
def test_what_is_not_understood_says_why(item: str, problem: str) -> None:
    line = read_notice(item, 2027).lines[0]
    assert line.status == "not_understood"
    assert problem in line.problem
    assert line.off == ()


def test_the_rest_of_a_notice_is_kept_when_one_line_is_strange() -> None:
    reading = read_notice(
        "2027年部分节假日安排\n一、元旦：1月1日至3日放假。\n二、春节：2月5日起休息一周左右哦。"
    )
    assert [line.status for line in reading.lines] == ["without_days", "understood", "not_understood"]
    assert "国庆" in reading.missing
    assert reading.imported("x").days[0].day == date(2027, 1, 1)
    assert reading.imported("x").skipped == ("二、春节：2月5日起休息一周左右哦。",)


def test_lines_that_contradict_each_other_are_refused() -> None:
    reading = read_notice("2027年节假日\n一、元旦：1月1日至3日放假。\n二、春节：2月5日放假。1月3日上班。")
    with pytest.raises(ImportProblem, match="2027-01-03"):
        reading.imported("x")


@pytest.mark.parametrize("text", ["", "Dear customer, we are closed.", "一、元旦：1月1日放假。"])
def test_a_text_without_a_year_is_refused(text: str) -> None:
    with pytest.raises(ImportProblem, match="which year"):
        read_notice(text)


def test_a_text_without_days_is_refused() -> None:
    with pytest.raises(ImportProblem, match="No day off"):
        read_notice("关于2027年部分节假日安排的通知").imported("x")


def test_a_text_that_is_far_too_long_is_refused() -> None:
    with pytest.raises(ImportProblem, match="too long"):
        read_notice("2027年节假日" + "一、元旦：" * 10_000)
