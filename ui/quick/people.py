"""Whom a fragment of a name may mean, with what the screen says of them; asked once for each fragment."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.chinese.names import person_avatar
from desktop.finding import ContactHit, find_contacts
from desktop.highlight import Marked
from desktop.touches.mentions import Mentioned
from ui.hits.rows import Hit
from ui.names import names_of
from ui.widgets.rows import avatar_tone
from ui.workplace import Workplace

_SUGGESTED = 9


class People:
    """Finds people for one line; a person who was chosen by hand is meant from then on by that name."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._found: dict[str, list[ContactHit]] = {}
        self._chosen: dict[str, Mentioned] = {}

    def hits(self, fragment: str) -> Sequence[ContactHit]:
        """Return the people who match, the best first."""
        if fragment not in self._found:
            index = names_of(self._workplace.open_journal).index
            with self._workplace.journal.read() as connection:
                self._found[fragment] = find_contacts(connection, index, fragment, _SUGGESTED)
        return self._found[fragment]

    def resolve(self, fragment: str) -> Sequence[Mentioned]:
        """Return whom a fragment may mean, as ``quick_entry.parse`` asks."""
        chosen = self._chosen.get(fragment)
        if chosen is not None:
            return (chosen,)
        return [Mentioned(hit.id, mention_name(hit)) for hit in self.hits(fragment)]

    def choose(self, person: Mentioned) -> None:
        """Mean this person by their name, also when others are called the same."""
        self._chosen[person.name] = person


def mention_name(hit: ContactHit) -> str:
    """Return the name by which a person is mentioned in a line: Chinese, else English or pinyin."""
    return hit.name.zh or hit.name.en


def suggestion(hit: ContactHit) -> Hit:
    """Return a person as a row of the completion."""
    note = " · ".join(filter(None, (hit.title, hit.company)))
    return Hit(
        kind="contact",
        key=hit.id,
        title=Marked(str(hit.name)),
        note=Marked(note),
        tone=avatar_tone(hit.id),
        avatar=person_avatar(hit.name.zh or hit.name.en),
    )
