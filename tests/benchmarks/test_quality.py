"""A dossier of a long relationship, and pages of inspections."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from desktop import opening
from desktop.attachments.attaching import keep_all
from desktop.attachments.preparing import prepare
from desktop.clock import now
from desktop.exchange.dossier import Wanted, dossier
from desktop.exchange.dossier_files import write_markdown
from desktop.journal.journal import Journal
from desktop.journal.opened import open_file
from desktop.people.contacts import add_contact
from desktop.people.suppliers import add_supplier
from desktop.quality import inspections, recording
from desktop.quality.inspection_reads import InspectionFilter, inspection_ids, inspection_rows
from desktop.quality.recording import DefectDraft
from desktop.touches.logging import TouchDraft, log_touch
from tests.benchmarks.children.keys import KEY
from tests.benchmarks.report import Figures
from tests.benchmarks.timing import milliseconds, p95
from ui.dossier_pdf import write_dossier_pdf
from ui.list_pane import PAGE

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
TOUCHES, PHOTOS, LOTS = 500, 50, 1000
SAID = "交期 confirmed for the third time, photos of the line came at noon. " * 4


def photo(number: int) -> bytes:
    """Return a photo of twelve megapixels as a phone takes it; noise, so that it cannot be squeezed."""
    noise = Image.frombytes("RGB", (400, 300), os.urandom(400 * 300 * 3)).resize((4000, 3000))
    out = io.BytesIO()
    noise.rotate(number).save(out, "JPEG", quality=85)
    return out.getvalue()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Journal, int]]:
    folder = tmp_path_factory.mktemp("dossier")
    opening.create(folder, KEY)
    opened = open_file(folder, KEY)
    journal = opening.journal_from(opened, now, 7)
    pictures = [prepare(journal.files, f"{n}.jpg", photo(n), UTC) for n in range(PHOTOS)]
    with journal.change("Fill") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金"})
        other = add_supplier(session, {"name_zh": "恒达塑胶"})
        person = add_contact(session, {"name_zh": "王芳"})
        keep_all(session, pictures, ("supplier", supplier))
        for number in range(TOUCHES):
            at = NOW - timedelta(days=number)
            log_touch(
                session, TouchDraft(at=at, people=(person,), suppliers=(supplier,), kind="call", body=SAID)
            )
        for number in range(LOTS):
            day = date(2026, 11, 22) - timedelta(days=number)
            one = inspections.plan_inspection(
                session,
                {
                    "supplier_id": other,
                    "product": "Kettle",
                    "kind": "loading",
                    "planned_on": day,
                    "lot": 500,
                },
            )
            for _ in range(4):
                recording.add_defect(session, one, DefectDraft("minor", "Scratch"))
    yield journal, supplier
    journal.close()
    opened.close()


@pytest.mark.parametrize("kind", ["PDF", "Markdown"])
def test_dossier(
    figures: Figures, filled: tuple[Journal, int], tmp_path: Path, qapp: QApplication, kind: str
) -> None:
    journal, supplier = filled
    writer = write_dossier_pdf if kind == "PDF" else write_markdown

    def write() -> None:
        with journal.read() as connection:
            found = dossier(connection, supplier, NOW, Wanted(), lambda _done, _all: None)
        assert found is not None
        writer(tmp_path, found, journal.files.read, lambda _done, _all: None)

    name = f"dossier as {kind}, {TOUCHES} touches and {PHOTOS} photos of 12 MP"
    begun = time.process_time()
    wall = milliseconds(write)
    figures.record(name, wall, aim="<= 5000 ms")
    figures.record(f"{name}: processor alone", (time.process_time() - begun) * 1000, aim="<= 5000 ms")


def test_pages_of_inspections(figures: Figures, filled: tuple[Journal, int]) -> None:
    journal, _supplier = filled
    with journal.read() as connection:
        ids = inspection_ids(connection, InspectionFilter())
        pages = [ids[start : start + PAGE] for start in range(0, len(ids), PAGE)]
        times = [milliseconds(lambda page=page: inspection_rows(connection, page)) for page in pages]
        figures.record(f"a page of {PAGE} inspections of {LOTS}, p95", p95(times), aim="<= 20 ms")
        figures.record(
            f"ids of {LOTS} inspections, p95",
            p95([milliseconds(lambda: inspection_ids(connection, InspectionFilter())) for _ in range(20)]),
            aim="<= 20 ms",
        )
