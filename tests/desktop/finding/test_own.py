"""Ctrl+K finds saved views by name and records by what their custom fields say."""

from __future__ import annotations

from datetime import UTC, date, datetime

from desktop.fields.defining import FieldDraft, add_field
from desktop.fields.filling import fill_in_typed
from desktop.finding import find_all, parse
from desktop.journal.journal import Journal
from desktop.people.contacts import add_contact
from desktop.people.finding import load_index
from desktop.people.suppliers import add_supplier
from desktop.touches.logging import TouchDraft, log_touch
from desktop.views.query import ViewQuery
from desktop.views.saving import ViewDraft, add_view
from desktop.visits.visits import add_visit


def test_views_and_custom_fields_are_found(journal: Journal) -> None:
    with journal.change("Fill") as session:
        firm = add_supplier(session, {"name_en": "Guangming"})
        person = add_contact(session, {"name_en": "Amy"})
        session.flush()
        touch = log_touch(
            session, TouchDraft(at=datetime(2026, 11, 20, tzinfo=UTC), people=(person,), summary="Visit")
        )
        for owner, record, said in (
            ("supplier", firm, "兰花 audit"),
            ("contact", person, "小兰"),
            ("touch", touch, "兰花厅"),
        ):
            fill_in_typed(session, add_field(session, owner, FieldDraft("Remark")), record, said)
        view = add_view(session, ViewDraft("兰花 Canton Fair", ViewQuery("supplier")))

    def found(typed: str) -> dict[str, list[tuple[int, str]]]:
        with journal.read() as connection:
            hits = find_all(connection, load_index(connection), parse(typed), date(2026, 11, 22)).hits
        return {
            "view": [(hit.id, hit.name.text) for hit in hits.get("view", ())],
            "field": [(hit.id, f"{hit.title}, {hit.note.text}") for hit in hits.get("field", ())],
        }

    assert found("兰花") == {
        "view": [(view, "兰花 Canton Fair")],
        "field": [(firm, "Guangming, Remark: 兰花 audit"), (touch, "Visit, Remark: 兰花厅")],
    }
    assert found("canton")["view"] == [(view, "兰花 Canton Fair")]
    assert found("kind:view")["view"] == [(view, "兰花 Canton Fair")]
    assert found("kind:字段 小兰")["field"] == [(person, "Amy, Remark: 小兰")]


def test_visits_are_found_by_their_titles_and_by_their_kind(journal: Journal) -> None:
    day = date(2026, 11, 22)
    with journal.change("Add") as session:
        trip = add_visit(session, {"title": "宁波秋季出差", "from_day": day, "until_day": day})

    for typed, expected in (
        ("秋季", [trip]),
        ("kind:visit", [trip]),
        ("kind:拜访 秋季", [trip]),
        ("春季", []),
    ):
        with journal.read() as connection:
            hits = find_all(connection, load_index(connection), parse(typed), day).hits
        assert [hit.id for hit in hits.get("visit", ())] == expected
