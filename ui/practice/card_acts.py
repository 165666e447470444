"""What the keys of practice do, as lines of the menu on the card, for whoever has a mouse in the hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.texts import _
from ui.more import Act

if TYPE_CHECKING:
    from ui.pages.practice import PracticePage


def card_acts(page: PracticePage) -> tuple[Act, ...]:
    """Return what can be done with the card that is shown, each with its key."""
    session, perform = page.session, page.workplace.perform
    hidden = session.card is not None and session.card.kind == "recognise" and not session.revealed
    return (
        Act(_("Show the pinyin (P)"), "languages", session.show_pinyin, hidden),
        Act(_("Say it and see its tones (T)"), "mic", lambda: perform("say_it")),
        Act(_("Used with somebody (W)"), "message-circle", lambda: perform("phrase_used")),
        Act(_("Edit or correct (E)"), "pencil", lambda: perform("edit_phrase")),
        Act(_("Put off to tomorrow (B)"), "clock", session.bury),
        Act(_("Suspend (S)"), "pause", session.suspend),
        Act(_("Take the last answer back (U)"), "undo-2", page.undo_answer, session.done > 0),
    )
