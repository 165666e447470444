"""The life of a journal's keys, as the person who owns them sees it."""

from __future__ import annotations

import os
import random
import stat
import threading

import pytest

from desktop.errors import Refused, StoreError
from desktop.journal import keyfile, recovery, vault
from desktop.journal.keychain import Keychain
from desktop.journal.vault import Protection
from desktop.journal.vault_errors import (
    JournalExists,
    KeychainFault,
    KeychainUnavailable,
    KeyFileDamaged,
    KeyFileMissing,
    MistypedCode,
    NoSuchSlot,
    Way,
    WrongSecret,
)
from tests.desktop.journal import fakes

PASSPHRASE = "正确的马 battery staple é"
BOTH = Protection(keychain=True, passphrase=PASSPHRASE, kdf=fakes.CHEAP)
ONLY_PASSPHRASE = Protection(keychain=False, passphrase=PASSPHRASE, kdf=fakes.CHEAP)
ONLY_KEYCHAIN = Protection(keychain=True)


@pytest.fixture
def keychain():
    return fakes.memory_keychain()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "journal"


def test_all_three_ways_give_the_same_key(folder, keychain):
    made, code = vault.create(folder, BOTH, keychain)
    assert vault.unlock_with_keychain(folder, keychain) == made
    assert vault.unlock_with_passphrase(folder, PASSPHRASE) == made
    assert vault.unlock_with_recovery(folder, code) == made


def test_ways_tell_what_the_unlock_page_can_offer(folder, keychain):
    made, _code = vault.create(folder, BOTH, keychain)
    assert vault.ways(folder) == vault.Ways(
        vault=made.id,
        keychain=True,
        passphrase=True,
        recovery=True,
        recovery_proved=False,
        backend=keychain.name,
    )


@pytest.mark.parametrize("protection", [ONLY_KEYCHAIN, ONLY_PASSPHRASE])
def test_a_way_that_was_not_chosen_is_not_there(folder, keychain, protection):
    vault.create(folder, protection, keychain)
    ways = vault.ways(folder)
    assert (ways.keychain, bool(ways.backend)) == (protection.keychain, protection.keychain)
    assert ways.passphrase is bool(protection.passphrase)
    unlock, secret = (
        (vault.unlock_with_passphrase, PASSPHRASE)
        if protection.keychain
        else (vault.unlock_with_keychain, keychain)
    )
    with pytest.raises(NoSuchSlot):
        unlock(folder, secret)


def test_a_passphrase_alone_needs_no_keychain(folder):
    made, _code = vault.create(folder, ONLY_PASSPHRASE, None)
    assert vault.unlock_with_passphrase(folder, PASSPHRASE) == made


def test_a_passphrase_typed_with_combining_accents_is_the_same(folder):
    made, _code = vault.create(folder, ONLY_PASSPHRASE, None)
    assert vault.unlock_with_passphrase(folder, PASSPHRASE.replace("é", "e\u0301")) == made


def test_wrong_secrets_do_not_open(folder, keychain):
    vault.create(folder, BOTH, keychain)
    with pytest.raises(WrongSecret, match="passphrase does not open") as caught:
        vault.unlock_with_passphrase(folder, PASSPHRASE + " ")
    assert caught.value.way is Way.PASSPHRASE
    with pytest.raises(WrongSecret, match="recovery code does not open"):
        vault.unlock_with_recovery(folder, recovery.new_code())
    with pytest.raises(MistypedCode):
        vault.unlock_with_recovery(folder, "ABC")


@pytest.mark.parametrize("passphrase", ["", "  \t", "\u3000"])
def test_a_journal_without_any_daily_way_is_not_made(folder, keychain, passphrase):
    with pytest.raises(Refused):
        vault.create(folder, Protection(keychain=False, passphrase=passphrase), keychain)
    assert not folder.exists()


@pytest.mark.parametrize("name", ["keys.json", "keys.json.old", "journal.db"])
def test_no_new_key_is_made_over_an_existing_journal(folder, keychain, name):
    folder.mkdir()
    (folder / name).write_bytes(b"what is left of a journal")
    with pytest.raises(JournalExists):
        vault.create(folder, BOTH, keychain)
    assert (folder / name).read_bytes() == b"what is left of a journal"
    assert keychain.backend.entries == {}


@pytest.mark.parametrize(
    "broken", [None, Keychain(fakes.NullKeyring()), Keychain(fakes.FailingKeyring(fakes.LOCKED))]
)
def test_without_a_working_keychain_nothing_is_made(folder, broken):
    with pytest.raises(KeychainUnavailable):
        vault.create(folder, ONLY_KEYCHAIN, broken)
    assert list(folder.iterdir()) == []


def test_no_secret_is_in_the_key_file_nor_in_what_a_log_would_show(folder, keychain):
    made, code = vault.create(folder, BOTH, keychain)
    text = (folder / "keys.json").read_text()
    shown = repr(made) + repr(BOTH) + repr(vault.database_key(made))
    for secret in (PASSPHRASE, code, *recovery.groups(code)[:5], made.data_key.hex()):
        assert secret not in text
        assert secret not in shown
    assert repr(made.data_key) not in shown
    assert len(text) < 2_000


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_only_the_owner_may_read_the_key_file(folder, keychain):
    made, _code = vault.create(folder, BOTH, keychain)
    vault.set_passphrase(made, "another", fakes.CHEAP)
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_keys_for_different_purposes_differ(folder, keychain):
    made, _code = vault.create(folder, BOTH, keychain)
    database = vault.database_key(made)
    keys = {database.key, vault.key_for(made, "blob"), vault.key_for(made, "backup"), made.data_key}
    assert len(keys) == 4
    assert (len(database.key), len(database.salt)) == (32, 16)


def test_two_journals_share_nothing(tmp_path, keychain):
    one, code = vault.create(tmp_path / "one", BOTH, keychain)
    two, _code = vault.create(tmp_path / "two", BOTH, keychain)
    assert one.data_key != two.data_key
    assert one.id != two.id
    assert vault.unlock_with_keychain(tmp_path / "one", keychain) == one
    with pytest.raises(WrongSecret):
        vault.unlock_with_recovery(tmp_path / "two", code)


# --- changing the ways -----------------------------------------------------------------------------------------


def test_a_changed_passphrase_replaces_the_old_one(folder, keychain):
    made, code = vault.create(folder, BOTH, keychain)
    vault.set_passphrase(made, "新的密码", fakes.CHEAP)
    assert vault.unlock_with_passphrase(folder, "新的密码") == made
    with pytest.raises(WrongSecret):
        vault.unlock_with_passphrase(folder, PASSPHRASE)
    assert vault.unlock_with_keychain(folder, keychain) == made
    assert vault.unlock_with_recovery(folder, code) == made


def test_an_old_passphrase_does_not_open_the_copy_of_the_key_file_either(folder, keychain):
    made, _code = vault.create(folder, BOTH, keychain)
    vault.set_passphrase(made, "新的密码", fakes.CHEAP)
    keyfile.use_previous(folder)
    with pytest.raises(WrongSecret):
        vault.unlock_with_passphrase(folder, PASSPHRASE)
    assert vault.unlock_with_passphrase(folder, "新的密码") == made


def test_a_removed_passphrase_does_not_open_the_copy_of_the_key_file_either(folder, keychain):
    made, _code = vault.create(folder, BOTH, keychain)
    vault.remove_passphrase(made, keychain)
    keyfile.use_previous(folder)
    with pytest.raises(NoSuchSlot):
        vault.unlock_with_passphrase(folder, PASSPHRASE)


def test_an_empty_passphrase_is_refused(folder, keychain):
    made, _code = vault.create(folder, BOTH, keychain)
    with pytest.raises(Refused):
        vault.set_passphrase(made, " ")
    assert vault.unlock_with_passphrase(folder, PASSPHRASE) == made


def test_a_passphrase_can_be_removed_while_the_keychain_works(folder, keychain):
    made, _code = vault.create(folder, BOTH, keychain)
    vault.remove_passphrase(made, keychain)
    assert not vault.ways(folder).passphrase
    assert vault.unlock_with_keychain(folder, keychain) == made


@pytest.mark.parametrize(
    "broken", [None, fakes.memory_keychain(), Keychain(fakes.FailingKeyring(fakes.LOCKED))]
)
def test_a_passphrase_stays_when_the_keychain_does_not_open_the_journal(folder, keychain, broken):
    made, _code = vault.create(folder, BOTH, keychain)
    with pytest.raises(Refused, match="Without the passphrase"):
        vault.remove_passphrase(made, broken)
    assert vault.unlock_with_passphrase(folder, PASSPHRASE) == made


def test_a_passphrase_stays_when_there_is_no_keychain_slot(folder, keychain):
    made, _code = vault.create(folder, ONLY_PASSPHRASE, None)
    with pytest.raises(Refused):
        vault.remove_passphrase(made, keychain)
    assert vault.ways(folder).passphrase


@pytest.mark.parametrize("with_keychain", [True, False])
def test_the_keychain_can_be_given_up_when_there_is_a_passphrase(folder, keychain, with_keychain):
    made, _code = vault.create(folder, BOTH, keychain)
    vault.remove_keychain(made, keychain if with_keychain else None)
    assert not vault.ways(folder).keychain
    assert bool(keychain.backend.entries) is not with_keychain
    assert vault.unlock_with_passphrase(folder, PASSPHRASE) == made


def test_the_keychain_stays_when_only_the_recovery_code_would_be_left(folder, keychain):
    made, _code = vault.create(folder, ONLY_KEYCHAIN, keychain)
    with pytest.raises(Refused, match="only the recovery code"):
        vault.remove_keychain(made, keychain)
    assert vault.unlock_with_keychain(folder, keychain) == made


def test_a_renewed_code_replaces_the_old_one_and_is_to_be_proved_again(folder, keychain):
    made, old = vault.create(folder, BOTH, keychain)
    vault.mark_recovery_proved(made)
    new = vault.renew_recovery(made)
    assert not vault.ways(folder).recovery_proved
    assert vault.unlock_with_recovery(folder, new) == made
    with pytest.raises(WrongSecret):
        vault.unlock_with_recovery(folder, old)


def test_the_code_is_proved_by_typing_one_group_of_it(folder, keychain):
    _made, code = vault.create(folder, BOTH, keychain)
    later = vault.unlock_with_passphrase(folder, PASSPHRASE)
    place = recovery.proof_positions(random.Random(7))
    with pytest.raises(WrongSecret):
        vault.prove_recovery(later, place, recovery.groups(code)[(place + 1) % 5])
    assert not vault.ways(folder).recovery_proved
    vault.prove_recovery(later, place, f" {recovery.groups(code)[place].lower()} ")
    assert vault.ways(folder).recovery_proved


def test_a_proof_survives_a_change_of_passphrase(folder, keychain):
    made, _code = vault.create(folder, BOTH, keychain)
    vault.mark_recovery_proved(made)
    vault.set_passphrase(made, "another", fakes.CHEAP)
    assert vault.ways(folder).recovery_proved


# --- the keychain on a bad day ---------------------------------------------------------------------------------


def keychain_fault(folder, keychain):
    with pytest.raises(KeychainUnavailable) as caught:
        vault.unlock_with_keychain(folder, keychain)
    return caught.value.fault


def test_every_fault_of_the_keychain_leaves_the_other_ways_open(folder, keychain):
    made, code = vault.create(folder, BOTH, keychain)
    kept = dict(keychain.backend.entries)
    wrong = MemoryWith(dict.fromkeys(kept, "A" * 43 + "="))
    faults = {
        KeychainFault.MISSING: fakes.memory_keychain(),
        KeychainFault.MOVED: Keychain(fakes.OtherKeyring()),
        KeychainFault.CHANGED: Keychain(wrong),
        KeychainFault.LOCKED: Keychain(fakes.FailingKeyring(fakes.LOCKED)),
        KeychainFault.ABSENT: Keychain(fakes.FailingKeyring(fakes.ABSENT[0])),
        KeychainFault.FAILED: Keychain(fakes.FailingKeyring(fakes.STRANGE[0])),
    }
    before = (folder / "keys.json").read_bytes()
    assert [keychain_fault(folder, faulty) for faulty in faults.values()] == list(faults)
    assert (folder / "keys.json").read_bytes() == before
    assert vault.unlock_with_passphrase(folder, PASSPHRASE) == made
    assert vault.unlock_with_recovery(folder, code) == made


class MemoryWith(fakes.MemoryKeyring):
    """A keyring with entries from elsewhere."""

    def __init__(self, entries):
        super().__init__()
        self.entries = entries


MemoryWith.__module__, MemoryWith.__qualname__ = (
    fakes.MemoryKeyring.__module__,
    fakes.MemoryKeyring.__qualname__,
)


def test_another_keychain_that_holds_the_same_key_is_welcome(folder, keychain):
    made, _code = vault.create(folder, ONLY_KEYCHAIN, keychain)
    moved = fakes.OtherKeyring()
    moved.entries = dict(keychain.backend.entries)
    assert vault.unlock_with_keychain(folder, Keychain(moved)) == made


def test_a_hanging_keychain_does_not_hold_up_the_passphrase(folder, keychain):
    made, _code = vault.create(folder, BOTH, keychain)
    hanging = fakes.HangingKeyring()
    hanging.entries = keychain.backend.entries
    waiting = threading.Thread(target=vault.unlock_with_keychain, args=(folder, Keychain(hanging)))
    waiting.start()
    assert hanging.asked.wait(30)
    assert vault.unlock_with_passphrase(folder, PASSPHRASE) == made
    assert waiting.is_alive()
    hanging.answered.set()
    waiting.join()


@pytest.mark.parametrize("lost", [{}, None])
def test_a_lost_key_is_stored_again_after_unlocking_by_the_code(folder, keychain, lost):
    made, code = vault.create(folder, ONLY_KEYCHAIN, keychain)
    entries = keychain.backend.entries
    keychain.backend.entries = {} if lost == {} else dict.fromkeys(entries, "A" * 43 + "=")
    found = vault.unlock_with_recovery(folder, code)
    vault.set_keychain(found, keychain)
    assert vault.unlock_with_keychain(folder, keychain) == made


def test_a_strange_value_in_the_keychain_is_replaced(folder, keychain):
    made, _code = vault.create(folder, ONLY_KEYCHAIN, keychain)
    keychain.backend.entries = dict.fromkeys(keychain.backend.entries, "rubbish")
    vault.set_keychain(made, keychain)
    assert vault.unlock_with_keychain(folder, keychain) == made


def test_a_copy_of_the_journal_keeps_its_way_in_when_the_key_is_stored_again(tmp_path, keychain):
    folder, copy = tmp_path / "journal", tmp_path / "copy"
    made, _code = vault.create(folder, ONLY_KEYCHAIN, keychain)
    keyfile.write(copy_of(copy), keyfile.read(folder))
    vault.set_keychain(made, keychain)
    assert vault.unlock_with_keychain(copy, keychain).data_key == made.data_key


def copy_of(folder):
    folder.mkdir()
    return folder


def test_a_locked_keychain_is_not_written_over(folder, keychain):
    made, _code = vault.create(folder, BOTH, keychain)
    before = (folder / "keys.json").read_bytes()
    with pytest.raises(KeychainUnavailable):
        vault.set_keychain(made, Keychain(fakes.FailingKeyring(fakes.LOCKED)))
    assert (folder / "keys.json").read_bytes() == before


# --- the disk on a bad day -------------------------------------------------------------------------------------


def test_a_folder_without_key_file_is_told(folder):
    folder.mkdir()
    for call in (vault.ways, lambda place: vault.unlock_with_passphrase(place, "x")):
        with pytest.raises(KeyFileMissing, match="no key file"):
            call(folder)


@pytest.mark.parametrize("protection", [BOTH, ONLY_PASSPHRASE])
def test_a_disk_that_fails_at_any_step_of_making_leaves_nothing_behind(tmp_path, protection):
    struck = True
    at = 0
    while struck:
        at += 1
        keychain, folder = fakes.memory_keychain(), tmp_path / str(at)
        folder.mkdir()
        with fakes.failing_disk(at) as fault:
            told = sentence_of(vault.create, folder, protection, keychain)
        assert ("no room" in told) is fault.struck
        struck = fault.struck
        if struck and not (folder / "keys.json").exists():
            assert list(folder.iterdir()) == []
        if struck:
            assert keychain.backend.entries == {}
    assert at > 4


def test_a_folder_that_is_gone_is_told(folder):
    with pytest.raises(StoreError, match=r"Check whether .* was moved, renamed or unplugged"):
        vault.ways(folder)


def test_a_disk_that_fails_at_any_step_of_a_change_leaves_a_whole_key_file(tmp_path, keychain):
    struck = True
    at = 0
    while struck:
        at += 1
        folder = tmp_path / str(at)
        made, code = vault.create(folder, BOTH, keychain)
        with fakes.failing_disk(at) as fault:
            told = sentence_of(vault.set_passphrase, made, "another", fakes.CHEAP)
        assert ("no room" in told) is fault.struck
        struck = fault.struck
        assert vault.unlock_with_recovery(folder, code) == made
        assert opens(folder, PASSPHRASE) is not opens(folder, "another")
        assert not list(folder.glob(".*"))
    assert at > 10


def sentence_of(call, *args):
    try:
        call(*args)
    except StoreError as error:
        return error.message
    return ""


def opens(folder, passphrase):
    try:
        vault.unlock_with_passphrase(folder, passphrase)
    except WrongSecret:
        return False
    return True


def test_a_change_is_refused_when_the_key_file_was_exchanged_meanwhile(tmp_path, keychain):
    made, _code = vault.create(tmp_path / "one", BOTH, keychain)
    vault.create(tmp_path / "two", BOTH, keychain)
    keyfile.write(tmp_path / "one", keyfile.read(tmp_path / "two"))
    with pytest.raises(KeyFileDamaged):
        vault.renew_recovery(made)
