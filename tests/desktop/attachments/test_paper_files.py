"""Scans hang on the paper that they show: found by its name and supplier, and never left without an owner."""

from __future__ import annotations

from datetime import UTC, date
from pathlib import Path
from random import Random

import pytest

from desktop import trashing
from desktop.attachments import attaching, keeping, reads
from desktop.attachments.preparing import prepare
from desktop.attachments.searching import ATTACHMENTS
from desktop.commitments.promises import PromiseFields, add_promise, remove_promise
from desktop.exchange.archive_in import import_archive
from desktop.exchange.archive_out import export_archive
from desktop.exchange.dossier import Wanted, dossier
from desktop.exchange.dossier_text import markdown
from desktop.finding import find_all, parse
from desktop.finding.belonging import Belonging, belonging
from desktop.giving.favours import add_favour, remove_favour
from desktop.journal.journal import Journal
from desktop.journal.search_check import search_differences
from desktop.people.contacts import add_contact
from desktop.people.finding import load_index
from desktop.people.merging import merge
from desktop.people.suppliers import add_supplier
from desktop.subjects import METADATA
from desktop.trade.inquiries import Tier, add_inquiry, add_quote, ask, remove_quote
from desktop.trade.licences import remove_licence, set_licence
from desktop.trade.orders import add_order
from desktop.trade.papers import AgreementFields, add_agreement, agreements_of, remove_agreement
from desktop.trade.products import add_product
from desktop.trade.samples import ask_sample, remove_sample
from desktop.trade.shipments import add_shipment, remove_shipment
from desktop.years.keeping import add_certificate, remove_certificate
from tests.desktop.attachments.samples import pdf, photo
from tests.desktop.conftest import SteppingClock
from tests.desktop.exchange.test_archive import another

TODAY = date(2026, 11, 22)
NNN: AgreementFields = {"kind": "nnn", "signed_on": TODAY, "chops": "company"}


@pytest.fixture
def supplier(journal: Journal) -> int:
    with journal.change("Add") as session:
        return add_supplier(session, {"name_en": "Guangming", "name_zh": "光明五金"})


@pytest.fixture
def paper(journal: Journal, supplier: int) -> int:
    with journal.change("Paper") as session:
        return add_agreement(session, supplier, NNN)


def attach(journal: Journal, owner: tuple[str, int], name: str, data: bytes) -> int:
    prepared = prepare(journal.files, name, data, UTC)
    with journal.change("Add file") as session:
        return attaching.keep(session, prepared, owner)


def names(journal: Journal, kind: str, record_id: int) -> list[str]:
    with journal.read() as connection:
        return [file.name for file in reads.files_of(connection, kind, record_id)]


def found(journal: Journal, typed: str) -> list[tuple[str, str]]:
    """Return the files that are found, each with what it belongs to."""
    with journal.read() as connection:
        hits = find_all(connection, load_index(connection), parse(typed), TODAY).hits
    return [(hit.name.text, hit.owner_name) for hit in hits.get("attachment", ())]


def test_a_scan_is_found_with_the_paper_and_the_supplier_that_it_belongs_to(
    journal: Journal, supplier: int, paper: int
) -> None:
    attach(journal, ("agreement", paper), "保密协议 scan.pdf", pdf("Non use, non disclosure"))
    said = ("保密协议 scan.pdf", "NNN agreement · Guangming")
    assert found(journal, "disclosure") == [said]
    assert found(journal, "保密") == [said]
    assert found(journal, "disclosure supplier:guangming") == [said]
    with journal.change("Add") as session:
        add_supplier(session, {"name_en": "Hengda"})
    assert found(journal, "disclosure supplier:hengda") == []


def test_the_page_of_a_paper_is_its_order_or_its_supplier(
    journal: Journal, supplier: int, paper: int
) -> None:
    with journal.change("Order") as session:
        order = add_order(session, supplier, {"number": "PO-7"}, TODAY)
        session.flush()
        contract = add_agreement(session, supplier, {"kind": "contract"}, order)
    owners = [("agreement", paper), ("agreement", contract), ("purchase_order", order), ("thumbnail", 1)]
    with journal.read() as connection:
        assert belonging(connection, owners) == {
            owners[0]: Belonging("NNN agreement · Guangming", "supplier", supplier),
            owners[1]: Belonging("Contract · Guangming", "order", order),
            owners[2]: Belonging("PO-7", "order", order),
        }


def test_a_paper_that_is_removed_takes_its_files_to_the_trash_and_undo_brings_both_back(
    journal: Journal, supplier: int, paper: int
) -> None:
    attach(journal, ("agreement", paper), "a.jpg", photo())
    link = attach(journal, ("agreement", paper), "early.jpg", photo(shade=2))
    with journal.change("Remove file") as session:
        keeping.remove(session, [link])
    with journal.change("Remove paper") as session:
        remove_agreement(session, paper)
    assert found(journal, "jpg") == []
    with journal.read() as connection:
        trashed = trashing.trashed(connection, ["attachment"])
    assert sorted(one.name for one in trashed) == ["a.jpg", "early.jpg"]
    journal.undo()
    assert names(journal, "agreement", paper) == ["a.jpg"]
    journal.redo()
    with journal.change("Restore") as session:
        trashing.restore(session, [("attachment", one.id) for one in trashed])
    assert sorted(names(journal, "supplier", supplier)) == ["a.jpg", "early.jpg"]
    assert found(journal, "early") == [("early.jpg", "Guangming")]


def test_a_file_that_also_hangs_on_something_else_stays_there(
    journal: Journal, supplier: int, paper: int
) -> None:
    attach(journal, ("agreement", paper), "a.jpg", photo())
    with journal.read() as connection:
        (file,) = reads.files_of(connection, "agreement", paper)
    with journal.change("Add again") as session:
        order = add_order(session, supplier, {}, TODAY)
        session.flush()
        keeping.attach_again(session, file.id, ("purchase_order", order))
    with journal.change("Remove paper") as session:
        remove_agreement(session, paper)
    assert names(journal, "purchase_order", order) == ["a.jpg"]
    assert names(journal, "supplier", supplier) == []


def test_merged_suppliers_keep_the_files_of_a_paper_that_both_had(
    journal: Journal, supplier: int, paper: int
) -> None:
    with journal.change("Twice") as session:
        other = add_supplier(session, {"name_en": "Guangming Hardware"})
        session.flush()
        again = add_agreement(session, other, NNN)
    attach(journal, ("agreement", paper), "ours.jpg", photo())
    attach(journal, ("agreement", again), "theirs.jpg", photo(shade=2))
    with journal.change("Merge") as session:
        merge(session, "supplier", other, supplier)
    with journal.read() as connection:
        (kept,) = agreements_of(connection, other)
    assert names(journal, "agreement", kept.id) == ["ours.jpg", "theirs.jpg"]
    assert len(found(journal, "jpg supplier:hardware")) == 2


def test_a_dossier_names_the_files_of_papers_and_shows_their_pictures(
    journal: Journal, supplier: int, paper: int, clock: SteppingClock
) -> None:
    attach(journal, ("agreement", paper), "page 1.jpg", photo())
    attach(journal, ("agreement", paper), "all pages.pdf", pdf("NNN"))
    with journal.read() as connection:
        story = dossier(connection, supplier, clock(), Wanted(), lambda _done, _all: None)
    assert story is not None
    assert "page 1.jpg, all pages.pdf" in markdown(story)
    pictures = next(section.pictures for section in story.sections if section.pictures)
    assert [(one.name, one.caption) for one in pictures] == [("page 1.jpg", "NNN agreement")]


def test_an_archive_brings_the_files_of_papers_along(
    journal: Journal, paper: int, clock: SteppingClock, tmp_path: Path
) -> None:
    data = pdf("NNN")
    attach(journal, ("agreement", paper), "保密协议.pdf", data)
    made = tmp_path / "archive.zip"
    with journal.read() as connection:
        export_archive(connection, made, METADATA, clock(), journal.files)
    with another(tmp_path / "new", clock) as new:
        import_archive(new, made, METADATA)
        with new.read() as connection:
            (file,) = reads.files_of(connection, "agreement", paper)
        assert (file.name, new.files.read(file.content)) == ("保密协议.pdf", data)
        assert found(new, "保密") == [("保密协议.pdf", "NNN agreement · Guangming")]


@pytest.fixture
def certificate(journal: Journal, supplier: int) -> int:
    with journal.change("Certificate") as session:
        return add_certificate(session, supplier, {"name": "ISO 9001", "valid_until": TODAY})


def test_the_scan_of_a_certificate_is_found_and_goes_with_it(
    journal: Journal, supplier: int, certificate: int
) -> None:
    attach(journal, ("certificate", certificate), "证书.pdf", pdf("Scope: hinges"))
    said = ("证书.pdf", "ISO 9001 · Guangming")
    assert found(journal, "hinges") == [said]
    assert found(journal, "hinges supplier:guangming") == [said]
    with journal.read() as connection:
        assert belonging(connection, [("certificate", certificate)]) == {
            ("certificate", certificate): Belonging("ISO 9001 · Guangming", "supplier", supplier)
        }
    with journal.change("Remove") as session:
        remove_certificate(session, certificate)
    assert found(journal, "hinges") == []
    with journal.read() as connection:
        (gone,) = trashing.trashed(connection, ["attachment"])
    with journal.change("Restore") as session:
        trashing.restore(session, [("attachment", gone.id)])
    assert names(journal, "supplier", supplier) == ["证书.pdf"]
    journal.undo()
    journal.undo()
    assert names(journal, "certificate", certificate) == ["证书.pdf"]


def test_the_scan_of_a_licence_is_found_told_in_the_dossier_and_goes_with_it(
    journal: Journal, supplier: int, clock: SteppingClock
) -> None:
    with journal.change("Licence") as session:
        licence = set_licence(session, supplier, {"name_zh": "宁波光明五金有限公司", "seen_on": TODAY})
    attach(journal, ("licence", licence), "营业执照 正本.pdf", pdf("Unified code 9133"))
    attach(journal, ("licence", licence), "副本.jpg", photo())
    said = ("营业执照 正本.pdf", "Business licence · Guangming")
    assert found(journal, "正本") == [said]
    assert found(journal, "9133 supplier:guangming") == [said]
    with journal.read() as connection:
        assert belonging(connection, [("licence", licence)]) == {
            ("licence", licence): Belonging(said[1], "supplier", supplier)
        }
        story = dossier(connection, supplier, clock(), Wanted(), lambda _done, _all: None)
    assert story is not None
    assert "营业执照 正本.pdf, 副本.jpg" in markdown(story)
    pictures = next(section.pictures for section in story.sections if section.pictures)
    assert [(one.name, one.caption) for one in pictures] == [("副本.jpg", "Business licence")]
    with journal.change("Merge") as session:
        other = add_supplier(session, {"name_en": "Hengda"})
        session.flush()
        merge(session, "supplier", other, supplier)
    assert found(journal, "9133 supplier:hengda") == [(said[0], "Business licence · Hengda")]
    with journal.change("Remove") as session:
        remove_licence(session, licence)
    assert found(journal, "9133") == []
    with journal.read() as connection:
        gone = trashing.trashed(connection, ["attachment"])
    journal.undo()
    assert names(journal, "licence", licence) == [said[0], "副本.jpg"]
    journal.redo()
    with journal.change("Restore") as session:
        trashing.restore(session, [("attachment", one.id) for one in gone])
    assert sorted(names(journal, "supplier", other)) == ["副本.jpg", said[0]]


def test_the_file_of_a_quote_is_found_and_goes_with_it(journal: Journal, supplier: int) -> None:
    with journal.change("Inquiry") as session:
        inquiry = add_inquiry(session, {"title": "Travel mug"})
        session.flush()
        (asked,) = ask(session, inquiry, [supplier], TODAY)
        session.flush()
        quote = add_quote(session, asked, {"on_date": TODAY}, [Tier(1000, 35_000)])
    attach(journal, ("quote", quote), "报价单.pdf", pdf("Prices without tax"))
    said = ("报价单.pdf", "Quote · Guangming")
    assert found(journal, "tax supplier:guangming") == [said]
    with journal.read() as connection:
        assert belonging(connection, [("quote", quote)]) == {
            ("quote", quote): Belonging("Quote · Guangming", "inquiry", inquiry)
        }
    with journal.change("Merge") as session:
        other = add_supplier(session, {"name_en": "Hengda"})
        session.flush()
        merge(session, "supplier", other, supplier)
    assert found(journal, "tax supplier:hengda") == [("报价单.pdf", "Quote · Hengda")]
    with journal.change("Remove") as session:
        remove_quote(session, quote)
    assert found(journal, "tax") == []
    with journal.read() as connection:
        (gone,) = trashing.trashed(connection, ["attachment"])
    with journal.change("Restore") as session:
        trashing.restore(session, [("attachment", gone.id)])
    assert names(journal, "inquiry", inquiry) == ["报价单.pdf"]


def test_the_bill_of_lading_of_a_shipment_is_found_and_goes_with_it(journal: Journal, supplier: int) -> None:
    with journal.change("Order") as session:
        order = add_order(session, supplier, {"number": "PO-7"}, TODAY)
        session.flush()
        shipment = add_shipment(session, order, {"vessel": "MORNING PEARL 047W"})
        plain = add_shipment(session, order, {"mode": "air"})
    attach(journal, ("shipment", shipment), "提单.pdf", pdf("Shipped on board"))
    said = ("提单.pdf", "MORNING PEARL 047W · Guangming")
    assert found(journal, "board supplier:guangming") == [said]
    with journal.read() as connection:
        named = belonging(connection, [("shipment", shipment), ("shipment", plain)])
    assert named["shipment", shipment] == Belonging(said[1], "order", order)
    assert named["shipment", plain].name == "Air · Guangming"
    with journal.change("Remove") as session:
        remove_shipment(session, shipment)
    assert found(journal, "board") == []
    with journal.read() as connection:
        (gone,) = trashing.trashed(connection, ["attachment"])
    with journal.change("Restore") as session:
        trashing.restore(session, [("attachment", gone.id)])
    assert names(journal, "purchase_order", order) == ["提单.pdf"]


@pytest.mark.parametrize("kind", ["promise", "favour"])
def test_what_a_promise_or_favour_rests_on_is_found_by_the_person_and_goes_with_it(
    journal: Journal, supplier: int, kind: str
) -> None:
    with journal.change("Given") as session:
        wang, other = (add_contact(session, {"name_zh": name}) for name in ("王伟", "汪伟"))
        session.flush()
        fields: PromiseFields = {
            "contact_id": wang, "supplier_id": supplier, "what": "Photos", "made_on": TODAY, "due_on": TODAY,
        }  # fmt: skip
        ids = {
            "promise": add_promise(session, fields),
            "favour": add_favour(session, wang, "received", "Photos", TODAY),
        }
    record = ids[kind]
    attach(journal, (kind, record), "微信截图.png", photo(form="PNG"))
    said = ("微信截图.png", "Photos · 王伟")
    assert found(journal, "截图 with:王伟") == [said]
    assert found(journal, "截图 supplier:guangming") == ([said] if kind == "promise" else [])
    with journal.change("Merge") as session:
        merge(session, "contact", other, wang)
    assert found(journal, "截图 with:汪伟") == [("微信截图.png", "Photos · 汪伟")]
    with journal.change("Remove") as session:
        {"promise": remove_promise, "favour": remove_favour}[kind](session, record)
    assert found(journal, "截图") == []
    with journal.read() as connection:
        (gone,) = trashing.trashed(connection, ["attachment"])
    with journal.change("Restore") as session:
        trashing.restore(session, [("attachment", gone.id)])
    assert names(journal, "contact", other) == ["微信截图.png"]


def test_the_index_of_files_is_the_one_that_would_be_built_anew(
    journal: Journal, supplier: int, paper: int
) -> None:
    with journal.change("Given") as session:
        wang, other = (add_contact(session, {"name_zh": name}) for name in ("王伟", "汪伟"))
        session.flush()
        favour = add_favour(session, wang, "received", "Photos", TODAY)
        order = add_order(session, supplier, {}, TODAY)
        session.flush()
        shipment = add_shipment(session, order, {})
    for number, owner in enumerate((("agreement", paper), ("favour", favour), ("shipment", shipment))):
        attach(journal, owner, f"{number}.jpg", photo(shade=number))
    with journal.change("Merge") as session:
        merge(session, "contact", other, wang)
        made = add_supplier(session, {"name_en": "Hengda"})
        session.flush()
        merge(session, "supplier", made, supplier)
    with journal.read() as connection:
        assert search_differences(connection, ATTACHMENTS, Random(1), 50) == ()


def test_the_photos_of_a_sample_that_is_removed_wait_in_the_trash_for_the_product(
    journal: Journal, supplier: int
) -> None:
    with journal.change("Sample") as session:
        product = add_product(session, {"name_en": "Mug"})
        session.flush()
        sample = ask_sample(session, product, supplier, TODAY)
    attach(journal, ("sample_round", sample), "rim.jpg", photo())
    with journal.change("Remove") as session:
        remove_sample(session, sample)
    assert found(journal, "rim") == []
    with journal.read() as connection:
        (gone,) = trashing.trashed(connection, ["attachment"])
    with journal.change("Restore") as session:
        trashing.restore(session, [("attachment", gone.id)])
    assert found(journal, "rim") == [("rim.jpg", "Mug")]
