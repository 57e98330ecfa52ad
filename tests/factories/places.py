"""Places for tests: made-up numbers, real kinds."""

from datetime import date

import factory

from pobratym.places.models import Country, Identifier, Kind, Level, Municipality, TerritoryStatus
from tests.factories.texts import WithTexts


class CountryFactory(WithTexts):
    class Meta:
        model = Country
        django_get_or_create = ("code",)

    code = "PL"
    name_uk = factory.LazyAttribute(lambda o: {"UA": "Україна", "PL": "Польща", "DE": "Німеччина"}.get(o.code, o.code))
    name_en = factory.LazyAttribute(lambda o: {"UA": "Ukraine", "PL": "Poland", "DE": "Germany"}.get(o.code, o.code))
    exclusion_act = factory.LazyAttribute(lambda o: "act of a parliament" if o.code in ("RU", "BY") else "")
    excluded_since = factory.LazyAttribute(lambda o: date(2022, 2, 24) if o.exclusion_act else None)


class MunicipalityFactory(WithTexts):
    """A town abroad; `hromada=True` makes it a Ukrainian urban hromada, `region__…` its region."""

    class Meta:
        model = Municipality

    class Params:
        hromada = factory.Trait(
            country=factory.SubFactory(CountryFactory, code="UA"),
            kind=Kind.URBAN,
            is_counted=True,
            name_uk=factory.Sequence(lambda n: f"Громада {n}"),
            name_en=factory.Sequence(lambda n: f"Hromada {n}"),
            source="codifier",
        )
        oblast = factory.Trait(
            country=factory.SubFactory(CountryFactory, code="UA"),
            level=Level.REGION,
            kind=Kind.OBLAST,
            name_uk=factory.Sequence(lambda n: f"Область {n}"),
            name_en=factory.Sequence(lambda n: f"Oblast {n}"),
        )

    level = Level.MUNICIPALITY
    country = factory.SubFactory(CountryFactory)
    name_uk = factory.Sequence(lambda n: f"Містечко {n}")
    name_en = factory.Sequence(lambda n: f"Town {n}")
    latitude = "50.000"
    longitude = "20.000"
    population = 20_000
    source = "test"


class IdentifierFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Identifier

    municipality = factory.SubFactory(MunicipalityFactory)
    scheme = "geonames"
    value = factory.Sequence(str)


class TerritoryStatusFactory(factory.django.DjangoModelFactory):
    """An interval of the Ministry's list that goes on; of the whole territory unless `part` says otherwise."""

    class Meta:
        model = TerritoryStatus

    municipality = factory.SubFactory(MunicipalityFactory, hromada=True)
    state = "occupied"
    valid_from = date(2022, 3, 1)
    act = "Order No 376"
