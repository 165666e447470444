"""The sheet about a person and the handover sheet: complete, and without what is private unless asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.clock import SHANGHAI
from desktop.commitments.decisions import ask_decision
from desktop.commitments.follow_ups import add_follow_up
from desktop.commitments.promises import add_promise
from desktop.exchange.dossier_text import markdown
from desktop.exchange.handover import handover_sheet, steps
from desktop.exchange.handover_all import handover_of_all, suppliers_to_hand_over
from desktop.exchange.person_sheet import person_sheet
from desktop.giving.favours import add_favour
from desktop.journal.journal import Journal
from desktop.notes.keeping import make_note, tie
from desktop.people.channels import add_channel
from desktop.people.contact_card import contact_card
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment, has_left
from desktop.people.relations import add_relation
from desktop.people.suppliers import add_supplier, edit_supplier
from desktop.people.tags import all_tags, tag
from desktop.touches.logging import TouchDraft, log_touch
from desktop.trade.orders import add_order

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = date(2026, 11, 22)
PRIVATE = ("离婚不久", "宁波大学同学", "替我们催过一次货", "Doubter", "她下个月升职", "孩子高考")


class Story:
    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        with journal.change("people") as session:
            self.supplier = add_supplier(session, {"name_zh": "光明五金厂"})
            self.wang = add_contact(
                session,
                {"name_zh": "王芳", "home_town": "绍兴", "private_notes": "离婚不久", "ask_next": "孩子高考"},
            )
            self.li = add_contact(session, {"name_zh": "李伟"})
            session.flush()
            add_employment(
                session, self.wang, {"supplier_id": self.supplier, "title": "销售经理", "stance": "doubter"}
            )
            add_employment(session, self.li, {"supplier_id": self.supplier, "title": "跟单"})
            add_channel(session, "wechat", "wangfang_88", contact_id=self.wang)
            add_relation(session, self.wang, self.li, "schoolmate", "宁波大学同学")
            add_favour(session, self.wang, "received", "替我们催过一次货", date(2026, 5, 1))
            add_order(session, self.supplier, {"number": "PO-77", "title": "铰链"}, TODAY)
        with journal.change("story") as session:
            owned = {"contact_id": self.wang, "supplier_id": self.supplier}
            ask_decision(session, {**owned, "what": "模具费谁出", "asked_on": TODAY})  # type: ignore[typeddict-item]
            add_promise(
                session, {**owned, "side": "theirs", "what": "寄封样", "made_on": TODAY, "due_on": TODAY}
            )  # type: ignore[typeddict-item]
            add_follow_up(session, TODAY, "问报关资料", contact_id=self.wang, supplier_id=self.supplier)
            log_touch(
                session,
                TouchDraft(
                    NOW,
                    people=(self.wang,),
                    kind="call",
                    summary="谈交期",
                    body="很长的内容 " * 60 + "结尾在此",
                ),
            )
            for words, private in (("她下个月升职", True), ("喜欢龙井", False)):
                note = make_note(session, TODAY, body=words, private=private)
                session.flush()
                tie(session, note, "contact", self.wang)


@pytest.fixture
def story(journal: Journal) -> Story:
    return Story(journal)


def person_text(story: Story, *, private: bool) -> str:
    steps_: list[tuple[int, int]] = []
    tick: Callable[[int, int], None] = lambda done, total: steps_.append((done, total))  # noqa: E731
    with story.journal.read() as connection:
        found = person_sheet(connection, story.wang, NOW, private=private, tick=tick)
    assert found is not None
    assert steps_
    return markdown(found)


def test_a_person_is_told_whole_without_what_is_private(story: Story) -> None:
    text = person_text(story, private=False)
    for told in (
        "绍兴",
        "wangfang_88",
        "销售经理",
        "模具费谁出",
        "寄封样",
        "问报关资料",
        "谈交期",
        "结尾在此",
        "喜欢龙井",
    ):
        assert told in text
    assert [secret for secret in PRIVATE if secret in text] == []
    assert "What is marked private is left out." in text


def test_with_what_is_private_nothing_is_missing(story: Story) -> None:
    text = person_text(story, private=True)
    assert [secret for secret in PRIVATE if secret not in text] == []
    assert "What is marked private is in it." in text


def test_sheets_tell_what_took_place_by_the_days_at_home(story: Story) -> None:
    """A minute before midnight by universal time it is the next day in China; what is planned is no last touch."""
    late = datetime(2026, 11, 21, 23, 59, tzinfo=UTC)
    with story.journal.change("touches") as session:
        log_touch(session, TouchDraft(late, people=(story.wang,), kind="call", summary="夜里来电"))
        plan = TouchDraft(
            NOW + timedelta(days=9), people=(story.wang,), kind="visit", summary="去看厂", held=False
        )
        log_touch(session, plan)
    now = NOW.astimezone(SHANGHAI)
    with story.journal.read() as connection:
        found = handover_sheet(connection, story.supplier, now, "ours")
        person = person_sheet(connection, story.wang, now, private=False, tick=lambda _done, _total: None)
    assert found is not None
    assert person is not None
    (last,) = (section for section in found.sections if section.title == "Last touches")
    assert ("2026-11-22", "夜里来电") in [(row[0], row[2]) for row in last.rows]
    assert "去看厂" not in markdown(found)
    assert "2026-11-22 07:59" in markdown(person)


def test_a_handover_tells_what_is_open_and_who_is_there(story: Story) -> None:
    with story.journal.change("left") as session:
        has_left(session, story.wang, TODAY)
    with story.journal.read() as connection:
        leaver = contact_card(connection, story.wang)
        found = handover_sheet(connection, story.supplier, NOW, "theirs", leaver=leaver, advice="先见李伟")
        secret = handover_sheet(connection, story.supplier, NOW, "theirs", leaver=leaver, private=True)
        nothing = handover_sheet(connection, 12345, NOW, "ours")
    assert found is not None
    assert secret is not None
    assert nothing is None
    text = markdown(found)
    for told in (
        "王芳",
        "wangfang_88",
        "先见李伟",
        "李伟",
        "PO-77",
        "模具费谁出",
        "寄封样",
        "问报关资料",
        "谈交期",
    ):
        assert told in text
    assert text.count("☐") == len(steps("theirs"))
    assert "替我们催过一次货" not in text
    assert "替我们催过一次货" in markdown(secret)


def test_what_is_settled_is_not_handed_over(story: Story) -> None:
    with story.journal.read() as connection:
        before = markdown(handover_sheet(connection, story.supplier, NOW, "ours"))  # type: ignore[arg-type]
    assert "Open promises" in before
    assert {step.key for step in steps("ours")} != {step.key for step in steps("theirs")}


def test_one_sheet_tells_a_colleague_of_all_suppliers(journal: Journal) -> None:
    story = Story(journal)
    with journal.change("more") as session:
        second = add_supplier(session, {"name_zh": "恒达塑胶", "status": "active"})
        ended = add_supplier(session, {"name_zh": "旧厂", "status": "ended"})
        edit_supplier(session, story.supplier, {"status": "active"})
        tag(session, "小陈", supplier_ids=[second, ended])
    with journal.read() as connection:
        mine = suppliers_to_hand_over(connection)
        (label,) = all_tags(connection)
        hers = suppliers_to_hand_over(connection, label.id)
        told = markdown(handover_of_all(connection, mine, NOW.astimezone(SHANGHAI)))
        secret = markdown(handover_of_all(connection, mine, NOW.astimezone(SHANGHAI), private=True))
    assert set(mine) == {story.supplier, second}
    assert list(hers) == [second], "one that has ended goes over to nobody"
    assert "光明五金厂 · Open promises" in told
    assert "寄封样" in told
    assert "PO-77" in told
    assert "恒达塑胶" in told
    assert "旧厂" not in told
    assert steps("ours")[0].words in told
    assert not [word for word in PRIVATE if word in told]
    assert "替我们催过一次货" in secret
