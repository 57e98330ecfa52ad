"""Portraits for the matchmaker's criteria: no database."""

import factory

from pobratym.core.texts import LocalizedText
from pobratym.matching.criteria.portrait import PartnerTie, Portrait


class PortraitFactory(factory.Factory):
    """A town in Poland that has said nothing yet; `hromada=True` makes a hromada."""

    class Meta:
        model = Portrait

    class Params:
        hromada = factory.Trait(
            country="UA",
            country_name=LocalizedText({"uk": "Україна", "en": "Ukraine"}),
            official_languages=frozenset({"uk"}),
        )

    id = factory.Sequence(lambda n: n + 1)
    country = "PL"
    country_name = LocalizedText({"uk": "Польща", "en": "Poland"})
    official_languages = frozenset({"pl"})
    population = 20_000
    latitude = 50.0
    longitude = 22.0


def partner(name: str, region_id: int | None = None) -> PartnerTie:
    return PartnerTie(LocalizedText({"uk": name, "en": name}), region_id)
