"""A code that a telephone reads."""

from xml.etree import ElementTree

from pobratym.core.qr import qr_code


def test_it_is_a_drawing_with_its_quiet_zone():
    drawn = qr_code("https://pobratym.example/municipalities/1/")
    root = ElementTree.fromstring(drawn)  # noqa: S314 - our own
    modules = int(root.attrib["width"])
    assert (modules - 8 - 17) % 4 == 0  # 21, 25, 29 … modules and four on each side
    assert b"http" not in drawn.replace(b"http://www.w3.org/2000/svg", b"")


def test_another_address_is_another_code():
    assert qr_code("https://a.example/1/") != qr_code("https://a.example/2/")
