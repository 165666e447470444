"""Writing phrases as text: a table (CSV), Anki's text with its headers, and Pleco's text and XML."""

from __future__ import annotations

import codecs
import csv
import html
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from desktop.exchange.decks.anki_model import MODEL_NAME, TEXTS
from desktop.exchange.decks.chosen import OutPhrase
from desktop.exchange.decks.fitting import numbered
from desktop.exchange.decks.text_in import PLECO_LINE
from desktop.exchange.formula_guard import guarded
from desktop.practice.wordings import Wording

# Column names are part of the format, not of the screen: they are not translated.
_TABLE = ("Simplified", *(name for name, _key in TEXTS[1:]), "Tags", "Deck", "GUID")
_XML_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<plecoflash formatversion="2" generator="Guanxi Journal" platform="Desktop">\n<cards>\n'
)


def table(phrases: Iterable[OutPhrase]) -> Iterator[bytes]:
    """Yield a CSV table in UTF-8 with the mark by which Excel knows it; formulas are guarded."""
    yield codecs.BOM_UTF8 + _row(_TABLE)
    for one in phrases:
        cells = (*_words(one.wording), " ".join(one.wording.tags), one.deck, one.guid)
        yield _row([guarded(cell) for cell in cells])


def anki_text(phrases: Iterable[OutPhrase]) -> Iterator[bytes]:
    """Yield a text that Anki imports with ids, decks and tags; its fields are HTML."""
    names = [name for name, _key in TEXTS]
    head = (
        "#separator:tab", "#html:true", "#guid column:1", "#notetype column:2", "#deck column:3",
        f"#tags column:{len(names) + 4}", "#columns:" + "\t".join(("GUID", "Note type", "Deck", *names, "Tags")),
    )  # fmt: skip
    yield ("\n".join(head) + "\n").encode()
    for one in phrases:
        fields = (html.escape(words, quote=False).replace("\n", "<br>") for words in _words(one.wording))
        cells = (one.guid, MODEL_NAME, one.deck, *fields, " ".join(one.wording.tags))
        yield _row(cells, "\t", "\n")


def pleco_text(phrases: Sequence[OutPhrase]) -> Iterator[bytes]:
    """Yield Pleco's text: categories, and a line for each phrase; pinyin with numbers."""
    yield codecs.BOM_UTF8
    for deck, group in _by_deck(phrases):
        yield f"//{deck.replace('::', '/')}\n".encode()
        for one in group:
            said = one.wording
            twin = f"[{said.traditional}]" if said.traditional not in ("", said.simplified) else ""
            cells = (said.simplified + twin, numbered(said.simplified, said.pinyin), _meaning(said))
            yield (
                "\t".join(cell.replace("\t", " ").replace("\n", PLECO_LINE) for cell in cells) + "\n"
            ).encode()


def pleco_xml(phrases: Sequence[OutPhrase]) -> Iterator[bytes]:
    """Yield Pleco's XML."""
    yield _XML_HEAD.encode()
    for one in phrases:
        said = one.wording
        twin = f'<headword charset="tc">{_xml(said.traditional)}</headword>' if said.traditional else ""
        yield (
            f'<card language="chinese"><entry><headword charset="sc">{_xml(said.simplified)}</headword>{twin}'
            f'<pron type="hypy" tones="numbers">{_xml(numbered(said.simplified, said.pinyin))}</pron>'
            f"<defn>{_xml(_meaning(said))}</defn></entry>"
            f"<catassign category={quoteattr(_xml_plain(one.deck.replace('::', '/')))}/></card>\n"
        ).encode()
    yield b"</cards>\n</plecoflash>\n"


def _words(said: Wording) -> list[str]:
    return [str(getattr(said, key)) for _name, key in TEXTS]


def _meaning(said: Wording) -> str:
    return said.english or said.literal


def _by_deck(phrases: Sequence[OutPhrase]) -> Iterator[tuple[str, Iterator[OutPhrase]]]:
    return groupby(sorted(phrases, key=lambda one: one.deck), key=lambda one: one.deck)


def _row(cells: Sequence[str], delimiter: str = ",", end: str = "\r\n") -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line, delimiter=delimiter, lineterminator=end).writerow(cells)
    return line.getvalue().encode()


def _xml(text: str) -> str:
    return escape(_xml_plain(text))


def _xml_plain(text: str) -> str:
    """Leave out what no XML may hold."""
    return "".join(one for one in text if one >= " " or one in "\n\t")
