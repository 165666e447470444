"""Says phrases aloud: by the recording that there is of one, else by a Mandarin voice of the system."""

from __future__ import annotations

from desktop.errors import GuanxiError
from desktop.practice.options import read_options
from desktop.practice.sounds import SoundRow, model_of
from desktop.practice.wordings import Wording
from ui.practice.session import Session
from ui.workplace import Workplace


class PhraseVoice:
    """What goes wrong is told by the window, with how to mend it."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._card = self._asked = 0

    def say(self, said: Wording | None, *, slow: bool = False) -> None:
        """Say a phrase as it is spoken, or more slowly; nothing for None."""
        if said is None:
            return
        with self._workplace.journal.read() as connection:
            model = model_of(connection, said.key)
            wanted = read_options(connection).voice
        if model is None:
            self._workplace.sounds.say(said.simplified, wanted, slow=slow)
        else:
            self.play(model, slow=slow)

    def play(self, sound: SoundRow, *, slow: bool = False) -> None:
        """Play a sound of the journal from memory."""
        try:
            data = self._workplace.journal.files.read(sound.content)
        except GuanxiError as error:
            self._workplace.failures.tell(error)
            return
        self._workplace.sounds.play(data, sound.name, slow=slow)

    def ask(self, session: Session, *, shown: bool) -> None:
        """Say the phrase of a card that is asked by ear, once when it comes up; be silent when another card comes."""
        card = session.card
        at = card.id if card is not None else 0
        if shown and at != self._card:
            self._card = at
            self._workplace.sounds.stop()
        by_ear = card is not None and card.kind == "listen" and not session.revealed and shown
        asked = card.id if card is not None and by_ear else 0
        if asked and asked != self._asked and card is not None:
            self.say(card.wording)
        self._asked = asked
