"""The system keychain: what it keeps comes back, and each of its faults has a name."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from desktop.journal import keychain
from desktop.journal.keychain import Keychain, system_keychain
from desktop.journal.vault_errors import KeychainFault
from tests.desktop.journal import fakes
from tests.desktop.journal.fakes import KEY, fault_of

KEYCHAINS = {"win32": "Windows", "darwin": "macOS", "linux": "secret_service"}


def test_a_key_comes_back():
    chain = fakes.memory_keychain()
    chain.put("a1", KEY)
    assert chain.get("a1") == KEY


def test_each_vault_has_an_entry_of_its_own():
    chain = fakes.memory_keychain()
    chain.put("a1", KEY)
    chain.put("b2", KEY[::-1])
    assert (chain.get("a1"), chain.get("b2")) == (KEY, KEY[::-1])
    assert {service for service, _user in chain.backend.entries} == {
        "GuanxiJournal/a1",
        "GuanxiJournal/b2",
    }


def test_what_is_kept_fits_into_the_windows_credential_manager():
    chain = fakes.memory_keychain()
    chain.put("a1", KEY)
    assert all(len(text) == 44 for text in chain.backend.entries.values())


def test_a_removed_key_is_missing():
    chain = fakes.memory_keychain()
    chain.put("a1", KEY)
    chain.remove("a1")
    assert fault_of(chain.get, "a1") is KeychainFault.MISSING
    chain.remove("a1")


def test_a_keychain_that_keeps_nothing_is_found_out():
    assert fault_of(Keychain(fakes.NullKeyring()).put, "a1", KEY) is KeychainFault.FORGETFUL


@pytest.mark.parametrize("kept", ["", "not base64 !", "c2hvcnQ=", "密码"])
def test_a_strange_value_counts_as_changed(kept):
    chain = fakes.memory_keychain()
    chain.put("a1", KEY)
    chain.backend.entries = dict.fromkeys(chain.backend.entries, kept)
    assert fault_of(chain.get, "a1") is KeychainFault.CHANGED


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (fakes.LOCKED, KeychainFault.LOCKED),
        *((error, KeychainFault.ABSENT) for error in fakes.ABSENT),
        *((error, KeychainFault.FAILED) for error in fakes.STRANGE),
    ],
)
def test_errors_of_a_backend_get_a_name(error, fault):
    chain = Keychain(fakes.FailingKeyring(error))
    assert fault_of(chain.get, "a1") is fault
    assert fault_of(chain.put, "a1", KEY) is fault
    chain.remove("a1")


def test_the_name_tells_one_keychain_from_another():
    assert fakes.memory_keychain().name.endswith("fakes.MemoryKeyring")
    assert Keychain(fakes.OtherKeyring()).name.endswith("fakes.OtherKeyring")


def test_without_a_session_bus_there_is_no_system_keychain(monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    if sys.platform != "linux":
        pytest.skip("Windows and macOS always have one")
    assert fault_of(system_keychain) is KeychainFault.ABSENT


@pytest.mark.parametrize("platform", KEYCHAINS)
def test_only_keychains_of_the_system_are_candidates(platform):
    modules = [module for module, _kind in keychain._candidates(platform)]
    assert [module.rsplit(".", 1)[1] for module in modules] == [KEYCHAINS[platform]]


def test_a_key_does_not_roam_with_the_profile():
    assert keychain._backend(fakes.__name__, "RoamingKeyring").persist == "local machine"
    assert keychain._backend(fakes.__name__, "MemoryKeyring").get_password("s", "u") is None


def test_the_first_keychain_that_works_is_taken(monkeypatch):
    places = (
        ("no.such.module", "Keyring"),
        (fakes.__name__, "OtherKeyring"),
        (fakes.__name__, "MemoryKeyring"),
    )
    monkeypatch.setattr(keychain, "_candidates", lambda _platform: places)
    assert system_keychain().name.endswith("OtherKeyring")


@pytest.mark.skipif(
    "GUANXI_REAL_KEYCHAIN" not in os.environ, reason="would write into the keychain of the person"
)
def test_the_keychain_of_this_system_keeps_a_key():
    real = system_keychain()
    try:
        real.put("a-test", KEY)
        assert real.get("a-test") == KEY
    finally:
        real.remove("a-test")
    assert fault_of(real.get, "a-test") is KeychainFault.MISSING


def test_unlocking_by_passphrase_does_not_wait_for_keyring_to_be_imported():
    code = "import sys, desktop.journal.vault; sys.exit(bool({'keyring', 'jeepney', 'sqlalchemy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
