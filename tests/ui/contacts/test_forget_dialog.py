"""Deleting a person completely, as it is asked on the screen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.forgetting.backups import Holder
from desktop.journal.manifest import Backup, Manifest
from desktop.people.contact_card import contact_card
from desktop.people.contacts import add_contact, edit_contact
from desktop.people.suppliers import add_supplier
from desktop.touches.logging import TouchDraft, log_touch
from ui.dialogs.forget import ForgetDialog, backup_words, open_forget
from ui.tasks import ThreadTasks
from ui.workplace import Workplace

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def person(workplace: Workplace) -> int:
    with workplace.journal.change("Person") as session:
        supplier = add_supplier(session, {"name_zh": "光明五金厂", "notes": "问过欧阳晓岚"})
        person = add_contact(session, {"name_zh": "欧阳晓岚"})
        session.flush()
        log_touch(
            session, TouchDraft(NOW, people=(person,), suppliers=(supplier,), kind="call", summary="报价")
        )
    return person


@pytest.fixture
def dialog(workplace: Workplace, person: int, qtbot) -> ForgetDialog:
    dialog = ForgetDialog(workplace, None, person)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.show()
    return dialog


def there(workplace: Workplace, person: int) -> bool:
    with workplace.journal.read() as connection:
        return contact_card(connection, person) is not None


def test_it_says_what_goes_and_what_stays(dialog: ForgetDialog) -> None:
    assert "1 touch" in dialog.goes.text()
    assert "1 text" in dialog.stays.text()
    assert "replaced by a mark" in dialog.stays.text()
    QTest.keyClick(dialog.keep_shared, Qt.Key.Key_Space)
    assert "touch" not in dialog.goes.text()
    QTest.keyClick(dialog.names, Qt.Key.Key_Space)
    assert "There it is left" in dialog.stays.text()
    assert "No backup" in dialog.backups.text()


def test_nothing_is_deleted_before_the_box_is_ticked(
    dialog: ForgetDialog, workplace: Workplace, person: int
) -> None:
    assert not dialog.go.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog.reject()
    assert there(workplace, person)


@pytest.mark.parametrize("pooled", [False, True])
def test_ticked_and_deleted_it_cannot_be_undone(
    dialog: ForgetDialog, workplace: Workplace, person: int, qtbot, *, pooled: bool
) -> None:
    pool = ThreadTasks() if pooled else None
    if pool is not None:
        workplace.tasks = pool
    with workplace.journal.change("Other") as session:
        add_contact(session, {"name_zh": "李伟"})
    told: list[tuple[str, object]] = []
    workplace.told.connect(lambda words, operation: told.append((words, operation)))
    QTest.keyClick(dialog.sure, Qt.Key.Key_Space)
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=30_000)
    assert not there(workplace, person)
    assert ("Deleted for good", None) in told
    workplace.undo()
    workplace.undo()
    assert not there(workplace, person)
    if pool is not None:
        pool.close()


def test_a_failure_leaves_the_person_and_the_way_out(
    dialog: ForgetDialog, workplace: Workplace, person: int
) -> None:
    with workplace.journal.change("Gone") as session:
        edit_contact(session, person, {"name_en": "Lan"})
    dialog._contact = 12345  # as if another window had deleted them meanwhile
    dialog.sure.setChecked(True)
    dialog.begin()
    assert "no longer in the journal" in dialog.banner.text()
    dialog.reject()
    assert not dialog.isVisible()
    assert there(workplace, person)


def test_backups_are_counted_with_their_ends() -> None:
    made = Manifest("v", NOW - timedelta(days=3), "0.1.0", 1, "routine", 0, {}, {})
    held = Holder(Backup(Path("a"), made), NOW + timedelta(days=30))
    words = backup_words([held, held])
    assert "2 backups" in words
    assert "Dec 22" in words
    assert "Nov 19" in words
    assert "they are thinned out about Dec 22" in words
    later = Holder(held.backup, NOW + timedelta(days=60))
    assert "the first is thinned out about Dec 22, 2026 and the last about Jan 21" in backup_words(
        [held, later]
    )
    assert "Some of them stay" in backup_words([held, Holder(held.backup, None)])


def test_a_single_backup_is_not_called_the_first_and_the_last() -> None:
    made = Manifest("v", NOW - timedelta(days=3), "0.1.0", 1, "routine", 0, {}, {})
    held = Holder(Backup(Path("a"), made), NOW + timedelta(days=30))
    assert backup_words([held]) == (
        "1 backup still holds this person. It is of Nov 19, 2026. With a backup on each day, it is thinned out about "
        "Dec 22, 2026. To be rid of it at once, delete its folder; copies made elsewhere are not known here."
    )
    assert "It stays until you delete it." in backup_words([Holder(held.backup, None)])


def test_without_a_person_it_says_what_to_do(workplace: Workplace) -> None:
    told: list[str] = []
    workplace.told.connect(lambda sentence, _operation: told.append(sentence))
    workplace.focus = None
    open_forget(workplace, None)  # type: ignore[arg-type]
    assert "Only a person" in told[0]
