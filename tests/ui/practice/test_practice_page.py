"""Practising by keyboard alone: what stands on the card, what each key does, and what it leaves in the journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select, update

from desktop.attachments.preparing import prepare
from desktop.practice import decks
from desktop.practice.own import edit_phrase
from desktop.practice.queue import Scope
from desktop.practice.sounds import keep_sound
from desktop.practice.tables import Card, Deck
from desktop.practice.wordings import wordings
from tests.ui.practice.conftest import Begin
from tests.ui.sound.fakes import FakePlayer, FakeSpeech
from ui.pages.practice import PracticePage
from ui.practice.kai_text import KaiText
from ui.practice.pinyin_line import PinyinLine
from ui.sound.sounds import Sounds
from ui.sound.voices import VoiceRow
from ui.tasks import InlineTasks
from ui.workplace import Workplace

Press = Callable[[str], None]


@pytest.fixture
def shown(qtbot: QtBot, page: PracticePage) -> Callable[[], PracticePage]:
    def show() -> PracticePage:
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.stage.take_focus()
        return page

    return show


def words_on(widget: QWidget) -> list[str]:
    """Return what a person reads on a widget."""
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisible() and one.text()]
    kai = [one.text() for one in widget.findChildren(KaiText) if one.isVisible()]
    return labels + kai


def answers(workplace: Workplace) -> list[tuple[int, str, str]]:
    with workplace.journal.read() as connection:
        return [
            tuple(row)
            for row in connection.exec_driver_sql("SELECT rating, typed, verdict FROM review ORDER BY at")
        ]  # type: ignore[misc]


def test_an_empty_journal_says_how_to_begin(shown: Callable[[], PracticePage]) -> None:
    page = shown()
    assert any("Begin with a situation" in text for text in words_on(page.stage))
    assert not page.stage.face.isVisible()


def test_space_shows_the_answer_and_a_number_rates_it(
    begin: Begin, shown: Callable[[], PracticePage], press: Press, workplace: Workplace
) -> None:
    begin()
    page = shown()
    face = page.stage.face
    assert "合作愉快" in words_on(face)
    assert "To a happy cooperation" not in words_on(face)
    assert not page.stage.ratings.isVisible()
    press("space")
    assert "To a happy cooperation" in words_on(face)
    assert [button.accessibleName() for button in page.stage.ratings.buttons] == [
        "Again, 1 min",
        "Hard, 6 min",
        "Good, 10 min",
        page.stage.ratings.buttons[3].accessibleName(),
    ]
    assert "days" in page.stage.ratings.buttons[3].accessibleName()
    press("4")
    assert answers(workplace) == [(4, "", "")]
    assert "请给我报价" in words_on(face)


def test_pinyin_waits_until_it_is_asked_for(
    begin: Begin, shown: Callable[[], PracticePage], press: Press
) -> None:
    begin()
    page = shown()
    [line] = page.stage.face.findChildren(PinyinLine)
    assert not line.isVisible()
    press("p")
    assert line.isVisible()
    assert line.accessibleName() == "hézuò yúkuài"
    assert not page.session.revealed


def test_u_takes_the_answer_back_and_asks_again(
    begin: Begin, shown: Callable[[], PracticePage], press: Press, workplace: Workplace
) -> None:
    begin()
    page = shown()
    press("space")
    press("3")
    press("u")
    assert answers(workplace) == []
    assert "合作愉快" in words_on(page.stage.face)
    assert not page.session.revealed


def test_a_wrong_tone_is_named_and_cannot_be_good(
    begin: Begin, shown: Callable[[], PracticePage], press: Press, workplace: Workplace
) -> None:
    begin("type")
    page = shown()
    for letter in "he2 zuo4 yu2 kuai3":
        press("space") if letter == " " else press(letter)
    press("enter")
    assert "3 of 4 tones are right: kuài, not kuǎi" in words_on(page.stage.face)
    good, easy = page.stage.ratings.buttons[2:]
    assert not good.isEnabled()
    assert not easy.isEnabled()
    press("3")
    assert answers(workplace) == [], "better than the answer deserves"
    press("space")
    assert answers(workplace) == [(2, "he2 zuo4 yu2 kuai3", "tones")]


def test_characters_are_asked_for_again(
    begin: Begin, shown: Callable[[], PracticePage], workplace: Workplace
) -> None:
    begin("type")
    page = shown()
    assert not page.session.judge("合作愉快")
    assert any("Type the pinyin" in text for text in words_on(page.stage.face))
    assert page.stage.face.field.line.isVisible()


def test_tones_are_tapped_one_by_one(
    begin: Begin, shown: Callable[[], PracticePage], press: Press, workplace: Workplace
) -> None:
    begin("tones")
    page = shown()
    for key in ("2", "4", "2", "back", "2", "4"):
        press(key)
    assert "Right" in words_on(page.stage.face)
    press("space")
    assert answers(workplace) == [(3, "he2 zuo4 yu2 kuai4", "exact")]


def test_you_or_you_is_chosen(begin: Begin, shown: Callable[[], PracticePage], press: Press) -> None:
    begin("register")
    page = shown()
    assert "＿辛苦了" in words_on(page.stage.face)
    press("2")
    assert "Not this one" in words_on(page.stage.face)
    assert page.session.best() == 1


def test_a_word_is_missing(begin: Begin, shown: Callable[[], PracticePage], press: Press) -> None:
    begin("cloze")
    page = shown()
    [asked] = [text for text in words_on(page.stage.face) if "＿" in text]
    assert asked in ("＿＿愉快", "合作＿＿")
    press("space")
    assert "合作愉快" in words_on(page.stage.face)


def test_produce_hides_the_characters(begin: Begin, shown: Callable[[], PracticePage], press: Press) -> None:
    begin("produce")
    page = shown()
    assert "合作愉快" not in words_on(page.stage.face)
    assert "To a happy cooperation" in words_on(page.stage.face)
    press("space")
    assert "合作愉快" in words_on(page.stage.face)


def test_bury_suspend_and_flag_by_key(
    begin: Begin, shown: Callable[[], PracticePage], press: Press, workplace: Workplace
) -> None:
    begin()
    page = shown()
    press("f")
    assert page.session.card is not None
    assert page.session.card.flag == 1
    press("b")
    assert "请给我报价" in words_on(page.stage.face)
    press("s")
    assert "您辛苦了" in words_on(page.stage.face)
    workplace.undo()
    workplace.undo()
    assert page.session.card.wording.simplified in ("合作愉快", "请给我报价", "您辛苦了")
    with workplace.journal.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM card WHERE suspended").scalar() == 0


def test_an_answer_that_ctrl_z_takes_back_counts_no_more(
    begin: Begin, shown: Callable[[], PracticePage], press: Press, workplace: Workplace
) -> None:
    begin()
    page = shown()
    for _time in range(2):
        press("space")
        press("3")
    assert page.session.done == 2
    workplace.undo()
    assert page.session.done == 1
    workplace.redo()
    assert page.session.done == 2


def test_the_menu_of_the_card_does_what_the_keys_do(
    begin: Begin, shown: Callable[[], PracticePage], press: Press
) -> None:
    begin()
    page = shown()
    menu = page.stage.face.more.menu()

    def do(words: str) -> None:
        menu.aboutToShow.emit()
        [action] = [one for one in menu.actions() if words in one.text()]
        assert action.isEnabled()
        action.trigger()

    do("(B)")
    assert "请给我报价" in words_on(page.stage.face)
    do("(S)")
    assert "您辛苦了" in words_on(page.stage.face)
    menu.aboutToShow.emit()
    assert not next(one for one in menu.actions() if "(U)" in one.text()).isEnabled()
    press("space")
    press("3")
    do("(U)")
    assert "您辛苦了" in words_on(page.stage.face)
    assert page.session.done == 0


def test_an_answer_that_cannot_be_taken_back_stays_counted(
    begin: Begin, shown: Callable[[], PracticePage], press: Press, workplace: Workplace
) -> None:
    begin()
    page = shown()
    card = page.session.card
    assert card is not None
    press("space")
    press("3")
    workplace.change(
        "Answer elsewhere",
        lambda session: session.execute(
            update(Card).where(Card.id == card.id).values(reviews=Card.reviews + 1)
        ),
    )
    asked = page.session.card
    press("u")
    assert page.session.done == 1
    assert page.session.card == asked


def test_done_for_today_counts_the_sitting(
    begin: Begin, shown: Callable[[], PracticePage], press: Press
) -> None:
    begin()
    page = shown()
    for _card in range(3):
        press("space")
        press("4")
    assert any("3 cards answered" in text for text in words_on(page.stage))


def test_r_says_the_phrase_and_shift_r_slowly(
    begin: Begin, shown: Callable[[], PracticePage], press: Press, workplace: Workplace
) -> None:
    speech = FakeSpeech(VoiceRow("winrt", "Microsoft Huihui", "zh_CN"))
    workplace.sounds = Sounds(InlineTasks(), speech=speech, player=FakePlayer())
    begin()
    page = shown()
    press("r")
    press("R")
    page.stage.face.play.click()
    assert speech.said == [
        ("合作愉快", "Microsoft Huihui", False),
        ("合作愉快", "Microsoft Huihui", True),
        ("合作愉快", "Microsoft Huihui", False),
    ]


def test_without_a_voice_r_says_how_to_add_one(
    begin: Begin, shown: Callable[[], PracticePage], press: Press, workplace: Workplace
) -> None:
    told: list[tuple[str, str]] = []
    workplace.failures.told.connect(lambda message, advice: told.append((message, advice)))
    begin()
    shown()
    press("r")
    [(message, advice)] = told
    assert message == "No Mandarin voice was found on this computer."
    assert advice.startswith("Windows: open Settings")


def test_a_recording_is_played_from_memory_before_any_voice(
    begin: Begin, shown: Callable[[], PracticePage], press: Press, workplace: Workplace
) -> None:
    player = FakePlayer()
    speech = FakeSpeech(VoiceRow("winrt", "Huihui", "zh_CN"))
    workplace.sounds = Sounds(InlineTasks(), speech=speech, player=player)
    keys = begin()
    with workplace.journal.change("Sound") as session:
        prepared = prepare(workplace.journal.files, "王总.m4a", b"what Mr Wang says", UTC)
        keep_sound(session, keys["合作愉快"], prepared)
    shown()
    press("R")
    assert player.played == [(b"what Mr Wang says", "王总.m4a", True)]
    assert speech.said == []
    before = player.silenced
    press("space")
    assert player.silenced == before, "it goes on while the answer is looked at"
    press("3")
    assert player.silenced == before + 1, "the next card begins in silence"


def test_a_card_asked_by_ear_is_said_once_when_it_comes(
    begin: Begin, shown: Callable[[], PracticePage], press: Press, workplace: Workplace
) -> None:
    speech = FakeSpeech(VoiceRow("winrt", "Huihui", "zh_CN"))
    workplace.sounds = Sounds(InlineTasks(), speech=speech, player=FakePlayer())
    keys = begin()
    with workplace.journal.change("By ear") as session:
        said = wordings(session.connection(), keys.values()).values()
        decks.set_kinds(session, session.scalars(select(Deck.id)).one(), ("listen",), said, audible=True)
    page = shown()
    assert "合作愉快" not in words_on(page.stage.face), "the characters would give it away"
    press("space")
    assert "合作愉快" in words_on(page.stage.face)
    assert [one[0] for one in speech.said] == ["合作愉快"]
    press("3")
    assert [one[0] for one in speech.said] == ["合作愉快", "请给我报价"]


def test_one_deck_or_a_set_alone(begin: Begin, shown: Callable[[], PracticePage]) -> None:
    keys = begin()
    page = shown()
    page.practise_phrases((keys["您辛苦了"],))
    assert page.session.scope == Scope(phrases=(keys["您辛苦了"],))
    assert "您辛苦了" in words_on(page.stage.face)
    page.head.all_button.click()
    assert page.session.scope == Scope()


def test_a_correction_made_elsewhere_shows_at_once(
    begin: Begin, shown: Callable[[], PracticePage], workplace: Workplace
) -> None:
    keys = begin()
    page = shown()
    page.session.reveal()
    with workplace.journal.change("Edit") as session:
        edit_phrase(session, keys["合作愉快"], {"english": "Here is to working together"})
    assert "Here is to working together" in words_on(page.stage.face)
    assert page.session.revealed


def test_the_next_morning_brings_cards_to_a_page_left_open(
    begin: Begin, shown: Callable[[], PracticePage], press: Press, workplace: Workplace
) -> None:
    begin()
    page = shown()
    for _card in range(3):
        press("space")
        press("4")
    assert page.session.card is None
    page.session.look_again()
    assert page.session.card is None
    workplace.clock.time += timedelta(days=30)  # type: ignore[attr-defined]
    page.session.look_again()
    assert page.session.card is not None
    assert page.stage.face.isVisible()
