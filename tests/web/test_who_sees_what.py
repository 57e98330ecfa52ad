"""Every field of a profile as every kind of reader, through every way out of the house: generated, so that a new field
or a new way out is tried too."""

import json
from io import BytesIO
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from pypdf import PdfReader

from pobratym.core.text_fields import LocalizedTextField
from pobratym.introductions.queries.profiles import facts_of
from pobratym.partnerships.workflow import Stage
from pobratym.places.models import Municipality
from pobratym.profiles.models import (
    Audience,
    Damage,
    Economy,
    Listing,
    PartnerSearch,
    Passport,
    PassportPicture,
    Project,
    Services,
    TeamMember,
    VisibleRecord,
)
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import drawn

pytestmark = pytest.mark.django_db
FILLED: list[type[VisibleRecord]] = [Passport, PartnerSearch, Listing, Project, PassportPicture, TeamMember]


def sentinel(model: type[VisibleRecord], field: str) -> str:
    """A word that stands nowhere else."""
    return f"Zx{model.__name__}{field.replace('_', '')}"


def filled(model: type[VisibleRecord], place: Municipality) -> VisibleRecord:
    """A row with a word of its own in every field that holds text."""
    row = model(municipality=place)
    for field in model._meta.concrete_fields:
        word = sentinel(model, field.name)
        if isinstance(field, LocalizedTextField):
            setattr(row, field.name, {"uk": f"{word} українською", "en": f"{word} in English"})
        elif isinstance(field, models.EmailField):
            setattr(row, field.name, f"{word}@town.example")
        elif isinstance(field, models.URLField):
            host = "dream.gov.ua" if model is Project else "town.example"
            setattr(row, field.name, f"https://{host}/{word}")
        elif isinstance(field, models.CharField | models.TextField) and not field.choices and field.editable:
            setattr(row, field.name, word)
    return row


def words(model: type[VisibleRecord]) -> dict[str, str]:
    """Field -> its word, of those that hold text."""
    stored = filled(model, MunicipalityFactory.build())
    whole = json.dumps({each.name: str(getattr(stored, each.attname)) for each in model._meta.concrete_fields})
    named = {each.name: sentinel(model, each.name) for each in model._meta.concrete_fields}
    return {name: word for name, word in named.items() if word in whole}


@pytest.fixture
def town():
    town = MunicipalityFactory(hromada=True, name_en="Riverside", name_uk="Прирічне")
    passport = filled(Passport, town)
    passport.social_links = [f"https://town.example/{sentinel(Passport, 'social_links')}"]
    passport.proposed = {"about": {"en": sentinel(Passport, "proposed")}}
    passport.needs_review = passport.is_public_meanwhile = True
    passport.save()
    Economy(passport=passport, trade=40).save()
    Services(passport=passport, schools=7).save()
    Damage(passport=passport, as_of="2025-01-01", housing=20).save()
    search = filled(PartnerSearch, town)
    search.is_seeking, search.proposed = True, {"note": {"en": sentinel(PartnerSearch, "proposed")}}
    search.needs_review = search.is_public_meanwhile = True
    search.save()
    for direction in ("need", "offer"):
        listing = filled(Listing, town)
        listing.direction, listing.sphere, listing.form, listing.currency = direction, "water", "know_how", ""
        listing.needs_review = listing.is_public_meanwhile = True
        listing.proposed = {"details": {"en": sentinel(Listing, "proposed")}}
        listing.save()
    project = filled(Project, town)
    project.sphere, project.stage, project.currency = "water", "idea", ""
    project.save()
    picture = filled(PassportPicture, town)
    picture.kind, picture.file, picture.small, picture.width, picture.height = "photograph", drawn(), drawn(), 90, 60
    picture.proposed = {"alt": {"en": sentinel(PassportPicture, "proposed")}}
    picture.needs_review = picture.is_public_meanwhile = True
    picture.save()
    filled(TeamMember, town).save()
    MembershipFactory(municipality=town)
    return town


@pytest.fixture
def partner(town):
    partnership = PartnershipFactory(municipalities=[town, MunicipalityFactory(name_en="Portcity")], stage=Stage.ACTIVE)
    return MembershipFactory(municipality=partnership.parties.last().municipality).user


def readers(town, partner) -> dict[str, tuple[object, Audience]]:
    return {
        "nobody": (None, Audience.PUBLIC),
        "an account without a membership": (UserFactory(), Audience.PUBLIC),
        "a verified municipality": (MembershipFactory().user, Audience.VERIFIED),
        "a partner": (partner, Audience.PARTNERS),
        "its own observer": (MembershipFactory(municipality=town, role="observer").user, Audience.PARTNERS),
        "a moderator": (UserFactory(moderator=True), Audience.PUBLIC),
    }


def ways_out(town) -> list[str]:
    """Pages and files that tell of a municipality, in both languages (its page has Open Graph and JSON-LD)."""
    listing = quote(sentinel(Listing, "title"))
    pages = []
    for language in ("uk", "en"):
        with override(language):
            pages += [
                reverse("web:municipality", args=[town.pk, town.slug]),
                reverse("web:card", args=[town.pk, town.slug]),
                reverse("web:card_pdf", args=[town.pk, town.slug]),
                reverse("web:directory") + "?q=Riverside",
                reverse("web:needs"),
                reverse("web:needs") + f"?q={listing}",
                reverse("web:search") + f"?q={listing}",
                reverse("web:search") + "?q=Riverside",
                reverse("web:home"),
                reverse("web:register"),
                reverse("web:register_csv"),
                reverse("web:news"),
                reverse("web:municipality_points", args=[town.pk]),
            ]
    api = (
        f"municipalities/{town.pk}/",
        "municipalities/",
        "search/?q=Riverside",
        f"search/?q={listing}&group=listings",
    )
    return [*pages, *(f"/api/v1/{each}" for each in api), "/sitemap-municipalities.xml", reverse("web:map_points")]


def read(user, addresses: list[str]) -> str:
    client = Client()
    if user:
        client.force_login(user)
    answers = [client.get(each) for each in addresses]
    assert {each.status_code for each in answers} == {200}
    return "\n".join(map(words_of, answers))


def words_of(answer) -> str:
    if answer["Content-Type"] == "application/pdf":
        reader = PdfReader(BytesIO(answer.content))
        return "".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode(errors="replace")


def test_every_reader_sees_what_is_for_her_and_nothing_else(town, partner):
    for who, (user, audience) in readers(town, partner).items():
        cache.clear()
        told = read(user, ways_out(town))
        for model in FILLED:
            for field, word in words(model).items():
                may = model.audience_of(field) <= audience
                assert (word in told) == may, f"{model.__name__}.{field} as {who}"
            for hidden in ("proposed", "returned_reason"):
                assert sentinel(model, hidden) not in told, f"{model.__name__}.{hidden} as {who}"


def test_letters_tell_what_is_public_only(town):
    told = repr(facts_of(Municipality.objects.with_place().get(pk=town.pk)))
    assert sentinel(Passport, "about") in told
    for model in FILLED:
        for field, word in words(model).items():
            assert model.audience_of(field) == Audience.PUBLIC or word not in told, f"{model.__name__}.{field}"
