"""Asks which suppliers go over to a colleague, and writes one sheet about all of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.exchange.dossier import Dossier
from desktop.exchange.handover_all import handover_of_all, suppliers_to_hand_over
from desktop.people.tags import all_tags
from desktop.texts import _, n_
from ui.dialogs.sheet import SheetDialog
from ui.tasks import Progress
from ui.workplace import Workplace


def open_handover_all(workplace: Workplace, parent: QWidget) -> None:
    """Open the dialog for the handover of several suppliers."""
    HandoverAllDialog(workplace, parent).open()


class HandoverAllDialog(SheetDialog):
    """All suppliers one works with, or those of a tag, such as the name of a colleague."""

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        self._tag: int | None = None
        self.which = QComboBox()
        self.which.setAccessibleName(_("Which suppliers"))
        with workplace.journal.read() as connection:
            everybody = len(suppliers_to_hand_over(connection))
            tags = [one for one in all_tags(connection) if one.suppliers]
            counts = {tag.id: len(suppliers_to_hand_over(connection, tag.id)) for tag in tags}
        words = n_("All active suppliers ({n})", "All active suppliers ({n})", everybody)
        self.which.addItem(words.format(n=everybody), None)
        for tag in tags:
            if count := counts[tag.id]:  # those that have ended go over to nobody
                named = n_("Tag {tag} ({n} supplier)", "Tag {tag} ({n} suppliers)", count)
                self.which.addItem(named.format(tag=tag.name, n=count), tag.id)
        said = _(
            "For the colleague who takes over: what to do first, then of each supplier who is there, open orders, "
            "promises, decisions and follow-ups. The file is not encrypted: whoever has it can read it."
        )
        secret = _("Also what is private: stances and open favours")
        super().__init__(
            workplace, parent, _("Handover of several suppliers"), said, secret, self._sheet, self.which
        )

    def write_into(self, folder: Path) -> None:
        """Write the file; what was chosen is read here, for a job touches no widget."""
        self._tag = self.which.currentData()
        super().write_into(folder)

    def _sheet(self, private: bool, progress: Progress) -> Dossier | None:  # noqa: FBT001 - the type of every builder
        """Make the sheet, in a job."""
        with self.workplace.journal.read() as connection:
            ids = suppliers_to_hand_over(connection, self._tag)
            now = self.workplace.clock().astimezone()
            return handover_of_all(connection, ids, now, private=private, tick=progress) if ids else None
