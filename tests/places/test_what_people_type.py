"""Kinds of inputs that people type and that lists hold, on a small registry: which place comes first, and why."""

import pytest

from pobratym.core.keeping import forget
from pobratym.naming.folding import fold
from pobratym.places.models import Kind, Level, Name, NameKind
from pobratym.places.name_index import opening
from pobratym.places.queries import Reason, resolve_name
from tests.factories.places import CountryFactory, IdentifierFactory, MunicipalityFactory

pytestmark = pytest.mark.django_db
OFFICIAL, EXONYM, ALIAS, HISTORIC = NameKind.OFFICIAL, NameKind.EXONYM, NameKind.ALIAS, NameKind.HISTORIC


def _called(place, *names):
    for text, kind in names:
        Name.objects.create(municipality=place, text=text, key=fold(text), kind=kind, source="test")
    return place


def _region(code, iso, name_uk, name_en, *more, centre=""):
    region = MunicipalityFactory(
        name_uk=name_uk, name_en=name_en, country=CountryFactory(code=code), level=Level.REGION, centre_uk=centre,
        population=None,
    )  # fmt: skip
    IdentifierFactory(municipality=region, scheme="iso_3166_2", value=iso)
    Name.objects.create(
        municipality=region, text=name_uk, key=fold(name_uk), kind=OFFICIAL, language="uk", source="test"
    )
    return _called(region, (name_en, OFFICIAL), *more)


def _town(code, name_uk, name_en, people, *more, region=None, **fields):
    place = MunicipalityFactory(
        name_uk=name_uk, name_en=name_en, country=CountryFactory(code=code), population=people, region=region, **fields
    )
    return _called(place, (name_en, OFFICIAL), *([(name_uk, EXONYM)] if name_uk else []), *more)


def _hromada(adjective, centre, centre_en, people, *more, region=None, **fields):
    place = MunicipalityFactory(
        name_uk=f"{adjective} громада", name_en=f"{centre_en} hromada", centre_uk=centre, centre_en=centre_en,
        country=CountryFactory(code="UA"), population=people, region=region, kind=Kind.URBAN, **fields,
    )  # fmt: skip
    names = ((f"{adjective} міська територіальна громада", OFFICIAL), (f"{adjective} громада", ALIAS))
    return _called(place, *names, (centre, ALIAS), (centre_en, ALIAS), *more)


@pytest.fixture
def world(settings, tmp_path):
    """Places with namesakes, and their index."""
    settings.NAMES_INDEX = tmp_path / "names-index"
    for code, uk, en in (("HK", "Гонконг", "Hong Kong SAR China"), ("PS", "Палестинські території", "Palestine T.")):
        CountryFactory(code=code, name_uk=uk, name_en=en)
    volyn = _region("UA", "UA-07", "Волинська область", "Volyn Oblast", centre="Луцьк")
    kyivska = _region("UA", "UA-32", "Київська область", "Kyiv Oblast", centre="Київ")
    zakarpattia = _region("UA", "UA-21", "Закарпатська область", "Zakarpattia Oblast", centre="Ужгород")
    kyiv = _town("UA", "Київ", "Kyiv", 2_950_000, ("Киев", ALIAS), kind=Kind.CAPITAL, centre_uk="Київ")
    kyiv.region = kyiv
    kyiv.save(update_fields=["region"])
    IdentifierFactory(municipality=kyiv, scheme="iso_3166_2", value="UA-30")
    _hromada("Луцька", "Луцьк", "Lutsk", 217_000, ("Луцк", ALIAS), region=volyn)
    _hromada("Ковельська", "Ковель", "Kovel", 68_000, region=volyn)
    _hromada("Бучанська", "Буча", "Bucha", 42_000, region=kyivska)
    _hromada("Хустська", "Хуст", "Khust", 28_000, ("Huszt", ALIAS), region=zakarpattia)
    _hromada("Олександрійська", "Олександрія", "Oleksandriia", 76_000)
    _hromada("Ромненська", "Ромни", "Romny", 38_000)
    raion = MunicipalityFactory(
        name_uk="Ковельський район", name_en="Kovel Raion", country=CountryFactory(code="UA"), level=Level.COUNTY,
        region=volyn, population=None,
    )  # fmt: skip
    _called(raion, ("Ковельський район", OFFICIAL), ("Kovel Raion", OFFICIAL), ("Kovelskyi raion", ALIAS))
    _town("EG", "Александрія", "Alexandria", 3_900_000, ("Олександрія", EXONYM))
    _town("IN", "Ромн", "Romn", 500_000, ("Ромна", EXONYM))
    saxony = _region("DE", "DE-SN", "Саксонія", "Saxony", ("Sachsen", EXONYM))
    _town("DE", "Лейпциг", "Leipzig", 505_000, region=saxony)
    _town("DE", "", "Saxony Falls", 9_000)
    _town("RU", "", "Sacsen", 90_000)
    _town("US", "Остін", "Austin", 974_000, ("Waterville", ALIAS))
    _town("US", "", "Waterville", 17_000)
    _town("US", "Канзас-Сіті", "Kansas City", 475_000)
    _town("US", "", "Kansas", 7_000)
    masovia = _region("PL", "PL-14", "Мазовецьке воєводство", "Masovian Voivodeship")
    _town("PL", "Варшава", "Warsaw", 1_700_000, ("Warszawa", EXONYM), region=masovia)
    _town("PL", "", "Praga-Północ", 69_000, region=masovia)
    _town("PS", "Вифлеєм", "Bethlehem", 29_000)
    _town("BR", "Белен", "Belém", 1_500_000, ("Bethlehem", EXONYM))
    _town("HK", "Гонконг", "Hong Kong", 7_400_000)
    chiba = _region("JP", "JP-12", "Префектура Тіба", "Chiba Prefecture", ("千葉", ALIAS))
    _town("JP", "", "Ichikawa", 497_000, ("市川", ALIAS), region=chiba)
    _town("JP", "", "Ishikawa", 22_000, ("石川市", ALIAS), ("shichuanshi", ALIAS))
    opening.rebuild_index()
    yield
    forget()


@pytest.mark.parametrize(
    ("text", "country", "name"),
    [
        ("43000 Луцьк", None, "Lutsk hromada"),
        ("UA-45000, м. Ковель", None, "Kovel hromada"),
        ("D-04109 Leipzig", None, "Leipzig"),
        ("Ковель, м.", None, "Kovel hromada"),
        ("Луцьк (місто)", None, "Lutsk hromada"),
        ("г. Луцк", None, "Lutsk hromada"),
        ("m.st. Warszawa", None, "Warsaw"),
        ("Хуст (Huszt)", None, "Khust hromada"),
        ("Huszt (Хуст)", None, "Khust hromada"),
        ("Київ, Київська область", None, "Kyiv"),
        ("Kyiv (Kyivska oblast)", None, "Kyiv"),
        ("Київська область, м. Київ", None, "Kyiv"),
        ("Буча, Київська область", None, "Bucha hromada"),
        ("Volyn region", None, "Volyn Oblast"),
        ("Lutsk region", None, "Volyn Oblast"),
        ("Волинь", None, "Volyn Oblast"),
        ("Волинська обл.", None, "Volyn Oblast"),
        ("Закарпаття", None, "Zakarpattia Oblast"),
        ("Киевская область", None, "Kyiv Oblast"),
        ("Kovel Raion", None, "Kovel Raion"),
        ("Kovel district", None, "Kovel Raion"),
        ("Ковельський р-н", None, "Kovel Raion"),
        ("Ковельський район, Волинська область", None, "Kovel Raion"),
        ("Sachsen", None, "Saxony"),
        ("Саксонія", None, "Saxony"),
        ("Ковельська", "UA", "Kovel hromada"),
        ("Kovelska", "UA", "Kovel hromada"),
        ("Waterville", "US", "Waterville"),
        ("Ромни", None, "Romny hromada"),
        ("Олександрія", None, "Oleksandriia hromada"),
        ("Олександрія", "EG", "Alexandria"),
        ("Kansas City", None, "Kansas City"),
        ("City of Kansas City", "US", "Kansas City"),
        ("Praga-Północ (Warszawa)", None, "Praga-Północ"),
        ("Bethlehem, Palestine", None, "Bethlehem"),
        ("Вифлеєм, Палестина", None, "Bethlehem"),
        ("Hong Kong, China", None, "Hong Kong"),
        ("市川市", "JP", "Ichikawa"),
        ("千葉県市川市", None, "Ichikawa"),
    ],
)
def test_what_people_type_means_a_place(world, text, country, name):
    found = resolve_name(text, country=country)
    assert [place.name_en for place in found[:1]] == [name]
    assert found[0].reason is Reason.EXACT


def test_the_namesake_abroad_is_shown_beside_the_hromada(world):
    assert [place.country for place in resolve_name("Олександрія")[:2]] == ["UA", "EG"]
