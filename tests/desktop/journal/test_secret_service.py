"""The keychain of Linux: every answer of a Secret Service, strange ones too, has one outcome."""

from __future__ import annotations

import base64
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from urllib.parse import quote

import pytest

from desktop.journal import keyslots, vault
from desktop.journal.keychain import Keychain, system_keychain
from desktop.journal.vault import Protection
from desktop.journal.vault_errors import KeychainFault, KeychainUnavailable
from tests.desktop.journal.fakes import KEY, fault_of

if sys.platform != "linux":
    pytest.skip("the Secret Service is the keychain of Linux", allow_module_level=True)

from desktop.journal import secret_service
from desktop.journal.secret_service import SecretService
from tests.desktop.journal import buses
from tests.desktop.journal.buses import LOGIN, SAFE, FakeService

KEPT = base64.b64encode(KEY)
ATTRIBUTES = {"service": "GuanxiJournal/a1", "username": "journal key"}
OF_KEYRING = ATTRIBUTES | {"application": "Python keyring library"}
UNKNOWN = "org.freedesktop.DBus.Error.UnknownMethod"


@pytest.fixture(scope="module")
def bus():
    with buses.running_bus() as running:
        yield running


@pytest.fixture
def session(bus, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    return bus.address


@pytest.fixture
def fake(session):
    service = FakeService(session)
    yield service
    service.stop()


@pytest.fixture
def chain(fake):
    return system_keychain()


def test_a_key_comes_back_and_goes(fake, chain):
    chain.put("a1", KEY)
    assert chain.get("a1") == KEY
    chain.remove("a1")
    assert fault_of(chain.get, "a1") is KeychainFault.MISSING
    assert fake.asked == 0


def test_the_entry_is_the_one_of_keyring(fake, chain):
    chain.put("a1", KEY)
    (item,) = fake.collections[LOGIN].values()
    assert item == buses.Kept(OF_KEYRING, KEPT, "Password for 'journal key' on 'GuanxiJournal/a1'")


def test_a_second_key_takes_the_place_of_the_first(fake, chain):
    chain.put("a1", KEY)
    chain.put("a1", KEY[::-1])
    chain.put("b2", KEY)
    assert (chain.get("a1"), chain.get("b2")) == (KEY[::-1], KEY)
    assert len(fake.collections[LOGIN]) == 2


def test_the_name_is_the_one_that_stands_in_older_journals(chain, tmp_path, monkeypatch):
    """The slot holds the name under its seal; another one would be taken for another keychain."""
    assert chain.name == "keyring.backends.SecretService.Keyring"
    made, _code = vault.create(tmp_path / "日记", Protection(), chain)
    assert vault.ways(made.folder).backend == "keyring.backends.SecretService.Keyring"
    assert vault.unlock_with_keychain(made.folder, system_keychain()) == made
    chain.remove(made.id)
    assert fault_of(vault.unlock_with_keychain, made.folder, chain) is KeychainFault.MISSING


def test_a_journal_of_another_keychain_is_told_from_a_lost_key(chain, tmp_path, monkeypatch):
    of_kwallet = "keyring.backends.kwallet.DBusKeyring"
    slot = keyslots.keychain_slot
    monkeypatch.setattr(keyslots, "keychain_slot", lambda *given: slot(*given[:-1], of_kwallet))
    made, _code = vault.create(tmp_path / "journal", Protection(), chain)
    chain.remove(made.id)
    assert fault_of(vault.unlock_with_keychain, made.folder, chain) is KeychainFault.MOVED


def test_a_locked_collection_is_unlocked_by_the_person(fake, chain):
    fake.put(LOGIN, OF_KEYRING, KEPT)
    fake.locked.add(LOGIN)
    assert chain.get("a1") == KEY
    assert fake.asked == 1
    fake.locked.add(LOGIN)
    chain.put("a1", KEY[::-1])
    assert fake.asked == 2
    assert chain.get("a1") == KEY[::-1]


def test_a_person_may_take_time(fake, chain):
    fake.put(LOGIN, OF_KEYRING, KEPT)
    fake.locked.add(LOGIN)
    thought = threading.Event()
    fake.person = lambda: thought.wait(10)
    found = []
    asking = threading.Thread(target=lambda: found.append(chain.get("a1")))
    asking.start()
    asking.join(0.3)
    assert not found
    thought.set()
    asking.join(5)
    assert found == [KEY]


def test_a_person_who_says_no_leaves_it_locked(fake, chain):
    fake.put(LOGIN, OF_KEYRING, KEPT)
    fake.locked.add(LOGIN)
    fake.person = lambda: False
    assert fault_of(chain.get, "a1") is KeychainFault.LOCKED
    assert fault_of(chain.put, "a1", KEY) is KeychainFault.LOCKED
    chain.remove("a1")
    assert len(fake.collections[LOGIN]) == 1


def test_what_stays_locked_after_a_yes_is_locked(fake, chain):
    fake.put(LOGIN, OF_KEYRING, KEPT)
    fake.locked.add(LOGIN)
    fake.strange["Unlock"] = "aoo", ([], "/")
    assert fault_of(chain.get, "a1") is KeychainFault.LOCKED
    assert fault_of(chain.put, "a1", KEY) is KeychainFault.LOCKED


def test_a_service_that_hides_what_is_locked_is_asked_again(fake, chain):
    fake.put(LOGIN, OF_KEYRING, KEPT)
    fake.locked.add(LOGIN)
    fake.blind = True
    assert chain.get("a1") == KEY
    fake.locked.add(LOGIN)
    chain.remove("a1")
    assert not fake.collections[LOGIN]


def test_an_entry_in_another_collection_is_found(fake, chain):
    fake.put(SAFE, OF_KEYRING, KEPT)
    fake.locked.add(SAFE)
    assert chain.get("a1") == KEY
    assert fake.asked == 1


def test_the_default_collection_goes_before_others(fake, chain):
    fake.collections = {SAFE: {}, LOGIN: {}}
    fake.put(SAFE, OF_KEYRING, base64.b64encode(KEY[::-1]))
    fake.put(LOGIN, OF_KEYRING, KEPT)
    assert chain.get("a1") == KEY
    fake.locked.add(LOGIN)
    assert chain.get("a1") == KEY
    chain.remove("a1")
    assert not fake.collections[LOGIN]
    assert not fake.collections[SAFE]


def test_a_missing_default_collection_is_made_by_the_person(fake, chain):
    fake.collections, fake.default = {}, ""
    assert fault_of(chain.get, "a1") is KeychainFault.MISSING
    chain.put("a1", KEY)
    assert chain.get("a1") == KEY
    assert (list(fake.collections), fake.asked) == ([SAFE], 1)


def test_no_default_collection_is_made_against_the_will_of_the_person(fake, chain):
    fake.collections, fake.default = {}, ""
    fake.person = lambda: False
    assert fault_of(chain.put, "a1", KEY) is KeychainFault.LOCKED
    fake.strange["CreateCollection"] = "oo", ("/", "/")
    assert fault_of(chain.put, "a1", KEY) is KeychainFault.FAILED


def test_a_service_that_asks_at_every_change(fake, chain):
    fake.asks_always = True
    chain.put("a1", KEY)
    assert chain.get("a1") == KEY
    fake.person = lambda: False
    assert fault_of(chain.put, "a1", KEY[::-1]) is KeychainFault.LOCKED
    chain.remove("a1")
    assert chain.get("a1") == KEY
    fake.person = lambda: True
    chain.remove("a1")
    assert fault_of(chain.get, "a1") is KeychainFault.MISSING


def test_deleting_nothing_is_told(fake):
    with pytest.raises(KeychainUnavailable) as caught:
        SecretService().delete_password("GuanxiJournal/a1", "journal key")
    assert caught.value.fault is KeychainFault.MISSING


@pytest.mark.parametrize("kept", [b"", b"\xff\xfe", "密码".encode(), b"c2hvcnQ="])
def test_a_strange_value_counts_as_changed(fake, chain, kept):
    fake.put(LOGIN, OF_KEYRING, kept)
    assert fault_of(chain.get, "a1") is KeychainFault.CHANGED


READING = ("ReadAlias", "SearchItems", "Unlock", "OpenSession", "GetSecret")
WRITING = ("ReadAlias", "Unlock", "OpenSession", "CreateItem")
STRANGE = [
    *((UNKNOWN, KeychainFault.FAILED), (buses.LOCKED, KeychainFault.LOCKED)),
    *((name, KeychainFault.ABSENT) for name in ("org.freedesktop.DBus.Error.ServiceUnknown",)),
    *((reply, KeychainFault.FAILED) for reply in (("", ()), ("s", ("好",)), ("a{sv}", ({},)), ("u", (7,)))),
    (None, KeychainFault.FAILED),
]


@pytest.mark.parametrize(("reply", "fault"), STRANGE)
@pytest.mark.parametrize("member", READING)
def test_a_strange_reply_to_a_question(fake, chain, member, reply, fault):
    fake.put(LOGIN, OF_KEYRING, KEPT)
    fake.strange[member] = reply
    assert fault_of(chain.get, "a1") is fault


@pytest.mark.parametrize(("reply", "fault"), STRANGE)
@pytest.mark.parametrize("member", WRITING)
def test_a_strange_reply_to_a_wish(fake, chain, member, reply, fault):
    fake.strange[member] = reply
    assert fault_of(chain.put, "a1", KEY) is fault


@pytest.mark.parametrize("reply", [UNKNOWN, ("s", ("?",)), None])
def test_a_prompt_that_cannot_be_asked(fake, chain, reply):
    fake.locked.add(LOGIN)
    fake.strange["Prompt"] = reply
    assert fault_of(chain.put, "a1", KEY) is KeychainFault.FAILED


def test_a_prompt_that_is_no_path(fake, chain):
    fake.put(LOGIN, OF_KEYRING, KEPT)
    fake.strange["Unlock"] = "aoo", ([], f"{buses.ROOT}/prompt/none")
    fake.person = lambda: None
    assert fault_of(chain.get, "a1") is KeychainFault.FAILED


def test_a_service_that_dies_while_the_person_thinks(fake, chain):
    fake.put(LOGIN, OF_KEYRING, KEPT)
    fake.locked.add(LOGIN)
    fake.person = lambda: None
    assert fault_of(chain.get, "a1") is KeychainFault.FAILED


def test_a_bus_that_dies_while_the_person_thinks(monkeypatch):
    with buses.running_bus() as running:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", running.address)
        service = FakeService(running.address, locked={LOGIN}, person=running.process.kill)
        chain = system_keychain()
        assert fault_of(chain.put, "a1", KEY) is KeychainFault.FAILED
        assert fault_of(chain.get, "a1") is KeychainFault.ABSENT
        service.stop()


def test_without_a_service_there_is_no_keychain(session):
    assert fault_of(system_keychain) is KeychainFault.ABSENT


def test_a_service_that_has_gone_is_absent(fake, chain):
    fake.stop()
    assert fault_of(chain.get, "a1") is KeychainFault.ABSENT


def test_a_service_that_the_bus_cannot_start_is_absent(monkeypatch):
    with buses.running_bus(broken_service=True) as running:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", running.address)
        chain = Keychain(SecretService())
        assert fault_of(chain.get, "a1") is KeychainFault.ABSENT


@pytest.mark.parametrize(
    "address", ["", "disabled:", "autolaunch:", "tcp:host=a,port=1", "unix:path=/无/处", "%", "x;y"]
)
def test_an_address_that_leads_nowhere(monkeypatch, address):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert fault_of(SecretService) is KeychainFault.ABSENT
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    assert fault_of(SecretService) is KeychainFault.ABSENT


@pytest.mark.parametrize("words", [b"", b"REJECTED\r\n", b"OK 12\r\n", "好\r\n".encode(), bytes(4096)])
def test_a_socket_that_is_no_bus(monkeypatch, words):
    folder = tempfile.mkdtemp(prefix="座-")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={quote(folder)}/s")
    with socket.socket(socket.AF_UNIX) as place:
        place.bind(f"{folder}/s")
        place.listen()

        def answer():
            with place.accept()[0] as other:
                other.recv(100)
                other.sendall(words)

        answering = threading.Thread(target=answer)
        answering.start()
        assert fault_of(SecretService) is KeychainFault.ABSENT
        answering.join(5)
    shutil.rmtree(folder)


def test_a_socket_that_says_nothing(monkeypatch, tmp_path):
    monkeypatch.setattr(secret_service, "_SHAKE_HANDS", 0.1)
    folder = tempfile.mkdtemp()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={folder}/s")
    with socket.socket(socket.AF_UNIX) as place:
        place.bind(f"{folder}/s")
        place.listen()
        assert fault_of(SecretService) is KeychainFault.ABSENT
    shutil.rmtree(folder)


def test_many_threads_ask_at_once(fake, chain):
    chain.put("a1", KEY)
    found = []
    threads = [threading.Thread(target=lambda: found.append(chain.get("a1"))) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert found == [KEY] * 8


def test_neither_keyring_nor_cryptography_is_needed(fake, session):
    fake.put(LOGIN, OF_KEYRING, KEPT)
    code = (
        "import sys; from desktop.journal.keychain import system_keychain; late = 'jeepney' not in sys.modules\n"
        "key = system_keychain().get('a1')\n"
        "print(late, key == bytes(range(32)), *sorted({'keyring', 'cryptography', 'secretstorage'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (said.stdout.split(), said.stderr) == (["True", "True"], "")
