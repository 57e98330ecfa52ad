"""The register counted as tuples says the same as the register asked in SQL."""

import random
from datetime import date

import pytest

from pobratym.naming.folding import fold
from pobratym.partnerships.models import Evidence, Partnership, PartnershipType
from pobratym.partnerships.workflow import Stage
from pobratym.places.models import Name
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


def titles(**filters):
    query = {"q" if name == "text" else name: [str(value)] for name, value in filters.items()}
    selection = REGISTER.asked(query)
    return sorted(row.title for row in selection.rows(0, selection.total))


def named(municipality, *names):
    for text in names:
        Name.objects.create(municipality=municipality, text=text, key=fold(text), source="test")
    return municipality


class TestParameters:
    @pytest.fixture(autouse=True)
    def _three(self):
        oblast = MunicipalityFactory(oblast=True)
        self.oblast = oblast
        hromada = named(MunicipalityFactory(hromada=True, name_en="Hostomel", region=oblast), "Гостомель", "Hostomel")
        town = named(MunicipalityFactory(country__code="CZ", name_en="Prague-Řeporyje"), "Prague-Řeporyje")
        PartnershipFactory(
            municipalities=[hromada, town],
            signed_by_both=True,
            type=PartnershipType.MEMORANDUM,
            spheres=["water"],
            began_on=date(2023, 2, 28),
            evidence=[Evidence.PRESS, Evidence.DOCUMENT],
        )
        land = MunicipalityFactory(level="region", country__code="DE", name_en="Land")
        PartnershipFactory(municipalities=[oblast, land], evidence=[Evidence.PRESS], began_on=date(2024, 1, 1))
        PartnershipFactory(is_public=False)

    def test_all_public_ones(self):
        assert len(titles()) == 2

    @pytest.mark.parametrize("text", ["hostomel", "ГОСТ", "reporyje", "Řepo"])
    def test_by_a_name_in_any_script(self, text):
        assert titles(text=text) == ["Hostomel – Prague-Řeporyje"]

    def test_by_each_filter(self):
        signed = ["Hostomel – Prague-Řeporyje"]
        assert titles(country="CZ") == signed
        assert titles(type="memorandum") == signed
        assert titles(stage="signed") == signed
        assert titles(sphere="water") == signed
        assert titles(sphere="infrastructure") == signed, "a broad sphere finds the finer ones"
        assert titles(year=2023) == signed
        assert titles(evidence="document") == signed
        assert len(titles(evidence="press")) == 1, "by the strongest evidence, not by any"
        assert len(titles(oblast=self.oblast.pk)) == 2, "the oblast itself and what lies in it"
        assert titles(country="CZ", year=2024) == []
