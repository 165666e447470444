"""The field of a passphrase: its eye is reached by Tab, and one sees that it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from ui.gates.secret_field import SecretField
from ui.theme.theme import Theme


def test_the_eye_has_a_ring_while_it_has_the_focus(theme: Theme, qtbot) -> None:
    field = SecretField(theme, "Passphrase")
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    eye = field.findChild(QToolButton)

    def ringed() -> bool:
        beside = eye.geometry().center().x(), eye.geometry().top() - 2
        QApplication.processEvents()
        return field.grab().toImage().pixelColor(*beside) == theme.color("focus")

    field.setFocus()
    assert not ringed()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert eye.hasFocus()
    assert ringed()
