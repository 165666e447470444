"""``orders`` and ``leverage`` as scripts call them, on a journal with an open and a closed order."""

from __future__ import annotations

import argparse
import io
import sys
from datetime import date
from pathlib import Path

import pytest

from desktop.commands.opened import opened_journal
from desktop.people.suppliers import add_supplier
from desktop.trade.orders import ItemDraft, add_order, set_items
from desktop.trade.own_terms import parse_terms
from desktop.trade.payments import set_terms
from tests.desktop.commands.conftest import Run
from tests.desktop.journal.vaulted import PASSPHRASE

TODAY = date(2026, 11, 22)


@pytest.fixture
def on(on: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on a journal with two orders of one supplier."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{PASSPHRASE}\n".encode())))
    given = argparse.Namespace(journal=folder, passphrase_stdin=True)
    with opened_journal(given) as opened, opened.journal.change("Fill") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金"})
        order = add_order(session, supplier, {"number": "PO-7", "currency": "USD"}, TODAY)
        set_items(session, order, [ItemDraft("Kettle", 1000, 20_000)])
        set_terms(session, order, parse_terms("20/80"))
        add_order(session, supplier, {"number": "PO-6", "stage": "done"}, TODAY)
    return on


def test_open_orders_are_listed_and_closed_ones_when_asked_for(on: Run) -> None:
    code, rows, said = on("orders")
    assert (code, [row["number"] for row in rows], said) == (0, ["PO-7"], "")
    assert [one["released_by"] for one in rows[0]["payments"]] == ["order", "bl_copy"]
    assert {row["number"] for row in on("orders", "--all")[1]} == {"PO-6", "PO-7"}


@pytest.mark.parametrize(("typed", "found"), [("po-7", 1), ("光明", 1), ("", 1), ("%", 0), ("no such", 0)])
def test_orders_are_found_by_text(on: Run, typed: str, found: int) -> None:
    code, rows, said = on("orders", "--text", typed)
    assert (code, len(rows), said) == (0, found, "")


@pytest.mark.parametrize("supplier", ["-1", "0", "99999999999999999999", "many"])
@pytest.mark.parametrize("command", ["orders", "touches"])
def test_a_supplier_that_cannot_be_is_said_in_one_sentence(on: Run, command: str, supplier: str) -> None:
    code, rows, said = on(command, f"--supplier={supplier}")
    assert (code, rows) == (2, []), said
    assert len(said.strip().splitlines()) == 1
    assert "Traceback" not in said


def test_a_supplier_that_is_none_has_no_orders(on: Run) -> None:
    assert on("orders", "--supplier", "7") == (0, [], "")


@pytest.mark.parametrize("order", ["PO-7", "po-7"])
def test_the_leverage_of_an_order_by_its_number(on: Run, order: str) -> None:
    code, rows, said = on("leverage", order, "--today", "2026-11-22")
    assert (code, said) == (0, "")
    assert rows[0]["order"] == "PO-7"


@pytest.mark.parametrize("order", ["PO-1", "-1", "", "9" * 30, "１２", "²", "0", "PO"])
def test_an_order_that_is_none_is_said_in_one_sentence(on: Run, order: str) -> None:
    code, rows, said = on("leverage", "--talk=rework", "--", order)
    assert (code, rows) == (2, []), said
    assert len(said.strip().splitlines()) == 1
    assert "Traceback" not in said


@pytest.mark.parametrize("words", [("--talk", "shout"), ("--today", "2026-02-30"), ("--today", "")])
def test_an_odd_talk_or_day_is_said_in_one_sentence(on: Run, words: tuple[str, str]) -> None:
    code, rows, said = on("leverage", "PO-7", *words)
    assert (code, rows) == (2, []), said
    assert len(said.strip().splitlines()) == 1
