"""Which voices speak Mandarin: told on lists as Windows, macOS and Linux give them."""

from __future__ import annotations

import pytest

from desktop.errors import GuanxiError
from ui.sound.sounds import Sounds
from ui.sound.speechd import rows_of
from ui.sound.voices import VoiceRow, choose, how_to_add, is_mandarin, mandarin
from ui.tasks import InlineTasks

WINDOWS = [
    VoiceRow("winrt", "Microsoft David", "en_US"),
    VoiceRow("winrt", "Microsoft Haruka", "ja_JP"),
    VoiceRow("winrt", "Microsoft Tracy", "zh_HK"),
    VoiceRow("winrt", "Microsoft Yating", "zh_TW"),
    VoiceRow("winrt", "Microsoft Huihui", "zh_CN"),
]
MACOS = [
    VoiceRow("darwin", "Samantha", "en_US"),
    VoiceRow("darwin", "Sin-ji", "zh_HK"),
    VoiceRow("darwin", "Meijia", "zh_TW"),
    VoiceRow("darwin", "Tingting", "zh_CN"),
    VoiceRow("darwin", "Lili (Premium)", "zh_CN"),
]
SPD_SAY = """\
                     NAME                 LANGUAGE                  VARIANT
                Afrikaans                       af                     none
Chinese (Mandarin, latin as English)                      cmn                     none
Chinese (Mandarin, latin as English)+Adam                      cmn                     Adam
Chinese (Mandarin, latin as Pinyin)          cmn-LATN-PINYIN                     none
            Hakka Chinese                      hak                     none
Chinese (Cantonese, latin as Jyutping)                      yue                     none
"""


@pytest.mark.parametrize(
    ("offered", "best"), [(WINDOWS, "Microsoft Huihui"), (MACOS, "Lili (Premium)")], ids=["windows", "macos"]
)
def test_the_best_mandarin_voice_is_taken(offered: list[VoiceRow], best: str) -> None:
    chosen = choose(offered, "")
    assert chosen is not None
    assert chosen.name == best


def test_the_voices_of_speech_dispatcher_are_read() -> None:
    assert [(row.name, row.locale) for row in mandarin(rows_of(SPD_SAY))] == [
        ("Chinese (Mandarin, latin as Pinyin)", "cmn-LATN-PINYIN"),
        ("Chinese (Mandarin, latin as English)", "cmn"),
    ]
    assert rows_of("") == []
    assert rows_of("NAME LANGUAGE VARIANT\nbroken\n") == []


@pytest.mark.parametrize(
    ("name", "locale"),
    [
        ("Microsoft Tracy", "zh_HK"),
        ("Sin-ji", "zh-Hant-HK"),
        ("Chinese (Cantonese)", "yue"),
        ("Chinese (Cantonese, latin as Jyutping)", "C"),
        ("Hakka Chinese", "hak"),
        ("Huihui", "ja_JP"),  # a name never outweighs another language
        ("Bishnupriya Manipuri", "C"),
        ("", ""),
    ],
)
def test_no_voice_of_another_language_is_taken(name: str, locale: str) -> None:
    row = VoiceRow("any", name, locale)
    assert not is_mandarin(row)
    assert choose([row], row.key) is None, "not even when it was chosen"


@pytest.mark.parametrize(
    ("name", "locale"),
    [
        ("Chinese (Mandarin, latin as English)", "C"),
        ("Tingting", "zh-Hans-CN"),
        ("Anything", "cmn"),
        ("Anything", "zh"),
        ("普通话女声", ""),
    ],
)
def test_mandarin_is_known_by_locale_or_by_name(name: str, locale: str) -> None:
    assert is_mandarin(VoiceRow("any", name, locale))


def test_the_chosen_voice_is_kept_while_it_is_there() -> None:
    kept = choose(WINDOWS, "winrt/Microsoft Yating")
    assert kept is not None
    assert kept.name == "Microsoft Yating"
    instead = choose(WINDOWS, "winrt/Microsoft Kangkang")
    assert instead is not None
    assert instead.name == "Microsoft Huihui"


def test_each_system_has_its_own_advice() -> None:
    told = {how_to_add(platform) for platform in ("win32", "darwin", "linux")}
    assert len(told) == 3


def test_a_computer_without_the_libraries_of_sound_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(_name: str) -> None:
        raise ImportError("libpulse.so.0: cannot open shared object file")

    told: list[GuanxiError] = []
    made = Sounds(InlineTasks())
    made.failed.connect(told.append)
    monkeypatch.setattr("ui.sound.sounds.importlib.import_module", lacking)
    made.play(b"RIFF", "own.wav")
    [error] = told
    assert "libpulse.so.0" in error.message
    assert "libpulse0" in error.advice
