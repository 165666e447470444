"""The forms of practice: what they propose, refuse and keep."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.people.contacts import add_contact
from desktop.practice.cards import cards_of
from desktop.practice.finding import find_phrases
from desktop.practice.notes import notes_of
from desktop.practice.options import Options, read_options
from desktop.practice.own import delete_phrase, edit_phrase
from desktop.practice.queue import deck_counts
from desktop.practice.rehearsals import rehearsals
from desktop.practice.schedule import Timetable
from desktop.practice.uses import recent_uses
from desktop.practice.wordings import Wording, wording
from desktop.trashing import restore, trashed
from tests.ui.practice.conftest import Begin
from ui.dialogs.deck import BeginDialog, DeckDialog
from ui.dialogs.leech import LeechDialog
from ui.dialogs.phrase import PhraseDialog
from ui.dialogs.phrase_used import UsedDialog
from ui.dialogs.practice_options import OptionsDialog
from ui.dialogs.rehearsal import RehearsalDialog
from ui.practice.corrections import save_corrections
from ui.workplace import Workplace

TABLE = Timetable(Options())


def compose(line: QLineEdit, hanzi: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(hanzi)
    QApplication.sendEvent(line, event)


def phrase(workplace: Workplace, key: str) -> Wording:
    with workplace.journal.read() as connection:
        said = wording(connection, key)
    assert said is not None
    return said


def test_a_new_phrase_gets_pinyin_readings_and_cards(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = PhraseDialog(workplace, None)
    qtbot.addWidget(dialog)
    dialog.show()
    compose(dialog.text, "还行长")
    assert dialog.pinyin.text()
    texts = [button.text() for button in dialog.readings.buttons()]
    assert all(button.font().underline() for button in dialog.readings.buttons())
    assert [text[0] for text in texts] == ["还", "行", "长"]
    last = dialog.readings.buttons()[-1]
    action = next(one for one in last.menu().actions() if one.text() == "cháng")
    action.trigger()
    assert dialog.pinyin.text().endswith("cháng")
    dialog.english.setText("odd")
    dialog.finish()
    with workplace.journal.read() as connection:
        [key] = find_phrases(connection, "", source="own")
        kinds = [one.kind for one in cards_of(connection, key)]
        [deck] = deck_counts(connection, TABLE, workplace.clock())
    assert kinds == ["recognise", "produce"]
    assert deck.situation == "@own"


def test_a_form_without_meaning_or_with_other_pinyin_stays_open(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = PhraseDialog(workplace, None)
    qtbot.addWidget(dialog)
    dialog.show()
    compose(dialog.text, "干杯")
    dialog.finish()
    assert dialog.isVisible()
    assert dialog._english_row.error()
    dialog.english.setText("Cheers")
    dialog.pinyin.setText("gān")
    dialog.finish()
    assert dialog.isVisible()
    assert dialog.banner.isVisible()


def test_a_correction_leaves_the_library_as_it_is(qtbot: QtBot, workplace: Workplace) -> None:
    before = phrase(workplace, "first_contact.001")
    dialog = PhraseDialog(workplace, None, before)
    qtbot.addWidget(dialog)
    dialog.english.setText("Hello there")
    dialog.note.setText("too formal")
    dialog.finish()
    after = phrase(workplace, "first_contact.001")
    assert (after.english, after.source, after.pinyin) == ("Hello there", "correction", before.pinyin)
    workplace.undo()
    assert phrase(workplace, "first_contact.001") == before


def test_a_correction_made_in_chinese_leaves_the_notes_in_both_languages(
    qtbot: QtBot, workplace: Workplace, in_chinese: None
) -> None:
    before = phrase(workplace, "first_contact.001")
    dialog = PhraseDialog(workplace, None, before)
    qtbot.addWidget(dialog)
    assert isinstance(dialog.when, QPlainTextEdit)
    assert dialog.when.toPlainText() == notes_of(before).when_say != before.when_say
    dialog.note.setText("第四声")
    dialog.finish()
    after = phrase(workplace, "first_contact.001")
    assert (after.source, after.when_say) == ("correction", before.when_say)
    assert notes_of(after) == notes_of(before)


def test_used_with_begins_with_whom_the_page_shows(qtbot: QtBot, workplace: Workplace, begin: Begin) -> None:
    key = begin()["合作愉快"]
    with workplace.journal.change("Person") as session:
        contact_id = add_contact(session, {"name_zh": "王芳"})
    workplace.focus = ("contact", contact_id)
    dialog = UsedDialog(workplace, None, phrase(workplace, key))
    qtbot.addWidget(dialog)
    dialog.note.setText("she laughed")
    dialog.finish()
    with workplace.journal.read() as connection:
        [use] = recent_uses(connection)
    assert (use.contact_id, use.note, use.wording.key) == (contact_id, "she laughed", key)


def test_a_situation_is_begun_with_the_kinds_that_are_ticked(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = BeginDialog(workplace, None)
    qtbot.addWidget(dialog)
    for box in dialog.kinds.boxes.values():
        box.setChecked(False)
    dialog.finish()
    assert dialog._kinds_row.error()
    dialog.kinds.boxes["type"].setChecked(True)
    dialog.limit.setValue(3)
    dialog.finish()
    with workplace.journal.read() as connection:
        [deck] = deck_counts(connection, TABLE, workplace.clock())
    assert (deck.situation, deck.kinds, deck.waiting.new) == ("first_contact", ("type",), 3)


def test_a_set_is_proposed_for_the_person(qtbot: QtBot, workplace: Workplace) -> None:
    with workplace.journal.change("Person") as session:
        contact_id = add_contact(session, {"name_zh": "单志强", "form_of_address": "单总"})
    workplace.focus = ("contact", contact_id)
    dialog = RehearsalDialog(workplace, None)
    qtbot.addWidget(dialog)
    assert "Shàn zǒng" in dialog._greeting.text()
    ticked = dialog.ticked()
    assert ticked
    assert len(dialog.ticks) > len(ticked)
    dialog.finish()
    with workplace.journal.read() as connection:
        [row] = rehearsals(connection, workplace.today)
    assert row.keys[1:] == tuple(ticked)
    assert (row.day - workplace.today).days == 1


def test_options_are_kept(qtbot: QtBot, workplace: Workplace) -> None:
    dialog = OptionsDialog(workplace, None)
    qtbot.addWidget(dialog)
    assert not dialog.typed()
    dialog.new.setValue(4)
    dialog.easy[6].setCurrentIndex(2)
    dialog.trip.setText("2w")
    assert dialog.typed()
    dialog.finish()
    with workplace.journal.read() as connection:
        options = read_options(connection)
    assert (options.new_a_day, options.easy_days[6]) == (4, 0)
    assert options.trip(workplace.today) is not None


def test_a_leech_is_split_into_an_easier_card(qtbot: QtBot, workplace: Workplace, begin: Begin) -> None:
    key = begin("produce")["请给我报价"]
    with workplace.journal.read() as connection:
        [card] = cards_of(connection, key)
    dialog = LeechDialog(workplace, None, card)
    qtbot.addWidget(dialog)
    dialog.part.click()
    with workplace.journal.read() as connection:
        cards = {one.kind: one.suspended for one in cards_of(connection, key)}
    assert cards == {"produce": True, "cloze": False}


def test_a_leech_is_heard_and_seen_in_a_message(
    qtbot: QtBot, workplace: Workplace, begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = begin("produce")["请给我报价"]
    with workplace.journal.read() as connection:
        [card] = cards_of(connection, key)
    heard: list[str] = []
    monkeypatch.setattr(workplace.sounds, "say", lambda text, *_rest, **_slow: heard.append(text))
    dialog = LeechDialog(workplace, None, card)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.hear.click()
    assert heard == ["请给我报价"]
    assert not dialog.message.isVisible()
    dialog.meet.click()
    title, chinese, *rest = dialog.message.text().split("\n")
    assert title.startswith("From the message")
    assert "报价" in chinese
    assert len(rest) == 2, "with its pinyin and what it means"
    assert dialog.isVisible()


def test_a_deck_gets_a_name_and_other_kinds_and_goes_to_the_trash(
    qtbot: QtBot, workplace: Workplace, begin: Begin
) -> None:
    key = begin("recognise")["合作愉快"]
    with workplace.journal.read() as connection:
        [deck] = deck_counts(connection, TABLE, workplace.clock())
    dialog = DeckDialog(workplace, None, deck)
    qtbot.addWidget(dialog)
    dialog.name.setText("签合同")
    dialog.kinds.boxes["recognise"].setChecked(False)
    dialog.kinds.boxes["tones"].setChecked(True)
    dialog.limit.setValue(2)
    dialog.finish()
    with workplace.journal.read() as connection:
        [deck] = deck_counts(connection, TABLE, workplace.clock())
        assert [one.kind for one in cards_of(connection, key)] == ["tones"]
    assert (deck.name, deck.kinds, deck.waiting.new) == ("签合同", ("tones",), 2)
    again = DeckDialog(workplace, None, deck)
    qtbot.addWidget(again)
    assert again.limit.value() == 2
    again._delete()
    with workplace.journal.read() as connection:
        assert deck_counts(connection, TABLE, workplace.clock()) == []
        [trashed_deck] = trashed(connection, ["deck"])
    with workplace.journal.change("Back") as session:
        restore(session, [("deck", trashed_deck.id)])
    with workplace.journal.read() as connection:
        assert len(deck_counts(connection, TABLE, workplace.clock())) == 1


def test_a_phrase_comes_back_from_the_trash_with_its_cards(workplace: Workplace, begin: Begin) -> None:
    key = begin("recognise")["合作愉快"]
    with workplace.journal.change("Delete") as session:
        delete_phrase(session, key)
    with workplace.journal.read() as connection:
        [gone] = trashed(connection, ["phrase"])
        assert cards_of(connection, key) == []
    assert gone.name == "合作愉快"
    with workplace.journal.change("Back") as session:
        restore(session, [("phrase", gone.id)])
    with workplace.journal.read() as connection:
        assert len(cards_of(connection, key)) == 1


def test_corrections_are_saved_old_beside_new(workplace: Workplace, tmp_path: Path) -> None:
    with workplace.journal.change("Correct") as session:
        edit_phrase(session, "price.002", {"english": "Cheaper?", "note": "shorter"})
    told: list[str] = []
    workplace.told.connect(lambda sentence, _operation: told.append(sentence))
    save_corrections(workplace, tmp_path / "mine.json")
    [row] = json.loads((tmp_path / "mine.json").read_text("utf-8"))
    assert (row["id"], row["english"], row["why"]) == ("price.002", "Cheaper?", "shorter")
    assert row["english_before"]
    assert told == ["1 correction saved as mine.json."]
