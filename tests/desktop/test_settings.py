from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop import settings
from desktop.settings import Settings

WIDTHS = st.lists(st.integers(0, 9999), min_size=1, max_size=4).map(tuple)


@given(
    window=WIDTHS,
    splitters=st.dictionaries(st.text(max_size=9), WIDTHS, max_size=3),
    recent=st.lists(st.text()),
)
def test_what_was_saved_is_read_again(tmp_path_factory, window, splitters, recent) -> None:
    folder = tmp_path_factory.mktemp("settings")
    saved = Settings(scale=110, window=window, splitters=splitters, recent=tuple(recent))
    settings.save(folder, saved)
    assert settings.load(folder) == saved


def test_values_of_a_wrong_kind_count_as_their_defaults(tmp_path: Path) -> None:
    odd = {
        "scale": "big",
        "window": ["left", 1],
        "splitters": {"supplier-list": [300, "x"]},
        "language": "en",
    }
    (tmp_path / settings.FILE).write_text(json.dumps(odd), "utf-8")
    assert settings.load(tmp_path) == Settings(language="en")
