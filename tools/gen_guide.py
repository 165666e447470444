"""Takes the pictures of the guide: the pages that it speaks of, in both languages, light and dark, as WebP.

.venv/bin/python -m tools.gen_guide      (or through `python3 dev.py shots`, which it uses; again when a page changes)
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from PIL import Image

from ui.app import application
from ui.dialogs.guide_page import PICTURES, picture_file
from ui.shots import SCENES, shoot

WIDTH, QUALITY = 1020, 82


def main() -> int:
    """Write all pictures into resources/guide/pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    scenes = tuple(scene for scene in SCENES if scene.name in PICTURES)
    with tempfile.TemporaryDirectory() as folder:
        for path in shoot(application(), Path(folder), scenes):
            name, look, language = path.stem.split("-")
            image = Image.open(path).convert("RGB")
            size = (WIDTH, round(image.height * WIDTH / image.width))
            target = picture_file(name, look, language)
            target.parent.mkdir(parents=True, exist_ok=True)
            image.resize(size, Image.Resampling.LANCZOS).save(target, "WEBP", quality=QUALITY, method=6)
    return 0


if __name__ == "__main__":
    sys.exit(main())
