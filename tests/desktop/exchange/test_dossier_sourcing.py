"""A dossier tells how it came to an order: what was asked, quoted and sent as a sample, by this supplier alone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from desktop.exchange.dossier import Wanted, dossier
from desktop.exchange.dossier_text import html, markdown
from desktop.journal.journal import ChangeSession, Journal
from desktop.people.suppliers import add_supplier
from desktop.trade import inquiries, samples
from desktop.trade.inquiries import Tier
from desktop.trade.orders import ItemDraft, add_order, set_items
from desktop.trade.products import add_product, add_revision, delete_products

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ASKED = date(2026, 9, 1)


def _seal(session: ChangeSession, product: int, supplier: int) -> None:
    sample = samples.ask_sample(session, product, supplier, date(2026, 9, 21))
    samples.edit_sample(
        session,
        sample,
        {
            "sent_on": date(2026, 9, 28), "courier": "SF", "tracking": "SF123",
            "received_on": date(2026, 10, 2), "verdict": "approved", "verdict_on": date(2026, 10, 3),
            "note": "Lid closes well",
        },
    )  # fmt: skip
    samples.seal_sample(session, sample, date(2026, 10, 4), "one with each side")


@pytest.fixture
def story(journal: Journal) -> dict[str, int]:
    """Two suppliers in one inquiry, quotes of both, two samples of a product and an order of it."""
    with journal.change("Fill") as session:
        ours, other = (add_supplier(session, {"name_en": name}) for name in ("Bright", "RIVAL"))
        kettle, lamp = (add_product(session, {"name_en": name}) for name in ("Kettle", "Lamp"))
        add_revision(session, kettle, "B", date(2026, 8, 1))
        inquiry = inquiries.add_inquiry(session, {"title": "Kettles for spring", "quantity": 5000})
        first, second = inquiries.ask(session, inquiry, [ours, other], ASKED)
        inquiries.answered(session, first, date(2026, 9, 3))
        inquiries.touch_back(session, first, date(2026, 9, 2), by_us=True, text="INTERNAL")
        inquiries.add_quote(
            session,
            first,
            {
                "on_date": date(2026, 9, 5), "currency": "USD", "incoterm": "FOB", "port": "Ningbo",
                "moq": 1000, "lead_days": 35, "tooling": 0, "sample": 5000, "payment_terms": "30/70",
                "valid_until": date(2026, 12, 31),
                "note": "With the new lid",
            },
            [Tier(1000, 45_000), Tier(5000, 42_500)],
        )  # fmt: skip
        inquiries.add_quote(
            session, second, {"on_date": date(2026, 9, 6), "currency": "USD"}, [Tier(1, 33_300)]
        )
        inquiries.award(session, inquiry, first, date(2026, 9, 20), "better than RIVAL")
        _seal(session, kettle, ours)
        samples.ask_sample(session, lamp, ours, date(2026, 10, 9))
        samples.ask_sample(session, kettle, other, date(2026, 10, 11))
        order = add_order(session, ours, {"number": "PO-7", "inquiry_id": inquiry}, date(2026, 10, 10))
        set_items(session, order, [ItemDraft("Kettle", 5000, 42_500, product_id=kettle)])
        plain = add_order(session, ours, {"number": "PO-8"}, date(2026, 10, 10))
    return {"ours": ours, "order": order, "plain": plain, "inquiry": inquiry, "lamp": lamp}


def text_of(journal: Journal, supplier: int, wanted: Wanted) -> str:
    with journal.read() as connection:
        found = dossier(connection, supplier, NOW, wanted, lambda _done, _all: None)
    assert found is not None
    assert "RIVAL" not in html(found)
    return markdown(found)


def test_inquiries_quotes_and_samples_of_a_supplier(journal: Journal, story: dict[str, int]) -> None:
    text = text_of(journal, story["ours"], Wanted())
    for line in (
        "| Kettles for spring | 5,000 pcs | 2026-09-01 | 2026-09-03 | we 1, they 0 | Awarded, told on 2026-09-20 |",
        "| 2026-09-05<br>until 2026-12-31 | Kettles for spring | from 1,000: $4.50<br>from 5,000: $4.25 |"
        " FOB Ningbo, MOQ 1,000, 35 days | tooling free, sample $50.00 | 30/70, With the new lid |",
        "| Kettle<br>round 1, revision B | 2026-09-21 | 2026-09-28 SF SF123 | 2026-10-02 |"
        " Approved 2026-10-03, golden sample sealed on 2026-10-04, one with each side | Lid closes well |",
        "| Lamp<br>round 1 | 2026-10-09 |  |  | Not judged yet |  |",
    ):
        assert line in text, line


def test_nothing_of_another_supplier_goes_along(journal: Journal, story: dict[str, int]) -> None:
    text = text_of(journal, story["ours"], Wanted())
    for words in ("RIVAL", "3.33", "2026-10-11", "INTERNAL"):
        assert words not in text, words


def test_one_order_has_its_own_inquiry_and_the_samples_of_its_goods(
    journal: Journal, story: dict[str, int]
) -> None:
    text = text_of(journal, story["ours"], Wanted(order_id=story["order"]))
    assert "Kettles for spring" in text
    assert "golden sample sealed" in text
    assert "Lamp" not in text
    assert "| Kettle | 5,000 pcs | $4.25 |" in text
    bare = text_of(journal, story["ours"], Wanted(order_id=story["plain"]))
    assert "## Quotes" not in bare
    assert "## Samples" not in bare


def test_what_is_in_the_trash_or_not_wanted_stays_out(journal: Journal, story: dict[str, int]) -> None:
    assert "Kettles for spring" not in text_of(journal, story["ours"], Wanted(sourcing=False))
    with journal.change("Trash") as session:
        inquiries.delete_inquiries(session, [story["inquiry"]])
        delete_products(session, [story["lamp"]])
    text = text_of(journal, story["ours"], Wanted())
    assert "Kettles for spring" not in text
    assert "Lamp" not in text
