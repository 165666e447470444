from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.dialogs.channel import ChannelDialog
from ui.pages.suppliers import SuppliersPage
from ui.suppliers.detail import CHANNELS
from ui.widgets.button import Button, IconButton
from ui.widgets.item_row import ItemRow


def named(page: SuppliersPage, name: str) -> Button | IconButton:
    QApplication.processEvents()
    buttons = [*page.detail.channels.findChildren(Button), *page.detail.channels.findChildren(IconButton)]
    return next(made for made in buttons if made.isVisible() and name in (made.text(), made.accessibleName()))


def test_a_channel_of_a_supplier_is_added_copied_and_edited(page: SuppliersPage, ids: dict[str, int]) -> None:
    page.pane.go_to(ids["gm"])
    page.detail.tabs.setCurrentIndex(CHANNELS)
    named(page, "Add channel").click()
    dialog = page.window().findChild(ChannelDialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData("mail"))
    QTest.keyClicks(dialog.value, "sales@guangming.example")
    dialog.finish()
    assert [row.value for row in page.card.channels] == ["sales@guangming.example"]
    assert page.detail.tabs.accessibleTabName(CHANNELS) == "Channels 1"
    named(page, "Copy E-mail").click()
    assert QApplication.clipboard().text() == "sales@guangming.example"
    page.detail.channels.findChild(ItemRow).opened.emit()
    edited = [found for found in page.window().findChildren(ChannelDialog) if found.isVisible()]
    assert edited[-1].value.text() == "sales@guangming.example"


def test_another_supplier_shows_its_own_channels(page: SuppliersPage, ids: dict[str, int]) -> None:
    page.detail.tabs.setCurrentIndex(CHANNELS)
    page.pane.go_to(ids["hr"])
    assert named(page, "Add channel").isVisible()
    assert page.detail.tabs.accessibleTabName(CHANNELS) == "Channels"
