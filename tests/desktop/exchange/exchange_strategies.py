"""Cards for property tests: any text that a cleaned card can hold."""

from __future__ import annotations

from hypothesis import strategies as st

from desktop.exchange.cards import CHANNEL_KINDS, Card, CardAddress, CardBirthday, CardChannel, CardPhoto
from desktop.exchange.cleaning import clean_line, clean_text
from desktop.exchange.labels import canonical

_characters = st.one_of(
    st.sampled_from("王李张佛山灯饰厂éüß;,\\:=+-@'\"\n\t /…"),
    st.characters(exclude_categories=["Cs", "Cn", "Co"]),
)
texts = st.text(_characters, max_size=120).map(clean_text)
lines = st.text(_characters, max_size=60).map(clean_line)
words = lines.filter(bool)
labels = st.one_of(st.sampled_from(("", "work", "home", "work fax", "other", "QQ")), lines.map(canonical))
channels = st.builds(CardChannel, st.sampled_from(CHANNEL_KINDS), words, labels, st.booleans())
addresses = st.builds(CardAddress, labels, texts, texts, texts, texts, texts, texts, texts).filter(
    lambda address: not address.empty()
)
years = st.one_of(st.none(), st.integers(1900, 2100))
birthdays = st.one_of(
    st.builds(CardBirthday, st.integers(1, 12), st.integers(1, 28), years),
    st.builds(CardBirthday, st.integers(1, 12), st.integers(1, 30), years, st.just(True), st.booleans()),
)
photos = st.builds(CardPhoto, st.just("gif"), st.binary(max_size=300).map(lambda data: b"GIF89a" + data))
unknown = st.tuples(words, texts.filter(bool))


def cards(*, with_photo: bool = True) -> st.SearchStrategy[Card]:
    return st.builds(
        Card,
        full_name=lines,
        chinese_name=lines,
        family=lines,
        given=lines,
        pinyin=lines,
        english_name=lines,
        company=lines,
        department=lines,
        title=lines,
        channels=st.lists(channels, max_size=4, unique=True).map(tuple),
        addresses=st.lists(addresses, max_size=2).map(tuple),
        birthday=st.one_of(st.none(), birthdays),
        note=texts,
        tags=st.lists(words, max_size=3, unique=True).map(tuple),
        urls=st.lists(words, max_size=3, unique=True).map(tuple),
        photo=st.one_of(st.none(), photos) if with_photo else st.none(),
        reports_to=lines,
        is_company=st.booleans(),
        source_id=lines,
        unknown=st.lists(unknown, max_size=3).map(tuple),
    ).filter(lambda card: not card.empty())
