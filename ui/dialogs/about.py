"""About the program: its version, its promise and what it is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from desktop.about import VERSION
from desktop.texts import _
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.layouts import column, row
from ui.widgets.text import Seal, label
from ui.workplace import Workplace


def open_about(workplace: Workplace, parent: QWidget) -> None:
    """Open the dialog."""
    AboutDialog(workplace.theme, parent).open()


class AboutDialog(QDialog):
    """A few sentences and a button to close."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("About Guanxi Journal"))
        sentences = (
            _("A private journal for people who buy from Chinese factories."),
            _("It has no network code. Everything lies encrypted in one folder on this computer."),
            _(
                "Under the MIT licence. Made with Qt and PySide6 (LGPL), SQLCipher (BSD), OpenSSL (Apache), "
                "libsodium and Lucide icons (ISC), and the fonts Inter, Noto Sans SC and LXGW WenKai (OFL)."
            ),
        )  # fmt: skip
        name = column(
            label(f'{_("Guanxi Journal")} 关系日记', "section"), 2,
            label(_("Version {version}").format(version=VERSION), "meta"),
        )  # fmt: skip
        close = Button(theme, _("Close"), "primary", on_click=self.close)
        lines = [label(words, "body", "text2", wrap=True) for words in sentences]
        self.setLayout(
            column(
                row(Seal(theme, 44), (name, 1), spacing=14), 18, column(*lines, spacing=8), 18, None, row(None, close),
                margins=(26, 24, 26, 20),
            )
        )  # fmt: skip
        self.setFixedWidth(theme.px(460))
        close.setFocus()
