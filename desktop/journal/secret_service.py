"""The keychain of a Linux desktop, by the Secret Service of freedesktop.org: GNOME Keyring, KWallet, KeePassXC.

keyring has such a backend, but reaches the service through SecretStorage, which brings ``cryptography``, a library of
12 MB, only to wrap a secret on its way between two processes of the same person. We ask for a session of the kind
``plain``, as go-keyring does: the secret passes in clear over the Unix socket of the person's own session. Wrapped, it
would not stand in clear in the memory of the bus, nor could a program of the same person that monitors the bus read it
in passing; but that program could ask the keychain for it as well. At rest the keychain encrypts it either way.

Entries are those of keyring: the same collection, attributes and label, so that each reads what the other wrote.
"""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

from desktop.journal.vault_errors import KeychainFault, KeychainUnavailable

_NAME = "org.freedesktop.secrets"
_SERVICE = "/org/freedesktop/secrets"
_KIND = "org.freedesktop.Secret"
_NOTHING = "/"
"""The path that stands for no prompt and no object."""
_APPLICATION = "Python keyring library"
_SHAKE_HANDS = 5.0
"""Seconds for the bus to answer a connection; jeepney's one second is short while a person logs in."""
_FAULTS = {
    f"{_KIND}.Error.IsLocked": KeychainFault.LOCKED,
    "org.freedesktop.DBus.Error.ServiceUnknown": KeychainFault.ABSENT,
    "org.freedesktop.DBus.Error.NameHasNoOwner": KeychainFault.ABSENT,
}
_NOT_STARTED = "org.freedesktop.DBus.Error.Spawn."


class SecretService:
    """A backend for ``keychain``; every call has its own connection, and may wait for the person.

    Raises ``KeychainUnavailable``: absent without a session bus or a service, locked when the person says no, missing
    when there is nothing to delete, failed for another error or a strange reply. Errors of a lost connection and of a
    message that is none go through as they are.
    """

    known_as = "keyring.backends.SecretService.Keyring"
    """Stands in key files since before this class; the entries are the same."""

    def __init__(self) -> None:
        with _connected() as connection:
            bus = Proxy(message_bus, connection, timeout=_SHAKE_HANDS)
            if not bus.NameHasOwner(_NAME)[0] and _NAME not in bus.ListActivatableNames()[0]:
                raise KeychainUnavailable(KeychainFault.ABSENT)

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept, or None."""
        with _connected() as connection:
            talk = _Talk(connection)
            items = talk.find(_attributes(service, username))
            if not items:
                return None
            talk.unlock(items[:1])
            return talk.secret(items[0]).decode("utf-8", "replace")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep ``password`` in the default collection, in place of what is kept there."""
        label = f"Password for '{username}' on '{service}'"
        attributes = _attributes(service, username) | {"application": _APPLICATION}
        with _connected() as connection:
            talk = _Talk(connection)
            collection = talk.default() or talk.new_default()
            talk.unlock([collection])
            talk.keep(collection, label, attributes, password.encode())

    def delete_password(self, service: str, username: str) -> None:
        """Forget what is kept, in whichever collection."""
        with _connected() as connection:
            talk = _Talk(connection)
            items = talk.find(_attributes(service, username))
            if not items:
                raise KeychainUnavailable(KeychainFault.MISSING)
            talk.unlock(items)
            for item in items:
                (prompt,) = talk.call(item, "Item.Delete", "", (), "o")
                talk.answered(prompt)


class _Talk:
    """What is said to the service over one connection; each method may wait for the person."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection

    def call(self, path: str, method: str, given: str, body: tuple[Any, ...], taken: str) -> tuple[Any, ...]:
        """Call ``method`` (interface and name) and return the body of the reply, which has the signature ``taken``."""
        interface, _, member = method.rpartition(".")
        address = DBusAddress(path, _NAME, f"{_KIND}.{interface}")
        # No limit of time: some services ask the person before they reply, and the bus tells when one dies.
        reply = self._connection.send_and_get_reply(new_method_call(address, member, given or None, body))
        if reply.header.message_type is MessageType.error:
            raise KeychainUnavailable(_fault(str(reply.header.fields.get(HeaderFields.error_name, ""))))
        return _body(reply, taken)

    def find(self, attributes: dict[str, str]) -> list[str]:
        """Return the items with ``attributes``, those of the default collection first.

        A locked collection of KeePassXC shows no items, hence it is unlocked before we believe that there is none.
        """
        home = self.default()
        items = self._search(attributes)
        if not items and home:
            self.unlock([home])
            items = self._search(attributes)
        return sorted(items, key=lambda item: not item.startswith(f"{home}/"))

    def _search(self, attributes: dict[str, str]) -> list[str]:
        unlocked, locked = self.call(_SERVICE, "Service.SearchItems", "a{ss}", (attributes,), "aoao")
        return [*unlocked, *locked]

    def default(self) -> str:
        """Return the collection that the person keeps things in, empty when there is none."""
        (collection,) = self.call(_SERVICE, "Service.ReadAlias", "s", ("default",), "o")
        return "" if collection == _NOTHING else str(collection)

    def new_default(self) -> str:
        """Let the person make the default collection, and return it."""
        label = {f"{_KIND}.Collection.Label": ("s", "Default")}
        given = label, "default"
        collection, prompt = self.call(_SERVICE, "Service.CreateCollection", "a{sv}s", given, "oo")
        signature, made = self.answered(prompt) or ("o", collection)
        if signature != "o" or made == _NOTHING:
            raise KeychainUnavailable(KeychainFault.FAILED)
        return str(made)

    def unlock(self, paths: list[str]) -> None:
        """Unlock items or collections; asks the person only when they are locked."""
        _unlocked, prompt = self.call(_SERVICE, "Service.Unlock", "ao", (paths,), "aoo")
        self.answered(prompt)

    def secret(self, item: str) -> bytes:
        """Return what an unlocked item keeps."""
        ((_session, _parameters, value, _type),) = self.call(
            item, "Item.GetSecret", "o", (self._session(),), "(oayays)"
        )
        return bytes(value)

    def keep(self, collection: str, label: str, attributes: dict[str, str], value: bytes) -> None:
        """Keep ``value`` as the one item with ``attributes`` in an unlocked collection."""
        about = {f"{_KIND}.Item.Label": ("s", label), f"{_KIND}.Item.Attributes": ("a{ss}", attributes)}
        given = about, (self._session(), b"", value, "text/plain"), True
        _item, prompt = self.call(collection, "Collection.CreateItem", "a{sv}(oayays)b", given, "oo")
        self.answered(prompt)

    def _session(self) -> str:
        _output, session = self.call(_SERVICE, "Service.OpenSession", "sv", ("plain", ("s", "")), "vo")
        return str(session)

    def answered(self, prompt: str) -> tuple[str, Any] | None:
        """Wait until the person has answered ``prompt``; returns the result with its signature, None for no prompt.

        A service that goes away says nothing more; then the bus does.
        """
        if prompt == _NOTHING:
            return None
        completed = MatchRule(type="signal", interface=f"{_KIND}.Prompt", member="Completed", path=prompt)
        gone = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
        gone.add_arg_condition(0, _NAME)
        heard: deque[Message] = deque()
        with (
            self._connection.filter(completed, queue=heard),
            self._connection.filter(gone, queue=heard),
        ):
            for rule in (completed, gone):
                self._connection.bus_proxy.AddMatch(rule)
            self.call(prompt, "Prompt.Prompt", "s", ("",), "")
            dismissed, result = _body(self._connection.recv_until_filtered(heard), "bv")
        if dismissed:
            raise KeychainUnavailable(KeychainFault.LOCKED)
        signature, value = result
        return signature, value


@contextmanager
def _connected() -> Iterator[DBusConnection]:
    """Connect to the session bus; raises ``KeychainUnavailable`` (absent) where there is none."""
    try:
        connection = open_dbus_connection(_address(), auth_timeout=_SHAKE_HANDS)
    except (KeyError, OSError, RuntimeError, ValueError) as error:
        raise KeychainUnavailable(KeychainFault.ABSENT) from error
    with connection:
        yield connection


def _address() -> str:
    """Return the address of the session bus; jeepney takes the escaped bytes of a Chinese folder for Latin letters."""
    address = os.environ["DBUS_SESSION_BUS_ADDRESS"]
    return re.sub("(?:%[89A-Fa-f][0-9A-Fa-f])+", lambda escaped: unquote(escaped[0]), address)


def _body(message: Message, signature: str) -> tuple[Any, ...]:
    """Return the body of a message after a look at its signature, by which all of it has its shape."""
    if message.header.fields.get(HeaderFields.signature, "") != signature:
        raise KeychainUnavailable(KeychainFault.FAILED)
    return tuple(message.body)


def _fault(name: str) -> KeychainFault:
    if name.startswith(_NOT_STARTED):
        return KeychainFault.ABSENT
    return _FAULTS.get(name, KeychainFault.FAILED)


def _attributes(service: str, username: str) -> dict[str, str]:
    return {"service": service, "username": username}
