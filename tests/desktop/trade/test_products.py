"""Products on their pages: revisions, samples by supplier, what is missing, what an order's form offers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop import paths, texts
from desktop.errors import Refused, UsageError
from desktop.journal.journal import Journal
from desktop.people.merging import merge
from desktop.people.suppliers import add_supplier
from desktop.trade import products, samples
from desktop.trade.items import items_of
from desktop.trade.orders import ItemDraft, add_order, set_items
from desktop.trade.product_card import (
    ProductCard,
    made_at,
    product_card,
    product_choices,
    product_hints,
    product_ids,
    product_lines,
)
from desktop.trade.words import pieces, unit_key

TODAY = date(2026, 11, 22)


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


@pytest.fixture
def supplier(journal: Journal) -> int:
    with journal.change("Add") as session:
        return add_supplier(session, {"name_en": "Guangming", "name_zh": "宁波光明五金有限公司"})


@pytest.fixture
def product(journal: Journal) -> int:
    with journal.change("Product") as session:
        made = products.add_product(session, {"name_en": "Hinge", "name_zh": "铰链", "code": "H-35"})
        products.add_revision(session, made, "A", days(-60))
    return made


def card(journal: Journal, product: int) -> ProductCard:
    with journal.read() as connection:
        found = product_card(connection, product)
    assert found is not None
    return found


def test_a_revision_can_be_corrected_and_taken_away_until_something_is_made_by_it(
    journal: Journal, product: int, supplier: int
) -> None:
    with journal.change("Revise") as session:
        second = products.add_revision(session, product, "B", days(-5))
    with journal.change("Correct") as session:
        products.edit_revision(session, second, {"name": "B", "changed": "Thicker"})
    with pytest.raises(UsageError), journal.change("Twin") as session:
        products.edit_revision(session, second, {"name": "A"})
    with pytest.raises(UsageError), journal.change("Nameless") as session:
        products.edit_revision(session, second, {"name": " "})
    assert [(one.name, one.changed) for one in card(journal, product).revisions] == [
        ("B", "Thicker"),
        ("A", ""),
    ]
    with journal.change("Sample") as session:
        sample = samples.ask_sample(session, product, supplier, TODAY)
    with pytest.raises(Refused), journal.change("Remove") as session:
        products.remove_revision(session, second)
    with journal.change("Remove") as session:
        samples.remove_sample(session, sample)
        session.flush()
        products.remove_revision(session, second)
    assert [one.name for one in card(journal, product).revisions] == ["A"]


def test_a_revision_of_tomorrow_does_not_hold_today(journal: Journal, product: int) -> None:
    with journal.change("Revise") as session:
        products.add_revision(session, product, "B", days(1))
    shown = card(journal, product)
    for day, name in ((days(0), "A"), (days(1), "B")):
        current = shown.revision_on(day)
        assert current is not None
        assert current.name == name
    assert shown.revision_on(days(-61)) is None
    with journal.read() as connection:
        offered = product_choices(connection, TODAY)[0]
    assert [name for _id, name in offered.revisions] == ["B", "A"]
    assert dict(offered.revisions)[offered.current or 0] == "A"
    assert tuple(dict.fromkeys(offered.names)) == ("Hinge", "铰链", "H-35")


def test_a_sample_says_what_it_waits_for(journal: Journal, product: int, supplier: int) -> None:
    with journal.change("Ask") as session:
        sample = samples.ask_sample(session, product, supplier, days(-20))
    steps: list[tuple[samples.SampleFields, str]] = [
        ({}, "sent"),
        ({"sent_on": days(-10)}, "received"),
        ({"received_on": days(-5)}, "verdict"),
        ({"verdict": "changes"}, ""),
        ({"verdict": "approved"}, "seal"),
    ]
    for fields, waits_for in steps:
        with journal.change("Step") as session:
            samples.edit_sample(session, sample, fields)
        assert card(journal, product).samples[0].waits_for == waits_for
    with journal.change("Seal") as session:
        samples.seal_sample(session, sample, TODAY, "one each")
    assert card(journal, product).samples[0].waits_for == ""
    with journal.change("Lost") as session:
        samples.break_seal(session, sample)
    row = card(journal, product).samples[0]
    assert (row.waits_for, row.sealed_where) == ("seal", "")


def test_what_is_missing_is_said_until_the_revision_in_force_is_sealed(
    journal: Journal, product: int, supplier: int
) -> None:
    with journal.change("Order") as session:
        order = add_order(session, supplier, {"number": "PO-7"}, TODAY)
        set_items(session, order, [ItemDraft("", 100, 10_000, product_id=product)])
    assert product_hints(card(journal, product), days(-100)) == [
        "No revision holds yet: write down which drawing and specification are meant."
    ]
    (unsealed,) = product_hints(card(journal, product), TODAY)
    assert "PO-7" in unsealed
    with journal.change("Sample") as session:
        sample = samples.ask_sample(session, product, supplier, days(-20))
        samples.edit_sample(session, sample, {"verdict": "approved"})
        samples.seal_sample(session, sample, days(-1), "")
    assert product_hints(card(journal, product), TODAY) == []
    with journal.change("Revise") as session:
        products.add_revision(session, product, "B", TODAY)
    (old,) = product_hints(card(journal, product), TODAY)
    assert "revision A, but revision B holds" in old


def test_products_stand_at_those_who_make_them(journal: Journal, product: int, supplier: int) -> None:
    with journal.change("Others") as session:
        other = add_supplier(session, {"name_en": "Hengda"})
        ordered = products.add_product(session, {"name_zh": "旅行杯"})
        products.add_product(session, {"name_en": "Nobody makes it"})
        session.flush()
        order = add_order(session, supplier, {}, TODAY)
        set_items(session, order, [ItemDraft("", 100, 10_000, product_id=ordered)])
        samples.ask_sample(session, product, supplier, days(-9))
        samples.ask_sample(session, product, other, days(-8))
    with journal.read() as connection:
        here = [(one.product.name, len(one.samples)) for one in made_at(connection, supplier)]
        assert here == [("旅行杯", 0), ("Hinge", 1)]
        assert product_ids(connection, "h-35") == [product]
        (line,) = product_lines(connection, [product])
    assert (line.waiting, line.sealed, line.orders) == (2, 0, 0)
    with journal.change("Merge") as session:
        merge(session, "supplier", supplier, other)
    with journal.read() as connection:
        assert [one.round for one in samples.samples_of(connection, supplier_id=supplier)] == [1, 2]


def test_an_item_is_called_as_the_screen_speaks_unless_the_order_says_more(
    journal: Journal, product: int, supplier: int
) -> None:
    with journal.change("Order") as session:
        order = add_order(session, supplier, {}, TODAY)
        drafts = [ItemDraft(what, 5, 10_000, product_id=product) for what in ("", "Hinge, 2 mm, nickel")]
        set_items(session, order, drafts)
    with journal.read() as connection:
        rows = items_of(connection, order)
    assert [row.name for row in rows] == ["Hinge", "Hinge, 2 mm, nickel"]
    before = texts.language()
    texts.use("zh_CN", paths.i18n())
    try:
        assert [row.name for row in rows] == ["铰链", "Hinge, 2 mm, nickel"]
        assert (pieces(5000, "pcs"), unit_key("件"), unit_key(" 桶 ")) == ("5,000 件", "pcs", "桶")
    finally:
        texts.use(before, paths.i18n())
