"""What every page needs to draw its frame."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info, override

from pobratym.core.instance import is_demonstration
from pobratym.core.languages import interface_languages
from pobratym.web.whole_pages import is_whole

_OF_ONE_READER = ("/desk/", "/account/", "/answer/")


def page(request: HttpRequest) -> dict[str, Any]:
    """Languages with this page's address in each, whether it is whole in hers, and whether this is a demonstration."""
    return {
        "is_partly_translated": not is_whole(request, get_language() or ""),
        "page_languages": _same_page_in_each_language(request),
        "page_address": _address_of_the_page(request),
        "page_without_language": _without_language(request),
        "is_demonstration": is_demonstration(),
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
    }


def _address_of_the_page(request: HttpRequest) -> str:
    """The one address of what is shown, for whoever links to it: without words that only choose or order, but with the
    number of a page of a list. Empty where nobody but the reader is shown it."""
    if request.method not in ("GET", "HEAD") or any(each in request.path for each in _OF_ONE_READER):
        return ""
    page = request.GET.get("page", "")
    return f"{request.path}?page={page}" if page.isdecimal() and page not in ("0", "1") else request.path


def _same_page_in_each_language(request: HttpRequest) -> list[dict[str, Any]]:
    return [
        language_link(code, _translated(request, code), is_whole=is_whole(request, code))
        for code in interface_languages()
    ]


def language_link(code: str, url: str, *, is_whole: bool) -> dict[str, Any]:
    """An entry of the menu of languages, called as its own readers call it. `is_whole`: search engines hear of it."""
    own_name = capfirst(get_language_info(code)["name_local"])
    return {
        "code": code,
        "own_name": own_name,
        "url": url,
        "is_current": code == get_language(),
        "is_whole": is_whole,
    }


def _without_language(request: HttpRequest) -> str:
    """The address that leads everybody to the page in the language of the browser; empty where the page has none."""
    path, prefix = request.get_full_path(), f"/{get_language()}/"
    return path.removeprefix(prefix[:-1]) if path.startswith(prefix) else ""


def _translated(request: HttpRequest, language: str) -> str:
    """Prefixes are all that differs between languages, so the address is changed and then checked."""
    current = get_language()
    path = request.path_info
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    candidate = f"/{language}/{path.removeprefix(f'/{current}/')}" if path.startswith(f"/{current}/") else path
    try:
        with override(language):
            resolve(candidate)
    except Resolver404:
        with override(language):
            return reverse("web:home")
    return candidate + query
