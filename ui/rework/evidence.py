"""The photos of a step of an 8D report: how it was before, and how it is now."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.texts import _
from ui.attachments.panel import AttachmentsPanel
from ui.wide_dialog import WideDialog
from ui.widgets.layouts import column, row
from ui.widgets.section import SectionHeader
from ui.workplace import Workplace


def open_evidence(workplace: Workplace, parent: QWidget, action_id: int, title: str) -> None:
    """Open the photos of a step whose words are kept already."""
    EvidenceDialog(workplace, parent, action_id, title).open()


class EvidenceDialog(WideDialog):
    """Two panels side by side; what is put in here stands in the form and on the printed report."""

    def __init__(self, workplace: Workplace, parent: QWidget | None, action_id: int, title: str) -> None:
        super().__init__(workplace, _("Photos of {step}").format(step=title), parent)
        self.before = AttachmentsPanel(workplace, "corrective_action", action_id, role="before", only=True)
        self.after = AttachmentsPanel(workplace, "corrective_action", action_id, role="after", only=True)
        sides = (
            column(SectionHeader(_("Before"), "lead_strong"), (self.before, 1)),
            column(SectionHeader(_("After"), "lead_strong"), (self.after, 1)),
        )
        self.furnish(row((sides[0], 1), (sides[1], 1), spacing=self.theme.px(20)), 960, 560)
