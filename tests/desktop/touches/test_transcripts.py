"""Copied chats in the shapes of their programs become messages, and messages touches."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import Refused
from desktop.journal.journal import Journal
from desktop.people.channels import add_channel
from desktop.people.contacts import ContactFields, add_contact
from desktop.touches import transcripts
from desktop.touches.cards import touch_card
from desktop.touches.timeline import timeline_rows
from desktop.touches.timeline_ids import timeline_ids
from desktop.touches.transcript_times import Reading, read_clock, read_day
from desktop.touches.transcript_touches import US, is_question, match_speakers, propose, write
from desktop.touches.transcripts import read_transcript

TODAY = date(2026, 3, 12)  # a Thursday
SHANGHAI = ZoneInfo("Asia/Shanghai")


def read(text: str, **rest: bool) -> list[tuple[str, str, str]]:
    found = read_transcript(text, TODAY, **rest)
    return [(f"{message.at:%Y-%m-%d %H:%M}", message.speaker, message.text) for message in found.messages]


EXPECTED = [
    ("2026-03-05 14:30", "张建国", "样品已经寄出了"),
    ("2026-03-05 14:35", "Anna", "太好了\n什么时候到?"),
]
SHAPES = {
    "WeChat, desktop": (
        "张建国 2026/3/5 14:30\n样品已经寄出了\n\nAnna 2026/3/5 14:35\n太好了\n什么时候到?\n"
    ),
    "WeChat, Chinese date": (
        "张建国 2026年3月5日 下午2:30\n样品已经寄出了\nAnna 2026年3月5日 下午2:35\n太好了\n什么时候到?"
    ),
    "WeChat, without year": ("张建国 3月5日 14:30\n样品已经寄出了\nAnna 3月5日 14:35\n太好了\n什么时候到?"),
    "WeChat, weekday": ("张建国 星期四 下午2:30\n样品已经寄出了\nAnna 周四 14:35\n太好了\n什么时候到?"),
    "WeChat, by mail": (
        "—————  2026-03-05  —————\n\n\n张建国  14:30\n\n样品已经寄出了\n\nAnna  14:35\n\n太好了\n什么时候到?"
    ),
    "WeChat, phone": (
        "2026年3月5日 14:30\n张建国:\n样品已经寄出了\n\n2026年3月5日 14:35\nAnna:\n太好了\n什么时候到?"
    ),
    "QQ": (
        "2026-03-05 14:30:22 张建国(12345678)\n"
        "样品已经寄出了\n"
        "\n"
        "2026-03-05 14:35:01 Anna<anna@qq.com>\n"
        "太好了\n"
        "什么时候到?"
    ),
    "QQ, name first": (
        "张建国(12345678) 2026/3/5 14:30:22\n"
        "样品已经寄出了\n"
        "\n"
        "Anna(876543) 2026/3/5 14:35:59\n"
        "太好了\n"
        "什么时候到?"
    ),
    "DingTalk": ("张建国 03-05 14:30\n样品已经寄出了\nAnna 03-05 14:35\n太好了\n什么时候到?"),
    "WhatsApp, Android": (
        "05/03/2026, 14:30 - 张建国: 样品已经寄出了\n"
        "05/03/2026, 14:35 - Anna: 太好了\n"
        "什么时候到?\n"
        "13/03/2025, 1:00 - Anna: <Media>"
    ),
    "WhatsApp, 12 hours": (
        "3/5/26, 2:30\u202fPM - 张建国: 样品已经寄出了\n"
        "3/5/26, 2:35\u202fPM - Anna: 太好了\n"
        "什么时候到?\n"
        "3/13/25, 1:00 AM - Anna: <Media>"
    ),
    "WhatsApp, iOS": (
        "\u200e[05.03.26, 14:30:22] 张建国: 样品已经寄出了\n"
        "[05.03.26, 14:35:01] ~ Anna: 太好了\n"
        "什么时候到?\n"
        "[13.03.25, 01:00:00] Anna: <Media>"
    ),
    "WhatsApp, browser": (
        "[14:30, 05/03/2026] 张建国: 样品已经寄出了\n"
        "[14:35, 05/03/2026] Anna: 太好了\n"
        "什么时候到?\n"
        "[01:00, 13/03/2025] Anna: <Media>"
    ),
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_shape_says_the_same(text: str, end: str) -> None:
    found = read_transcript(text.replace("\n", end), TODAY)
    said = [row for row in read(text.replace("\n", end)) if "<Media>" not in row[2]]
    assert said == EXPECTED
    assert found.not_understood == ()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("今天", TODAY),
        ("昨天", date(2026, 3, 11)),
        ("前天", date(2026, 3, 10)),
        ("Yesterday", date(2026, 3, 11)),
        ("星期四", date(2026, 3, 5)),
        ("星期天", date(2026, 3, 8)),
        ("周三", date(2026, 3, 11)),
        ("Monday", date(2026, 3, 9)),
        ("12月30日", date(2025, 12, 30)),
        ("03-12", TODAY),
        ("03-13", date(2025, 3, 13)),
        ("2-29", None),
        ("31/12/2025", date(2025, 12, 31)),
        ("12/31/25", date(2025, 12, 31)),
        ("3/4/26", date(2026, 4, 3)),
        ("Mar 5, 2026", date(2026, 3, 5)),
        ("5 March 2026", date(2026, 3, 5)),
        ("2026-02-30", None),
        ("99/99/2026", None),
    ],
)
def test_days(typed: str, day: date | None) -> None:
    assert read_day(typed, Reading(TODAY)) == day


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("14:30", time(14, 30)),
        ("上午10:20", time(10, 20)),
        ("下午 2:05", time(14, 5)),
        ("中午12:10", time(12, 10)),
        ("中午1:10", time(13, 10)),
        ("凌晨12:05", time(0, 5)),
        ("晚上8:30", time(20, 30)),
        ("早上7:00", time(7, 0)),
        ("2:30 PM", time(14, 30)),
        ("12:30 a.m.", time(0, 30)),
        ("12:30 PM", time(12, 30)),
        ("25:00", None),
        ("14:61", None),
    ],
)
def test_times(typed: str, clock: time | None) -> None:
    assert read_clock(typed) == clock


def test_dates_of_either_order_are_told_and_can_be_turned() -> None:
    text = "3/4/26, 14:30 - Anna: one\n3/5/26, 14:30 - Li: two"
    assert read_transcript(text, TODAY).either_order
    assert [row[0] for row in read(text)] == ["2026-04-03 14:30", "2026-05-03 14:30"]
    assert [row[0] for row in read(text, day_first=False)] == ["2026-03-04 14:30", "2026-03-05 14:30"]
    assert not read_transcript(SHAPES["WhatsApp, iOS"], TODAY).either_order


def test_what_is_no_message_is_given_line_by_line() -> None:
    text = "Forwarded by Anna\nsomething else\n\n张建国 2026/3/5 14:30\n好的\n"
    found = read_transcript(text, TODAY)
    assert found.not_understood == ((1, "Forwarded by Anna"), (2, "something else"))
    assert [message.text for message in found.messages] == ["好的"]


def test_a_time_within_a_message_opens_no_new_one_but_behind_an_empty_line() -> None:
    text = "张建国 2026/3/5 14:30\n明天开会 14:30\n地址: 宁波"
    whole = ("2026-03-05 14:30", "张建国", "明天开会 14:30\n地址: 宁波")
    assert read(text) == [whole]
    assert read(f"{text}\n\n李伟 15:00\n好的") == [whole, ("2026-03-05 15:00", "李伟", "好的")]


def test_the_notices_of_whatsapp_are_no_messages() -> None:
    text = (
        "13/03/2025, 1:00 - Anna: one\n13/03/2025, 1:01 - Messages are end-to-end encrypted.\n"
        "13/03/2025, 1:02 - Li: two"
    )
    assert [row[2] for row in read(text)] == ["one", "two"]


def test_no_text_and_no_chat_give_nothing() -> None:
    assert read("") == []
    found = read_transcript("\x00\x01 binary \ud800\n" * 3, TODAY)
    assert found.messages == ()
    assert len(found.not_understood) == 3


def test_too_much_text_is_one_sentence() -> None:
    with pytest.raises(Refused, match="too long"):
        read_transcript("x" * (transcripts.LARGEST + 1), TODAY)


_names = st.sampled_from(["张建国", "Anna Li", "王经理-光明", "李雷@恒达"])
_texts = st.lists(
    st.sampled_from(["好的", "请问什么时候发货?", "ok :)", "MOQ 500 pcs", "谢谢!"]), min_size=1, max_size=3
)
_minutes = st.integers(0, 340 * 24 * 60 - 1)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_minutes, _names, _texts), min_size=1, max_size=8))
def test_what_a_program_writes_is_read_back(chosen: list[tuple[int, str, list[str]]]) -> None:
    start = datetime(2025, 4, 1, tzinfo=UTC)
    timed = ((start + timedelta(minutes=at), name, lines) for at, name, lines in chosen)
    said = sorted(timed, key=lambda one: one[0])
    expected = [(f"{at:%Y-%m-%d %H:%M}", name, "\n".join(lines)) for at, name, lines in said]
    wechat = "\n\n".join(f"{name} {at:%Y/%m/%d %H:%M}\n" + "\n".join(lines) for at, name, lines in said)
    qq = "\n".join(
        f"{at:%Y-%m-%d %H:%M:%S} {name}(12345)\n" + "\n".join(lines) + "\n" for at, name, lines in said
    )
    whatsapp = "\n".join(
        f"[{at:%d/%m/%Y}, {at:%H:%M:%S}] {name}: " + "\n".join(lines) for at, name, lines in said
    )
    for text in (wechat, qq):
        assert read(text) == expected
    assert read(whatsapp, day_first=True) == expected


# --- touches -------------------------------------------------------------------------------------------------------


def people(journal: Journal) -> tuple[int, int]:
    with journal.change("People") as session:
        zhang = add_contact(session, ContactFields(name_zh="张建国"))
        li = add_contact(session, ContactFields(name_zh="李雷", name_en="Leo Li"))
        add_channel(session, "wechat", "leo_hengda", contact_id=li)
    return zhang, li


def test_speakers_are_known_by_name_nickname_and_channel(journal: Journal) -> None:
    zhang, li = people(journal)
    with journal.read() as connection:
        found = match_speakers(connection, ["张建国-光明五金", "Leo Li", "leo_hengda", "Anna", "李"])
    assert found == {"张建国-光明五金": zhang, "Leo Li": li, "leo_hengda": li, "Anna": None, "李": None}


CHAT = """张建国 2026/3/5 9:00
早上好

Anna 2026/3/5 9:10
样品什么时候寄出?

张建国 2026/3/5 9:45
下午

Anna 2026/3/6 17:00
可以降价吗？

张建国 2026/3/7 8:00
要问老板
"""


def test_a_touch_per_day_with_direction_count_question_and_answer(journal: Journal) -> None:
    zhang, _li = people(journal)
    found = propose(read_transcript(CHAT, TODAY), {"张建国": zhang, "Anna": US}, SHANGHAI)
    told = [
        (p.day.day, p.direction, p.started_by, p.ours, p.theirs, p.question, p.answer_time) for p in found
    ]
    assert told == [
        (5, "both", "them", 1, 2, "样品什么时候寄出?", timedelta(minutes=35)),
        (6, "out", "us", 1, 0, "可以降价吗？", timedelta(hours=15)),
        (7, "in", "them", 0, 1, "", None),
    ]
    assert found[0].at == datetime(2026, 3, 5, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize("keep_text", [True, False])
def test_nothing_of_the_text_is_kept_unless_wanted_and_one_undo_takes_all_back(
    journal: Journal, keep_text: bool
) -> None:
    zhang, _li = people(journal)
    found = propose(read_transcript(CHAT, TODAY), {"张建国": zhang, "Anna": US}, SHANGHAI)
    with journal.change("Log chat") as session:
        ids = write(session, found, "wechat", "Asia/Shanghai", keep_text=keep_text)
    with journal.read() as connection:
        assert len(timeline_ids(connection, contact_id=zhang)) == 3
        first, second, third = (touch_card(connection, touch_id) for touch_id in ids)
        rows = timeline_rows(connection, ids)
    assert ("早上好" in first.draft.body) == keep_text
    assert "answered after 35 min" in first.draft.body
    assert (first.draft.asks, second.draft.asks) == ("", "可以降价吗？")
    assert third.draft.answers_id == ids[1]
    assert not rows[1].open_question
    journal.undo()
    with journal.read() as connection:
        assert timeline_ids(connection) == []


def test_who_is_left_out_is_left_out(journal: Journal) -> None:
    zhang, _li = people(journal)
    transcript = read_transcript(CHAT, TODAY)
    assert propose(transcript, {"张建国": None, "Anna": US}, SHANGHAI) == []
    only = propose(transcript, {"张建国": zhang, "Anna": None}, SHANGHAI)
    assert [(p.ours, p.theirs) for p in only] == [(0, 2), (0, 1)]


@pytest.mark.parametrize("text", ["好吗?", "可以降价吗", "什么时候发货呢。", "When?", "hello\n多少钱？"])
def test_questions(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize("text", ["好的", "See http://a.b/?x=1 here", "没问题！"])
def test_no_questions(text: str) -> None:
    assert not is_question(text)
