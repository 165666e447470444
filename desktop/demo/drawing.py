"""Draws what an inspector would have photographed for the demo journal, so that no picture need be shipped.

Pillow; the same random source draws the same picture.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageDraw

from desktop.demo import display

_WIDTH, _HEIGHT, _FINE = 640, 480, 2
"""Pixels of a picture; it is drawn ``_FINE`` times as large and made smaller, so that edges are smooth."""
_TABLE = 336
_SEAL, _STEEL, _INK, _WALL = (196, 52, 40), (198, 202, 206), (52, 54, 58), (222, 225, 226)
Colour = tuple[int, int, int]
Point = tuple[float, float]
Box = tuple[float, float, float, float]


class Sketch:
    """A part on a table, in a coordinate system of 640 by 480."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._picture = Image.new("RGB", (_WIDTH * _FINE, _HEIGHT * _FINE), _WALL)
        self._pen = ImageDraw.Draw(self._picture)
        for y in range(0, _TABLE, 4):  # the wall is darker below
            shade = tuple(part - y // 10 for part in _WALL)
            self._pen.rectangle((0, y * _FINE, _WIDTH * _FINE, (y + 4) * _FINE), fill=shade)
        self.box((0, _TABLE, _WIDTH, _HEIGHT), (203, 187, 160))
        self.line([(0, _TABLE), (_WIDTH, _TABLE)], (170, 152, 124), 2)

    # --- strokes -----------------------------------------------------------------------------------------------

    def line(self, points: list[Point], colour: Colour, width: float = 1) -> None:
        """Draw a line through points."""
        self._pen.line(_large(points), fill=colour, width=round(width * _FINE), joint="curve")

    def shape(self, points: list[Point], colour: Colour) -> None:
        """Fill a polygon."""
        self._pen.polygon(_large(points), fill=colour)

    def box(self, box: Box, colour: Colour, radius: float = 0) -> None:
        """Fill a rectangle, its corners rounded."""
        self._pen.rounded_rectangle([edge * _FINE for edge in box], radius * _FINE, fill=colour)

    def disc(self, box: Box, colour: Colour) -> None:
        """Fill an ellipse."""
        self._pen.ellipse([edge * _FINE for edge in box], fill=colour)

    def number(self, at: Point, text: str) -> None:
        """Write digits and points as a display of seven bars shows them, their middle at ``at``."""
        for left, top, right, bottom in display.bars(text):
            self.box((at[0] + left, at[1] + top, at[0] + right, at[1] + bottom), _INK)

    def cylinder(self, box: Box, colour: Colour) -> None:
        """Fill a round body that stands, lighter on the left where the window is."""
        left, top, right, bottom = (edge * _FINE for edge in box)
        for x in range(round(left), round(right)):
            across = (x - left) / (right - left)
            light = 0.62 + 0.5 * sin(pi * min(1.0, across * 1.25)) ** 2 * (1 - 0.45 * across)
            shade = tuple(min(255, round(part * light)) for part in colour)
            bend = sin(pi * across) * 7 * _FINE
            self._pen.line([(x, top + bend * 0.4), (x, bottom + bend)], fill=shade)

    def blot(self, at: Point, size: float, colour: Colour) -> None:
        """Fill a spot without a regular edge."""
        around = [
            (
                at[0] + cos(2 * pi * step / 14) * size * self.random.uniform(0.55, 1.2),
                at[1] + sin(2 * pi * step / 14) * size * self.random.uniform(0.4, 0.9),
            )
            for step in range(14)
        ]
        self.shape(around, colour)

    def ring(self, box: Box) -> None:
        """Mark a place by hand, as inspectors do with a grease pencil."""
        for turn in (2, 5):
            edges = [(edge + self.random.uniform(-turn, turn)) * _FINE for edge in box]
            self._pen.arc(edges, 10 * turn, 330 + 6 * turn, fill=_SEAL, width=4 * _FINE)

    # --- the picture -------------------------------------------------------------------------------------------

    def jpeg(self, near: Box | None = None) -> bytes:
        """Return the picture, or the part ``near`` of it as a close-up, with the grain of a phone at work."""
        if near is not None:
            left, top, right, bottom = (round(edge * _FINE) for edge in near)
            part = self._picture.crop((left, top, right, bottom))
            small = part.resize((_WIDTH, _HEIGHT), Image.Resampling.BICUBIC)
        else:
            small = self._picture.reduce(_FINE)
        grain = Image.frombytes("L", small.size, self.random.randbytes(_WIDTH * _HEIGHT))
        held = io.BytesIO()
        Image.blend(small, grain.convert("RGB"), 0.035).save(held, "JPEG", quality=82)
        return held.getvalue()


def _large(points: list[Point]) -> list[Point]:
    return [(x * _FINE, y * _FINE) for x, y in points]


def draw(name: str, random: Random) -> bytes:
    """Return a picture by its name, a key of ``PICTURES``, as JPEG."""
    drawing, near = PICTURES[name]
    sketch = Sketch(random)
    drawing(sketch)
    return sketch.jpeg(near)


def _bottle(sketch: Sketch) -> None:
    sketch.disc((228, 404, 440, 446), (158, 142, 116))
    sketch.cylinder((246, 128, 394, 418), (62, 104, 128))
    sketch.cylinder((252, 112, 388, 134), _STEEL)
    sketch.cylinder((260, 56, 380, 116), (74, 76, 80))


def _peeling(sketch: Sketch) -> None:
    _bottle(sketch)
    for x, y, size in ((300, 150, 15), (322, 158, 11), (288, 166, 9), (340, 146, 8)):
        sketch.blot((x, y), size, (226, 230, 232))
        sketch.blot((x + 1, y + 1), size * 0.8, _STEEL)
    sketch.ring((266, 122, 366, 190))


def _scratched(sketch: Sketch) -> None:
    _bottle(sketch)
    for number in range(4):
        x, y = 284 + number * 5, 250 + sketch.random.uniform(-6, 6)
        sketch.line([(x, y), (x + 22, y + 34), (x + 38, y + 70)], (206, 218, 224), 1.2)
    sketch.ring((262, 230, 366, 338))


def _leaking(sketch: Sketch) -> None:
    _bottle(sketch)
    for number in range(7):
        x = 286 + number * 11 + sketch.random.uniform(-3, 3)
        long = sketch.random.uniform(14, 60)
        sketch.line([(x, 136), (x + 1, 136 + long)], (172, 204, 216), 2.4)
        sketch.disc((x - 4, 130 + long, x + 5, 143 + long), (196, 222, 232))
    sketch.disc((262, 414, 404, 440), (184, 204, 206))
    sketch.ring((264, 104, 388, 220))


def _measured(sketch: Sketch) -> None:
    _bottle(sketch)
    sketch.box((150, 208, 560, 244), (168, 172, 176), 3)
    for x in range(160, 420, 6):
        sketch.line([(x, 210), (x, 218 if x % 30 else 226)], _INK, 0.8)
    sketch.shape([(226, 244), (250, 244), (247, 322), (240, 330)], (150, 154, 158))
    sketch.shape([(394, 244), (420, 244), (404, 330), (397, 322)], (150, 154, 158))
    sketch.box((424, 198, 540, 256), (82, 86, 92), 6)
    sketch.box((434, 208, 530, 246), (202, 212, 194), 3)
    sketch.number((482, 227), "70.86")


def _cartons(sketch: Sketch) -> None:
    for level, count in ((0, 4), (1, 3), (2, 2)):
        for number in range(count):
            left, top = 66 + number * 128 + level * 64, 330 - level * 98
            tint = sketch.random.randrange(-8, 8)
            sketch.box((left, top, left + 124, top + 96), (186 + tint, 146 + tint, 100 + tint), 2)
            sketch.box((left, top + 42, left + 124, top + 52), (212, 190, 152))
            sketch.box((left + 72, top + 60, left + 114, top + 86), (238, 236, 230))


def _lamp(sketch: Sketch) -> None:
    sketch.cylinder((308, 220, 332, 452), (70, 72, 76))
    sketch.cylinder((256, 132, 384, 226), (58, 60, 64))
    sketch.cylinder((262, 156, 378, 206), (150, 152, 146))
    sketch.shape([(236, 132), (404, 132), (386, 100), (254, 100)], (36, 50, 92))
    for x in (278, 306, 334, 362):
        sketch.line([(x, 101), (x + (x - 320) * 0.28, 131)], (120, 136, 176), 1)
    sketch.ring((244, 146, 398, 216))


def _battery(sketch: Sketch) -> None:
    sketch.box((120, 96, 520, 392), (44, 46, 50), 26)
    sketch.box((170, 150, 440, 236), (72, 148, 96), 10)
    sketch.box((436, 172, 458, 214), _STEEL, 4)
    for y, colour in ((290, (190, 52, 46)), (330, (24, 24, 26))):
        sketch.line([(150, y), (260, y + 12), (360, y - 14), (470, y + 4)], colour, 7)
        for x in (160, 466):
            for _blob in range(3):
                at = x + sketch.random.uniform(-9, 9), y + sketch.random.uniform(-7, 7)
                sketch.blot(at, sketch.random.uniform(8, 13), (176, 178, 180))
    sketch.ring((428, 266, 506, 352))


def _socket(sketch: Sketch, *, high: bool) -> None:
    sketch.disc((168, 66, 472, 370), (236, 234, 228))
    sketch.disc((206, 104, 434, 332), (198, 194, 186))
    sketch.disc((230, 128, 410, 308), (110, 104, 96))
    brass = (206, 168, 84)
    width, lift = (30, 34) if high else (16, 8)
    sketch.shape(
        [(320 - width, 228), (320 + width, 228), (320 + width, 214 - lift), (320 - width, 206 - lift)], brass
    )
    sketch.line([(320 - width, 206 - lift), (320 + width, 214 - lift)], (240, 214, 150), 4)
    sketch.box((222, 196, 246, 240), brass, 4)
    if not high:
        sketch.ring((282, 172, 360, 250))


def _lit(sketch: Sketch) -> None:
    for x in (130, 320, 510):
        for size, tint in ((86, 12), (64, 26), (46, 40)):
            sketch.disc(
                (x - size, 236 - size, x + size, 236 + size), (214 + tint, 212 + tint, min(255, 180 + tint))
            )
        sketch.line([(x, 0), (x, 118)], _INK, 3)
        sketch.shape([(x - 22, 118), (x + 22, 118), (x + 74, 214), (x - 74, 214)], (48, 66, 60))
        sketch.disc((x - 24, 200, x + 24, 252), (255, 250, 224))


def _board(sketch: Sketch) -> None:
    for number in range(14):
        tint = sketch.random.randrange(-12, 12)
        top = 92 + number * 22
        sketch.box((110, top, 540, top + 22), (214 + tint, 180 + tint, 124 + tint))
        sketch.line([(110, top), (540, top)], (176, 142, 92), 1)
    sketch.disc((484, 120, 512, 148), (150, 132, 108))


def _cracked(sketch: Sketch) -> None:
    _board(sketch)
    points: list[Point] = [(540, 236)]
    while points[-1][0] > 400:
        points.append((points[-1][0] - 14, points[-1][1] + sketch.random.uniform(-7, 8)))
    sketch.line(points, (74, 52, 30), 3)
    sketch.ring((380, 190, 560, 290))


def _mouldy(sketch: Sketch) -> None:
    _board(sketch)
    for _spot in range(90):
        at = 230 + sketch.random.gauss(0, 34), 270 + sketch.random.gauss(0, 24)
        sketch.blot(at, sketch.random.uniform(1.5, 6), (72, 84, 68))
    sketch.ring((130, 196, 332, 346))


def _gift_box(sketch: Sketch) -> None:
    sketch.shape([(150, 150), (500, 150), (540, 260), (112, 260)], (148, 40, 44))
    sketch.box((112, 260, 540, 420), (126, 30, 36), 3)
    sketch.box((136, 282, 516, 400), (238, 230, 214), 2)
    for _spot in range(9):
        at = sketch.random.uniform(180, 330), sketch.random.uniform(300, 376)
        sketch.blot(at, sketch.random.uniform(5, 11), (252, 250, 242))
        sketch.blot((at[0] + 1, at[1] + 2), 4, (216, 206, 186))
    sketch.ring((160, 284, 356, 392))


PICTURES: dict[str, tuple[Callable[[Sketch], None], Box | None]] = {
    "peeling": (_peeling, None),
    "peeling-near": (_peeling, (206, 92, 426, 257)),
    "scratched": (_scratched, None),
    "leaking": (_leaking, (160, 40, 480, 280)),
    "measured": (_measured, None),
    "cartons": (_cartons, None),
    "lamp": (_lamp, None),
    "battery": (_battery, None),
    "socket-before": (lambda sketch: _socket(sketch, high=False), None),
    "socket-after": (lambda sketch: _socket(sketch, high=True), None),
    "lit": (_lit, None),
    "cracked": (_cracked, None),
    "mouldy": (_mouldy, None),
    "gift-box": (_gift_box, None),
}
"""What can be drawn, and which part of it is shown."""
