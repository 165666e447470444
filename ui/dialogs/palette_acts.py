"""What Enter and Ctrl+Enter do with each kind of thing that the find box finds: a row for each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.commitments.follow_ups import finish, follow_up_of
from desktop.texts import _
from ui.attachments.opening import open_attachment
from ui.dialogs.draft import open_template
from ui.dialogs.favour import open_favour_by_id
from ui.dialogs.follow_up import open_follow_up
from ui.dialogs.gift import open_gift
from ui.hits.rows import Hit
from ui.relationship.decision_form import open_decision
from ui.relationship.promise_form import open_promise
from ui.touches.form import open_new_touch, open_touch
from ui.workplace import Workplace

Do = Callable[[Workplace, QWidget, Hit], None]


@dataclass(frozen=True, slots=True)
class Act:
    """What Ctrl+Enter does; ``label`` stands in the line of keys."""

    label: Callable[[], str]
    do: Do


def open_hit(workplace: Workplace, parent: QWidget, hit: Hit) -> None:
    """Open what was found, or show it where it lives."""
    OPENERS.get(hit.kind, _show)(workplace, parent, hit)


def act_of(hit: Hit) -> Act | None:
    """Return what Ctrl+Enter does with a hit; None when there is nothing sensible."""
    return ACTS.get(hit.kind)


def _show(workplace: Workplace, _parent: QWidget, hit: Hit) -> None:
    workplace.show_record(hit.kind, int(hit.key))


def _log_touch(workplace: Workplace, parent: QWidget, hit: Hit) -> None:
    """Open the form of a new touch with the person or supplier who was found, whatever the page shows."""
    before, workplace.focus = workplace.focus, (hit.kind, int(hit.key))
    try:
        open_new_touch(workplace, parent)
    finally:
        workplace.focus = before


def _finish(workplace: Workplace, _parent: QWidget, hit: Hit) -> None:
    """Mark a follow-up done; one that is done already, or gone, stays as it is."""
    with workplace.journal.read() as connection:
        row = follow_up_of(connection, int(hit.key))
    if row is None or row.done_at is not None:
        workplace.tell(_("This follow-up is done already."))
        return
    workplace.change(_("Finish follow-up"), lambda session: finish(session, row.id))


def _copy(workplace: Workplace, _parent: QWidget, hit: Hit) -> None:
    workplace.clipboard.copy(hit.title.text)
    workplace.tell(_("Copied: {text}").format(text=hit.title.text))


def _over_owner(form: Callable[[Workplace, QWidget, int], None]) -> Do:
    """Return what shows the person or supplier on whose page a thing stands, and opens its form over it."""

    def do(workplace: Workplace, parent: QWidget, hit: Hit) -> None:
        kind, owner_id, own_id = str(hit.key).split(":")
        workplace.show_record(kind, int(owner_id))
        form(workplace, parent, int(own_id))

    return do


OPENERS: dict[str, Do] = {
    "command": lambda workplace, _parent, hit: workplace.perform(str(hit.key)),
    "phrase": lambda workplace, _parent, hit: workplace.show_phrase(str(hit.key)),
    "touch": lambda workplace, parent, hit: open_touch(workplace, parent, int(hit.key)),
    "attachment": lambda workplace, parent, hit: open_attachment(workplace, parent, int(hit.key)),
    "followup": lambda workplace, parent, hit: open_follow_up(workplace, parent, int(hit.key)),
    "gift": _over_owner(open_gift),
    "favour": _over_owner(open_favour_by_id),
    "promise": _over_owner(open_promise),
    "decision": _over_owner(open_decision),
    "own_message": lambda workplace, parent, hit: open_template(workplace, parent, int(hit.key)),
    "festival": lambda workplace, _parent, hit: workplace.show_record("day", int(hit.key)),
}
"""How kinds open that no page shows by ``show_record``."""
ACTS: dict[str, Act] = {
    "contact": Act(lambda: _("Log touch"), _log_touch),
    "supplier": Act(lambda: _("Log touch"), _log_touch),
    "followup": Act(lambda: _("Done"), _finish),
    "phrase": Act(lambda: _("Copy"), _copy),
}
