"""The form of one way to reach a person or a supplier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from desktop.people.channel_reads import ChannelRow
from desktop.people.channels import add_channel, edit_channel, link_for, prefer_channel
from desktop.people.words import CHANNELS, channel_label
from desktop.texts import _
from ui.form_dialog import FormDialog
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


def open_channel(
    workplace: Workplace, parent: QWidget, owner: tuple[str, int], channel: ChannelRow | None, kind: str = ""
) -> None:
    """Open the form of a channel, or of a new one of ``kind``; ``owner`` is ``contact`` or ``supplier`` and its id."""
    ChannelDialog(workplace, parent, owner, channel, kind or "wechat").open()


class ChannelDialog(FormDialog):
    """Kind, value, label, and whether it is the preferred one."""

    def __init__(
        self, workplace: Workplace, parent: QWidget | None, owner: tuple[str, int],
        channel: ChannelRow | None, kind: str,
    ) -> None:  # fmt: skip
        title = _("Add channel") if channel is None else _("Edit channel")
        super().__init__(workplace.theme, title, _("Save"), parent, width=460)
        self._workplace, self._owner, self._channel = workplace, owner, channel
        self.kind = QComboBox()
        for key in CHANNELS:
            self.kind.addItem(channel_label(key), key)
        self.kind.setCurrentIndex(self.kind.findData(channel.kind if channel else kind))
        self.value = QLineEdit(channel.value if channel else "")
        self.label = QLineEdit(channel.label if channel else "")
        self.label.setPlaceholderText(_("Such as: work, evenings"))
        self.preferred = QCheckBox(_("Preferred: the quick log takes it when none is said"))
        self.preferred.setChecked(channel is not None and channel.preferred)
        self.preferred.setEnabled(channel is None or not channel.preferred)
        self.form.add(_("Channel"), self.kind)
        self._value_row = self.form.add(_("Number, address or ID"), self.value)
        self.form.add(_("Label"), self.label)
        self.form.add_widget(self.preferred)
        self.kind.currentIndexChanged.connect(lambda _place: self._hint())
        self.value.textChanged.connect(lambda _typed: self._hint())
        self._began = self._now()
        self._hint()
        self.value.setFocus()
        self.ready()

    def _now(self) -> tuple[str, str, str, bool]:
        kind: str = self.kind.currentData()
        return kind, self.value.text().strip(), self.label.text().strip(), self.preferred.isChecked()

    def _hint(self) -> None:
        kind, value, _label, _preferred = self._now()
        words = {
            "wechat": _("No link leads to a person there: opening copies the ID first."),
            "skype": _("Skype closed in May 2025; kept for old records."),
        }.get(kind, "")
        if not words and value and link_for(kind, value) is None:
            words = _("Can be copied, but not opened by a link.")
        self._value_row.set_hint(words)

    def typed(self) -> bool:
        """Tell whether something differs from what the form began with."""
        return self._now() != self._began

    def store(self) -> bool:
        """Keep the channel."""
        kind, value, label, preferred = self._now()
        if not value:
            self._value_row.set_error(_("Type the number, address or ID."))
            return False
        channel, (owner, owner_id) = self._channel, self._owner

        def work(session: ChangeSession) -> int:
            if channel is None:
                return add_channel(
                    session, kind, value, label=label, preferred=preferred,
                    contact_id=owner_id if owner == "contact" else None,
                    supplier_id=owner_id if owner == "supplier" else None,
                )  # fmt: skip
            edit_channel(session, channel.id, {"kind": kind, "value": value, "label": label})
            if preferred and not channel.preferred:
                prefer_channel(session, channel.id)
            return channel.id

        title = _("Add channel") if channel is None else _("Edit channel")
        return self.keep(self._workplace, title, work)
