"""A real GNOME Keyring: what we keep, keyring and secret-tool read, and the other way round."""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys

import pytest

from desktop.journal import vault
from desktop.journal.keychain import Keychain, system_keychain
from desktop.journal.vault import Protection
from desktop.journal.vault_errors import KeychainFault
from tests.desktop.journal.fakes import KEY, fault_of

if sys.platform != "linux":
    pytest.skip("GNOME Keyring is a keychain of Linux", allow_module_level=True)
if shutil.which("gnome-keyring-daemon") is None:
    pytest.skip("needs gnome-keyring-daemon", allow_module_level=True)

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from keyring.backends.SecretService import Keyring

from tests.desktop.journal import buses

PASSWORD = "of the login collection"
SERVICE, USER = "GuanxiJournal/a1", "journal key"
KEPT = base64.b64encode(KEY).decode()
DAEMON = ["gnome-keyring-daemon", "--components=secrets", "--unlock", "--foreground"]


@pytest.fixture(scope="module")
def daemon(tmp_path_factory):
    """The bus and the surroundings of a daemon whose login collection is unlocked."""
    with buses.running_bus() as running, pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_RUNTIME_DIR", "HOME"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        patch.setenv("DBUS_SESSION_BUS_ADDRESS", running.plain_address)
        process = subprocess.Popen(
            DAEMON,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        process.stdin.write(PASSWORD)
        process.stdin.close()
        process.stdout.readline()  # it says where its sockets are once it is ready
        yield
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture
def chain(daemon):
    made = system_keychain()
    yield made
    made.remove("a1")


def tell(connection, interface, method, signature, *body):
    service = DBusAddress(buses.ROOT, buses.NAME, interface)
    return connection.send_and_get_reply(new_method_call(service, method, signature, body)).body


def lock():
    with open_dbus_connection() as connection:
        tell(connection, "org.freedesktop.Secret.Service", "Lock", "ao", [buses.LOGIN])


def unlock():
    """Unlock as the login of the system does, without a dialog."""
    with open_dbus_connection() as connection:
        given = "org.freedesktop.Secret.Service", "OpenSession", "sv", "plain", ("s", "")
        _output, session = tell(connection, *given)
        master = session, b"", PASSWORD.encode(), "text/plain"
        internal = "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"
        told = tell(connection, internal, "UnlockWithMasterPassword", "o(oayays)", buses.LOGIN, master)
        assert told == ()


def test_what_we_keep_keyring_reads(chain):
    chain.put("a1", KEY)
    assert Keyring().get_password(SERVICE, USER) == KEPT


def test_what_keyring_keeps_we_read_and_replace(chain):
    Keyring().set_password(SERVICE, USER, base64.b64encode(KEY[::-1]).decode())
    assert chain.get("a1") == KEY[::-1]
    chain.put("a1", KEY)
    assert Keyring().get_password(SERVICE, USER) == KEPT
    Keyring().delete_password(SERVICE, USER)
    assert fault_of(chain.get, "a1") is KeychainFault.MISSING


def test_what_we_replace_or_forget_is_gone_for_keyring(chain):
    chain.put("a1", KEY[::-1])
    Keyring().set_password(SERVICE, USER, KEPT)
    assert chain.get("a1") == KEY
    chain.remove("a1")
    assert Keyring().get_password(SERVICE, USER) is None


@pytest.mark.skipif(shutil.which("secret-tool") is None, reason="needs secret-tool")
def test_secret_tool_and_we_read_each_other(chain):
    where = ["service", SERVICE, "username", USER]
    chain.put("a1", KEY)
    looked = subprocess.run(["secret-tool", "lookup", *where], text=True, capture_output=True, check=True)
    assert looked.stdout == KEPT
    chain.remove("a1")
    store = ["secret-tool", "store", "--label=By hand", *where]
    subprocess.run(store, input=base64.b64encode(KEY[::-1]), check=True)
    assert chain.get("a1") == KEY[::-1]


def test_a_locked_collection_opens_again_with_its_password(chain):
    chain.put("a1", KEY)
    lock()
    assert fault_of(chain.get, "a1") is KeychainFault.LOCKED
    assert fault_of(chain.put, "a1", KEY) is KeychainFault.LOCKED
    unlock()
    assert chain.get("a1") == KEY


def test_a_journal_made_with_keyring_opens_with_ours_and_back(chain, tmp_path):
    old = Keychain(Keyring())
    made, _code = vault.create(tmp_path / "旧日记", Protection(), old)
    assert vault.unlock_with_keychain(made.folder, chain) == made
    assert old.name == chain.name == vault.ways(made.folder).backend
    chain.remove(made.id)
    made, _code = vault.create(tmp_path / "new", Protection(), chain)
    assert vault.unlock_with_keychain(made.folder, old) == made
    old.remove(made.id)
