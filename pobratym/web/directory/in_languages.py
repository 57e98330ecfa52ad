"""Where a municipality presents itself in other languages than the reader's."""

from django.urls import reverse
from django.utils.translation import get_language_info

from pobratym.core.languages import content_languages, current_language
from pobratym.places.models import Municipality


def other_languages(shown: Municipality, *, but: str = "") -> list[tuple[str, str, str]]:
    """(language, its own name, address) of the presentation in each language but `but`, else but the reader's."""
    return [
        (
            language,
            get_language_info(language)["name_local"].capitalize(),
            reverse("web:municipality_in", args=[shown.pk, shown.slug, language]),
        )
        for language in content_languages()
        if language != (but or current_language())
    ]
