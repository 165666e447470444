"""Folders and names of a new journal are judged before anything is written."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from ui.gates import places


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath(r"C:\Users\Ann\OneDrive - Trade\Documents\Journal"), "OneDrive"),
        (
            PurePosixPath("/Users", "ann", "Library/Mobile Documents/com~apple~CloudDocs/Journal"),
            "iCloud Drive",
        ),
        (PurePosixPath("/home", "ann", "Dropbox/Journal"), "Dropbox"),
        (PureWindowsPath(r"D:\坚果云\关系日记"), "坚果云"),
        (PurePosixPath("/home", "ann", "Documents/Journal"), ""),
    ],
)
def test_folders_of_cloud_services_are_known_by_name(folder, service):
    assert places.synced_by(folder) == service
    assert bool(service) == bool(places.warning(folder))
    assert service in places.warning(folder)


@pytest.mark.parametrize(
    ("folder", "far"),
    [
        (PureWindowsPath(r"\\server\share\Journal"), True),
        (PurePosixPath("/run/user/1000/gvfs/smb-share:server=nas/Journal"), True),
        (PurePosixPath("/home", "ann", "Journal"), False),
    ],
)
def test_folders_on_the_network_are_known_by_name(folder, far):
    assert places.on_network(folder) is far
    assert bool(places.warning(folder)) is far


@pytest.mark.parametrize("name", ["", "   ", "a/b", "a\\b", "what?", "ends.", "tab\t", "长" * 50])
def test_names_that_no_folder_can_have_are_refused(name):
    assert places.name_problem(name)


@pytest.mark.parametrize("name", ["Guanxi Journal", "关系日记", "Trade 2026", "O'Neil & Co."[:-1]])
def test_usual_names_are_fine(name):
    assert places.name_problem(name) == ""
