"""Finding out who of a file is already in the journal, or stands in the file twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from desktop.exchange.cards import Card
from desktop.people.channels import number_key

# A switchboard or a common name can be shared by hundreds: this many are named, the oldest first.
MOST_MATCHES = 10
_SIGN = re.compile(r"[\W_]+")
_COMPANY_FORMS = re.compile(
    r"(?:股份|集团)?有限(?:责任)?公司|股份公司|公司|\b(?:co|ltd|limited|inc|llc|gmbh|corp|corporation|company|group)\b\.?"
)


class Sureness(IntEnum):
    """How sure it is that two are the same person; higher is surer."""

    MAYBE = 1
    LIKELY = 2
    SURE = 3


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the journal as far as it takes to recognise one."""

    id: int
    chinese_name: str = ""
    company: str = ""
    mails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    wechats: tuple[str, ...] = ()
    english_name: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The card at index ``card`` may be ``known_id`` of the journal, or the earlier card ``twin`` of the file.

    ``signs`` says by what, of "wechat", "mail", "phone", "name_company", "name"; the surest first.
    """

    card: int
    sureness: Sureness
    signs: tuple[str, ...]
    known_id: int | None = None
    twin: int | None = None


_Key = tuple[str, str]
_SIGNS = {
    "wechat": Sureness.SURE,
    "mail": Sureness.SURE,
    "phone": Sureness.SURE,
    "name_company": Sureness.LIKELY,
    "name": Sureness.MAYBE,
}
_RANKS = {sign: rank for rank, sign in enumerate(_SIGNS)}


def matches(cards: Sequence[Card], known: Iterable[Known]) -> list[Match]:
    """Return all matches by card, the surest first, then those in the journal, then by id or index.

    The same WeChat, mail or phone (as written by anybody) is sure, the same name and company likely, the same name
    alone never more than maybe. The time grows with the number of cards and people, not with their product; of more
    than ten people under one sign the first ten by id are named.
    """
    people: dict[_Key, list[int]] = {}
    for person in sorted(known, key=lambda person: person.id):
        _enter(people, person.id, dict.fromkeys(_known_keys(person)))
    earlier: dict[_Key, list[int]] = {}
    found: list[Match] = []
    for number, card in enumerate(cards):
        contact, company = tuple(_contact_keys(card)), company_key(card.company)
        asked = _name_keys(card.chinese_name, card.english_name, company, stored=False)
        keys = tuple(dict.fromkeys((*contact, *asked)))
        in_journal = [Match(number, *hit, known_id=identity) for identity, hit in _hits(keys, people)]
        in_file = [Match(number, *hit, twin=identity) for identity, hit in _hits(keys, earlier)]
        found += sorted(in_journal + in_file, key=_order)[:MOST_MATCHES]
        stored = _name_keys(card.chinese_name, card.english_name, company, stored=True)
        _enter(earlier, number, dict.fromkeys((*contact, *stored)))
    return found


def company_key(name: str) -> str:
    """Return what is equal for two spellings of a company: no legal form, blanks, signs or capitals."""
    plain = unicodedata.normalize("NFKC", name).lower()
    bare = _SIGN.sub("", _COMPANY_FORMS.sub("", plain))
    return bare or _SIGN.sub("", plain)


def _order(match: Match) -> tuple[int, bool, int]:
    return -match.sureness, match.known_id is None, match.known_id or match.twin or 0


def _enter(index: dict[_Key, list[int]], identity: int, keys: Iterable[_Key]) -> None:
    for key in keys:
        under = index.setdefault(key, [])
        if len(under) < MOST_MATCHES:
            under.append(identity)


def _hits(
    keys: Iterable[_Key], index: dict[_Key, list[int]]
) -> Iterator[tuple[int, tuple[Sureness, tuple[str, ...]]]]:
    """Yield each identity under the keys with how sure it is and by what signs."""
    signs: dict[int, list[str]] = {}
    for key in keys:
        for identity in index.get(key, ()):
            signs.setdefault(identity, []).append(key[0])
    for identity, found in signs.items():
        ordered = tuple(dict.fromkeys(sorted(found, key=_RANKS.__getitem__)))
        yield identity, (_SIGNS[ordered[0]], ordered)


def _contact_keys(card: Card) -> Iterator[_Key]:
    calls = (channel for channel in card.channels if channel.kind in {"phone", "mobile"})
    numbers = (channel.value for channel in calls if "fax" not in channel.label)
    yield from _keys(card.values("wechat"), card.values("mail"), numbers)


def _known_keys(person: Known) -> Iterator[_Key]:
    yield from _keys(person.wechats, person.mails, person.phones)
    yield from _name_keys(person.chinese_name, person.english_name, company_key(person.company), stored=True)


def _keys(wechats: Iterable[str], mails: Iterable[str], phones: Iterable[str]) -> Iterator[_Key]:
    yield from (("wechat", key) for text in wechats if (key := _folded(text)))
    yield from (("mail", key) for text in mails if (key := _folded(text)))
    yield from (("phone", key) for text in phones if (key := number_key(text)))


def _name_keys(chinese_name: str, english_name: str, firm: str, *, stored: bool) -> Iterator[_Key]:
    """Yield the keys of the names, for one that is ``stored`` or one that is looked for.

    English names meet only where at least one of the two has no Chinese name: two colleagues may both be Amy.
    """
    chinese, english = _folded(chinese_name), _folded(english_name)
    names = [chinese]
    if english and stored:
        names += [f"any:{english}"] if chinese else [f"any:{english}", f"bare:{english}"]
    elif english:
        names.append(f"bare:{english}" if chinese else f"any:{english}")
    for name in filter(None, names):
        yield "name", name
        if firm:
            yield "name_company", f"{name}\n{firm}"


def _folded(text: str) -> str:
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return "".join(plain.split()).casefold()
