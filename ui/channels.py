"""The ways to reach a person or a supplier: copy, open, prefer, edit, put in order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.people.channel_reads import ChannelRow
from desktop.people.channels import prefer_channel, remove_channel, reorder_channels
from desktop.people.words import channel_label
from desktop.texts import _
from ui.more import Act, more_button
from ui.widgets.button import Button, IconButton
from ui.widgets.empty_state import EmptyState
from ui.widgets.item_row import ItemRow
from ui.widgets.layouts import empty, holder, row
from ui.widgets.rows import Flag
from ui.widgets.section import Group
from ui.widgets.text import Icon
from ui.workplace import Workplace

_ICONS = {
    "wechat": "message-circle",
    "phone": "phone",
    "mobile": "smartphone",
    "mail": "mail",
    "qq": "message-square",
    "dingtalk": "send",
    "wecom": "message-circle",
    "zoom": "video",
    "tencent_meeting": "video",
    "teams": "video",
    "whatsapp": "message-circle",
    "alibaba": "globe",
    "skype": "phone-missed",
}


class Channels(QWidget):
    """``edited`` tells the id of a channel to edit, or 0 for a new one."""

    edited = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._theme = workplace, workplace.theme
        self._channels: Sequence[ChannelRow] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, self._theme.px(16), 0, self._theme.px(24))
        self._lines.setSpacing(self._theme.px(12))

    def show_channels(self, channels: Sequence[ChannelRow]) -> None:
        """Show the channels of a person or a supplier in their order."""
        self._channels = channels
        empty(self._lines)
        if not channels:
            self._lines.addWidget(self._nothing(), 1)
            return
        group = Group(_("How to reach them"), "caption")
        for place, channel in enumerate(channels):
            group.add(self._row(place, channel))
        self._lines.addWidget(group)
        self._lines.addLayout(row(self._add(), None))
        self._lines.addStretch(1)

    def _add(self) -> Button:
        return Button(self._theme, _("Add channel"), icon="plus", on_click=lambda: self.edited.emit(0))

    def _nothing(self) -> EmptyState:
        return EmptyState(
            self._theme,
            _("No way to reach them yet"),
            _("WeChat, phone, mail: the first becomes the preferred one."),
            "message-circle",
            _("Add channel"),
            lambda: self.edited.emit(0),
            kind="",
        )

    def _row(self, place: int, channel: ChannelRow) -> ItemRow:
        name = channel_label(channel.kind)
        buttons = row(spacing=self._theme.px(2))
        copy = _("Copy {channel}").format(channel=name)
        buttons.addWidget(IconButton(self._theme, "copy", copy, lambda: self.copy(channel)))
        if channel.link:
            words = _("Open in {channel}").format(channel=name)
            buttons.addWidget(IconButton(self._theme, "external-link", words, lambda: self.open(channel)))
        more = _("More for {channel}").format(channel=name)
        buttons.addWidget(more_button(self._theme, more, lambda: self._acts(place, channel)))
        made = ItemRow(
            self._theme,
            channel.value,
            " · ".join(filter(None, (name, channel.label))),
            leading=Icon(self._theme, _ICONS.get(channel.kind, "link")),
            flag=Flag(_("Preferred"), "accent", "star") if channel.preferred else None,
            trailing=holder(buttons),
        )
        made.opened.connect(lambda: self.edited.emit(channel.id))
        return made

    def _acts(self, place: int, channel: ChannelRow) -> list[Act]:
        last = len(self._channels) - 1
        return [
            Act(_("Edit channel"), "pencil", lambda: self.edited.emit(channel.id)),
            Act(_("Prefer this channel"), "star", lambda: self._prefer(channel), not channel.preferred),
            Act(_("Move up"), "chevron-up", lambda: self._move(place, -1), place > 0),
            Act(_("Move down"), "chevron-down", lambda: self._move(place, 1), place < last),
            Act(_("Remove channel"), "trash-2", lambda: self._remove(channel)),
        ]

    def copy(self, channel: ChannelRow) -> None:
        """Copy the value; what names a person leaves the clipboard by itself."""
        self._workplace.clipboard.copy(channel.value, sensitive=channel.sensitive)
        name = channel_label(channel.kind)
        if channel.sensitive:
            seconds = self._workplace.clipboard.seconds
            words = _("Copied {channel}, for {n} seconds").format(channel=name, n=seconds)
        else:
            words = _("Copied {channel}").format(channel=name)
        self._workplace.tell(words)

    def open(self, channel: ChannelRow) -> None:
        """Hand the link to the system; WeChat knows no link to a person, so its id is copied first."""
        if channel.kind == "wechat":
            self.copy(channel)
        if channel.link and not QDesktopServices.openUrl(QUrl(channel.link)):
            name = channel_label(channel.kind)
            self._workplace.tell(_("No program for {channel} is known to the system").format(channel=name))

    def _prefer(self, channel: ChannelRow) -> None:
        self._workplace.change(_("Prefer channel"), lambda session: prefer_channel(session, channel.id))

    def _remove(self, channel: ChannelRow) -> None:
        self._workplace.change(_("Remove channel"), lambda session: remove_channel(session, channel.id))

    def _move(self, place: int, step: int) -> None:
        ids = [channel.id for channel in self._channels]
        ids.insert(place + step, ids.pop(place))
        self._workplace.change(_("Reorder channels"), lambda session: reorder_channels(session, ids))
