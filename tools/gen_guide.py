"""Takes the pictures of the guide and of the README from the demo journal.

The pages that the guide speaks of are taken in both languages, light and dark, as WebP; those of the README as PNG.

.venv/bin/python -m tools.gen_guide      (it uses the scenes of `python3 dev.py shots`; again when a page changes)
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PIL import Image

from ui.app import application
from ui.dialogs.guide_page import PICTURES, picture_file
from ui.shot_scenes import SCENES
from ui.shots import shoot

WIDTH, QUALITY = 1020, 82
README = {
    "suppliers-light-en": "suppliers-light-en",
    "calendar-new-year-light-en": "calendar-light-en",
    "today-dark-zh_CN": "today-dark-zh_CN",
}
"""Picture of a scene in a look, and the name under which the README shows it."""
_DOCS = Path(__file__).resolve().parent.parent / "docs/pictures"


def main() -> int:
    """Write all pictures into resources/guide/pictures and docs/pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    wanted = {*PICTURES, *(name.rsplit("-", 2)[0] for name in README)}
    scenes = tuple(scene for scene in SCENES if scene.name in wanted)
    with tempfile.TemporaryDirectory() as folder:
        for path in shoot(application(), Path(folder), scenes):
            image = Image.open(path).convert("RGB")
            if path.stem in README:
                image.save(_DOCS / f"{README[path.stem]}.png", optimize=True)
            name, look, language = path.stem.rsplit("-", 2)
            if name in PICTURES:
                _write(image, picture_file(name, look, language))
    return 0


def _write(image: Image.Image, target: Path) -> None:
    size = (WIDTH, round(image.height * WIDTH / image.width))
    target.parent.mkdir(parents=True, exist_ok=True)
    image.resize(size, Image.Resampling.LANCZOS).save(target, "WEBP", quality=QUALITY, method=6)


if __name__ == "__main__":
    sys.exit(main())
