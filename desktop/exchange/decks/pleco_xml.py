"""Reading Pleco's XML: ``plecoflash`` with cards of headwords, pinyin and definitions."""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from desktop.errors import ImportProblem
from desktop.exchange.cleaning import clean_line
from desktop.exchange.decks.notes import DeckFile, DeckKind, Note, NoteType, Tick
from desktop.exchange.lines import FILE_LIMIT, unreadable
from desktop.texts import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_STEP = 1000
_FIELDS = ("Simplified", "Traditional", "Pinyin", "Definition")


def read_pleco_xml(path: Path, tick: Tick | None = None) -> DeckFile:
    """Return the cards of a file. Raises ImportProblem when it is no such file, damaged, or holds entities."""
    found = DeckFile(path, DeckKind.PLECO_XML, (NoteType("Pleco", _FIELDS),))
    root = ""
    try:
        if path.stat().st_size > FILE_LIMIT:
            raise _refusal(path.name)
        for event, element in iterparse(path, events=("start", "end"), forbid_dtd=True):
            root = root or element.tag
            if root != "plecoflash":
                raise _refusal(path.name)
            if event == "end" and element.tag == "card":
                found.notes.append(_note(element, len(found.notes) + 1))
                element.clear()
                if tick is not None and len(found.notes) % _STEP == 0:
                    tick(0, 0)
    except OSError as error:
        raise unreadable(path.name) from error
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise _refusal(path.name) from error
    return found


def _note(card: Element, number: int) -> Note:
    words = {one.get("charset", "sc"): _text(one) for one in card.iterfind("entry/headword")}
    fields = (
        words.get("sc", ""),
        words.get("tc", ""),
        _text(card.find("entry/pron")),
        _text(card.find("entry/defn"), lines=True),
    )
    category = card.find("catassign")
    deck = category.get("category", "") if category is not None else ""
    return Note(number, 0, fields, "::".join(filter(None, (clean_line(part) for part in deck.split("/")))))


def _text(element: Element | None, *, lines: bool = False) -> str:
    text = "".join(element.itertext()) if element is not None else ""
    return html.escape(text.strip() if lines else clean_line(text), quote=False)


def _refusal(name: str) -> ImportProblem:
    return ImportProblem(
        _("The file {name} is no list of Pleco that can be read.").format(name=name),
        _("Export the cards again in Pleco, as XML or as text, and choose that file."),
    )
