"""The version that a backup and the About window name is the one that is built, and its notices those of our data."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import soundfile

from desktop.about import VERSION
from desktop.paths import resources
from tools.gen_licences import data, given, locked


def test_the_version_is_the_one_of_the_build():
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == VERSION


def test_about_holds_the_notices_of_all_data_as_they_are_now():
    shown = (resources() / "licences" / "licences.txt").read_text("utf-8")
    old = [part.name for part in data() if part.text not in shown]
    assert old == [], "make them anew: python -m tools.gen_licences"


def test_of_what_is_shipped_in_any_system_there_is_a_text_of_that_version():
    shown = (resources() / "licences" / "licences.txt").read_text("utf-8")
    titles = [line for line in shown.splitlines() if "," in line or " " in line]
    named = {
        re.sub(r"[._]", "-", name.lower()) for line in titles for name in line.rpartition(" ")[0].split(", ")
    }
    assert locked().keys() - named == set()
    for part in given():
        versions = locked().get(part.name.lower(), [part.version])
        assert part.version in versions, f"packaging/licences names another version of {part.name}"


def test_the_bill_of_materials_names_each_package_by_an_address_of_its_own():
    bill: dict[str, Any] = json.loads((resources() / "licences" / "bom.cdx.json").read_text("utf-8"))
    addresses = [one["purl"] for one in bill["components"] if one["type"] == "library"]
    assert all(re.fullmatch(r"pkg:(pypi|generic)/[a-z0-9-]+(@[0-9a-z.]+)?", one) for one in addresses)
    assert len(set(addresses)) == len(addresses)
    wanted = {f"pkg:pypi/{name}@{version}" for name, versions in locked().items() for version in versions}
    assert wanted - set(addresses) == set()
    assert not [one for one in bill["components"] if "see its text" in str(one["licenses"])]


def test_libsndfile_and_what_is_inside_it_have_their_notices():
    [part] = [one for one in given() if one.name == "libsndfile"]
    assert part.version == soundfile.__libsndfile_version__, "packaging/licences names another one"
    for name in ("mpg123", "LAME", "FLAC", "Ogg", "Vorbis", "Opus"):
        assert name in part.text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in part.text
