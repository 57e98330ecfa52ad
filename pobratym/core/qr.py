"""An address that a telephone reads from paper: a QR code (ISO/IEC 18004), a drawing that is sharp in every size."""

from io import BytesIO

import segno
from django.utils.translation import gettext as _


def qr_code(address: str) -> bytes:
    """The SVG of `address`, with the quiet zone that the standard asks for and a quarter of it mendable."""
    drawn = BytesIO()
    segno.make_qr(address, error="q").save(drawn, kind="svg", border=4, xmldecl=False, nl=False)
    return drawn.getvalue()


def qr_alt(address: str) -> str:
    """What stands for the code where it is not seen."""
    return _("QR code of the address %(address)s") % {"address": address}


def qr_picture(address: str) -> bytes:
    """The same as PNG, for documents that take no SVG."""
    drawn = BytesIO()
    segno.make_qr(address, error="q").save(drawn, kind="png", border=4, scale=8)
    return drawn.getvalue()
