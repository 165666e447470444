"""One search over all kinds of records, narrowed by facets in both languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from desktop import opening
from desktop.commitments.decisions import ask_decision
from desktop.commitments.follow_ups import add_follow_up, finish
from desktop.commitments.promises import PromiseFields, add_promise, remove_promise
from desktop.fields.defining import FieldDraft, add_field
from desktop.fields.filling import fill_in_typed
from desktop.finding import FIND_KINDS, Found, find_all, parse
from desktop.finding.kinds import kind_named
from desktop.giving.favours import add_favour
from desktop.giving.gifts import add_gift
from desktop.journal.connection import connect
from desktop.journal.journal import Journal
from desktop.journal.migrating import migrate
from desktop.journal.version import INDEXED_SINCE, SCHEMA_VERSION
from desktop.notes.keeping import make_note
from desktop.people.contacts import add_contact
from desktop.people.employments import add_employment
from desktop.people.finding import load_index
from desktop.people.suppliers import add_supplier
from desktop.people.tags import tag
from desktop.planning.event_drafts import EventDraft
from desktop.planning.events import add_event
from desktop.touches.logging import TouchDraft, delete_touches, log_touch

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
Ask = Callable[..., dict[str, list[str]]]


@pytest.fixture
def ask(journal: Journal) -> Ask:
    """Two suppliers with a person each, and the word 报价 in a record of each kind that has a text."""
    with journal.change("People") as session:
        hengda = add_supplier(session, {"name_zh": "宁波恒达塑料有限公司", "name_en": "Ningbo Hengda"})
        guangming = add_supplier(session, {"name_zh": "义乌光明五金厂", "name_en": "Yiwu Guangming"})
        wang = add_contact(session, {"name_zh": "王伟"})
        zhang = add_contact(session, {"name_zh": "张建国"})
        session.flush()
        add_employment(session, wang, {"supplier_id": hengda, "title": "经理"})
        add_employment(session, zhang, {"supplier_id": guangming})
        session.flush()
        tag(session, "VIP", contact_ids=[wang])
        for person, way, days, words in (
            (wang, "in", 0, "报价 came from Wang"),
            (wang, "out", 3, "报价 asked of Wang"),
            (zhang, "in", 40, "报价 of Zhang"),
        ):
            log_touch(
                session,
                TouchDraft(
                    at=NOON - timedelta(days=days),
                    people=(person,),
                    kind="message",
                    direction=way,
                    summary=words,
                ),
            )
        add_follow_up(session, TODAY + timedelta(days=2), "Compare the 报价", contact_id=wang)
        make_note(session, TODAY, title="报价 compared", body=f"#旺季 with [王伟](contact:{wang})")
        make_note(session, TODAY, title="报价 secret", private=True)
        add_event(session, EventDraft("报价 meeting", date(2026, 11, 30), date(2026, 11, 30)))

    def search(typed: str, **options: object) -> dict[str, list[str]]:
        with journal.read() as connection:
            return _said(find_all(connection, load_index(connection), parse(typed), TODAY, **options))  # type: ignore[arg-type]

    return search


def _said(found: Found) -> dict[str, list[str]]:
    """Return what a person reads first of each hit; a facet that means nothing stands under "?"."""
    words = {
        "contact": lambda hit: hit.name.zh,
        "supplier": lambda hit: hit.name.en,
        "touch": lambda hit: hit.summary.text,
        "followup": lambda hit: hit.text.text,
        "festival": lambda hit: hit.hanzi.text,
        "phrase": lambda hit: hit.simplified,
        "field": lambda hit: hit.title,
    }
    said = {
        kind: [words.get(kind, lambda hit: hit.title.text)(hit) for hit in hits]
        for kind, hits in found.hits.items()
    }
    return said | ({"?": [facet.typed() for facet in found.unknown]} if found.unknown else {})


def test_two_hanzi_find_every_kind_of_record_the_newest_first(ask: Ask) -> None:
    found = ask("报价")
    assert found["touch"] == ["报价 came from Wang", "报价 asked of Wang", "报价 of Zhang"]
    assert found["followup"] == ["Compare the 报价"]
    assert sorted(found["note"]) == ["报价 compared", "报价 secret"]
    assert found["event"] == ["报价 meeting"]


@pytest.mark.parametrize(
    ("typed", "touches"),
    [
        ("报价 supplier:hengda", ["报价 came from Wang", "报价 asked of Wang"]),
        ("报价 供应商：恒达", ["报价 came from Wang", "报价 asked of Wang"]),
        ("供应商:nbhd kind:touch", ["报价 came from Wang", "报价 asked of Wang"]),
        ("from:wangwei", ["报价 came from Wang"]),
        ("来自：王伟", ["报价 came from Wang"]),
        ("from:hengda", ["报价 came from Wang"]),
        ("with:ww", ["报价 came from Wang", "报价 asked of Wang"]),
        ("tag:vip kind:touch", ["报价 came from Wang", "报价 asked of Wang"]),
        ("2026-11 报价", ["报价 came from Wang", "报价 asked of Wang"]),
        ("2026年10月", ["报价 of Zhang"]),
        ("date:2026-10..2026-11 报价", ["报价 came from Wang", "报价 asked of Wang", "报价 of Zhang"]),
        ("2026-11-20", ["报价 came from Wang"]),
        ("supplier:hengda supplier:guangming 2026-10", ["报价 of Zhang"]),
        ("from:wangwei supplier:guangming", []),
        ("kind:note 报价", []),
        ("kind:touch", ["报价 came from Wang", "报价 asked of Wang", "报价 of Zhang"]),
    ],
)
def test_facets_narrow_touches(ask: Ask, typed: str, touches: list[str]) -> None:
    assert ask(typed).get("touch", []) == touches


def test_facets_narrow_people_suppliers_notes_and_follow_ups(ask: Ask) -> None:
    assert ask("kind:person supplier:guangming") == {"contact": ["张建国"]}
    assert ask("类型：人 标签：vip") == {"contact": ["王伟"]}
    assert ask("kind:contact zjg tag:vip") == {}
    assert ask("tag:旺季") == {"note": ["报价 compared"]}
    assert ask("with:王伟 kind:note") == {"note": ["报价 compared"]}
    assert ask("supplier:hengda kind:followup") == {}
    assert ask("with:王伟 kind:todo") == {"followup": ["Compare the 报价"]}


def test_days_narrow_events_and_festivals_to_the_day(ask: Ask) -> None:
    assert ask("2026-11-30")["event"] == ["报价 meeting"]
    assert "event" not in ask("2026-12 报价")
    assert "event" not in ask("2026-11-29 报价")
    assert "中秋节" in ask("2026-09 kind:festival")["festival"]
    assert "中秋节" not in ask("2026-10 kind:festival")["festival"]


@pytest.mark.parametrize("typed", ["中秋", "zhongqiu", "mid-autumn", "Zhōngqiū"])
def test_festivals_are_found_in_any_script_on_their_next_day(ask: Ask, typed: str) -> None:
    assert ask(typed)["festival"][0] == "中秋节"


def test_private_notes_are_hidden_while_presenting(ask: Ask) -> None:
    assert ask("报价", hide_private=True)["note"] == ["报价 compared"]


@pytest.mark.parametrize(
    "typed", ["supplier:xyzzy 报价", "tag:nothing", "kind:bogus", "date:soon", "from:qqqq"]
)
def test_a_facet_that_means_nothing_finds_nothing_and_is_named(ask: Ask, typed: str) -> None:
    assert ask(typed) == {"?": [typed.split(maxsplit=1)[0]]}


@pytest.mark.parametrize("typed", ["", "   ", "?!", "kind:", "wayin", "kindtouch"])
def test_no_words_find_nothing(ask: Ask, typed: str) -> None:
    assert ask(typed) == {}


def test_a_done_follow_up_comes_after_the_open_ones_and_one_of_a_trashed_touch_not_at_all(
    journal: Journal, ask: Ask
) -> None:
    with journal.change("More") as session:
        person = add_contact(session, {"name_zh": "李雷"})
        session.flush()
        touch = log_touch(session, TouchDraft(at=NOON, people=(person,), summary="Mould"))
        session.flush()
        add_follow_up(session, TODAY + timedelta(days=9), "Ask 模具", touch_id=touch)
        finish(session, add_follow_up(session, TODAY + timedelta(days=5), "Send 模具"), "sent 模具")
        add_follow_up(session, TODAY, "Pay 模具")
    assert ask("模具")["followup"] == ["Ask 模具", "Pay 模具", "Send 模具"]
    with journal.change("Trash") as session:
        delete_touches(session, [touch])
    assert ask("模具")["followup"] == ["Pay 模具", "Send 模具"]
    journal.undo()
    assert ask("模具")["followup"] == ["Ask 模具", "Pay 模具", "Send 模具"]


def test_a_kind_is_named_in_both_languages() -> None:
    assert {kind_named(word) for word in ("note", "Notes", "笔记")} == {"note"}
    assert {kind_named(word) for word in ("files", "附件", "attachment", "文件")} == {"attachment"}
    assert kind_named("bogus") is None
    words = [word for kind in FIND_KINDS for word in kind.words]
    assert len(words) == len(set(words))


@pytest.mark.usefixtures("ask")
def test_a_journal_of_an_older_version_is_indexed_anew(journal: Journal) -> None:
    folder, key = journal.folder, journal.key
    journal.close()
    raw = connect(journal.database, key)
    raw.execute("DELETE FROM search_document")
    raw.execute("DROP TABLE search_index")
    raw.execute("CREATE VIRTUAL TABLE search_index USING fts5(title, body, facet)")
    raw.commit()
    raw.close()
    assert INDEXED_SINCE <= SCHEMA_VERSION
    migrate(folder, key, INDEXED_SINCE - 1, INDEXED_SINCE - 1, reindex=opening.reindex)
    raw = connect(journal.database, key)
    indexed = raw.execute("SELECT count(*) FROM search_document WHERE kind = 'touch'").fetchone()
    found = raw.execute(
        "SELECT count(*) FROM search_index WHERE search_index MATCH 'facet : kindtouch'"
    ).fetchone()
    raw.close()
    assert indexed == found == (3,)


def test_gifts_and_own_fields_are_found(journal: Journal, ask: Ask) -> None:
    with journal.change("More") as session:
        guest = add_contact(session, {"name_zh": "欧阳雪"})
        session.flush()
        add_gift(session, {"contact_id": guest, "what": "紫砂壶"})
        school = add_field(session, "contact", FieldDraft("School", "text"))
        session.flush()
        fill_in_typed(session, school, guest, "浙江大学")
    assert ask("紫砂") == {"gift": ["紫砂壶"]}
    assert ask("浙江大学")["contact"] == ["欧阳雪"]
    assert ask("类型:人员 浙江大学") == {"contact": ["欧阳雪"]}


def test_words_given_and_favours_are_found_and_narrowed_to_a_person(journal: Journal, ask: Ask) -> None:
    with journal.change("Words") as session:
        person = add_contact(session, {"name_zh": "胡永年"})
        session.flush()
        promised: PromiseFields = {
            "contact_id": person, "what": "交期 held till Friday", "made_on": TODAY, "due_on": TODAY
        }  # fmt: skip
        promise = add_promise(session, promised)
        ask_decision(session, {"contact_id": person, "what": "Second 模具 for the 交期", "asked_on": TODAY})
        add_favour(session, person, "received", "Moved our 交期 forward", TODAY)
    found = ask("交期")
    assert [len(found[kind]) for kind in ("promise", "decision", "favour")] == [1, 1, 1]
    assert list(ask("交期 with:胡永年")) == ["promise", "decision", "favour"]
    assert list(ask("交期 kind:承诺")) == ["promise"]
    assert "promise" not in ask("交期 with:王伟")
    with journal.change("Trash") as session:
        remove_promise(session, promise)
    assert "promise" not in ask("交期")
    journal.undo()
    assert "promise" in ask("交期")
