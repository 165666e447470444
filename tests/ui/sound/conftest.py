"""A sound server of our own, where PulseAudio can be started: no test needs a sound card."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest


def answers(server: subprocess.Popen[bytes], surroundings: dict[str, str]) -> bool:
    """Tell whether a sound server offers its microphone within ten seconds."""
    asked = ["pactl", "list", "short", "sources"]
    for _turn in range(100):
        listed = subprocess.run(asked, capture_output=True, text=True, env=surroundings, check=False)
        if "virtmic" in listed.stdout:
            return True
        if server.poll() is not None:
            return False
        time.sleep(0.1)
    return False


@pytest.fixture
def virtual_microphone(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A sound server of our own whose microphone hears what is played into it; gives what reaches it."""
    if not (shutil.which("pulseaudio") and shutil.which("paplay") and shutil.which("pactl")):
        pytest.skip("PulseAudio makes the virtual microphone")
    run = Path(tmp_path, "run")
    run.mkdir(mode=0o700)
    socket = run / "native"
    surroundings = os.environ | {
        "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(run), "PULSE_SERVER": f"unix:{socket}",
        "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip
    loads = (
        f"module-native-protocol-unix socket={socket} auth-anonymous=1",
        "module-null-sink sink_name=vmic rate=16000 channels=1",
        "module-remap-source master=vmic.monitor source_name=virtmic",
    )
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
    server = subprocess.Popen(
        [*command, *(f"--load={load}" for load in loads)],
        env=surroundings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        if not answers(server, surroundings):
            pytest.skip("PulseAudio does not start here")
        subprocess.run(["pactl", "set-default-source", "virtmic"], env=surroundings, check=True)
        yield surroundings
    finally:
        server.terminate()
        server.wait(10)
