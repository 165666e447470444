"""The one kind of notes that we write for Anki: its fields, and a template for each of our kinds of cards.

A card is made where its mark stands in a field of its own ("y"), so that Anki makes and keeps exactly our cards.
"""

from __future__ import annotations

from typing import Any

from desktop.practice.kinds import KINDS

MODEL_ID = 1_764_000_000_001
MODEL_NAME = "Guanxi Journal phrase"
TEXTS = (
    ("Hanzi", "simplified"),
    ("Traditional", "traditional"),
    ("Pinyin", "pinyin"),
    ("English", "english"),
    ("Literal", "literal"),
    ("When", "when_say"),
    ("Note", "note"),
    ("Situation", "situation"),
)
"""Fields that hold the words of a phrase, with their names in our tables."""
SOUND, GAP = "Sound", "Gap"
FIELDS = (*(name for name, _key in TEXTS), SOUND, GAP, *(kind.title() for kind in KINDS))
_ANSWER = (
    '<div class="hanzi">{{Hanzi}}</div><div class="pinyin">{{Pinyin}}</div><div>{{English}}</div>'
    '{{#Literal}}<div class="small">{{Literal}}</div>{{/Literal}}{{Sound}}'
    '{{#When}}<div class="small">{{When}}</div>{{/When}}{{#Note}}<div class="small">{{Note}}</div>{{/Note}}'
)
_HANZI = '<div class="hanzi">{{Hanzi}}</div>'
_QUESTIONS = {
    "recognise": _HANZI,
    "produce": "<div>{{English}}</div>",
    "listen": "{{Sound}}",
    "type": _HANZI + "{{type:Pinyin}}",
    "tones": _HANZI + '<div class="small">1 2 3 4 5 ?</div>',
    "cloze": '<div class="hanzi">{{Gap}}</div><div>{{English}}</div>',
    "register": '<div>{{English}}</div><div class="small">您 / 你 ?</div>',
}
_CSS = """.card { font-family: "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; font-size: 20px;
  text-align: center; }
.hanzi { font-size: 40px; }
.pinyin { color: #2f6f5e; }
.small { font-size: 15px; opacity: 0.75; }
"""


def place_of(kind: str) -> int:
    """Return the number of a kind's template."""
    return list(KINDS).index(kind)


def model(deck_id: int, seconds: int) -> dict[str, Any]:
    """Return the kind of notes as Anki's schema 11 writes it (values of any type, hence Any)."""
    return {
        "id": MODEL_ID, "name": MODEL_NAME, "type": 0, "mod": seconds, "usn": -1, "sortf": 0, "did": deck_id,
        "tmpls": [_template(place, kind) for place, kind in enumerate(KINDS)],
        "flds": [_field(place, name) for place, name in enumerate(FIELDS)],
        "css": _CSS, "latexPre": "", "latexPost": "", "latexsvg": False, "tags": [], "vers": [],
        "req": [[place, "all", [FIELDS.index(kind.title())]] for place, kind in enumerate(KINDS)],
    }  # fmt: skip


def _template(place: int, kind: str) -> dict[str, Any]:
    mark = kind.title()
    question = f"{{{{#{mark}}}}}{_QUESTIONS[kind]}{{{{/{mark}}}}}"
    typed = "{{type:Pinyin}}" if kind == "type" else ""
    return {
        "name": kind, "ord": place, "qfmt": question, "afmt": typed + _ANSWER, "did": None, "bqfmt": "", "bafmt": "",
    }  # fmt: skip


def _field(place: int, name: str) -> dict[str, Any]:
    return {
        "name": name,
        "ord": place,
        "sticky": False,
        "rtl": False,
        "font": "Arial",
        "size": 20,
        "media": [],
    }
