"""What holds for every collection: an option of a facet says how many it leaves, and every door shows the same rows."""

import csv
import io
from collections import Counter
from datetime import date
from random import Random

import pytest
from django.urls import reverse
from django.utils.http import urlencode
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratym.api.parameters import of_grammar
from pobratym.naming.folding import fold
from pobratym.partnerships.models import Evidence, PartnershipType
from pobratym.partnerships.workflow import Stage
from pobratym.places.models import Kind, Level, Name, Scheme
from pobratym.profiles.models import Direction, Urgency
from pobratym.profiles.vocabulary import Form
from pobratym.search import records
from pobratym.search.identifiers import Identifiers
from pobratym.search.question import CountryCodes, Numbers, OneOf, Question, Slugs, Switch
from pobratym.search.site import COLLECTIONS, GroupName
from tests.factories.news import TopicFactory, article
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import IdentifierFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory

pytestmark = pytest.mark.django_db

TEXTS = ("", "", "Lviv", "Львів", "Lublin", "San", "насос", "pumps", "nothing so called", "!!!")
# A number of each scheme that one of the municipalities has, and one that none has.
HELD = {Scheme.KATOTTG: "UA51100270000073549", Scheme.GEONAMES: "698740", Scheme.WIKIDATA: "Q1874"}
UNHELD = {Scheme.KATOTTG: "UA51100270000073540", Scheme.GEONAMES: "1", Scheme.WIKIDATA: "Q1"}
SPHERES = ("water", "energy", "infrastructure", "culture")
_relaxed = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture(params=range(1))
def world(request):
    """Some of everything, in all combinations that chance makes. Answers with numbers that a question may name."""
    chance = Random(request.param)
    oblasts = [MunicipalityFactory(oblast=True, name_en=name) for name in ("Lviv Oblast", "Odesa Oblast")]
    hromadas = [
        MunicipalityFactory(
            hromada=True,
            name_en=f"{chance.choice(('Lviv', 'San', 'Stryi'))} {number}",
            region=chance.choice([*oblasts, None]),
            kind=chance.choice((Kind.URBAN, Kind.RURAL)),
            population=chance.choice((None, 900, 7_000, 90_000)),
        )
        for number in range(7)
    ]
    towns = [
        MunicipalityFactory(
            name_en=f"{chance.choice(('Lublin', 'San', 'Halle'))} {number}",
            country__code=chance.choice(("PL", "DE")),
            level=chance.choice((Level.MUNICIPALITY, Level.MUNICIPALITY, Level.REGION)),
        )
        for number in range(7)
    ]
    places = [*oblasts, *hromadas, *towns]
    Name.objects.bulk_create(
        Name(municipality=each, text=each.name["en"], key=fold(each.name["en"]), source="test") for each in places
    )
    for place, scheme in zip((hromadas[0], towns[0], towns[1]), HELD, strict=True):
        IdentifierFactory(municipality=place, scheme=scheme, value=HELD[scheme])
    topics = [TopicFactory(), TopicFactory(slug="aid", name_en="Aid", name_uk="Допомога")]
    for _number in range(9):
        PartnershipFactory(
            municipalities=[chance.choice([*hromadas, *oblasts]), *chance.sample(towns, chance.randint(1, 2))],
            type=chance.choice(PartnershipType.values),
            stage=chance.choice(Stage.values[:5]),
            spheres=chance.sample(SPHERES, chance.randint(0, 2)),
            evidence=chance.sample(Evidence.values, chance.randint(0, 2)),
            began_on=chance.choice((None, date(2022, 5, 1), date(2023, 1, 1))),
            is_public=chance.random() > 0.1,
        )
        ListingFactory(
            municipality=chance.choice(places),
            direction=chance.choice(Direction.values),
            sphere=chance.choice(SPHERES),
            form=chance.choice(Form.values[:3]),
            urgency=chance.choice(Urgency.values),
            title_en=chance.choice(("", "Pumps", "Choir")),
        )
    for number in range(4):  # the dearest row of all to write
        article(f"piece-{number}", topics=chance.sample(topics, 1), places=chance.sample(places, chance.randint(0, 2)))
    for place in chance.sample(places, 5):
        PartnerSearchFactory(municipality=place)
    return [str(each.pk) for each in (*oblasts, hromadas[0], towns[0])]


def _values(parameter, numbers):
    if isinstance(parameter, OneOf):
        return [str(each) for each in parameter.known]
    if isinstance(parameter, Identifiers):
        return [HELD[parameter.scheme], UNHELD[parameter.scheme]]
    if isinstance(parameter, CountryCodes):
        return ["UA", "PL", "DE", "ZZ"]
    if isinstance(parameter, Numbers):
        return [*numbers, "2022", "2023", "999999"]
    return ["1"] if isinstance(parameter, Switch) else ["aid", "twinning"] if isinstance(parameter, Slugs) else ["Lviv"]


def _queries(grammar, numbers, *, without=()):
    """Questions by a few of the parameters of the grammar."""
    names = [name for name in grammar.parameters if name not in without]

    def chosen(some):
        values = {name: st.sampled_from(_values(grammar.parameters[name], numbers)) for name in some}
        several = {name: st.lists(each, min_size=1, max_size=2, unique=True) for name, each in values.items()}
        return st.fixed_dictionaries({"q": st.sampled_from(TEXTS).map(lambda text: [text]), **several})

    return st.lists(st.sampled_from(names), max_size=3, unique=True).flatmap(chosen)


def _for_machines(grammar, query):
    """As a machine may ask it: each parameter as often as the document says, an empty text left out."""
    most = {each.name: each.most for each in of_grammar(grammar)}
    kept = {name: values[: most[name]] for name, values in query.items() if name in most}
    return {**kept, "q": query["q"]} if query["q"][0].strip() else kept


def _counts_hold(collection, query):
    found = collection.asked(query)
    for facet in found.facets():
        for option in facet.options:
            again = collection.find(Question.from_query(collection.grammar, found.question.as_query()))
            chosen = again.question.choosing(facet.name, [option.value])
            left = collection.asked(chosen.as_query())
            assert option.count == left.total == len(left.ids()), (facet.name, option, query)


@pytest.mark.parametrize("name", list(GroupName))
@_relaxed
@given(data=st.data())
def test_the_count_of_an_option_is_what_choosing_it_alone_leaves(world, name, data):
    collection = COLLECTIONS[name]
    _counts_hold(collection, data.draw(_queries(collection.grammar, world)))


def test_a_count_that_forgets_its_own_facet_would_be_noticed(world, monkeypatch):
    """That the property above can fail."""
    right = records.count_facets

    def wrong(columns, chosen, *, size):
        counted = right(columns, chosen, size=size)
        passing = counted.places
        own = {name: Counter(value for place in passing for value in columns[name][place]) for name in columns}
        return records.FacetCounts(passing, own)

    query = {"stage": [COLLECTIONS["partnerships"].asked({}).records[0].stage]}
    _counts_hold(COLLECTIONS["partnerships"], query)
    monkeypatch.setattr(records, "count_facets", wrong)
    with pytest.raises(AssertionError):
        _counts_hold(COLLECTIONS["partnerships"], query)


def _by_page(client, name, query):
    answer = client.get(f"{reverse(name)}?{urlencode(query, doseq=True)}")
    found = answer.context["results"].selection if "results" in answer.context else answer.context["found"]
    return sorted(found.ids())


def _by_api(client, path, query):
    answer = client.get(f"/api/v1/{path}/?{urlencode({**query, 'page_size': 100}, doseq=True)}")
    assert answer.status_code == 200, answer.content
    return [each["id"] for each in answer.json()["results"]]


def _by_search(client, group, query):
    address = f"/api/v1/search/?{urlencode({**query, 'group': group, 'limit': 50}, doseq=True)}"
    answer = client.get(address, headers={"Accept-Language": "en"})  # as the address of the page says
    assert answer.status_code == 200, answer.content
    return sorted(each["id"] for each in answer.json()["results"])


def _by_download(client, query):
    answer = client.get(f"{reverse('web:register_csv')}?{urlencode(query, doseq=True)}")
    return sorted(int(row["number"]) for row in csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))


@_relaxed
@given(data=st.data())
def test_the_register_is_the_same_on_its_page_by_the_api_and_in_the_file(client, world, data):
    grammar = COLLECTIONS["partnerships"].grammar
    query = _for_machines(grammar, data.draw(_queries(grammar, world)))
    page = _by_page(client, "web:register", query)
    assert page == _by_api(client, "partnerships", query) == _by_download(client, query)
    if fold("".join(query.get("q", ()))):
        assert page == _by_search(client, "partnerships", query)


@_relaxed
@given(data=st.data())
def test_municipalities_are_the_same_on_their_page_and_by_the_api(client, world, data):
    grammar = COLLECTIONS["municipalities"].grammar
    query = _for_machines(grammar, data.draw(_queries(grammar, world, without=("place", "near", "within"))))
    # A machine that names no side means everywhere; the page opens on Ukraine.
    query = {**query, "side": ["everywhere"]}
    by_size = {**query, "sort": ["size"]}  # in which machines are answered
    assert _by_page(client, "web:directory", by_size) == _by_api(client, "municipalities", query)


@pytest.mark.parametrize(("group", "page"), [("needs", "web:needs"), ("news", "web:news")])
@_relaxed
@given(data=st.data())
def test_what_a_text_finds_is_the_same_on_a_page_and_by_the_api(client, world, group, page, data):
    grammar = COLLECTIONS[group].grammar
    query = _for_machines(grammar, data.draw(_queries(grammar, world)))
    if fold("".join(query.get("q", ()))):
        assert _by_page(client, page, query) == _by_search(client, group, query)


@pytest.mark.parametrize("text", [text for text in TEXTS if fold(text)])
def test_one_text_finds_the_same_on_the_page_of_a_list_and_in_the_search_of_the_site(client, world, text):
    groups = client.get(reverse("web:search"), {"q": text}).context["found"].groups
    for name, page in (
        ("partnerships", "register"),
        ("needs", "needs"),
        ("news", "news"),
        ("municipalities", "directory"),
    ):
        assert groups[name].total == len(_by_page(client, f"web:{page}", {"q": text})), name


@pytest.mark.parametrize(("former", "now"), [("without_partner", "no_partner"), ("region", "oblast")])
def test_a_former_name_of_a_parameter_means_the_same(client, world, former, now):
    value = "true" if now == "no_partner" else world[0]
    assert _by_api(client, "municipalities", {former: value}) == _by_api(client, "municipalities", {now: value})
    schema = client.get("/api/v1/schema/").json()["paths"]["/api/v1/municipalities/"]["get"]["parameters"]
    said = {each["name"]: each.get("deprecated", False) for each in schema}
    assert (said[former], said[now]) == (True, False)


def test_a_region_of_another_state_narrows_too(client, world):
    state = MunicipalityFactory(name_en="Mazovia", level=Level.REGION)
    town = MunicipalityFactory(name_en="Płock", region=state)
    assert _by_api(client, "municipalities", {"region": state.pk}) == [town.pk]
    assert _by_page(client, "web:directory", {"oblast": state.pk}) == [town.pk]


def test_reading_backwards_meets_the_same_rows(client, world):
    forward = client.get("/api/v1/municipalities/?page_size=4").json()
    second = client.get(forward["next"]).json()
    back = client.get(second["previous"]).json()
    assert back["results"] == forward["results"]
    assert back["previous"] is None
    assert client.get(back["next"]).json()["results"] == second["results"]
