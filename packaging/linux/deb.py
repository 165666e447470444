"""Makes a .deb of the bundle: `python packaging/linux/deb.py` after `python3 dev.py bundle`; needs dpkg-deb."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop.about import NAME, VERSION  # noqa: E402 - the folder above comes first
from tools.system import WINDOW  # noqa: E402

BUNDLE = ROOT / "dist" / "guanxi-journal"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
CONTROL = """Package: guanxi-journal
Version: {version}
Section: misc
Priority: optional
Architecture: {architecture}
Depends: {depends}
Recommends: libpulse0, gnome-keyring | kwalletmanager
Suggests: ffmpeg
Installed-Size: {kib}
Maintainer: Guanxi Journal contributors <maintainers@guanxijournal.invalid>
Description: {name}: an offline, encrypted journal for buyers
 Suppliers and people, what was said and promised, a calendar that is right about
 Chinese dates, and the phrases that a buyer needs. It has no network code at all.
"""


def lay_out(tree: Path) -> None:
    """Put the bundle, desktop entry, kind of file, icons and link into ``tree`` as they will lie in the system."""
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(BUNDLE, tree / "opt" / "guanxi-journal", symlinks=True)
    entries = tree / "usr" / "share" / "applications"
    entries.mkdir(parents=True)
    shutil.copy(ROOT / "packaging" / "linux" / "guanxi-journal.desktop", entries)
    kinds = tree / "usr" / "share" / "mime" / "packages"
    kinds.mkdir(parents=True)
    shutil.copy(ROOT / "packaging" / "linux" / "guanxi-journal.xml", kinds)
    for size in SIZES:
        folder = tree / "usr" / "share" / "icons" / "hicolor" / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True)
        shutil.copy(ROOT / "packaging" / "icons" / f"guanxi-{size}.png", folder / "guanxi-journal.png")
    programs = tree / "usr" / "bin"
    programs.mkdir(parents=True)
    (programs / "guanxi-journal").symlink_to("/opt/guanxi-journal/guanxi-journal")
    notices = tree / "usr" / "share" / "doc" / "guanxi-journal"
    notices.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", notices / "copyright")


def main() -> int:
    """Make the package in dist/ and print its name."""
    if not BUNDLE.is_dir():
        sys.exit("There is no bundle. Build it first: python3 dev.py bundle")
    tree = ROOT / "build" / "deb"
    lay_out(tree)
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    ).stdout.strip()
    kib = sum(path.lstat().st_size for path in tree.rglob("*")) // 1024
    depends = ", ".join(dict.fromkeys(WINDOW.values()))
    control = CONTROL.format(version=VERSION, architecture=architecture, depends=depends, kib=kib, name=NAME)
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "control").write_text(control, "utf-8")
    target = ROOT / "dist" / f"guanxi-journal_{VERSION}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(target)], check=True)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1_000_000:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
