"""What a person can change in practice, done at random."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

from desktop.attachments import attaching
from desktop.exchange.decks.known import known_phrases
from desktop.exchange.decks.notes import Answer, DeckFile, DeckKind, ForeignCard, Note, NoteType, Schedule
from desktop.exchange.decks.planning import plan_deck
from desktop.exchange.decks.reading import ReadDeck
from desktop.exchange.decks.writing import write_deck
from desktop.journal.contents import Content
from desktop.people.tables import Contact
from desktop.practice import cards, decks, own, rehearsals, sounds, uses
from desktop.practice.answering import answer
from desktop.practice.kinds import KINDS
from desktop.practice.options import Options, change_options
from desktop.practice.schedule import Timetable
from desktop.practice.tables import Card, Deck, OwnPhrase, PhraseSound, PhraseUse, Rehearsal
from desktop.practice.wordings import of_situation, wordings
from tests.desktop.random_work import Action, Work

SHIPPED = ("first_contact.001", "price.002", "nobody.001")
TEXTS = (
    ("干杯", "gānbēi"),
    ("您辛苦了", "nín xīnkǔ le"),
    ("MOQ多少?", "MOQ duōshao?"),
    ("干杯", "gān"),
    ("x", ""),
)
TABLE = Timetable(Options(), UTC)


def _key(work: Work) -> str:
    row = work.session.get(OwnPhrase, work.one(OwnPhrase))
    return row.key if row is not None and work.chance.random() < 0.6 else work.chance.choice(SHIPPED)


def _kinds(work: Work) -> list[str]:
    return work.chance.sample(list(KINDS), work.chance.randrange(4))


def add_phrase(work: Work) -> None:
    text, pinyin = work.chance.choice(TEXTS)
    fields: own.PhraseFields = {
        "simplified": text,
        "pinyin": pinyin,
        "english": work.word(),
        "taught_by_id": work.maybe(Contact),
        "situation": work.chance.choice(("", "price")),
    }
    key = own.add_phrase(work.session, fields)
    said = wordings(work.session.connection(), (key,))[key]
    decks.add_own_phrase(work.session, said)


def import_phrases(work: Work) -> None:
    """Bring in a table of phrases, some of them known, with a schedule for some."""
    rows = work.chance.sample(TEXTS, 3)
    schedule = Schedule(2, work.session.now, None, 4.5, 5.0, work.session.now, 3, 1)
    found = DeckFile(Path("任务.apkg"), DeckKind.ANKI, (NoteType("x", ("Hanzi", "Pinyin", "English")),))
    for number, (text, pinyin) in enumerate(rows):
        answers = (Answer(work.session.now, work.chance.randrange(1, 5), 900, 2),)
        card = ForeignCard(0, work.word(), schedule, flag=1, answers=answers)
        fields = (text, pinyin, work.word())
        found.notes.append(Note(number, 0, fields, guid=f"n{number}", cards=(card,) if number else ()))
    read = ReadDeck(found, (("simplified", "pinyin", "english"),))
    write_deck(work.session, plan_deck(read, known_phrases(work.session.connection())), TABLE)


def edit_phrase(work: Work) -> None:
    own.edit_phrase(work.session, _key(work), {"english": work.word() or "y", "note": work.word()})


def take_back_correction(work: Work) -> None:
    own.take_back_correction(work.session, _key(work))


def delete_phrase(work: Work) -> None:
    own.delete_phrase(work.session, _key(work))


def restore_phrase(work: Work) -> None:
    own.restore_phrases(work.session, (work.one(OwnPhrase),))


def begin_deck(work: Work) -> None:
    deck_id = decks.begin_deck(work.session, work.chance.choice(("names_titles", "nowhere")), _kinds(work))
    decks.limit_deck(work.session, deck_id, work.chance.choice((None, 3, -1)))


def set_kinds(work: Work) -> None:
    said = of_situation(work.session.connection(), "names_titles")
    decks.set_kinds(work.session, work.one(Deck), _kinds(work), said[:5])


def rename_deck(work: Work) -> None:
    decks.rename_deck(work.session, work.one(Deck), work.word())


def delete_deck(work: Work) -> None:
    decks.delete_deck(work.session, work.one(Deck))


def answer_card(work: Work) -> None:
    answer(work.session, TABLE, work.one(Card), work.chance.randrange(1, 5), typed=work.word())


def mark_card(work: Work) -> None:
    card = (work.one(Card),)
    act = work.chance.randrange(5)
    if act == 0:
        cards.suspend(work.session, card)
    elif act == 1:
        cards.bury(work.session, card, work.day())
    elif act == 2:
        cards.flag(work.session, card, work.chance.randrange(6))
    elif act == 3:
        cards.reset(work.session, card)
    else:
        cards.settle_leech(work.session, card[0])


def use_phrase(work: Work) -> None:
    uses.log_use(work.session, _key(work), work.moment(), contact_id=work.maybe(Contact), note=work.word())


def remove_use(work: Work) -> None:
    uses.remove_use(work.session, work.one(PhraseUse))


def rehearse(work: Work) -> None:
    keys = [work.chance.choice(SHIPPED[:2]) for _ in range(work.chance.randrange(3))]
    rehearsals.make_rehearsal(work.session, "call", work.day(), keys, contact_id=work.maybe(Contact))


def end_rehearsal(work: Work) -> None:
    act = work.chance.choice((rehearsals.finish_rehearsal, rehearsals.delete_rehearsal))
    act(work.session, work.one(Rehearsal))


def options(work: Work) -> None:
    change_options(work.session, new_a_day=work.chance.randrange(-1, 20), trip_on=work.day().isoformat())


def keep_sound(work: Work) -> None:
    size = work.chance.randrange(9)
    mime = work.chance.choice(("audio/wav", "image/png"))
    prepared = attaching.Prepared(Content(f"{size:040x}", size), mime, "干杯 gānbēi")
    sounds.keep_sound(work.session, _key(work), prepared, work.chance.choice(("model", "own")))


def remove_sound(work: Work) -> None:
    sounds.remove_sound(work.session, work.one(PhraseSound))


PRACTICE: tuple[Action, ...] = (
    *(add_phrase, edit_phrase, take_back_correction, delete_phrase, restore_phrase, begin_deck, set_kinds),
    *(
        import_phrases,
        rename_deck,
        delete_deck,
        answer_card,
        mark_card,
        use_phrase,
        remove_use,
        rehearse,
        end_rehearsal,
        options,
        keep_sound,
        remove_sound,
    ),
)
