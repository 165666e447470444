"""The version that a backup and the About window name is the one that is built."""

from __future__ import annotations

import tomllib
from pathlib import Path

from desktop.about import VERSION


def test_the_version_is_the_one_of_the_build():
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == VERSION
