"""Who a person is: picture, names, how to address them, chips, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.chinese.address_forms import address_pinyin
from desktop.chinese.names import person_avatar
from desktop.people import shown
from desktop.people.contact_card import ContactCard
from desktop.texts import _
from ui.contacts import birthdays, photo_files, words
from ui.contacts.portrait import Portrait
from ui.contacts.reads import Shown
from ui.widgets.button import Button, IconButton
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.kept import Kept
from ui.widgets.layouts import column, holder, row
from ui.widgets.rows import Flag, avatar_tone
from ui.widgets.text import ElidedLabel
from ui.workplace import Workplace


class Heading(QFrame):
    """``asked`` tells the key of a command to run on this person."""

    asked = Signal(str)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace, self._theme = workplace, workplace.theme
        self._card: ContactCard | None = None
        theme, px = self._theme, self._theme.px
        self.portrait = Portrait(theme)
        self.portrait.pressed.connect(self._photo_menu)
        self._name = ElidedLabel(theme, "", "title", least=90)
        self._second = ElidedLabel(theme, "", "body", "text2", least=90)
        self._address = ElidedLabel(theme, "", "body", "text2", least=60)
        self.copy = IconButton(theme, "copy", _("Copy how to address them"), self._copy)
        self._address_line = holder(row(self._address, px(2), self.copy, None))
        self.log = Button(theme, _("Log touch"), "primary", "plus", lambda: self.asked.emit("log"))
        self.edit = Button(theme, _("Edit"), icon="pencil", on_click=lambda: self.asked.emit("edit"))
        self.more = IconButton(theme, "ellipsis", _("More"))
        self.more.setMenu(self._menu())
        self._chips = QWidget()
        self._kept = Kept(Flow(px(6), self._chips), lambda: Chip(theme, Flag("")))
        names = column(self._name, px(3), self._second, px(1), self._address_line)
        line = QHBoxLayout()
        line.setSpacing(px(16))
        line.addWidget(self.portrait, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(names, 1)
        for button in (self.edit, self.log, self.more):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        line.setSpacing(px(8))
        line.insertSpacing(1, px(8))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(12))
        lines.addLayout(line)
        lines.addWidget(self._chips)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for key, text, icon in (
            ("tag", _("Tag"), "tag"),
            ("reach", _("Does not answer"), "phone-missed"),
            ("left", _("Has left the company"), "door-open"),
            ("handover", _("Handover"), "user-check"),
            ("dossier", _("All we know about a person"), "file-text"),
            ("merge", _("Merge with another"), "merge"),
            ("history", _("History of this record"), "history"),
            ("delete", _("Move to trash"), "trash-2"),
            ("forget", _("Delete completely"), "user-x"),
        ):
            action = QAction(self._theme.icon(icon), text, menu)
            action.triggered.connect(lambda _on=False, key=key: self.asked.emit(key))
            menu.addAction(action)
            if key == "left":
                menu.addSeparator()
                self._left = action
        return menu

    def show_person(self, shown: Shown) -> None:
        """Show another person, or the same one anew."""
        card = self._card = shown.card
        name = card.name_zh or card.name_en or card.form_of_address
        self._name.set_text(name)
        latin = (card.pinyin, card.name_en) if card.name_zh else (card.pinyin,)
        self._second.set_text(" · ".join(filter(None, latin)))
        self._second.setVisible(bool(self._second.text()))
        self._show_address(card)
        self._left.setEnabled(bool(words.jobs_now(card)))
        self.portrait.show_person(person_avatar(name), avatar_tone(card.id), shown.photo)
        birthday = birthdays.short(card.birthday) if card.birthday else ""
        flags = words.chips(card, shown.flag, birthday)
        for chip, flag in zip(self._kept.take(len(flags)), flags, strict=True):
            chip.show_flag(flag)
        self._chips.setVisible(bool(flags))
        self._chips.updateGeometry()

    def _show_address(self, card: ContactCard) -> None:
        said = card.form_of_address
        spoken = address_pinyin(said, card.family_zh, card.pinyin) if said else ""
        both = said if shown.chinese() or not spoken or spoken == said else f"{said} {spoken}"
        self._address.set_text(_("Say {address}").format(address=both) if said else "")
        self._address_line.setVisible(bool(said))

    def _copy(self) -> None:
        if self._card is not None:
            self._workplace.clipboard.copy(self._card.form_of_address)
            self._workplace.tell(_("Copied {text}").format(text=self._card.form_of_address))

    def _photo_menu(self) -> None:
        if self._card is None:
            return
        contact_id = self._card.id
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, icon, can, act in (
            (_("Choose a photo"), "image", True, photo_files.choose),
            (_("Paste a photo"), "clipboard-paste", photo_files.can_paste(), photo_files.paste),
            (_("Remove photo"), "x", self.portrait.has_photo, photo_files.remove),
        ):
            action = menu.addAction(self._theme.icon(icon), text)
            action.setEnabled(can)
            action.triggered.connect(lambda _on=False, act=act: act(self._workplace, self, contact_id))
        menu.popup(self.portrait.mapToGlobal(self.portrait.rect().bottomLeft()))
