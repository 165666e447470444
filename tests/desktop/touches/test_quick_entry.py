"""The one-line language of Ctrl+L."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import UsageError
from desktop.journal.journal import Journal
from desktop.people.tables import Channel, Contact
from desktop.touches.cards import touch_card
from desktop.touches.day_words import day_ahead, fold
from desktop.touches.mentions import Mentioned, accept, completion
from desktop.touches.quick_entry import QuickDraft, parse
from desktop.touches.quick_log import log_quick, touch_draft

HOME = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 15, 20, tzinfo=HOME)  # a Sunday
ZHANG, LI, LI_MING, CHEN, TOM = (
    Mentioned(1, "张建国"),
    Mentioned(2, "李伟"),
    Mentioned(3, "李伟明"),
    Mentioned(4, "陈洁"),
    Mentioned(5, "Tom Baker"),
)
KEYS = {
    ZHANG: ("zjg", "张建国", "zhangjianguo", "张总"),
    LI: ("lw", "李伟", "liwei"),
    LI_MING: ("lwm", "李伟明", "liweiming"),
    CHEN: ("cj", "陈洁", "chenjie"),
    TOM: ("tom baker", "baker"),
}


def resolve(fragment: str) -> list[Mentioned]:
    return [who for who, keys in KEYS.items() if any(key.startswith(fragment.lower()) for key in keys)]


def read(line: str) -> QuickDraft:
    return parse(line, resolve, NOW)


def names(draft: QuickDraft) -> list[str]:
    return [person.name for person in draft.people]


def roles(line: str) -> list[tuple[str, str]]:
    return [(line[span.start : span.end], span.role) for span in read(line).spans]


def test_a_name_and_a_text() -> None:
    draft = read("@zjg Sent the new drawing")
    assert names(draft) == ["张建国"]
    assert (draft.kind, draft.text, draft.at, draft.complete) == ("", "Sent the new drawing", NOW, True)


def test_one_touch_costs_at_most_eight_keys_beside_its_text() -> None:
    keys = ["Ctrl+L", "@", "z", "j", "g", "Space", "Enter"]
    assert len(keys) <= 8
    assert read("".join(key for key in keys if len(key) == 1) + " text").complete


@pytest.mark.parametrize(
    ("letter", "kind"),
    [
        ("c", "call"),
        ("m", "message"),
        ("e", "mail"),
        ("v", "visit"),
        ("t", "meeting"),
        ("d", "meal"),
        ("g", "gift"),
        ("n", "note"),
        ("ｃ", "call"),
    ],
)
def test_a_letter_names_the_kind_before_or_after_the_person(letter: str, kind: str) -> None:
    assert read(f"@zjg {letter} text").kind == kind
    assert read(f"{letter} @zjg text").kind == kind
    assert read(f"@zjg {letter} text").text == "text"


@pytest.mark.parametrize("text", ["T shirts arrived", "catalogue sent", "x marks it", "t恤到了", "I asked"])
def test_a_text_that_begins_like_a_letter_stays_whole(text: str) -> None:
    draft = read(f"@zjg {text}")
    assert (draft.kind, draft.text) == ("", text)


def test_only_the_first_letter_is_a_kind() -> None:
    draft = read("@zjg c v shaped cut")
    assert (draft.kind, draft.text) == ("call", "v shaped cut")


@pytest.mark.parametrize("sign", ["<", "＜"])
def test_an_arrow_says_that_they_began(sign: str) -> None:
    assert read(f"@zjg c{sign} asked for payment").started_by == "them"
    assert read(f"@zjg {sign} asked for payment").started_by == "them"
    assert read(f"@zjg {sign} asked for payment").text == "asked for payment"


@pytest.mark.parametrize(
    "line",
    ["@zjg @cj text", "@zjg, @cj text", "@zjg and @cj text", "@张建国和@陈洁 text", "＠zjg　＠cj　text"],
)
def test_several_people(line: str) -> None:
    assert names(read(line)) == ["张建国", "陈洁"]
    assert read(line).text == "text"


def test_the_same_person_twice_counts_once() -> None:
    assert names(read("@zjg @张建国 text")) == ["张建国"]


def test_an_exact_name_goes_before_longer_ones() -> None:
    assert names(read("@李伟 text")) == ["李伟"]
    assert names(read("@李伟明 text")) == ["李伟明"]


def test_a_fragment_that_means_two_is_not_complete() -> None:
    draft = read("@liwei text")
    assert not draft.complete
    assert draft.people == ()
    assert roles("@liwei text") == [("@liwei", "ambiguous")]


def test_a_fragment_that_means_nobody_is_not_complete() -> None:
    assert not read("@qqq text").complete
    assert roles("@qqq text") == [("@qqq", "unknown")]
    assert not read("@zjg @qqq text").complete


def test_nobody_named_is_not_complete() -> None:
    assert not read("text").complete
    assert not read("").complete
    assert not read("@").complete


def test_chinese_goes_on_without_a_space() -> None:
    draft = read("＠张建国昨天打电话说样品好了")
    assert names(draft) == ["张建国"]
    assert draft.text == "打电话说样品好了"
    assert draft.at.date() == date(2026, 11, 21)


def test_names_in_the_text_are_written_out() -> None:
    draft = read("@zjg c told me that @cj leaves in March")
    assert names(draft) == ["张建国"]
    assert draft.text == "told me that 陈洁 leaves in March"


def test_names_in_the_text_took_part_when_the_head_names_nobody() -> None:
    draft = read("Dinner with @zjg and @cj")
    assert names(draft) == ["张建国", "陈洁"]
    assert draft.text == "Dinner with 张建国 and 陈洁"


def test_mail_addresses_are_no_mentions() -> None:
    draft = read("@zjg write to li@example.com")
    assert names(draft) == ["张建国"]
    assert draft.text == "write to li@example.com"
    assert draft.complete


def test_an_unknown_mention_in_the_text_stops_nothing_when_somebody_is_named() -> None:
    draft = read("@zjg posted at @home")
    assert draft.complete
    assert draft.text == "posted at @home"


def test_an_underscore_stands_for_a_space() -> None:
    assert names(read("@tom_baker text")) == ["Tom Baker"]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("!fri", "2026-11-27"),
        ("!friday", "2026-11-27"),
        ("!sun", "2026-11-29"),
        ("!next-mon", "2026-11-23"),
        ("!today", "2026-11-22"),
        ("!tomorrow", "2026-11-23"),
        ("!3d", "2026-11-25"),
        ("!2w", "2026-12-06"),
        ("!1m", "2026-12-22"),
        ("!12-24", "2026-12-24"),
        ("!1-5", "2027-01-05"),
        ("!2027-03-01", "2027-03-01"),
        ("！周五", "2026-11-27"),
        ("！星期天", "2026-11-29"),
        ("！礼拜三", "2026-11-25"),
        ("！下周一", "2026-11-23"),
        ("！下下周一", "2026-11-30"),
        ("！明天", "2026-11-23"),
        ("!后天", "2026-11-24"),
        ("!大后天", "2026-11-25"),
        ("！３天后", "2026-11-25"),
        ("！两周后", "2026-12-06"),
        ("！一个月后", "2026-12-22"),
        ("！12月24日", "2026-12-24"),
        ("！2027年3月1日", "2027-03-01"),
        ("！25号", "2026-11-25"),
        ("！5号", "2026-12-05"),
        ("！月底", "2026-11-30"),
        ("！下月底", "2026-12-31"),
        ("！下个月", "2026-12-22"),
    ],
)
def test_days_of_follow_ups(typed: str, day: str) -> None:
    draft = read(f"@zjg text {typed}")
    assert draft.follow_up == (date.fromisoformat(day), "")
    assert draft.text == "text"


def test_next_week_begins_on_monday() -> None:
    monday = date(2026, 11, 23)
    assert day_ahead("下周一", 0, monday) == (date(2026, 11, 30), 3)
    assert day_ahead("周一", 0, monday) == (date(2026, 11, 30), 2)
    assert day_ahead("next-fri", 0, monday) == (date(2026, 12, 4), 8)


@pytest.mark.parametrize(
    "typed", ["!important", "!", "!!", "!2-30", "!fri13", "!99-99", "!0-0", "!2026-13-01"]
)
def test_an_exclamation_mark_without_a_day_is_text(typed: str) -> None:
    draft = read(f"@zjg text {typed}")
    assert draft.follow_up is None
    assert draft.text == f"text {typed}"


def test_an_exclamation_mark_after_a_word_is_text() -> None:
    draft = read("@zjg 太好了！周五发货")
    assert draft.follow_up is None
    assert draft.text == "太好了！周五发货"


def test_the_29th_of_february_waits_for_a_leap_year() -> None:
    assert read("@zjg x !2-29").follow_up == (date(2028, 2, 29), "")


def test_what_follows_the_day_is_what_is_to_be_done() -> None:
    draft = read("@zjg asked for a price !fri: send the quote to @cj")
    assert draft.text == "asked for a price"
    assert draft.follow_up == (date(2026, 11, 27), "send the quote to 陈洁")
    assert names(draft) == ["张建国"]
    assert read("@陈洁 样品已寄 ！周五问收到没有").follow_up == (date(2026, 11, 27), "问收到没有")


def test_a_follow_up_in_the_head_repeats_the_text() -> None:
    draft = read("@zjg !fri c send the quote")
    assert (draft.kind, draft.text, draft.follow_up) == ("call", "send the quote", (date(2026, 11, 27), ""))


def test_the_first_follow_up_counts() -> None:
    draft = read("@zjg a !fri b !3d c")
    assert draft.follow_up == (date(2026, 11, 27), "b !3d c")


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("yesterday", NOW - timedelta(days=1)),
        ("昨天", NOW - timedelta(days=1)),
        ("前天", NOW - timedelta(days=2)),
        ("14:30", NOW.replace(hour=14, minute=30)),
        ("１４：３０", NOW.replace(hour=14, minute=30)),
        ("2pm", NOW.replace(hour=14, minute=0)),
        ("12am", NOW.replace(hour=0, minute=0)),
        ("yesterday 9:05", NOW.replace(day=21, hour=9, minute=5)),
        ("9:05 昨天", NOW.replace(day=21, hour=9, minute=5)),
        ("2026-11-02", NOW.replace(day=2)),
        ("上周五", NOW.replace(day=13)),
    ],
)
def test_when_it_was(typed: str, at: datetime) -> None:
    draft = read(f"@zjg {typed} text")
    assert draft.at == at
    assert draft.text == "text"


def test_times_in_the_text_are_text() -> None:
    draft = read("@zjg pickup at 14:30 yesterday")
    assert draft.at == NOW
    assert draft.text == "pickup at 14:30 yesterday"


@pytest.mark.parametrize("typed", ["25:00", "14:75", "13pm", "2099-01-01"])
def test_impossible_times_are_text(typed: str) -> None:
    draft = read(f"@zjg {typed}")
    assert draft.at == NOW
    assert draft.text == typed


@pytest.mark.parametrize(
    ("typed", "minutes"), [("14:30-15:10", 40), ("23:50-00:10", 20), ("25min", 25), ("25分钟", 25)]
)
def test_how_long_it_took(typed: str, minutes: int) -> None:
    assert read(f"@zjg c {typed} text").minutes == minutes


@pytest.mark.parametrize("text", ["When does the mould arrive?", "模具什么时候到？"])
def test_a_question_mark_asks(text: str) -> None:
    assert read(f"@zjg {text}").asks == text
    assert read("@zjg no question").asks == ""


def test_the_parts_are_told_for_colouring() -> None:
    assert roles("@zjg c 14:30 Talked with @cj ！周五 ask again") == [
        ("@zjg", "person"),
        ("c", "kind"),
        ("14:30", "time"),
        ("@cj", "person"),
        ("！周五", "follow_up"),
        ("ask again", "follow_up_text"),
    ]


def test_completion_knows_the_name_being_typed() -> None:
    found = completion("@zha text", 4)
    assert found is not None
    assert (found.start, found.end, found.text) == (0, 4, "zha")
    assert completion("@zha text", 2).text == "z"  # type: ignore[union-attr]
    assert completion("@zha text", 7) is None
    assert completion("hello ＠", 7).text == ""  # type: ignore[union-attr]
    assert completion("li@example", 6) is None
    assert completion("", 0) is None


def test_accepting_writes_the_name_and_goes_on() -> None:
    line = "@zha text"
    fragment = completion(line, 4)
    assert fragment is not None
    assert accept(line, fragment, "张建国") == ("@张建国 text", 5)
    written, _cursor = accept("@to", completion("@to", 3), "Tom Baker")  # type: ignore[arg-type]
    assert names(read(written)) == ["Tom Baker"]


LINES = st.text(
    alphabet=st.one_of(
        st.sampled_from("@＠!！ zjgcwmlfrid3-12:0年月日周五下天后，,<>?_昨\u3000\n"),
        st.characters(codec="utf-8"),
    ),
    max_size=40,
)


@given(LINES, st.integers(-1, 45))
def test_nothing_typed_is_an_error(line: str, cursor: int) -> None:
    draft = read(line)
    places = [(span.start, span.end) for span in draft.spans]
    assert places == sorted(places, key=lambda place: place[0])
    assert all(0 <= start < end <= len(line) for start, end in places)
    assert len(draft.people) == len(set(draft.people))
    assert len(fold(line)) == len(line)
    fragment = completion(line, cursor)
    if fragment is not None:
        assert line[fragment.start] in "@＠﹫"
        written, at = accept(line, fragment, "张建国")
        assert written[:at].endswith("@张建国 ")


@given(st.text(alphabet="abc 样品!?，:", max_size=20), st.sampled_from(["", "c ", "昨天 "]))
def test_a_quoted_line_keeps_its_text(text: str, head: str) -> None:
    """Whatever follows a word that is no head word comes out as it went in, spaces at the ends apart."""
    draft = parse(f"@zjg {head}begin {text}", resolve, NOW)
    assert draft.text == f"begin {text}".strip()


@pytest.fixture
def zhang(journal: Journal) -> Mentioned:
    with journal.change("Add") as session:
        contact = session.make(Contact, name_zh="张建国").id
        session.flush()
        session.make(Channel, contact_id=contact, kind="phone", value="0579", preferred=True)
    return Mentioned(contact, "张建国")


def test_a_line_becomes_a_touch_on_the_preferred_channel(journal: Journal, zhang: Mentioned) -> None:
    quick = parse("@zjg When does the mould arrive? !fri", lambda _name: [zhang], NOW)
    with journal.change("Log touch") as session:
        touch_id = log_quick(session, quick, NOW)
    with journal.read() as connection:
        card = touch_card(connection, touch_id)
    assert (card.draft.kind, card.draft.channel, card.draft.people) == ("call", "phone", (zhang.id,))
    assert (card.draft.asks, card.draft.zone) == ("When does the mould arrive?", "Europe/Berlin")
    assert card.draft.at == NOW.astimezone(UTC)
    assert card.follow_up is not None
    assert card.follow_up.text == "When does the mould arrive?"


def test_a_time_ahead_is_planned(zhang: Mentioned) -> None:
    quick = parse("@zjg v 17:00 Line audit", lambda _name: [zhang], NOW)
    assert touch_draft(quick, NOW).held is False


def test_an_unclear_line_is_refused_with_advice(journal: Journal) -> None:
    with pytest.raises(UsageError, match="who took part"), journal.change("Log touch") as session:
        log_quick(session, read("@liwei text"), NOW)
