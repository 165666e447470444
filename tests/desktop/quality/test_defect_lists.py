"""The defect list of a product: kept by hand, grown out of what was found, offered first by inspections."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.attachments.attaching import Prepared, keep
from desktop.attachments.reads import files_of
from desktop.errors import UsageError
from desktop.journal.contents import Content
from desktop.journal.journal import Journal
from desktop.people.suppliers import add_supplier
from desktop.quality import defect_lists, inspections, recording
from desktop.quality.defect_lists import KnownDefect
from desktop.quality.recording import DefectDraft
from desktop.trade.products import add_product
from desktop.trashing import restore, trashed

TODAY = date(2026, 11, 22)


@pytest.fixture
def ids(journal: Journal) -> tuple[int, int, int]:
    """Return a supplier, a product, and an inspection of it that found two kinds of defects."""
    with journal.change("Fill") as session:
        supplier = add_supplier(session, {"name_zh": "永康精艺"})
        product = add_product(session, {"name_en": "Kettle", "name_zh": "水壶"})
        session.flush()
        inspection = inspections.plan_inspection(
            session,
            {
                "supplier_id": supplier,
                "product": "Kettle",
                "product_id": product,
                "kind": "final",
                "planned_on": TODAY,
                "lot": 500,
            },
        )
        session.flush()
        recording.add_defect(session, inspection, DefectDraft("minor", "Scratch", "划痕"), 4)
        recording.add_defect(session, inspection, DefectDraft("major", "Spout askew", "壶嘴歪"), 9)
    return supplier, product, inspection


def listed(journal: Journal, product: int) -> list[KnownDefect]:
    with journal.read() as connection:
        return defect_lists.listed_defects(connection, product)


def found(journal: Journal, product: int) -> list[str]:
    with journal.read() as connection:
        return [one.name_en for one in defect_lists.found_defects(connection, product)]


def offered(journal: Journal, supplier: int, goods: str, product: int | None) -> list[KnownDefect]:
    with journal.read() as connection:
        return defect_lists.known_defects(connection, supplier, goods, product)


def test_an_inspection_offers_what_was_found_before_and_then_the_usual_ones(
    journal: Journal, ids: tuple[int, int, int]
) -> None:
    known = offered(journal, ids[0], "Kettle", None)
    assert [(one.name_en, one.found) for one in known[:3]] == [
        ("Spout askew", 9), ("Scratch", 4), ("Does not work", 0),
    ]  # fmt: skip
    assert len({(one.name_en, one.name_zh) for one in known}) == len(known)


def test_the_list_of_the_product_stands_first_whoever_makes_it(
    journal: Journal, ids: tuple[int, int, int]
) -> None:
    _supplier, product, _inspection = ids
    with journal.change("List") as session:
        other = add_supplier(session, {"name_zh": "别家"})
        defect_lists.list_defect(
            session, product, {"defect_class": "minor", "name_zh": "划痕", "allowed": "5 mm 以内"}
        )
        defect_lists.list_defect(session, product, {"defect_class": "critical", "name_en": "Sharp spout"})
    known = offered(journal, other, "Kettle, red", product)
    assert [(one.name_en or one.name_zh, one.found, one.allowed) for one in known[:3]] == [
        ("Sharp spout", 0, ""), ("划痕", 4, "5 mm 以内"), ("Spout askew", 9, ""),
    ]  # fmt: skip
    assert [one.name_zh for one in known].count("划痕") == 1, "one name in common is enough"


def test_what_was_found_is_put_on_the_list_renamed_and_taken_away(
    journal: Journal, ids: tuple[int, int, int]
) -> None:
    product = ids[1]
    assert found(journal, product) == ["Spout askew", "Scratch"]
    with journal.change("List") as session:
        line = defect_lists.list_defect(
            session, product, {"defect_class": "major", "name_en": "Spout askew", "name_zh": "壶嘴歪"}
        )
    assert found(journal, product) == ["Scratch"]
    with journal.change("Rename") as session:
        defect_lists.edit_listed(session, line, {"name_en": "Spout not straight", "allowed": "2°"})
    (kept,) = listed(journal, product)
    assert (kept.name_en, kept.name_zh, kept.found, kept.allowed) == ("Spout not straight", "壶嘴歪", 9, "2°")
    with journal.change("Remove") as session:
        defect_lists.unlist_defect(session, line)
    assert listed(journal, product) == []
    journal.undo()
    assert listed(journal, product) == [kept]


def test_a_list_says_each_thing_once_and_in_words(journal: Journal, ids: tuple[int, int, int]) -> None:
    scratch: defect_lists.ListedFields = {"defect_class": "minor", "name_en": "Scratch", "name_zh": "划痕"}
    with journal.change("List") as session:
        defect_lists.list_defect(session, ids[1], scratch)
    for wrong, said in (
        (scratch, "on the list already"),
        ({"defect_class": "minor"}, "needs a name"),
        ({"name_en": "Dent", "defect_class": "ugly"}, "ugly"),
    ):
        with pytest.raises(UsageError, match=said), journal.change("List") as session:
            defect_lists.list_defect(session, ids[1], wrong)  # type: ignore[arg-type]  # some fields
    assert len(listed(journal, ids[1])) == 1


def test_the_list_goes_out_in_both_languages_by_class(journal: Journal, ids: tuple[int, int, int]) -> None:
    with journal.change("List") as session:
        for fields in (
            {"defect_class": "minor", "name_en": "Scratch", "name_zh": "划痕", "allowed": "5 mm"},
            {"defect_class": "critical", "name_zh": "漏电"},
        ):
            defect_lists.list_defect(session, ids[1], fields)  # type: ignore[arg-type]  # some fields
    text = defect_lists.list_text("水壶 Kettle", listed(journal, ids[1]))
    assert text.splitlines() == [
        "缺陷清单 Defect list: 水壶 Kettle",
        "",
        "致命 Critical",
        "- 漏电",
        "",
        "轻微 Minor",
        "- 划痕 Scratch（允许 allowed: 5 mm）",
    ]


def test_a_defect_that_is_taken_away_takes_its_photos_to_the_trash(
    journal: Journal, ids: tuple[int, int, int]
) -> None:
    with journal.change("Note") as session:
        defect = recording.add_defect(session, ids[2], DefectDraft("major", "Leaks", "渗漏"))
        keep(
            session, Prepared(Content("0" * 40, 3), "image/png", "lid.png"), ("defect", defect), role="defect"
        )
    with journal.change("Remove") as session:
        recording.remove_defect(session, defect)
    with journal.read() as connection:
        assert files_of(connection, "defect", defect) == []
        (photo,) = trashed(connection, ["attachment"])
    with journal.change("Restore") as session:
        restore(session, [("attachment", photo.id)])
    with journal.read() as connection:
        assert [one.name for one in files_of(connection, "inspection", ids[2])] == ["lid.png"]
    journal.undo()
    journal.undo()
    with journal.read() as connection:
        assert [one.name for one in files_of(connection, "defect", defect)] == ["lid.png"]
