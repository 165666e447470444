"""The form of one message about an inquiry."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.texts import _
from desktop.trade.touch_backs import MessageRow, edit_touch_back, remove_touch_back
from ui.editors import Field
from ui.fields_dialog import FieldsDialog, Sheet, Values
from ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.journal.journal import ChangeSession


def message_words(*, by_us: bool) -> str:
    """Return who wrote."""
    return _("We wrote") if by_us else _("They wrote")


def open_message(workplace: Workplace, parent: QWidget, message: MessageRow) -> None:
    """Open a message to read it whole, put it right, or take it away."""
    sides = [(by_us, message_words(by_us=by_us)) for by_us in (True, False)]
    fields: list[Field | tuple[Field, ...]] = [
        (Field("by_us", _("Message"), "choice", sides), Field("on_date", _("Day"), "day")),
        Field("text", _("What about"), "block"),
    ]

    def write(session: ChangeSession, values: Values) -> None:
        on = values["on_date"]
        day = on if isinstance(on, date) else message.on_date
        text = str(values["text"] or "")
        edit_touch_back(session, message.id, day, by_us=bool(values["by_us"]), text=text)

    begun: Values = {"by_us": message.by_us, "on_date": message.on_date, "text": message.text}
    removal = _("Remove message"), lambda session: remove_touch_back(session, message.id)
    title = _("Message with {name}").format(name=message.supplier)
    sheet = Sheet(title, _("Save"), fields, begun, write, removal=removal)
    FieldsDialog(workplace, parent, sheet).begin_and_open()
