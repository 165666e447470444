"""Sounds of phrases: kept, found again, taken away and back, and cards that ask by ear."""

from __future__ import annotations

from datetime import UTC

import pytest
from sqlalchemy import select

from desktop import trashing
from desktop.attachments.attaching import Prepared
from desktop.attachments.preparing import prepare
from desktop.errors import UsageError
from desktop.journal.journal import Journal
from desktop.practice import decks, own, sounds
from desktop.practice.cards import TABLE
from desktop.practice.options import Options, change_options, from_json, read_options
from desktop.practice.wordings import wordings

LIBRARY = "first_contact.001"


def ready(journal: Journal, name: str = "您好 hello.m4a", data: bytes = b"\x00\x00\x00 ftypM4A ") -> Prepared:
    return prepare(journal.files, name, data, UTC)


@pytest.fixture
def own_key(journal: Journal) -> str:
    with journal.change("Add") as session:
        return own.add_phrase(session, {"simplified": "干杯", "pinyin": "gānbēi", "english": "Cheers"})


@pytest.mark.parametrize("of_library", [True, False])
def test_a_phrase_keeps_its_newest_sound_as_the_model(
    journal: Journal, own_key: str, *, of_library: bool
) -> None:
    key = LIBRARY if of_library else own_key
    with journal.change("First") as session:
        sounds.keep_sound(session, key, ready(journal))
    with journal.change("Second") as session:
        newest = sounds.keep_sound(session, key, ready(journal, "better.wav", b"RIFFbetter"))
    with journal.change("Mine") as session:
        sounds.keep_sound(session, key, ready(journal, "me.wav", b"RIFFme"), "own")
    with journal.read() as connection:
        model = sounds.model_of(connection, key)
        assert model is not None
        assert (model.id, model.name, model.mime) == (newest, "better.wav", "audio/wav")
        assert journal.files.read(model.content) == b"RIFFbetter"
        assert [one.voice for one in sounds.sounds_of(connection, key)] == ["own", "model", "model"]
        assert sounds.heard_keys(connection) == {key}


def test_a_sound_goes_to_the_trash_and_comes_back(journal: Journal, own_key: str) -> None:
    with journal.change("Keep") as session:
        sound = sounds.keep_sound(session, own_key, ready(journal))
    with journal.change("Remove") as session:
        sounds.remove_sound(session, sound)
    with journal.read() as connection:
        assert sounds.model_of(connection, own_key) is None
        [gone] = [row for row in trashing.trashed(connection) if row.kind == "attachment"]
    with journal.change("Restore") as session:
        trashing.restore(session, [(gone.kind, gone.id)])
    with journal.read() as connection:
        assert sounds.model_of(connection, own_key) is not None


def test_only_sounds_of_phrases_that_are_there(journal: Journal, own_key: str) -> None:
    with pytest.raises(UsageError, match="is no sound"), journal.change("Photo") as session:
        sounds.keep_sound(session, own_key, ready(journal, "photo.txt", b"text"))
    with pytest.raises(UsageError, match="no longer"), journal.change("Nobody") as session:
        sounds.keep_sound(session, "nobody.001", ready(journal))
    with journal.change("Voice message") as session:
        sounds.keep_sound(session, own_key, ready(journal, "weixin.opus", b"OggS"))


def test_cards_that_ask_by_ear_need_a_voice_or_a_recording(journal: Journal, own_key: str) -> None:
    with journal.change("Other") as session:
        other = own.add_phrase(session, {"simplified": "合作愉快", "english": "To our cooperation"})
        sounds.keep_sound(session, own_key, ready(journal))
        deck_id = decks.make_deck(session, "By ear", ("listen",))
        both = wordings(session.connection(), (own_key, other)).values()
        decks.add_phrases(session, deck_id, both)
        asked = select(TABLE.c.phrase_key).where(TABLE.c.kind == "listen")
        assert session.scalars(asked).all() == [own_key]
        decks.add_phrases(session, deck_id, both, audible=True)
        assert set(session.scalars(asked)) == {own_key, other}


def test_the_range_of_a_voice_is_an_option_that_undoes(journal: Journal) -> None:
    with journal.change("Warm-up") as session:
        change_options(session, voice_range=(1.5, 13.25))
    with journal.read() as connection:
        assert read_options(connection).voice_range == (1.5, 13.25)
    journal.undo()
    with journal.read() as connection:
        assert read_options(connection).voice_range == ()
    for broken in ("[9.0]", "[9.0, 3.0]", '["a", "b"]', "7", "[1, 2, 3]"):
        assert from_json(f'{{"voice_range": {broken}, "new_a_day": 3}}') == Options(new_a_day=3)
