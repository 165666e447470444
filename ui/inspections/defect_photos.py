"""The photos of a defect: a dialog in which they are dropped, pasted, captioned and looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.quality.report import DefectRow
from desktop.texts import _
from ui.attachments.panel import AttachmentsPanel
from ui.inspections import words
from ui.wide_dialog import WideDialog
from ui.widgets.layouts import column
from ui.workplace import Workplace


def open_defect_photos(workplace: Workplace, parent: QWidget, defect: DefectRow) -> None:
    """Open the photos of a defect."""
    DefectPhotos(workplace, parent, defect).open()


class DefectPhotos(WideDialog):
    """What is put in here stands with the defect in the report."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, defect: DefectRow) -> None:
        name = words.defect_name(defect.name_zh, defect.name_en)
        super().__init__(workplace, _("Photos of {defect}").format(defect=name), parent)
        self.files = AttachmentsPanel(workplace, "defect", defect.id, role="defect")
        self.furnish(column((self.files, 1)), 720, 520)
