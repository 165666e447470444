"""Small pictures cut to the shape in which a list paints them: pixels that the screen takes as they are.

Pillow and not Qt: it lets other threads run while it decodes and scales, so a list can be painted meanwhile.
"""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageDraw, ImageOps

_SHARPER = 4
"""A round corner is drawn so many times larger, and its edge comes out smooth."""


def tile(picture: bytes, width: int, height: int, radius: int) -> bytes:
    """Return the pixels of a picture that fills ``width`` by ``height`` with round corners, cut where it is longer.

    All sizes in pixels; four bytes a pixel: blue, green, red and how much covers, the colours multiplied by it. Empty
    for what is no picture.
    """
    try:
        whole = Image.open(io.BytesIO(picture))
        whole.draft("RGB", (width, height))
        image = ImageOps.fit(whole.convert("RGB"), (width, height), Image.Resampling.BILINEAR)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""
    shape = _round_shape(width, height, radius)
    cut = Image.composite(image, Image.new("RGB", image.size), shape)
    cut.putalpha(shape)
    return cut.tobytes("raw", "BGRA")


@lru_cache(maxsize=8)
def _round_shape(width: int, height: int, radius: int) -> Image.Image:
    """Return a rectangle with round corners, white on black."""
    large = Image.new("L", (width * _SHARPER, height * _SHARPER))
    box = (0, 0, large.width - 1, large.height - 1)
    ImageDraw.Draw(large).rounded_rectangle(box, radius * _SHARPER, fill=255)
    return large.resize((width, height), Image.Resampling.BOX)
