"""A template of ours and plain data become a tagged PDF; what people typed is no markup, and nothing takes for ever."""

import re
from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.conf import settings as given_settings
from pypdf import PdfReader

from pobratym.gateways import typesetting
from pobratym.gateways.typesetting import TypesettingFailed, pdf

TEMPLATES = given_settings.TYPESETTING_TEMPLATES
MADE_AT = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
PLAIN = "#let body(content) = [= #content.head\n#content.text]"
DOT = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9H0z"/></svg>'


@pytest.fixture
def template(settings, tmp_path):
    """`template(text)`: the only template there is, called «letter»."""
    settings.TYPESETTING_TEMPLATES = tmp_path

    def write(text: str) -> str:
        (tmp_path / "letter.typ").write_text(text)
        return "letter"

    return write


def _typeset(template: str, *, text="", language="uk", **options) -> PdfReader:
    content = {"head": "Лист", "text": text}
    made = pdf(template, content, title="Лист про наміри", language=language, made_at=MADE_AT, **options)
    return PdfReader(BytesIO(made))


def _text(document: PdfReader) -> str:
    return " ".join(page.extract_text() for page in document.pages)


def test_it_is_tagged_and_says_its_title_and_language(template):
    document = _typeset(template(PLAIN), text="Їжак ґрає. Łódź, Müller, Curaçao, 5 ₴", language="uk")
    assert document.metadata.title == "Лист про наміри"
    root = document.trailer["/Root"]
    assert root["/Lang"] == "uk"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert "Їжак ґрає. Łódź, Müller, Curaçao, 5 ₴" in _text(document)


def test_its_fonts_are_those_that_came_with_the_build(template):
    document = _typeset(template(PLAIN), text="Мукачево, Γειά")
    fonts = {font["/BaseFont"] for font in document.pages[0]["/Resources"]["/Font"].values()}
    assert {re.sub(r"^/[A-Z]{6}\+", "", name).split("-")[0] for name in fonts} <= {"Manrope", "LibertinusSerif"}


@pytest.mark.parametrize(
    "hostile",
    [
        '#panic("stop")',
        '#read("/etc/passwd")',
        "#{ while true { } }",
        "*bold* _slanted_ `raw` $x^2$ @nowhere <label> // end",
        '#import "@preview/anything:0.1.0": *',
        "= heading\n- list\n+ one\n/ term: said",
        '\\u{41} \\" "]); #eval("1")',
        '{"content": "]"}',
    ],
)
def test_what_was_typed_stays_as_it_was_typed(template, hostile):
    text = _text(_typeset(template(PLAIN), text=hostile))
    assert re.sub(r"\s", "", hostile) in re.sub(r"\s", "", text)


@pytest.mark.parametrize("sign", ["日", "😀", "👩‍👩‍👧", "\ue000", "\U0001f1fa\U0001f1e6"])
def test_a_sign_that_no_font_has_stands_as_a_box_or_not_at_all(template, sign):
    text = _text(_typeset(template(PLAIN), text=f"before {sign} after"))
    assert sign not in text
    assert re.search(r"before\s*□*\s*after", text)


def test_signs_that_nobody_sees_are_left_out(template):
    assert "a b c" in _text(_typeset(template(PLAIN), text="a\x00\x07 b\u202e\u200b c"))


def test_half_a_character_stops_nothing(template):
    assert "whole" in _text(_typeset(template(PLAIN), text="whole\ud83d"))


def test_a_picture_without_a_description_is_no_accessible_document(template, caplog):
    name = template('#let body(content) = [#image("dot.svg")]')
    with pytest.raises(TypesettingFailed):
        _typeset(name, pictures={"dot.svg": DOT})
    assert "alt" in caplog.records[-1].problem


def test_a_picture_with_one_is(template):
    name = template('#let body(content) = [= #content.head\n#image("dot.svg", alt: content.text)]')
    assert len(_typeset(name, text="крапка", pictures={"dot.svg": DOT}).pages) == 1


def test_nothing_outside_its_folder_is_read(template):
    with pytest.raises(TypesettingFailed):
        _typeset(template('#let body(content) = [#read("/etc/hostname")#read("../../etc/hostname")]'))


def test_a_document_longer_than_it_may_be_is_not_made(template, caplog):
    name = template("#let body(content) = [one #pagebreak() two]")
    assert len(_typeset(name).pages) == 2
    with pytest.raises(TypesettingFailed):
        _typeset(name, most_pages=1)
    assert "more pages than there may be" in caplog.records[-1].problem


def test_nobody_waits_for_ever(template, monkeypatch):
    monkeypatch.setattr(typesetting, "MOST_SECONDS", 1)
    slow = "#let body(content) = { let n = 0; for a in range(9999) { for b in range(9999) { n += 1 } }; str(n) }"
    with pytest.raises(TypesettingFailed):
        _typeset(template(slow))


def test_what_is_too_much_is_refused_before_anything_is_made(template):
    name = template(PLAIN)
    with pytest.raises(ValueError, match="more than"):
        _typeset(name, text="a" * typesetting.MOST_DATA)
    with pytest.raises(ValueError, match="more than"):
        _typeset(name, pictures={"dot.svg": b" " * (typesetting.MOST_PICTURES + 1)})
    with pytest.raises(ValueError, match="no names of pictures"):
        _typeset(name, pictures={"../main.typ": DOT})


def test_what_would_be_too_large_is_not_handed_out(template, monkeypatch):
    monkeypatch.setattr(typesetting, "MOST_PDF", 1_000)
    with pytest.raises(TypesettingFailed):
        _typeset(template(PLAIN))


def test_nothing_is_left_behind(template, tmp_path, monkeypatch):
    left = tmp_path / "left"
    left.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(left))
    _typeset(template(PLAIN))
    assert not list(left.iterdir())


def test_our_templates_take_no_text_for_markup_and_ask_nobody_for_packages():
    for path in TEMPLATES.glob("*.typ"):
        assert not re.search(r'\beval\(|@preview|mode: "markup"|sys\.inputs', path.read_text()), path
