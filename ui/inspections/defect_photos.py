"""The photos of a defect: a dialog in which they are dropped, pasted, captioned and looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.quality.report import DefectRow
from desktop.texts import _
from ui.attachments.panel import AttachmentsPanel
from ui.inspections import words
from ui.inspections.defect_form import open_defect
from ui.wide_dialog import WideDialog
from ui.widgets.button import Button
from ui.widgets.layouts import column
from ui.workplace import Workplace


def open_defect_photos(
    workplace: Workplace, parent: QWidget, defects: Sequence[DefectRow], *, finished: bool
) -> None:
    """Open the photos of a kind of defect; it can be edited until the report is finished."""
    DefectPhotos(workplace, parent, defects, finished=finished).open()


class DefectPhotos(WideDialog):
    """What is put in here stands with the defect in the report, at the first piece that had it."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, defects: Sequence[DefectRow], *, finished: bool
    ) -> None:
        self._defects, defect = defects, defects[0]
        name = words.defect_name(defect.name_zh, defect.name_en)
        super().__init__(workplace, _("Photos of {defect}").format(defect=name), parent)
        self.files = AttachmentsPanel(workplace, "defect", defect.id, role="defect")
        self.edit = Button(self.theme, _("Edit defect"), icon="pencil", on_click=self._edit)
        self.edit.setVisible(not finished)
        self.furnish(column((self.files, 1)), 720, 520, self.edit)

    def _edit(self) -> None:
        """Open the form of the defect; this dialog has its old name and closes with it."""
        open_defect(self.workplace, self, self._defects).accepted.connect(self.close)
