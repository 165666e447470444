"""What an export of Monica 4 brings: people, what happened with them, and what is still to be done."""

from __future__ import annotations

import base64
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from desktop.commitments.tables import FollowUp
from desktop.errors import ImportProblem
from desktop.exchange.cards import Card, CardBirthday, CardChannel, Problem
from desktop.exchange.outcomes import Fate
from desktop.exchange.reading import FileKind, preview, read_contacts
from desktop.journal.journal import Journal
from desktop.people.tables import Contact
from desktop.touches.tables import Touch, TouchPerson
from tests.desktop.exchange.journals import imported

PIXEL = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"\0" * 40).decode()


def one(uuid: str, **properties: Any) -> dict[str, Any]:
    """Return an object as Monica writes each."""
    stamp = "2024-03-05T08:00:00.000000Z"
    return {"uuid": uuid, "created_at": stamp, "updated_at": stamp, "properties": properties}


def many(kind: str, *values: Any) -> dict[str, Any]:
    """Return a collection as Monica writes each."""
    return {"count": len(values), "type": kind, "values": list(values)}


def export(people: list[dict[str, Any]], *more: dict[str, Any]) -> dict[str, Any]:
    """Return a whole export."""
    types = [
        one("t-mail", name="Email", protocol="mailto:", type="email"),
        one("t-phone", name="Phone", protocol="tel:", type="phone"),
        one("t-wechat", name="WeChat"),
        one("t-page", name="Facebook"),
    ]
    kinds = [one("a-meal", translation_key="ate_restaurant", name="ate in a restaurant")]
    return {
        "version": "1.0-preview.1",
        "app_version": "4.1.2",
        "export_date": "2026-11-01T00:00:00.000000Z",
        "account": {
            "uuid": "account",
            "data": [many("user"), many("contact", *people), *more],
            "properties": {},
            "instance": {"contact_field_types": types, "activity_types": kinds},
        },
    }


def li_na() -> dict[str, Any]:
    """Return a person with nearly all that Monica knows of one."""
    person = one(
        "li",
        first_name="娜",
        last_name="李",
        nickname="Nana",
        job="销售经理",
        company="宁波日升电子有限公司",
        description="Met at the fair.",
        food_preferences="no pork",
        gender="F",
        stay_in_touch_frequency=30,
        tags=["fair", "重要"],
        first_met_through="wang",
        birthdate={"date": "1988-09-17T00:00:00.000000Z", "is_age_based": False, "is_year_unknown": True},
        avatar={"avatar_photo": "photo"},
        is_partial=False,
    )
    person["data"] = [*_fields(), *_past(), *_to_do(), {"count": 1, "type": "activity", "values": ["dinner"]}]
    return person


def _fields() -> list[dict[str, Any]]:
    return [
        many(
            "contact_field",
            one("f1", data="li@example.com", type="t-mail"),
            one("f2", data="13812345678", type="t-phone"),
            one("f3", data="lina88", type="t-wechat"),
            one("f4", data="https://example.com/li", type="t-page"),
        ),
        many("address", one("ad", name="work", street="中山路1号", city="宁波", country="CN")),
    ]


def _past() -> list[dict[str, Any]]:
    day = "2024-04-02T00:00:00.000000Z"
    messages = [
        one("m1", content="报价发了吗？", written_at=day, written_by_me=True),
        one("m2", content="下午发您。", written_at=day, written_by_me=False),
    ]
    called = "2024-05-01T02:30:00.000000Z"
    return [
        many("call", one("call", called_at=called, content="Asked for the samples.", contact_called=True)),
        many("conversation", one("talk", happened_at=day, contact_field_type="t-wechat", messages=messages)),
        many("note", one("note", body="Prefers mornings.\nHas a son.")),
        many("gift", one("gift", name="Tea", status="offered", date="2024-09-10T00:00:00.000000Z")),
    ]


def _to_do() -> list[dict[str, Any]]:
    once = {"initial_date": "2026-12-20T00:00:00.000000Z", "frequency_type": "one_time"}
    yearly = {"initial_date": "2024-06-18", "frequency_type": "year", "frequency_number": 1}
    return [
        many(
            "task", one("t1", title="Send drawings", completed=False), one("t2", title="Old", completed=True)
        ),
        many(
            "reminder",
            one("r1", title="Ask for the sample", **once),
            one("r2", title="Anniversary", **yearly),
        ),
    ]


def wang() -> dict[str, Any]:
    """Return a person who took part in what another did."""
    person = one("wang", first_name="Bo", last_name="Wang", is_partial=False)
    mail = one("f9", data="bo@example.com", type="t-mail")
    person["data"] = [many("contact_field", mail), {"count": 1, "type": "activity", "values": ["dinner"]}]
    return person


def whole() -> dict[str, Any]:
    """Return an export of three people, one of whom is only somebody's child."""
    child = one("child", first_name="Lele", last_name="", is_partial=True)
    dinner = one(
        "dinner", summary="Dinner by the lake", happened_at="2024-09-12T00:00:00.000000Z", type="a-meal"
    )
    return export(
        [li_na(), wang(), child],
        many("relationship", one("rel", type="child", contact_is="li", of_contact="child")),
        many("activity", dinner),
        many("photo", one("photo", mime_type="image/png", dataUrl="data:image/png;base64," + PIXEL)),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "monica.json"
    file.write_text(json.dumps(whole(), ensure_ascii=False, indent=4), encoding="utf-8")
    return file


def cards(path: Path) -> list[Card]:
    return [entry for entry in read_contacts(path, preview(path)) if isinstance(entry, Card)]


def test_a_person_is_read_with_all_that_has_a_place(path: Path) -> None:
    assert preview(path).kind is FileKind.MONICA
    li, bo = cards(path)
    assert (li.chinese_name, li.family, li.given) == ("李娜", "李", "娜")
    assert (li.company, li.title, li.tags) == ("宁波日升电子有限公司", "销售经理", ("fair", "重要"))
    assert li.channels == (
        CardChannel("mail", "li@example.com"),
        CardChannel("mobile", "13812345678"),
        CardChannel("wechat", "lina88"),
    )
    assert li.urls == ("https://example.com/li",)
    assert li.birthday == CardBirthday(9, 17)
    assert li.photo is not None
    assert li.photo.kind == "png"
    assert ("child", "Lele") in li.unknown
    assert (bo.full_name, bo.english_name, bo.chinese_name) == ("Bo Wang", "Bo Wang", "")


def test_what_happened_comes_as_touches_once_for_all_who_took_part(journal: Journal, path: Path) -> None:
    outcomes = imported(journal, path)
    assert [outcome.fate for outcome in outcomes] == [Fate.CREATED, Fate.CREATED]
    assert "5 touches" in outcomes[0].reason
    with journal.read() as connection:
        touches = connection.execute(
            select(Touch.kind, Touch.channel, Touch.direction, Touch.started_by, Touch.summary).order_by(
                Touch.at
            )
        ).all()
        dinner = connection.scalar(select(Touch.id).where(Touch.kind == "meal"))
        guests = connection.scalars(
            select(TouchPerson.contact_id).where(TouchPerson.touch_id == dinner)
        ).all()
        introducer = connection.scalar(select(Contact.introduced_by_id).where(Contact.name_zh == "李娜"))
        rhythm = connection.scalar(select(Contact.cadence_ideal).where(Contact.name_zh == "李娜"))
        bo = connection.scalar(select(Contact.id).where(Contact.name_en == "Bo Wang"))
    assert [tuple(row) for row in touches] == [
        ("note", "", "both", "us", "Prefers mornings."),
        ("message", "wechat", "both", "us", "报价发了吗？"),
        ("call", "phone", "both", "them", "Asked for the samples."),
        ("gift", "", "out", "us", "Tea"),
        ("meal", "", "both", "us", "Dinner by the lake"),
    ]
    assert len(guests) == 2
    assert introducer == bo
    assert rhythm == 30


def test_what_is_to_be_done_becomes_follow_ups(journal: Journal, path: Path) -> None:
    imported(journal, path)
    with journal.read() as connection:
        found = connection.execute(select(FollowUp.text, FollowUp.due_on).order_by(FollowUp.text)).all()
        notes = connection.scalar(select(Contact.notes).where(Contact.name_zh == "李娜")) or ""
    assert [text for text, _day in found] == ["Ask for the sample", "Send drawings"]
    assert found[0][1] == date(2026, 12, 20)
    assert "Anniversary (1 year, 2024-06-18)" in notes
    assert "Nana" in notes


def test_the_same_export_again_adds_nothing(journal: Journal, path: Path) -> None:
    imported(journal, path)
    again = imported(journal, path)
    assert {outcome.fate for outcome in again} <= {Fate.SKIPPED, Fate.CREATED}
    with journal.read() as connection:
        assert len(connection.execute(select(Touch.id)).all()) == 5
        assert len(connection.execute(select(FollowUp.id)).all()) == 2


def test_a_day_without_a_time_stays_that_day_everywhere(path: Path) -> None:
    li, _bo = cards(path)
    dinner = next(touch for touch in li.touches if touch.kind == "meal")
    assert dinner.at == datetime(2024, 9, 12, 12, tzinfo=UTC)


def test_an_age_is_no_birthday(tmp_path: Path) -> None:
    aged = one("a", first_name="Ann", birthdate={"date": "1990-01-01T00:00:00.000000Z", "is_age_based": True})
    file = tmp_path / "m.json"
    file.write_text(json.dumps(export([aged])))
    (card,) = cards(file)
    assert card.birthday is None
    assert ("Born about", "1990") in card.unknown


def test_one_damaged_person_costs_nobody_else(tmp_path: Path) -> None:
    bad = one("bad", first_name="Bad", tags=7)
    file = tmp_path / "m.json"
    file.write_text(json.dumps(export([bad, wang()])))
    problem, card = read_contacts(file, preview(file))
    assert isinstance(problem, Problem)
    assert problem.row == 1
    assert isinstance(card, Card)
    assert card.full_name == "Bo Wang"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"app_version": "4.1.2", "account": {"data": [', "cut short or damaged"),
        ('{"app_version": "5.0", "account": []}', "no export of Monica 4"),
        ('{"people": []}', "neither vCards nor a text table"),
        ('{"account": ' + "[" * 100_000, "cut short or damaged"),
    ],
)
def test_other_json_is_refused_in_a_sentence(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "m.json"
    file.write_text(text)
    with pytest.raises(ImportProblem, match=said):
        list(read_contacts(file, preview(file)))


def test_strange_values_are_left_out(tmp_path: Path) -> None:
    odd = one("odd", first_name=["x"], last_name="Odd", birthdate="soon", gender=3, avatar=[])
    odd["data"] = [
        7,
        many("call", one("c", called_at="never", content=None)),
        many("task", one("t", title=None)),
    ]
    file = tmp_path / "m.json"
    file.write_text(json.dumps(export([odd], many("photo", one("p", dataUrl="data:image/png;base64,@@")))))
    (card,) = cards(file)
    assert card.full_name == "Odd"
    assert card.tasks == ()
