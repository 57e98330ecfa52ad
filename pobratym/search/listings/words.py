"""Which needs and offers a text is about, and how much: the same on every database."""

import re
from functools import lru_cache
from re import Pattern

from django.utils.translation import override

from pobratym.core.languages import interface_languages
from pobratym.core.text_fields import in_all_languages
from pobratym.profiles.vocabulary import Form, Sphere, broad
from pobratym.search.listings.board import public_listings
from pobratym.search.meant import meant_by

_SHORT, _LONG = 4, 5  # letters of words that inflection changes by one letter («вода», «води»), and by two
_IN_PLACE, _IN_TITLE, _ANYWHERE = 3, 2, 1
_PLACE = tuple(f"municipality__{unit}name_{language}" for unit in ("", "region__") for language in ("uk", "en"))


def relevance(text: str) -> dict[int, int]:
    """Number of a need or an offer -> how much it is about `text`, which may be words of its title or its details,
    its sphere or form, its place («вода, Львівська область»), or the place alone, misspelt too."""
    stems = [_stem(word) for word in re.findall(r"\w+", text.casefold())]
    if not stems:
        return {}
    found: dict[int, int] = {}
    texts = [in_all_languages(column) for column in ("title", "details", "municipality__country__name")]
    listing = ("id", "municipality_id", "municipality__region_id", "sphere", "form")
    rows = public_listings().order_by().values_list(*listing, *texts, *_PLACE)
    told = [(pk, {place, region}, words) for pk, place, region, *words in rows]
    for pk, _places, words in told:
        if score := _score(stems, *words):
            found[pk] = score
    meant = meant_by(text)
    if not (meant.is_guess and found):
        found |= {pk: _IN_PLACE for pk, places, _words in told if places & meant.places}
    return found


def _score(stems: list[Pattern[str]], sphere: str, form: str, title: str, *rest: str | None) -> int:
    """Every word must begin some word; all of them in the title or the name of the sphere counts more."""
    head = title.casefold() + _names_of(sphere, form)
    if all(stem.search(head) for stem in stems):
        return _IN_TITLE
    everything = head + " ".join(filter(None, rest)).casefold()
    return _ANYWHERE if all(stem.search(everything) for stem in stems) else 0


def _stem(word: str) -> Pattern[str]:
    """A pattern of the words that begin as this one does, without the letters that inflection changes."""
    bare = word[:-2] if len(word) > _LONG else word[:-1] if len(word) >= _SHORT else word
    return re.compile(rf"(?<!\w){re.escape(bare)}")


@lru_cache(maxsize=500)
def _names_of(sphere: str, form: str) -> str:
    """Names of the sphere, of the broad one above it and of the form, in every language."""
    names = []
    for language in interface_languages():
        with override(language):
            names += [str(Sphere(sphere).label), str(Sphere(broad(sphere)).label), str(Form(form).label)]
    return f" {' '.join(names)} ".casefold()
