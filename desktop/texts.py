"""The words of the program in the chosen language, by gettext.

``_`` and its kin take literals only and look up at call time, so that a switch of language needs no restart.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable
from pathlib import Path

DOMAIN = "guanxi"
LANGUAGES = ("en", "zh_CN")


class _Catalogue:
    """The one catalogue in force; a process speaks one language at a time."""

    def __init__(self) -> None:
        self.language = "en"
        self.translations: gettext.NullTranslations = gettext.NullTranslations()


_catalogue = _Catalogue()


def use(language: str, folder: Path) -> None:
    """Switch to ``language`` (one of ``LANGUAGES``); English and unknown languages use the source texts."""
    if language == "en" or language not in LANGUAGES:
        _catalogue.language, _catalogue.translations = "en", gettext.NullTranslations()
        return
    found = gettext.translation(DOMAIN, folder, languages=[language], fallback=True)
    _catalogue.language, _catalogue.translations = language, found


def use_translations(language: str, translations: gettext.NullTranslations) -> None:
    """Speak by ``translations``: for pseudo-localised tests of layouts."""
    _catalogue.language, _catalogue.translations = language, translations


def language() -> str:
    """Return the language in force, as in ``LANGUAGES``."""
    return _catalogue.language


def translator(language: str, folder: Path) -> Callable[[str], str]:
    """Return what translates into ``language``, whatever is in force: commands are found in both languages."""
    if language == "en" or language not in LANGUAGES:
        return gettext.NullTranslations().gettext
    return gettext.translation(DOMAIN, folder, languages=[language], fallback=True).gettext


def _(message: str) -> str:
    """Translate a literal."""
    return _catalogue.translations.gettext(message)


def n_(singular: str, plural: str, count: int) -> str:
    """Translate by count; the caller formats ``{n}``."""
    return _catalogue.translations.ngettext(singular, plural, count)


def p_(context: str, message: str) -> str:
    """Translate a word that has several meanings, told apart by ``context``."""
    return _catalogue.translations.pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - the gettext name for "mark, translate later"
    """Mark a literal for the catalogue; translate it with ``_`` where it is shown."""
    return message
