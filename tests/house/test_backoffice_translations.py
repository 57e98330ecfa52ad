"""The back office is in Ukrainian to the last string: what Wagtail leaves out, backoffice/locale has."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

OURS = Path(__file__).resolve().parents[2] / "pobratym" / "backoffice" / "locale" / "uk" / "LC_MESSAGES" / "django.po"
APPS = [
    "wagtail",
    "wagtail.admin",
    "wagtail.users",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.snippets",
    "wagtail.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.forms",
    "wagtail.contrib.simple_translation",
    "wagtail_localize",
    "wagtail_localize.locales",
]


def _catalogue(path: Path):
    if not path.exists():
        return []
    with path.open("rb") as file:
        return read_po(file)


def _translated(catalogue) -> set:
    return {
        (message.context, message.id)
        for message in catalogue
        if message.id and all(message.string if isinstance(message.string, tuple) else [message.string])
    }


@pytest.mark.parametrize("app", APPS)
def test_every_string_of_wagtail_is_translated(app):
    folder = Path(find_spec(app).submodule_search_locations[0]) / "locale"
    needed = {(each.context, each.id) for each in _catalogue(folder / "en" / "LC_MESSAGES" / "django.po") if each.id}
    theirs = _translated(_catalogue(folder / "uk" / "LC_MESSAGES" / "django.po"))
    assert not needed - theirs - _translated(_catalogue(OURS))
