"""Brings a page of HTML to paper or into a PDF that the person asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.texts import _
from ui.gates.page_breaks import keep_together

_MARGIN_MM, _SHEET_MM = 20, 10


def print_page(parent: QWidget, html: str, tell: Callable[[str], object]) -> None:
    """Ask for a printer and print; ``tell`` hears what happened."""
    ask_printer(parent, lambda printer: _write(html, printer), tell)


def print_sheet(parent: QWidget, ways: Sequence[str], tell: Callable[[str], object]) -> None:
    """Ask for a printer and print across the page: the first way to set it that needs one sheet, else the last."""

    def write(printer: QPrinter) -> None:
        margins = QMarginsF(_SHEET_MM, _SHEET_MM, _SHEET_MM, _SHEET_MM)
        printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
        write_sheet(ways, printer)

    ask_printer(parent, write, tell, wide=True)


def ask_printer(
    parent: QWidget, write: Callable[[QPrinter], object], tell: Callable[[str], object], *, wide: bool = False
) -> None:
    """Ask for a printer and let ``write`` print on it; ``wide`` proposes the page across."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if wide:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)

    def finished(result: int) -> None:
        if result == QPrintDialog.DialogCode.Accepted:
            write(printer)
            tell(_("Sent to the printer. Look at the page before you go on."))

    dialog.finished.connect(finished)
    dialog.show()


def save_pdf(parent: QWidget, html: str, tell: Callable[[str], object], name: str = "") -> None:
    """Ask for a file and write the page there as PDF; without a ``name`` it is the page of the recovery code."""
    ask_pdf(parent, lambda path: write_pdf(path, html), tell, name)


def ask_pdf(
    parent: QWidget, write: Callable[[Path], bool], tell: Callable[[str], object], name: str = ""
) -> None:
    """Ask for a file and let ``write`` make it; it tells whether it could."""
    proposed = Path.home() / (name or _("Recovery code.pdf"))
    dialog = QFileDialog(parent, _("Save as PDF"), str(proposed), "PDF (*.pdf)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def chosen(path: str) -> None:
        file = Path(path).name
        if not write(Path(path)):
            tell(_("{name} could not be written. Choose another folder.").format(name=file))
        elif name:
            tell(_("Saved as {name}.").format(name=file))
        else:
            tell(_("Saved as {name}. Print it, then delete the file.").format(name=file))

    dialog.fileSelected.connect(chosen)
    dialog.open()


def write_pdf(path: Path, html: str) -> bool:
    """Write ``html`` as A4 PDF; tell whether the file could be written."""
    writer = pdf_writer(path)
    if writer is None:
        return False
    _write(html, writer)
    return path.stat().st_size > 0


def pdf_writer(path: Path) -> QPdfWriter | None:
    """Return what writes A4 pages into a file that nobody else reads; None when it cannot be made."""
    try:
        path.touch(mode=0o600)
        path.chmod(0o600)
    except OSError:
        return None
    writer = QPdfWriter(str(path))
    writer.setResolution(300)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    return writer


def write_sheet(ways: Sequence[str], device: QPrinter | QPdfWriter) -> None:
    """Write the first of some pages of HTML that needs one sheet, else the last."""
    area = QSizeF(device.pageLayout().paintRectPoints().size())
    documents = (laid_out(html, area) for html in ways[:-1])
    found = next((one for one in documents if one.pageCount() == 1), None)
    (found or laid_out(ways[-1], area)).print_(device)


def laid_out(html: str, page: QSizeF) -> QTextDocument:
    """Return ``html`` laid out for pages of that size in points."""
    document = QTextDocument()
    document.setHtml(html)
    document.setPageSize(page)
    keep_together(document)
    return document


def _write(html: str, device: QPrinter | QPdfWriter) -> None:
    laid_out(html, QSizeF(device.pageLayout().paintRectPoints().size())).print_(device)
