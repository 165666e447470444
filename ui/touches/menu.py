"""What can be done with one touch, as a menu."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.commitments.follow_ups import finish, reopen, snooze
from desktop.texts import _, n_
from desktop.touches.timeline import FollowUpChip, Name, TimelineEntry, timeline_rows
from ui.workplace import Workplace

_PUT_OFF = (1, 3, 7)


def touch_menu(
    parent: QWidget, workplace: Workplace, touch_id: int, edit: Callable[[], None], trash: Callable[[], None]
) -> QMenu:
    """Return a menu for a touch that deletes itself when it closes."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    with workplace.journal.read() as connection:
        found = timeline_rows(connection, [touch_id])
    _add(menu, _("Edit touch"), edit, "E")
    for entry in found:
        _add_follow_up(menu, workplace, entry.follow_up)
        _add_records(menu, workplace, entry)
        _add(menu, _("Copy text"), _copying(workplace, _text(entry)))
    menu.addSeparator()
    _add(menu, _("Move to trash"), trash, "Del")
    return menu


def _add(menu: QMenu, words: str, do: Callable[[], object], key: str = "") -> None:
    action = menu.addAction(words.replace("&", "&&"))
    action.triggered.connect(lambda _checked=False: do())
    if key:
        action.setShortcut(QKeySequence(key))


def _add_follow_up(menu: QMenu, workplace: Workplace, chip: FollowUpChip | None) -> None:
    if chip is None:
        return
    if chip.done:
        title = _("Reopen follow-up")
        _add(menu, title, lambda: workplace.change(title, lambda session: reopen(session, chip.id)))
        return
    done = _("Finish follow-up")
    _add(menu, done, lambda: workplace.change(done, lambda session: finish(session, chip.id)))
    later = menu.addMenu(_("Put off follow-up"))
    for days in _PUT_OFF:
        _add(
            later, n_("By a day", "By {n} days", days).format(n=days), _putting_off(workplace, chip.id, days)
        )


def _putting_off(workplace: Workplace, follow_up_id: int, days: int) -> Callable[[], object]:
    today = workplace.today
    return lambda: workplace.change(
        _("Put off follow-up"),
        lambda session: snooze(session, follow_up_id, today + timedelta(days=days), today),
    )


def _add_records(menu: QMenu, workplace: Workplace, entry: TimelineEntry) -> None:
    menu.addSeparator()
    for kind, names in (("contact", entry.people), ("supplier", entry.suppliers)):
        for name in names[:5]:
            _add(menu, _("Show {name}").format(name=name), _showing(workplace, kind, name))
    menu.addSeparator()


def _copying(workplace: Workplace, text: str) -> Callable[[], None]:
    return lambda: workplace.clipboard.copy(text)


def _showing(workplace: Workplace, kind: str, name: Name) -> Callable[[], None]:
    return lambda: workplace.show_record(kind, name.id)


def _text(entry: TimelineEntry) -> str:
    return "\n".join(filter(None, (entry.title, entry.summary, entry.excerpt)))
