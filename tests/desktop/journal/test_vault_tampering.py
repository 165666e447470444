"""A key file that was damaged or changed outside the app never opens a journal by halves."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import StoreError, VaultError
from desktop.journal import keyfile, keyslots, recovery, vault
from desktop.journal.keyfile import Kdf, KeyFile
from desktop.journal.vault_errors import (
    KeychainUnavailable,
    KeyFileDamaged,
    KeyFileMissing,
    KeyFileNewer,
    NoSuchSlot,
    Way,
    WrongSecret,
)
from tests.desktop.journal import fakes

PASSPHRASE = "correct horse"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("vault") / "journal"
    keychain = fakes.memory_keychain()
    opened, code = vault.create(
        folder, vault.Protection(keychain=True, passphrase=PASSPHRASE, kdf=fakes.CHEAP), keychain
    )
    return opened, code, keychain, (folder / "keys.json").read_bytes()


@pytest.fixture
def changed(made, tmp_path):
    """Give a function that writes the key file with a change made to its JSON."""

    def change(edit):
        parts = json.loads(made[3])
        edit(parts)
        (tmp_path / "keys.json").write_text(json.dumps(parts))
        return tmp_path

    return change


def slot_of(parts, way):
    return next(slot for slot in parts["slots"] if slot["way"] == way)


def drop(way):
    return lambda parts: parts["slots"].remove(slot_of(parts, way))


REFUSED_AT_READING = {
    "a lower cost than any we write": lambda parts: slot_of(parts, "passphrase")["kdf"].update(passes=1),
    "a cost to exhaust the memory": lambda parts: slot_of(parts, "passphrase")["kdf"].update(kib=2**30),
    "a cost that is no number": lambda parts: slot_of(parts, "passphrase")["kdf"].update(kib="many"),
    "an unknown field": lambda parts: parts.update(note="hello"),
    "an unknown field in a slot": lambda parts: slot_of(parts, "recovery").update(note="hello"),
    "an unknown way": lambda parts: slot_of(parts, "recovery").update(way="friend"),
    "a slot twice": lambda parts: parts["slots"].append(slot_of(parts, "recovery")),
    "slots that are no list": lambda parts: parts.update(slots={}),
    "a slot that is no object": lambda parts: parts["slots"].append(1),
    "a proof that is no list": lambda parts: slot_of(parts, "recovery").update(proof="x"),
    "a short box": lambda parts: slot_of(parts, "recovery").update(box="AAAA"),
    "a box that is no base64": lambda parts: slot_of(parts, "recovery").update(box="!"),
    "a missing field": lambda parts: parts.pop("salt"),
    "a vault that is no id": lambda parts: parts.update(vault="journal"),
    "another format": lambda parts: parts.update(format="other", version=9),
    "a version below ours": lambda parts: parts.update(version=0),
    "a cost that is no object": lambda parts: slot_of(parts, "passphrase").update(kdf=[3, 1]),
    "a box that is a number": lambda parts: slot_of(parts, "recovery").update(box=1),
    "a text in place of a number": lambda parts: parts.update(version="1"),
    "a proof mark that is a number": lambda parts: parts.update(recovery_proved=1),
}


@pytest.mark.parametrize("edit", REFUSED_AT_READING.values(), ids=REFUSED_AT_READING.keys())
def test_what_we_never_write_is_damage(changed, edit):
    with pytest.raises(KeyFileDamaged, match=r"damaged.*keys\.json\.old"):
        vault.ways(changed(edit))


REFUSED_AT_OPENING = {
    "the passphrase taken out": drop("passphrase"),
    "the keychain taken out": drop("keychain"),
    "the proof of the code claimed": lambda parts: parts.update(recovery_proved=True),
    "another database salt": lambda parts: parts.update(salt="AAAAAAAAAAAAAAAAAAAAAA=="),
    "another order": lambda parts: parts["slots"].reverse(),
}


@pytest.mark.parametrize("edit", REFUSED_AT_OPENING.values(), ids=REFUSED_AT_OPENING.keys())
def test_what_was_changed_outside_the_app_is_found_at_opening(changed, made, edit):
    folder = changed(edit)
    vault.ways(folder)
    with pytest.raises(KeyFileDamaged):
        vault.unlock_with_recovery(folder, made[1])


def test_a_lowered_cost_does_not_open(changed):
    folder = changed(lambda parts: slot_of(parts, "passphrase")["kdf"].update(passes=3))
    with pytest.raises(WrongSecret):
        vault.unlock_with_passphrase(folder, PASSPHRASE)


def test_a_slot_of_another_vault_does_not_open(changed, made):
    folder = changed(lambda parts: parts.update(vault="00" * 16))
    with pytest.raises(WrongSecret):
        vault.unlock_with_recovery(folder, made[1])


def test_a_newer_file_is_refused_politely_and_left_alone(changed):
    folder = changed(lambda parts: parts.update(version=2, slots="in a way of tomorrow"))
    before = (folder / "keys.json").read_bytes()
    with pytest.raises(KeyFileNewer, match="newer version"):
        vault.ways(folder)
    assert (folder / "keys.json").read_bytes() == before


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 5_000), bit=st.integers(0, 7))
def test_a_flipped_bit_anywhere_is_harmless_or_found(made, tmp_path, place, bit):
    opened, code, keychain, text = made
    damaged = bytearray(text)
    damaged[place % len(text)] ^= 1 << bit
    (tmp_path / "keys.json").write_bytes(damaged)
    for unlock in (
        lambda: vault.unlock_with_recovery(tmp_path, code),
        lambda: vault.unlock_with_keychain(tmp_path, keychain),
    ):
        try:
            found = unlock()
        except (KeyFileDamaged, KeyFileNewer, WrongSecret, NoSuchSlot, KeychainUnavailable):
            continue
        assert replace(found, folder=opened.folder) == opened


@pytest.mark.parametrize(
    "text",
    [b"", b"{}", b"null", b"[]", b"\xff\xfe", b"{" * 10, b"[" * 60_000, b" " * 70_000, b'{"version": 1e999}'],
    ids=["empty", "{}", "null", "[]", "no text", "cut", "deep", "huge", "infinite"],
)
def test_a_file_that_is_no_key_file_is_damage(tmp_path, text):
    (tmp_path / "keys.json").write_bytes(text)
    with pytest.raises(KeyFileDamaged):
        vault.ways(tmp_path)


def test_a_key_file_cut_at_any_byte_is_damage(made, tmp_path):
    text = made[3].rstrip()
    for length in range(0, len(text), 7):
        (tmp_path / "keys.json").write_bytes(text[:length])
        with pytest.raises(KeyFileDamaged):
            vault.ways(tmp_path)


def test_the_copy_beside_a_damaged_key_file_brings_the_journal_back(tmp_path):
    folder = tmp_path / "journal"
    made, code = vault.create(folder, vault.Protection(keychain=False, passphrase="x", kdf=fakes.CHEAP), None)
    vault.mark_recovery_proved(made)
    (folder / "keys.json").write_bytes(b"rubbish")
    keyfile.use_previous(folder)
    assert vault.unlock_with_recovery(folder, code) == made
    assert (folder / "keys.json.damaged").read_bytes() == b"rubbish"


def test_the_copy_helps_when_the_key_file_is_gone(tmp_path):
    folder = tmp_path / "journal"
    made, code = vault.create(folder, vault.Protection(keychain=False, passphrase="x", kdf=fakes.CHEAP), None)
    vault.mark_recovery_proved(made)
    (folder / "keys.json").unlink()
    keyfile.use_previous(folder)
    assert vault.unlock_with_recovery(folder, code) == made


def test_a_damaged_copy_is_not_used(tmp_path):
    (tmp_path / "keys.json").write_bytes(b"rubbish")
    with pytest.raises(KeyFileMissing):
        keyfile.use_previous(tmp_path)
    (tmp_path / "keys.json.old").write_bytes(b"rubbish too")
    with pytest.raises(KeyFileDamaged):
        keyfile.use_previous(tmp_path)
    assert (tmp_path / "keys.json").read_bytes() == b"rubbish"


def test_a_folder_in_the_place_of_the_key_file_is_one_sentence(tmp_path):
    (tmp_path / "keys.json").mkdir()
    with pytest.raises(StoreError, match=r"cannot use keys\.json"):
        vault.ways(tmp_path)


def test_a_file_without_recovery_slot_has_nothing_to_prove(tmp_path, made):
    opened = replace(made[0], folder=tmp_path)
    keys = keyfile.parse(made[3])
    bare = KeyFile(keys.vault, keys.salt, tuple(slot for slot in keys.slots if slot.way is not Way.RECOVERY))
    keyfile.write(tmp_path, keyslots.sealed(bare, opened.data_key))
    assert not vault.ways(tmp_path).recovery
    with pytest.raises(NoSuchSlot, match="no recovery code"):
        vault.prove_recovery(opened, 0, recovery.groups(made[1])[0])


@pytest.mark.parametrize(("passes", "kib"), [(1, 19_456), (21, 19_456), (2, 19_455), (2, 1_048_577)])
def test_costs_out_of_range_cannot_be_asked_for(passes, kib):
    with pytest.raises(ValueError, match="Kdf"):
        Kdf(passes, kib)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on memory is one of Linux")
def test_too_little_memory_for_the_passphrase_is_one_sentence(tmp_path):
    vault.create(
        tmp_path / "j", vault.Protection(keychain=False, passphrase="x", kdf=Kdf(2, 512 * 1024)), None
    )
    code = (
        "import resource, sys; from pathlib import Path; from desktop.journal import vault\n"
        "resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))\n"
        "try: vault.unlock_with_passphrase(Path(sys.argv[1]), 'x')\n"
        "except vault.keyslots.MemoryShort as error: print(error)"
    )
    run = [sys.executable, "-c", code, str(tmp_path / "j")]
    told = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert "too little free memory" in told


@pytest.mark.parametrize("error", [WrongSecret, NoSuchSlot])
@pytest.mark.parametrize("way", Way)
def test_every_way_has_its_own_sentence(error, way):
    told: VaultError = error(way)
    assert told.message.endswith(".")
    assert told.advice.endswith(".")
    assert told.way is way
