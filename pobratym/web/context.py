"""What every page needs to draw its frame."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import get_language, override

from pobratym.core.instance import is_demonstration


def page(request: HttpRequest) -> dict[str, Any]:
    """Languages with this page's address in each, and whether this is a demonstration."""
    return {
        "page_languages": _same_page_in_each_language(request),
        "is_demonstration": is_demonstration(),
        "site_url": settings.SITE_URL,
        "contact_email": settings.CONTACT_EMAIL,
    }


def _same_page_in_each_language(request: HttpRequest) -> list[dict[str, Any]]:
    current = get_language()
    return [
        {"code": code, "name": name, "url": _translated(request, code), "is_current": code == current}
        for code, name in settings.LANGUAGES
    ]


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
