"""A service that translates, asked for a proposal: LibreTranslate's interface or DeepL's, by one setting.

https://docs.libretranslate.com/guides/api_usage and https://developers.deepl.com/docs: POST /translate and POST
/v2/translate. Whoever asks does so outside a transaction and for a person who waits: one attempt, within PATIENCE.
"""

import json
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import unquote
from urllib.request import Request, build_opener

from django.utils.translation import gettext_lazy as _

from pobratym.core.errors import DomainError
from pobratym.gateways.no_redirects import NoRedirects

PATIENCE = 20  # seconds for the connection and between two parts of the answer
LONGEST = 6000  # letters of a text: the longest that any field of ours admits
LARGEST = 256 * 1024  # bytes of an answer
_TOO_MANY, _REFUSED_KEY, _USED_UP = 429, (401, 403), 456
_SCHEMES = {
    "libretranslate": ("libretranslate", "https"),
    "libretranslate+http": ("libretranslate", "http"),
    "deepl": ("deepl", "https"),
    "deepl+http": ("deepl", "http"),
}
_DEEPL, _DEEPL_FREE = "api.deepl.com", "api-free.deepl.com"
HOW = (
    "TRANSLATOR_URL is libretranslate://host or libretranslate://KEY@host, or deepl://KEY@; "
    "+http behind the name where the service runs on this machine"
)


class TranslatorFailed(DomainError):
    """There is no proposal; the message says why and what the person can do."""

    message = _("The translation service does not answer. Write the translation yourself, or try again later.")


class TranslatorUsedUp(TranslatorFailed):
    """The service takes no more for now, or its contract is used up."""

    message = _("The translation service takes no more texts for now. Write the translation yourself, or try later.")


class TranslatorRefused(TranslatorFailed):
    """It does not know our key, the languages or the text: a matter for whoever runs the service."""

    message = _("The translation service refuses the text. Write the translation yourself.")


@dataclass(frozen=True, slots=True)
class Translator:
    """Where translations are asked for. `host` is told to people: their text goes there."""

    kind: str
    base: str
    host: str
    key: str = ""

    def __repr__(self) -> str:
        return f"Translator({self.kind}, {self.host})"  # a key stands in no log

    @property
    def is_deepl(self) -> bool:
        return self.kind == "deepl"


def translator(url: str) -> Translator | None:
    """What TRANSLATOR_URL names; None where it is empty. Raises ValueError that says how it is written."""
    if not url:
        return None
    scheme, divided, rest = url.partition("://")
    if not divided or scheme not in _SCHEMES:
        raise ValueError(HOW)
    kind, protocol = _SCHEMES[scheme]
    key, _at, place = rest.rstrip("/").rpartition("@")
    key = unquote(key)
    if kind == "deepl":
        place = place or (_DEEPL_FREE if key.endswith(":fx") else _DEEPL)
    host = place.partition("/")[0]
    is_here = host.partition(":")[0] in ("localhost", "127.0.0.1")
    if not host or (kind == "deepl" and not key) or (protocol == "http" and not is_here):
        raise ValueError(HOW)
    return Translator(kind, f"{protocol}://{place}", host, key)


def translate(text: str, *, source: str, target: str, by: Translator) -> str:
    """The text in `target`, as the service puts it; languages are those of settings.CONTENT_LANGUAGES.

    Raises TranslatorUsedUp, TranslatorRefused or, where it does not answer in time or with something else,
    TranslatorFailed.
    """
    if not text.strip() or len(text) > LONGEST:
        raise TranslatorRefused
    proposed = _read(by, _asked(_request(text, source, target, by)))
    if not proposed.strip() or len(proposed) > 3 * LONGEST:
        raise TranslatorFailed
    return proposed.strip()


def _request(text: str, source: str, target: str, by: Translator) -> Request:
    headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "Pobratym"}
    content: dict[str, Any]
    if by.is_deepl:
        headers["Authorization"] = f"DeepL-Auth-Key {by.key}"
        into = "EN-GB" if target == "en" else target.upper()
        content = {"text": [text], "source_lang": source.upper(), "target_lang": into, "preserve_formatting": True}
        address = f"{by.base}/v2/translate"
    else:
        content = {"q": text, "source": source, "target": target, "format": "text"}
        content |= {"api_key": by.key} if by.key else {}
        address = f"{by.base}/translate"
    data = json.dumps(content).encode()
    return Request(address, data=data, headers=headers, method="POST")  # noqa: S310 - one of _SCHEMES


def _asked(request: Request) -> bytes:
    try:
        with build_opener(NoRedirects).open(request, timeout=PATIENCE) as answer:
            content: bytes = answer.read(LARGEST + 1)
    except HTTPError as error:
        raise _why(error.code)() from error
    except (URLError, OSError, HTTPException) as error:
        raise TranslatorFailed from error
    if len(content) > LARGEST:
        raise TranslatorFailed
    return content


def _why(status: int) -> type[TranslatorFailed]:
    if status in (_TOO_MANY, _USED_UP):
        return TranslatorUsedUp
    return TranslatorRefused if status in (400, 404, 413, *_REFUSED_KEY) else TranslatorFailed


def _read(by: Translator, content: bytes) -> str:
    """The text of an answer. Raises TranslatorFailed where it is none of the interface's."""
    try:
        answer = json.loads(content)
        text = answer["translations"][0]["text"] if by.is_deepl else answer["translatedText"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise TranslatorFailed from error
    if not isinstance(text, str):
        raise TranslatorFailed
    return text
