"""Nothing leaves the house by accident: each column is either published or kept, and the document says the same as
the answers."""

import pytest
from django.test import Client

from pobratym.api import answers, article_answers, fields, search_answers
from pobratym.partnerships.models import Partnership
from pobratym.places.models import Authority, Municipality, Name, Statistic
from pobratym.profiles.models import Listing, PartnerSearch, Passport, Project
from tests.factories.news import article
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import IdentifierFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory, PassportFactory


@pytest.mark.parametrize(
    ("model", "published", "kept"),
    [
        (Municipality, fields.MUNICIPALITY, fields.MUNICIPALITY_KEPT),
        (Authority, fields.AUTHORITY, fields.AUTHORITY_KEPT),
        (Statistic, fields.STATISTIC, fields.STATISTIC_KEPT),
        (Partnership, fields.PARTNERSHIP, fields.PARTNERSHIP_KEPT),
        (Listing, fields.LISTING, fields.LISTING_KEPT),
        (Passport, fields.PASSPORT, fields.PASSPORT_KEPT),
        (Project, fields.PROJECT, fields.PROJECT_KEPT),
        (PartnerSearch, fields.SEARCH, fields.SEARCH_KEPT),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_every_column_is_decided(model, published, kept):
    """A new column of these models has to be named in pobratym/api/fields.py: published, or kept and why."""
    columns = {field.name for field in model._meta.concrete_fields}
    texts = {fields.TEXTS[name][0] for name in published if name in fields.TEXTS}
    assert columns - set(published) - texts - set(kept) == set()
    assert set(kept) <= columns
    assert not set(kept) & set(published)


def test_no_person_and_no_contact_is_published():
    published = {*fields.MUNICIPALITY, *fields.PARTNERSHIP, *fields.LISTING, *fields.PASSPORT, *fields.SEARCH}
    assert not {name for name in published if name.startswith("contact") or name.endswith("_by")}


@pytest.mark.django_db
def test_answers_have_the_documented_fields():
    town = MunicipalityFactory(hromada=True, name_en="Riverside")
    PassportFactory(municipality=town)
    PartnerSearchFactory(municipality=town)
    ListingFactory(municipality=town)
    IdentifierFactory(municipality=town)
    Name.objects.create(municipality=town, text="Riverside", key="riverside", source="test")
    Statistic.objects.create(municipality=town, as_of="2026-01-01", source="Office", area_km2="12.5", urban_share=75)
    Authority.objects.create(municipality=town, name={"uk": "Прибережна МВА"}, act="Decree 1", valid_from="2023-05-01")
    article("riverside", places=[town])
    PartnershipFactory(municipalities=[town, MunicipalityFactory()])
    client = Client()

    def answer(path):
        return client.get(f"/api/v1/{path}").json()

    _same(answer("municipalities/")["results"][0], answers.MunicipalityAnswer())
    _same(answer(f"municipalities/{town.pk}/"), answers.MunicipalityDetailAnswer())
    _same(answer("partnerships/")["results"][0], answers.PartnershipAnswer())
    _same(answer("search/?q=Riverside"), search_answers.SearchAnswer())
    _same(answer("search/?q=Riverside")["results"][0], answers.FoundAnswer())
    _same(answer("search/?q=Riverside&group=partnerships")["results"][0], answers.PartnershipAnswer())
    _same(answer("search/?q=Riverside&group=listings")["results"][0], answers.FoundListingAnswer())
    _same(answer("search/?q=riverside&group=articles")["results"][0], article_answers.ArticleAnswer())


def _same(data, document):
    """The keys of an answer and of what stands in it, and of the document."""
    assert set(data) == set(document.fields)
    for name, field in document.fields.items():
        child = getattr(field, "child", field)
        if data[name] and hasattr(child, "fields"):
            _same(data[name][0] if isinstance(data[name], list) else data[name], child)
