"""Tables as people have them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratym.core.errors import SourceRefused
from pobratym.gateways import rows, tables

COLUMNS = tables.Columns(
    {"code": ("code", "код"), "area": ("area", "площа, км2"), "note": ("note",)}, required=("code", "area")
)
WRITTEN = "Код;Площа, км²;інше\nUA1;12,5;x\n\n \nUA2;1;\n"


def parsed(content: bytes):
    return tables.parse(rows.decoded(content, "t.csv"), "t.csv", COLUMNS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_encodings_line_ends_and_delimiters_of_spreadsheets(encoding, ends, delimiter):
    text = WRITTEN.replace("Площа, км²", "Площа, км2") if encoding == "cp1251" else WRITTEN
    cells = [line.split(";") for line in text.splitlines()]
    quoted = ends.join(delimiter.join(f'"{cell}"' for cell in row) for row in cells)
    table = parsed(quoted.encode(encoding))
    assert [(row.number, row.values["code"], row.values["area"]) for row in table.rows] == [
        (2, "UA1", "12,5"),
        (5, "UA2", "1"),
    ]


def test_a_missing_heading_is_told_with_all_that_are_expected():
    with pytest.raises(SourceRefused, match=r"no column “area”. Expected in the row of headings: code, area, note"):
        parsed(b"code;name\n1;2\n")


def test_a_heading_twice_is_refused():
    with pytest.raises(SourceRefused, match="two columns"):
        parsed("code;код;area\n1;2;3\n".encode())


def test_a_decimal_comma_without_quotes_is_seen():
    assert parsed(b"code,area\nUA1,12,5\n").rows[0].excess == 1


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\x00\x01", b"\x89PNG\r\n\x1a\n\x00", b"\xff\xfe\x00"])
def test_what_is_no_table_is_refused_in_words(content):
    with pytest.raises(SourceRefused, match=r"t\.csv"):
        parsed(content)


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_a_table_or_a_refusal(content):
    with suppress(SourceRefused):
        assert parsed(content).heading


@given(st.text(max_size=200))
def test_any_text_under_the_right_headings_is_read_or_refused(text):
    try:
        table = parsed(f"code;area\n{text}".encode("utf-8", "replace"))
    except SourceRefused:
        return
    assert all(row.number >= 2 for row in table.rows)
