"""The recovery code can be copied, saved for the printer, and proved."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from desktop.journal import recovery
from desktop.journal import vault as vaults
from ui.clipboard import Clipboard
from ui.gates import printing
from ui.gates.code_page import page_maker
from ui.gates.recovery_sheet import CodeCard, Proof


def test_the_code_is_shown_in_numbered_groups_and_copied_as_a_secret(qtbot, theme):
    code, clipboard = recovery.new_code(), Clipboard(10)
    card = CodeCard(theme, clipboard, code, lambda shown: shown)
    qtbot.addWidget(card)
    card.show()
    shown = [found.text() for found in card.findChildren(QLabel)]
    assert [text for text in shown if len(text) in (6, 3) and not text.islower()][:6] == list(
        recovery.groups(code)
    )
    card._copy()
    assert QGuiApplication.clipboard().text() == code
    clipboard.forget()
    assert QGuiApplication.clipboard().text() == ""


def test_the_page_becomes_a_private_pdf(qtbot, served, tmp_path):
    vault = served.open_journal.vault
    code = vaults.renew_recovery(vault)
    page = page_maker(vault, served.clock())(code)
    target = tmp_path / "code.pdf"
    assert printing.write_pdf(target, page)
    assert target.read_bytes().startswith(b"%PDF")
    assert target.stat().st_size > 5_000
    assert target.stat().st_mode & 0o077 == 0
    assert not printing.write_pdf(tmp_path / "gone" / "code.pdf", page)


def test_only_the_group_that_is_asked_for_is_a_proof(qtbot, served):
    vault = served.open_journal.vault
    groups = recovery.groups(vaults.renew_recovery(vault))
    done = []
    proof = Proof(served.theme, vault, Random(1), lambda: done.append(True))
    qtbot.addWidget(proof)
    proof.show()
    wrong = groups[(proof.position + 1) % 5]
    qtbot.keyClicks(proof.group, wrong)
    qtbot.keyClick(proof.group, Qt.Key.Key_Return)
    assert done == []
    assert proof.group.accessibleDescription()
    proof.group.selectAll()
    qtbot.keyClicks(proof.group, groups[proof.position].lower())
    qtbot.keyClick(proof.group, Qt.Key.Key_Return)
    assert done == [True]
    assert vaults.ways(vault.folder).recovery_proved
