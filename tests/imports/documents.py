"""Word documents as a ministry publishes them, written by hand."""

import zipfile
from html import escape
from pathlib import Path

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def write_document(path: Path, *blocks: str | list) -> Path:
    """A text is a paragraph, a list a table: its rows are lists of cells, a text alone a cell over all columns."""
    body = "".join(_paragraph(each) if isinstance(each, str) else _table(each) for each in blocks)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
    return path


def _paragraph(text: str) -> str:
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:p><w:r>{runs}<w:delText>deleted</w:delText></w:r></w:p>"


def _table(rows: list) -> str:
    width = max(len(row) for row in rows if isinstance(row, list))
    return f"<w:tbl>{''.join(_row(row, width) for row in rows)}</w:tbl>"


def _row(row: str | list, width: int) -> str:
    if isinstance(row, str):
        span = f'<w:tcPr><w:gridSpan w:val="{width}"/></w:tcPr>'
        return f"<w:tr><w:tc>{span}{_paragraph(row)}</w:tc></w:tr>"
    return f"<w:tr>{''.join(map(_cell, row))}</w:tr>"


def _cell(text: str | None) -> str:
    """None goes on with the cell above."""
    merged = "<w:tcPr><w:vMerge/></w:tcPr>" if text is None else '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
    return f"<w:tc>{merged}{_paragraph(text or '')}</w:tc>"
