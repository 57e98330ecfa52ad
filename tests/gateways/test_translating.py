"""The two interfaces of translation services, as they are documented."""

import pytest

from pobratym.gateways import translating
from pobratym.gateways.translating import (
    TranslatorFailed,
    TranslatorRefused,
    TranslatorUsedUp,
    translate,
    translator,
)
from tests.gateways.translation_service import serving


@pytest.fixture
def service():
    with serving() as found:
        yield found


def _by(service, kind="libretranslate", key=""):
    return translator(f"{kind}+http://{key}@{service.place}")


def test_libretranslate_is_asked_as_its_documentation_says(service):
    assert translate("Ми співаємо.", source="uk", target="pl", by=_by(service, key="k-1")) == "[pl] Ми співаємо."
    path, _headers, content = service.asked[0]
    assert path == "/translate"
    assert content == {"q": "Ми співаємо.", "source": "uk", "target": "pl", "format": "text", "api_key": "k-1"}


def test_without_a_key_none_is_sent(service):
    translate("Ми співаємо.", source="uk", target="pl", by=_by(service))
    assert "api_key" not in service.asked[0][2]


def test_deepl_is_asked_as_its_documentation_says(service):
    by = _by(service, "deepl", "279a2e9d:fx")
    assert translate("Ми співаємо.", source="uk", target="en", by=by) == "[EN-GB] Ми співаємо."
    path, headers, content = service.asked[0]
    assert path == "/v2/translate"
    assert headers["Authorization"] == "DeepL-Auth-Key 279a2e9d:fx"
    assert (content["text"], content["source_lang"]) == (["Ми співаємо."], "UK")


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, TranslatorRefused),
        (403, TranslatorRefused),
        (413, TranslatorRefused),
        (429, TranslatorUsedUp),
        (456, TranslatorUsedUp),
        (500, TranslatorFailed),
        (302, TranslatorFailed),
    ],
)
def test_what_it_refuses_is_told_as_our_own_error(service, status, error):
    service.answer = (status, b'{"error": "no"}')
    with pytest.raises(error) as told:
        translate("Ми співаємо.", source="uk", target="pl", by=_by(service))
    assert type(told.value) is error


@pytest.mark.parametrize(
    "content",
    [
        b"<html>",
        b"[]",
        b"{}",
        b'{"translatedText": 5}',
        b'{"translatedText": ""}',
        b"\xff",
        b"[" * 50_000,
        b"x" * 300_000,
    ],
)
def test_another_answer_is_none(service, content):
    service.answer = (200, content)
    with pytest.raises(TranslatorFailed):
        translate("Ми співаємо.", source="uk", target="pl", by=_by(service))


def test_nobody_waits_for_long(service, monkeypatch):
    monkeypatch.setattr(translating, "PATIENCE", 0.2)
    with pytest.raises(TranslatorFailed):
        translate("Ми співаємо.", source="uk", target="pl", by=translator("libretranslate+http://127.0.0.1:9"))


def test_a_text_longer_than_any_field_goes_nowhere(service):
    with pytest.raises(TranslatorRefused):
        translate("а" * 6001, source="uk", target="pl", by=_by(service))
    assert not service.asked


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("libretranslate://translate.example.org", "https://translate.example.org"),
        ("libretranslate://translate.example.org/api/", "https://translate.example.org/api"),
        ("deepl://abc%3Afx@", "https://api-free.deepl.com"),
        ("deepl://abc@", "https://api.deepl.com"),
        ("deepl://abc@deepl.example.org", "https://deepl.example.org"),
    ],
)
def test_the_setting_names_the_service(url, base):
    assert translator(url).base == base


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "libretranslate",
        "libretranslate://",
        "deepl://api.deepl.com",
        "google://x",
        "deepl+http://k@example.org",
    ],
)
def test_a_setting_that_names_none_is_refused(url):
    with pytest.raises(ValueError, match="TRANSLATOR_URL"):
        translator(url)


def test_no_setting_is_no_service():
    assert translator("") is None


def test_a_key_stands_in_no_log():
    assert "secret" not in repr(translator("deepl://secret@"))
