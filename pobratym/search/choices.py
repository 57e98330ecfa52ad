"""What a reader can choose from when narrowing the directory."""

from pobratym.core.languages import in_language
from pobratym.registry.models import Country
from pobratym.registry.rules.alphabet import alphabetical


def countries() -> list[Country]:
    """Every country in the reader's alphabet."""
    return sorted(Country.objects.all(), key=lambda each: alphabetical(in_language(each, "name").text))
