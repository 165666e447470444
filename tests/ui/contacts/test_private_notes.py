"""Private notes stay hidden in histories and comparisons until they are asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QRadioButton

from desktop.people.contacts import edit_contact
from ui.dialogs.history import HistoryDialog
from ui.dialogs.merge import MergeDialog
from ui.merging.compare import Compare
from ui.workplace import Workplace


def told(dialog: HistoryDialog) -> str:
    model = dialog.history.model
    return "\n".join(model.index(row).data(Qt.ItemDataRole.UserRole).body for row in range(model.rowCount()))


def shown(compare: Compare) -> str:
    words = [one.text() for one in compare.findChildren(QLabel)]
    return "\n".join(words + [one.accessibleName() for one in compare.findChildren(QRadioButton)])


def test_the_history_of_a_record_hides_them(workplace: Workplace, people: dict[str, int], qtbot) -> None:
    dialog = HistoryDialog(workplace, None, [("contact", people["chen"])])
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Private notes: Hidden" in told(dialog)
    assert "divorced" not in told(dialog)
    qtbot.keyClick(dialog.private, Qt.Key.Key_Return)
    assert "Private notes: divorced" in told(dialog)
    assert not dialog.private.isVisible()


def test_nothing_is_offered_where_nothing_is_hidden(
    workplace: Workplace, people: dict[str, int], qtbot
) -> None:
    dialog = HistoryDialog(workplace, None, [("supplier", people["hengda"])])
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.private.isVisible()


def test_merging_hides_them_and_keeps_them(workplace: Workplace, people: dict[str, int], qtbot) -> None:
    workplace.change(
        "Edit", lambda session: edit_contact(session, people["lin"], {"private_notes": "likes whisky"})
    )
    dialog = MergeDialog(workplace, None, "contact", [people["chen"], people["lin"]])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.compare is not None
    assert "Hidden" in shown(dialog.compare)
    assert not {"divorced", "whisky"} & set(shown(dialog.compare).split())
    assert dialog.compare.private is not None
    qtbot.keyClick(dialog.compare.private, Qt.Key.Key_Return)
    assert {"divorced", "whisky"} <= set(shown(dialog.compare).split())
    assert not dialog.compare.private.isVisible()
