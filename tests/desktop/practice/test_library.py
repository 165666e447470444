"""The library is read whole, in order, and says who has looked at a phrase."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import texts
from desktop.errors import StoreError
from desktop.practice import library

SITUATIONS = "key\tenglish\tchinese\ndinner\tDinner\t饭局\n"
HEAD = "\t".join(library.COLUMNS)
ROW = (
    "dinner.001\t我以茶代酒。\t我以茶代酒。\twǒ yǐ chá dài jiǔ.\tI with tea instead-of wine.\tI drink with tea.\t"
    "neutral\tsay\tWhen driving.\tNever first.\tKeeps face.\t没事。 | Fine.\ttoast dinner\t2"
)


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    caches = (library.situations, library.phrases, library.by_id)
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


def shelve(folder: Path, phrases: str, signed: str = "") -> None:
    place = folder / "phrases"
    (place / "checks").mkdir(parents=True)
    (place / "situations.tsv").write_text(SITUATIONS, "utf-8")
    (place / "checks/signed.tsv").write_text("\t".join(library.SIGNED_COLUMNS) + "\n" + signed, "utf-8")
    (place / "01_dinner.tsv").write_text(phrases, "utf-8")


def test_the_twenty_situations_in_their_order() -> None:
    found = library.situations()
    assert [one.place for one in found] == list(range(1, 21))
    assert (found[12].key, found[12].title) == ("soft_no", "Hearing the soft no")
    texts.use_translations("zh_CN", texts.gettext.NullTranslations())
    try:
        assert found[12].title == "听懂婉拒"
    finally:
        texts.use("en", Path())


def test_ids_are_unique_and_by_situation() -> None:
    places = {one.key: one.place for one in library.situations()}
    ids = [phrase.id for phrase in library.phrases()]
    assert len(set(ids)) == len(ids) == len(library.by_id())
    assert ids == sorted(ids, key=lambda one: (places[one.partition(".")[0]], one))
    assert all(phrase.id.startswith(f"{phrase.situation}.") for phrase in library.phrases())


def test_a_row_becomes_a_phrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelve(tmp_path, f"{HEAD}\n{ROW}\n")
    monkeypatch.setattr(library, "resources", lambda: tmp_path)
    (phrase,) = library.phrases()
    assert (phrase.reply_chinese, phrase.reply_english) == ("没事。", "Fine.")
    assert (phrase.tags, phrase.level, phrase.register) == (("toast", "dinner"), 2, "neutral")
    assert phrase.spoken == "wó yǐ chá dài jiǔ."
    assert library.status_text(phrase.status) == "Machine-checked, not yet read by a native speaker"


def test_a_signed_row_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelve(tmp_path, f"{HEAD}\n{ROW}\n", "dinner.001\t王芳\t2026-12-01\tabc\n")
    monkeypatch.setattr(library, "resources", lambda: tmp_path)
    assert library.status_text(library.phrases()[0].status) == "Read by a native speaker"


@pytest.mark.parametrize(
    "damaged",
    ["", "id\tsimplified\n", f"{HEAD}\n{ROW}\textra\n", f"{HEAD}\n{ROW.replace('neutral', 'polite')}\n"],
)
def test_a_damaged_file_says_so(damaged: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelve(tmp_path, damaged)
    monkeypatch.setattr(library, "resources", lambda: tmp_path)
    with pytest.raises(StoreError, match=r"01_dinner\.tsv is damaged.*Install"):
        library.phrases()
