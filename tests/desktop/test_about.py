"""The version that a backup and the About window name is the one that is built, and its notices those of our data."""

from __future__ import annotations

import tomllib
from pathlib import Path

from desktop.about import VERSION
from desktop.paths import resources
from tools.gen_licences import data


def test_the_version_is_the_one_of_the_build():
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == VERSION


def test_about_holds_the_notices_of_all_data_as_they_are_now():
    shown = (resources() / "licences" / "licences.txt").read_text("utf-8")
    old = [part.name for part in data() if part.text not in shown]
    assert old == [], "make them anew: python -m tools.gen_licences"
