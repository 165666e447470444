"""The check of the catalogues sees every text that is missing, left over, untranslated or mistranslated."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

from tools import catalogues

CODE = """
from desktop.texts import N_, _, n_, p_

KINDS = [N_("Visit")]

def texts(n: int) -> list[str]:
    # Translators: on a button
    return [_("Open {name}"), n_("{n} day", "{n} days", n).format(n=n), p_("of a person", "Title"), _(KINDS[0])]
"""
CHINESE = {"Visit": "拜访", "Open {name}": "打开{name}", "Title": "职务", "{n} day": "{n}天"}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A program of four texts, all translated."""
    for folder in ("desktop/touches", "ui", "i18n/zh_CN/LC_MESSAGES"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "desktop/touches/log.py").write_text(CODE, "utf-8")
    po = tmp_path / "i18n/zh_CN/LC_MESSAGES/guanxi.po"
    po.write_text('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n', "utf-8")
    list(catalogues.update(tmp_path))
    lines = []
    for line in po.read_text("utf-8").splitlines():
        if line.startswith("msgid "):
            text = CHINESE.get(line[7:-1], "")
        empty = line in {'msgstr ""', 'msgstr[0] ""'} and text
        lines.append(line.replace('""', f'"{text}"') if empty else line)
    po.write_text("\n".join(lines) + "\n", "utf-8")
    return po


def found(po: Path) -> list[str]:
    return [
        line.removeprefix("i18n/zh_CN/LC_MESSAGES/guanxi.po: ") for line in catalogues.problems(po.parents[3])
    ]


def replace(po: Path, old: str, new: str) -> None:
    text = po.read_text("utf-8")
    assert old in text
    po.write_text(text.replace(old, new), "utf-8")


def test_a_complete_catalogue_is_good_and_speaks(tree: Path) -> None:
    assert found(tree) == []
    list(catalogues.compile_all(tree.parents[3]))
    chinese = gettext.translation("guanxi", tree.parents[2], languages=["zh_CN"])
    assert chinese.gettext("Visit") == "拜访"
    assert chinese.pgettext("of a person", "Title") == "职务"
    assert chinese.ngettext("{n} day", "{n} days", 2).format(n=2) == "2天"


def test_updating_again_changes_nothing(tree: Path) -> None:
    before = tree.read_bytes()
    assert list(catalogues.update(tree.parents[3])) == ["zh_CN: 4 texts, 0 to translate"]
    assert tree.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("拜访", "", "not translated: 'Visit'"),
        ("打开{name}", "打开{nmae}", "placeholders ['nmae'] instead of ['name']: 'Open {name}'"),
        ("{n}天", "天", "placeholders [] instead of ['n']: '{n} day'"),
        ("{n}天", "{n天", "placeholders ['unbalanced'] instead of ['n']: '{n} day'"),
        ("职务", "职务 ", "space at an end differs: [of a person] 'Title'"),
        ('msgid "Visit"', '#, fuzzy\nmsgid "Visit"', "fuzzy: 'Visit'"),
        (
            'msgstr[0] "{n}天"',
            'msgstr[0] "{n}天"\nmsgstr[1] "{n}天"',
            "msg has more translations than num_plurals of catalog on 33",
        ),
    ],
)
def test_a_bad_translation_is_told(tree: Path, old: str, new: str, fault: str) -> None:
    replace(tree, old, new)
    assert found(tree) == [fault]


def test_texts_that_came_and_went_are_told(tree: Path) -> None:
    replace(tree.parents[3] / "desktop/touches/log.py", "Visit", "Call")
    assert sorted(found(tree)) == ["missing: 'Call'", "no longer used: 'Visit'"]
    list(catalogues.update(tree.parents[3]))
    assert found(tree) == ["not translated: 'Call'"]


@pytest.mark.parametrize(
    "call", ['_(f"Open {n}")', '_("Open " + str(n))', '_("Open %s" % n)', '_("Open {n}".format(n=n))']
)
def test_a_text_put_together_is_refused(tree: Path, call: str) -> None:
    path = tree.parents[3] / "ui/page.py"
    path.write_text(
        f"from desktop.texts import _\n\n\ndef text(n: int) -> str:\n    return {call}\n", "utf-8"
    )
    assert found(tree)[0] == "ui/page.py:5: a text must be a whole literal"


def test_the_program_has_texts() -> None:
    # The collector finds nothing without a word when its pattern is wrong.
    assert len(catalogues.collect(catalogues.ROOT)) > 50
