"""Suggestions of readers."""

import factory
from django.utils import timezone

from pobratym.suggestions.models import Matter, Suggestion
from tests.factories.places import MunicipalityFactory


class SuggestionFactory(factory.django.DjangoModelFactory):
    """Somebody without an account holds the English name for wrong."""

    class Meta:
        model = Suggestion

    municipality = factory.SubFactory(MunicipalityFactory)
    matter = Matter.NAME_EN
    proposed = factory.LazyFunction(lambda: {"name_en": "Right Town"})
    source = "https://rada.example/decision-7"
    email = factory.Sequence(lambda n: f"reader{n}@example.org")
    language = "en"
    suggested_at = factory.LazyFunction(timezone.now)
