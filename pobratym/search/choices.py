"""What a reader can choose from when narrowing the directory."""

from pobratym.core.alphabet import alphabetical
from pobratym.introductions.rules.addressee import NOT_WRITTEN_TO
from pobratym.places.models import Country


def countries() -> list[Country]:
    """The countries a partner may come from, and Ukraine, in the reader's alphabet."""
    return sorted(Country.objects.exclude(pk__in=NOT_WRITTEN_TO), key=lambda each: alphabetical(str(each)))
