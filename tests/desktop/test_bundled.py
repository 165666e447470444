"""A bundle hands nothing of its own libraries on to the programs that it starts."""

from __future__ import annotations

import pytest

from desktop.bundled import forget_bundle

BUNDLE = "/opt/guanxi-journal/_internal"


@pytest.mark.parametrize("before", [None, "", "/usr/local/lib:/opt/lib"])
def test_programs_of_the_system_find_their_own_libraries(before: str | None) -> None:
    usual = {"PATH": "/usr/bin", "HOME": "/home/王"}
    environment = usual | {
        "LD_LIBRARY_PATH": BUNDLE,
        "QT_PLUGIN_PATH": f"{BUNDLE}/PySide6/Qt/plugins",
        "QML2_IMPORT_PATH": f"{BUNDLE}/PySide6/Qt/qml",
    }
    own = {} if before is None else {"LD_LIBRARY_PATH": before}
    if before is not None:
        environment["LD_LIBRARY_PATH_ORIG"] = before
    forget_bundle(environment)
    assert environment == usual | own
