"""The register counted as tuples says the same as the register asked in SQL."""

import random
from datetime import date

import pytest

from pobratym.partnerships.models import Evidence, Partnership, PartnershipType
from pobratym.partnerships.workflow import Stage
from pobratym.search.partnerships import REGISTER
from pobratym.search.question import Question
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import MunicipalityFactory
from tests.search.by_database import register

pytestmark = pytest.mark.django_db


@pytest.fixture
def forty():
    """Forty partnerships of all sorts, a few of them not public."""
    chance = random.Random(2026)
    oblasts = [MunicipalityFactory(oblast=True) for _ in range(3)]
    hromadas = [MunicipalityFactory(hromada=True, region=chance.choice(oblasts)) for _ in range(8)] + oblasts
    towns = [MunicipalityFactory(country__code=chance.choice(["PL", "DE", "US"])) for _ in range(8)]
    for _ in range(40):
        PartnershipFactory(
            municipalities=[
                *chance.sample(hromadas, chance.randint(1, 2)),
                *chance.sample(towns, chance.randint(1, 3)),
            ],
            type=chance.choice(PartnershipType.values),
            stage=chance.choice(Stage.values),
            spheres=chance.sample(["water", "energy", "economic", "business", "culture"], chance.randint(0, 3)),
            evidence=chance.choices(Evidence.values, k=chance.randint(0, 3)),
            began_on=chance.choice([None, date(2022, 5, 1), date(2023, 1, 1)]),
            is_public=chance.random() > 0.1,
        )


def found(**chosen):
    return REGISTER.find(Question(REGISTER.grammar, chosen=chosen, sort="newest"))


def test_each_value_finds_what_the_database_finds_and_as_many_as_it_says(forty):
    for name, counts in found().counts.items():
        assert counts, name
        for value, count in counts.items():
            narrowed = {name: int(value) if name in ("oblast", "year", "municipality") else value}
            expected = set(register(**narrowed).values_list("pk", flat=True))
            assert {link.id for link in found(**{name: (value,)}).records} == expected, (name, value)
            assert count == len(expected), (name, value)


def test_the_usual_order_is_that_of_the_register(forty):
    assert [link.id for link in found().records] == list(register().values_list("pk", flat=True))


def test_strongest_evidence_and_public_ones_only(forty):
    assert len(found().records) == Partnership.objects.public().count() < 40
    for link in found().records:
        expected = register().get(pk=link.id).strongest_evidence or ""
        assert link.evidence == expected
