"""A PDF page by page; Qt's own reader from the add-ons, imported when the first PDF is opened."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget

from desktop.texts import _

_STEP, _SMALLEST, _LARGEST = 1.25, 0.2, 5.0


class PdfView(QPdfView):
    """Shows a PDF from memory: no copy of it lies on the disk."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._held = QByteArray()
        self._buffer = QBuffer(self)
        self.document_ = QPdfDocument(self)
        self.setDocument(self.document_)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Document"))

    def show_data(self, data: bytes) -> bool:
        """Show a document; False when it is locked or broken."""
        self._buffer.close()
        self._held = QByteArray(data)
        self._buffer.setBuffer(self._held)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document_.load(self._buffer)
        return self.document_.status() == QPdfDocument.Status.Ready

    def locked(self) -> bool:
        """Tell whether the document wants a password."""
        return self.document_.error() == QPdfDocument.Error.IncorrectPassword

    def zoom(self, steps: float) -> None:
        """Zoom in by steps of a quarter, or out by negative ones."""
        before = self.zoomFactor() if self.zoomMode() == QPdfView.ZoomMode.Custom else 1.0
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(max(before * _STEP**steps, _SMALLEST), _LARGEST))

    def fit(self) -> None:
        """Show pages as wide as the view."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def forget(self) -> None:
        """Let go of the document."""
        self.document_.close()
        self._buffer.close()
        self._held = QByteArray()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom by plus, minus and 0 (as wide as the view)."""
        keys = {
            "+": lambda: self.zoom(1),
            "=": lambda: self.zoom(1),
            "-": lambda: self.zoom(-1),
            "0": self.fit,
        }
        do = keys.get(event.text())
        if do is not None:
            do()
        else:
            super().keyPressEvent(event)
