"""Key files and codes of earlier versions open for ever: these are of version 1 and must never be changed."""

from __future__ import annotations

import base64

import pytest

from desktop.journal import keyslots, recovery, vault
from desktop.journal.keyfile import Kdf
from tests.desktop.journal import fakes

PASSPHRASE = "密码 é horse"
CODE = "KEH423-3S1VHF-X4R0PC-GKKBGS-44E5J0-4BC"
KEPT_BY_KEYCHAIN = "Ms3Ecl6Okf4ctXztlURq4THaAdqoRN2alWUHrgLUf4o="
DATABASE_KEY = "050899710960e5840b6941369737fe410eef593adc10d01441343dc8ed05135b"
BLOB_KEY = "29f07268bf79f04ca11fbed3071d2e80bc5dd9115444f6a219a5b085223d002b"
KEY_FILE = """\
{
 "format": "guanxi-journal-keys",
 "version": 1,
 "vault": "12ac99c21121487c6f58b3b144d0cde6",
 "salt": "wHHNfV56I/V+kYpfzmOQ3Q==",
 "recovery_proved": false,
 "slots": [
  {
   "way": "recovery",
   "id": "b3972539",
   "proof": [
    "STF0G2eq9PcI3CcGO3BFRw==",
    "s574yOxHO7A00NITE9iOdA==",
    "dqDsNdUXfP/iUpRKU4vMjw==",
    "F2Iok1mNOXv/EuVUIjwhnA==",
    "aN1jnF9MgZahA6Y/sL3R9Q==",
    "0mjhhWDgxDQAPDsoFXVIMg=="
   ],
   "box": "09KId2somWm+fjLiLTOSAcl7e9HZJodpvqFOSDBrGkwu6IRQtKTKgDsKWcXZHnBygb/MLiWeiI+YzZk5erEnQQrXTBO6DtAH"
  },
  {
   "way": "passphrase",
   "id": "cf1fbf43",
   "salt": "B5gep6VTpT6/tTf20drOaQ==",
   "kdf": {
    "passes": 2,
    "kib": 19456
   },
   "box": "0yHeOBREr2b7dYXRyaFCfAQHTDZZoM7apg9LzYBEB/v/QVeQYBAWjnIn+SaRECVW7t3+K+l++Vz8uNTYb9lqYUn9NNpHJ209"
  },
  {
   "way": "keychain",
   "id": "e61aca8e",
   "backend": "tests.desktop.journal.fakes.MemoryKeyring",
   "box": "Z3179Ppon2xMwfEhw6tF0Tl9OQIP+AOd8EzHkssAL18MIWaYceDwfAI/Xqkx8wcNnuFGYB0M4978Ez/1KVWTlVDm6c/41vyw"
  }
 ],
 "mac": "mu3Pxd+MSEdjhqCZ9ChKRd3eNZSqB94dwXD11eItMvQ="
}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "keys.json").write_text(KEY_FILE)
    return tmp_path


def test_the_passphrase_opens_a_file_of_version_1(folder):
    opened = vault.unlock_with_passphrase(folder, PASSPHRASE)
    assert vault.database_key(opened).key.hex() == DATABASE_KEY
    assert vault.key_for(opened, "blob").hex() == BLOB_KEY


def test_the_recovery_code_opens_a_file_of_version_1_and_is_proved(folder):
    opened = vault.unlock_with_recovery(folder, CODE)
    assert vault.database_key(opened).key.hex() == DATABASE_KEY
    vault.prove_recovery(opened, 4, recovery.groups(CODE)[4])


def test_the_keychain_opens_a_file_of_version_1(folder):
    keychain = fakes.memory_keychain()
    keychain.put(vault.ways(folder).vault, base64.b64decode(KEPT_BY_KEYCHAIN))
    assert vault.database_key(vault.unlock_with_keychain(folder, keychain)).key.hex() == DATABASE_KEY


def test_a_code_is_written_as_it_always_was():
    assert recovery.new_code(lambda length: bytes(range(length))) == "000G40-R40M30-E20918-5GR38E-1W8124-GKY"


def test_a_new_passphrase_costs_what_the_threat_model_says():
    assert Kdf(passes=3, kib=131_072) == keyslots.STRONG
