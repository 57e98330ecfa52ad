"""What a reader can choose from when narrowing the directory."""

from pobratym.core.alphabet import alphabetical
from pobratym.places.models import Country


def countries() -> list[Country]:
    """The countries a partner may come from, and Ukraine, in the reader's alphabet."""
    return sorted(Country.objects.approached(), key=lambda each: alphabetical(str(each)))
