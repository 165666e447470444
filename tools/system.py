"""What Qt needs of a Linux system: found missing by loading it, installed with apt where the user may."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping

# Shared library -> package of Debian and Ubuntu, found package by package on a bare Debian 12. Packages that
# were renamed since (libglib2.0-0t64) still answer to the old name.
OFFSCREEN: Mapping[str, str] = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",  # of QtNetwork; every Debian with a Python of its own has it
}
SOUND: Mapping[str, str] = {
    "libpulse.so.0": "libpulse0",
    "libX11.so.6": "libx11-6",
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
    "libdrm.so.2": "libdrm2",
}
"""What QtMultimedia and its decoders link to, with or without a sound card."""
WINDOW: Mapping[str, str] = {
    **OFFSCREEN,
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


class Unready(Exception):
    """Something is missing that only the person at the machine can provide; the message says what to do."""


def missing(libraries: Iterable[str]) -> list[str]:
    """Return those of ``libraries`` that the dynamic loader does not find, in their order."""
    return [name for name in libraries if not _loads(name)]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def provide_libraries(needed: Mapping[str, str]) -> None:
    """Install the packages of ``needed`` whose library is missing; raises Unready when it may not."""
    if not sys.platform.startswith("linux"):
        return
    absent = missing(needed)
    if not absent:
        return
    if shutil.which("apt-get") is None:
        raise Unready(
            f"Qt needs system libraries that are missing: {', '.join(absent)}. "
            "Install them with the package manager of this system, then try again."
        )
    provide_packages([needed[name] for name in absent])
    still = missing(absent)
    if still:
        raise Unready(f"These libraries are still missing after the installation: {', '.join(still)}.")


def provide_packages(packages: list[str]) -> None:
    """Install Debian packages; raises Unready with the one command to type when this user may not."""
    may = _as_root()
    if may is None:
        command = " ".join(["sudo apt-get install --no-install-recommends", *packages])
        raise Unready(
            f"System packages are missing. Install them with this command, then try again:\n  {command}"
        )
    print("Installing system packages:", " ".join(packages), flush=True)
    apt = [*may, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    # Old lists often do for the installation, so a failed update is no reason to stop.
    subprocess.run([*apt, "update"], stdout=subprocess.DEVNULL, check=False)
    install = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    if subprocess.run(install, stdout=subprocess.DEVNULL, check=False).returncode:
        raise Unready(f"apt-get could not install {' '.join(packages)}; its message stands above.")


def _as_root() -> list[str] | None:
    """Return what to put before a command to run it as root, None when this user may not."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None
