"""Arms of the demonstration: drawn, and nobody's. Two tinctures and a charge, chosen by the name of the place."""

from hashlib import blake2b
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

_SIZE = (400, 480)
_SHIELD = ((20, 20), (380, 20), (380, 270), (200, 460), (20, 270))
_FIELDS = ("#1f4e8c", "#7a1f2b", "#2f6b3a", "#4b2e6f", "#8a5a14")
_CHARGES = ("#f2c14e", "#f7f3e8", "#d9e4ec")


def made_up_arms(key: str) -> "ContentFile[bytes]":
    """A PNG that is the same each time for the same place."""
    chosen = blake2b(key.encode(), digest_size=4).digest()
    field, charge = _FIELDS[chosen[0] % len(_FIELDS)], _CHARGES[chosen[1] % len(_CHARGES)]
    picture = Image.new("RGB", _SIZE, "#ffffff")
    draw = ImageDraw.Draw(picture)
    draw.polygon(_SHIELD, fill=field)
    for left, top, right, bottom in _charge(chosen[2]):
        draw.ellipse((left, top, right, bottom), fill=charge)
    draw.line((*_SHIELD, _SHIELD[0]), fill="#22262e", width=6)
    stored = BytesIO()
    picture.save(stored, "PNG")
    return ContentFile(stored.getvalue(), name=f"{key}.png")


def _charge(number: int) -> tuple[tuple[int, int, int, int], ...]:
    """One roundel, two side by side, or three."""
    one = ((140, 130, 260, 250),)
    two = ((70, 150, 170, 250), (230, 150, 330, 250))
    three = ((80, 90, 170, 180), (230, 90, 320, 180), (155, 240, 245, 330))
    return (one, two, three)[number % 3]
