"""Portraits for the matchmaker's criteria, which need no database; candidates that were considered."""

import factory

from pobratym.core.texts import LocalizedText
from pobratym.matching.criteria.portrait import PartnerTie, Portrait
from pobratym.matching.models import Considered
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory


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


class ConsideredFactory(factory.django.DjangoModelFactory):
    """On the shortlist of a hromada; `dismissed=True` is put aside."""

    class Meta:
        model = Considered

    class Params:
        dismissed = factory.Trait(verdict="dismissed", why_not="too_far")

    municipality = factory.SubFactory(MunicipalityFactory, hromada=True)
    candidate = factory.SubFactory(MunicipalityFactory)
    verdict = "shortlisted"
    said_by = factory.SubFactory(UserFactory)


def partner(name: str, region_id: int | None = None) -> PartnerTie:
    return PartnerTie(LocalizedText({"uk": name, "en": name}), region_id)
