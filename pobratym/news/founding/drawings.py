"""Simple neutral illustrations, drawn here: no photograph of anywhere, nobody's rights, nothing to geolocate."""

from collections.abc import Callable
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

SIZE = (1600, 900)
_FINE = 2  # drawn twice as large, so that edges are smooth when it is made smaller

DEEP, BLUE, MIST, SKY = "#16335f", "#2f62a3", "#a9c4e6", "#e6eef8"
WHEAT, SAND, WHITE = "#e9b949", "#f4dfae", "#ffffff"

Brush = ImageDraw.ImageDraw


def draw(name: str) -> ContentFile[bytes]:
    """The illustration `name` as a PNG of 1600 × 900."""
    image = Image.new("RGB", (SIZE[0] * _FINE, SIZE[1] * _FINE), SKY)
    brush = ImageDraw.Draw(image)
    _sun(brush)
    _DRAWINGS[name](brush)
    data = BytesIO()
    image.resize(SIZE, Image.Resampling.LANCZOS).quantize(128).convert("RGB").save(data, "PNG", optimize=True)
    return ContentFile(data.getvalue(), name=f"{name}.png")


def _box(left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
    return left * _FINE, top * _FINE, right * _FINE, bottom * _FINE


def _sun(brush: Brush) -> None:
    brush.ellipse(_box(690, 150, 910, 370), fill=SAND)
    brush.ellipse(_box(722, 182, 878, 338), fill=WHEAT)


def _shore(brush: Brush, left: float, right: float, colour: str, height: float = 240) -> None:
    brush.ellipse(_box(left, 900 - height, right, 900 + height), fill=colour)


def _tower(brush: Brush, left: float, top: float, width: float, colour: str) -> None:
    brush.rectangle(_box(left, top, left + width, 760), fill=colour)
    for row in range(int((700 - top) // 56)):
        for column in range(2):
            x = left + width * (0.2 + 0.4 * column)
            brush.rectangle(_box(x, top + 26 + row * 56, x + width * 0.2, top + 52 + row * 56), fill=SAND)


def _arch(brush: Brush, left: float, right: float, top: float, colour: str) -> None:
    brush.arc(_box(left, top, right, 1240 - top), 180, 360, fill=colour, width=26 * _FINE)
    brush.rectangle(_box(left, 612, right, 636), fill=colour)
    for step in range(1, 8):
        x = left + (right - left) * step / 8
        half = (right - left) / 2
        rise = (1 - ((x - left - half) / half) ** 2) ** 0.5 * (620 - top)
        brush.rectangle(_box(x - 4, 620 - rise + 10, x + 4, 620), fill=colour)


def _bridge(brush: Brush) -> None:
    _shore(brush, -420, 560, BLUE)
    _shore(brush, 1040, 2020, DEEP)
    for left, top in ((90, 470), (190, 380), (300, 520)):
        _tower(brush, left, top, 84, DEEP)
    for left, top in ((1210, 500), (1310, 400), (1420, 350)):
        _tower(brush, left, top, 84, BLUE)
    _arch(brush, 400, 1200, 420, WHITE)
    brush.rectangle(_box(0, 790, 1600, 900), fill=MIST)


def _three(brush: Brush) -> None:
    for left, right, colour in ((-300, 460, BLUE), (480, 1120, DEEP), (1140, 1900, BLUE)):
        _shore(brush, left, right, colour, 220)
    for left, top, colour in ((120, 440, DEEP), (220, 520, DEEP), (716, 420, BLUE), (816, 500, BLUE)):
        _tower(brush, left, top, 80, colour)
    for left, top in ((1300, 430), (1400, 510)):
        _tower(brush, left, top, 80, DEEP)
    _arch(brush, 320, 720, 500, WHITE)
    _arch(brush, 890, 1300, 500, WHITE)
    brush.rectangle(_box(0, 790, 1600, 900), fill=MIST)


def _regions(brush: Brush) -> None:
    for left, right, colour, height in (
        (-500, 700, MIST, 420),
        (-200, 900, BLUE, 280),
        (900, 2100, MIST, 420),
        (700, 1800, DEEP, 260),
    ):
        _shore(brush, left, right, colour, height)
    brush.line(_box(350, 620, 1250, 640), fill=WHITE, width=10 * _FINE)
    for x, y in ((350, 620), (1250, 640)):
        brush.ellipse(_box(x - 26, y - 26, x + 26, y + 26), fill=WHEAT, outline=WHITE, width=8 * _FINE)


def _rebuilding(brush: Brush) -> None:
    _shore(brush, -300, 1900, MIST, 260)
    for left, top, colour in ((330, 460, BLUE), (450, 380, DEEP), (1010, 520, BLUE)):
        _tower(brush, left, top, 96, colour)
    for row in range(4):
        for column in range(3):
            left = 1140 + column * 70 + (row % 2) * 20
            brush.rectangle(_box(left, 700 - row * 44, left + 60, 736 - row * 44), fill=WHEAT if row < 3 else SAND)
    brush.rectangle(_box(1250, 260, 1266, 560), fill=DEEP)
    brush.rectangle(_box(1000, 268, 1400, 282), fill=DEEP)
    brush.rectangle(_box(1060, 282, 1066, 400), fill=DEEP)
    brush.rectangle(_box(1030, 400, 1096, 436), fill=WHEAT)
    brush.rectangle(_box(0, 760, 1600, 900), fill=BLUE)


_DRAWINGS: dict[str, Callable[[Brush], None]] = {
    "bridge": _bridge,
    "three": _three,
    "regions": _regions,
    "rebuilding": _rebuilding,
}
