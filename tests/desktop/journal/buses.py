"""A session bus of its own, and a Secret Service on it that does as it is told."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

NAME = "org.freedesktop.secrets"
ROOT = "/org/freedesktop/secrets"
LOGIN, SAFE = f"{ROOT}/collection/login", f"{ROOT}/collection/_e4_bf_9d"
LOCKED = "org.freedesktop.Secret.Error.IsLocked"
CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={escaped}</listen>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@dataclass
class Bus:
    """A bus that runs."""

    address: str
    process: subprocess.Popen[str]

    @property
    def plain_address(self) -> str:
        """The address for jeepney alone, which takes the escaped bytes of hanzi for Latin letters."""
        return unquote(self.address)


@contextmanager
def running_bus(*, broken_service: bool = False) -> Iterator[Bus]:
    """Run a bus in a folder with a Chinese name; ``broken_service`` is one that the bus fails to start."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("needs dbus-daemon")
    # Not below the folder of the test: the name of a socket has 107 bytes at most.
    folder = Path(tempfile.mkdtemp(prefix="总线-"))
    (folder / "services").mkdir()
    if broken_service:
        (folder / "services" / f"{NAME}.service").write_text(
            f"[D-BUS Service]\nName={NAME}\nExec=/bin/false\n"
        )
    (folder / "bus.conf").write_text(CONFIGURATION.format(folder=folder, escaped=quote(str(folder))), "utf-8")
    command = ["dbus-daemon", f"--config-file={folder / 'bus.conf'}", "--nofork", "--print-address"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        yield Bus(process.stdout.readline().strip(), process)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        shutil.rmtree(folder)


@dataclass
class Kept:
    """An item of a collection."""

    attributes: dict[str, str]
    secret: bytes
    label: str = ""


@dataclass
class FakeService:
    """A Secret Service in a thread; ``person`` answers prompts with yes or no, or with None by a crash."""

    address: str
    collections: dict[str, dict[str, Kept]] = field(default_factory=lambda: {LOGIN: {}, SAFE: {}})
    locked: set[str] = field(default_factory=set)
    default: str = LOGIN
    blind: bool = False
    """As KeePassXC: what a locked collection holds is not told."""
    asks_always: bool = False
    """As KeePassXC: keeping and deleting asks the person too."""
    person: Callable[[], bool | None] = lambda: True
    strange: dict[str, object] = field(default_factory=dict)
    """What to say to a method in place of the reply: an error's name, a signature with a body, or None: to crash."""
    asked: int = 0
    calls: list[str] = field(default_factory=list)

    def __post_init__(self):
        self._prompts = {}
        self._connection = open_dbus_connection(unquote(self.address))
        Proxy(message_bus, self._connection).RequestName(NAME)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def put(self, collection, attributes, secret):
        path = f"{collection}/{1 + sum(map(len, self.collections.values()))}"
        self.collections[collection][path] = Kept(dict(attributes), secret)
        return path

    def stop(self):
        with contextlib.suppress(OSError):  # it may just have crashed
            self._connection.sock.shutdown(2)
        self._thread.join(5)

    def _run(self):
        with self._connection:
            try:
                while True:
                    message = self._connection.receive()
                    if message.header.message_type is MessageType.method_call:
                        self._answer(message)
            except (OSError, _Crash):
                pass

    def _answer(self, message):
        path, member = message.header.fields[HeaderFields.path], message.header.fields[HeaderFields.member]
        self.calls.append(member)
        try:
            given = self.strange[member] if member in self.strange else self._do(member, path, message.body)
        except PermissionError:
            given = LOCKED
        if given is None:
            raise _Crash
        if isinstance(given, str):
            self._connection.send(new_error(message, given, "s", ("as told",)))
        else:
            self._connection.send(new_method_return(message, *given))
        if member == "Prompt":
            self._ask(path)

    def _do(self, member, path, body):
        return getattr(self, f"_on_{member.lower()}")(path, *body)

    def _ask(self, path):
        self.asked += 1
        said = self.person()
        if said is None:
            raise _Crash
        result = self._prompts[path]() if said else ("s", "")
        signal = DBusAddress(path, interface="org.freedesktop.Secret.Prompt")
        self._connection.send(new_signal(signal, "Completed", "bv", (not said, result)))

    def _prompt(self, action):
        path = f"{ROOT}/prompt/p{len(self._prompts)}"
        self._prompts[path] = action
        return path

    def _home(self, path):
        return next(place for place in self.collections if path == place or path.startswith(f"{place}/"))

    def _open_home(self, path):
        if self._home(path) in self.locked:
            raise PermissionError
        return self.collections[self._home(path)]

    def _on_opensession(self, _path, algorithm, _given):
        if algorithm != "plain":
            return "org.freedesktop.DBus.Error.NotSupported"
        return "vo", (("s", ""), f"{ROOT}/session/s1")

    def _on_readalias(self, _path, _alias):
        return "o", (self.default or "/",)

    def _on_searchitems(self, _path, wanted):
        found = {True: [], False: []}
        for place, items in self.collections.items():
            if not (self.blind and place in self.locked):
                found[place in self.locked] += [
                    path for path, item in items.items() if wanted.items() <= item.attributes.items()
                ]
        return "aoao", (found[False], found[True])

    def _on_unlock(self, _path, paths):
        homes = {self._home(path) for path in paths} & self.locked
        if not homes:
            return "aoo", (paths, "/")

        def unlocked():
            self.locked -= homes
            return "ao", sorted(homes)

        return "aoo", ([], self._prompt(unlocked))

    def _on_createcollection(self, _path, properties, alias):
        def created():
            self.collections[SAFE] = {}
            self.default = SAFE
            return "o", SAFE

        assert alias == "default"
        assert properties["org.freedesktop.Secret.Collection.Label"][0] == "s"
        return "oo", ("/", self._prompt(created))

    def _on_createitem(self, path, properties, secret, replace):
        items = self._open_home(path)
        attributes = properties["org.freedesktop.Secret.Item.Attributes"][1]
        label = properties["org.freedesktop.Secret.Item.Label"][1]

        def created():
            same = [place for place, item in items.items() if replace and item.attributes == attributes]
            place = same[0] if same else self.put(path, {}, b"")
            items[place] = Kept(attributes, secret[2], label)
            return "o", place

        return "oo", ("/", self._prompt(created)) if self.asks_always else (created()[1], "/")

    def _on_getsecret(self, path, session):
        return "(oayays)", ((session, b"", self._open_home(path)[path].secret, "text/plain"),)

    def _on_delete(self, path):
        items = self._open_home(path)

        def deleted():
            del items[path]
            return "s", ""

        if not self.asks_always:
            deleted()
        return "o", (self._prompt(deleted) if self.asks_always else "/",)

    def _on_prompt(self, _path, _window):
        return "", ()


class _Crash(Exception):
    """The end of a service that says nothing."""
