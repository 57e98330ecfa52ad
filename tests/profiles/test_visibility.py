"""Who may see which field: declared beside the fields, and held to wherever rows are read."""

import pytest

from pobratym.profiles import models
from pobratym.profiles.models import Audience, NotForAudience, Passport, VisibleRecord
from pobratym.profiles.queries import audience_for, profile_of, team_of
from tests.factories.memberships import MembershipFactory
from tests.factories.profiles import PartnerSearchFactory, PassportFactory, TeamMemberFactory

RECORDS = [
    each
    for each in (getattr(models, name) for name in models.__all__)
    if isinstance(each, type) and issubclass(each, VisibleRecord) and not each._meta.abstract
]
FIELDS = [(each, field.name) for each in RECORDS for field in each._meta.concrete_fields if field.name != "id"]


@pytest.mark.parametrize(("model", "field"), FIELDS, ids=lambda each: getattr(each, "__name__", each))
def test_every_field_is_declared_once(model, field):
    """A new column has to be named in VISIBILITY of its model: until then nobody sees it, and this fails."""
    declared = [name for names in model.VISIBILITY.values() for name in names]
    assert declared.count(field) == 1


@pytest.mark.parametrize("model", RECORDS, ids=lambda each: each.__name__)
def test_nothing_is_declared_that_is_not_there(model):
    declared = {name for names in model.VISIBILITY.values() for name in names}
    assert declared <= {field.name for field in model._meta.concrete_fields}


def test_no_field_says_where_an_object_stands():
    words = ("latitude", "longitude", "address", "coordinates", "location", "point")
    assert not [name for _model, name in FIELDS if any(word in name for word in words)]


@pytest.mark.django_db
@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.VERIFIED, Audience.PARTNERS])
def test_rows_have_what_is_for_their_audience_and_no_more(audience):
    PassportFactory(office_email="office@town.example", contact_name="Olena", contact_email="olena@town.example")
    shown = Passport.objects.seen_by(audience).get()
    assert bool(shown.office_email) == (audience >= Audience.VERIFIED)
    assert bool(shown.contact_name) == bool(shown.contact_email) == (audience >= Audience.PARTNERS)
    shown.refresh_from_db()
    assert bool(shown.contact_name) == (audience >= Audience.PARTNERS)


@pytest.mark.django_db
def test_columns_for_others_cannot_be_asked_and_what_is_shown_cannot_be_saved():
    PassportFactory(contact_email="olena@town.example")
    for ask in (
        lambda: Passport.objects.values_list("contact_email"),
        lambda: Passport.objects.values("office_email"),
        lambda: Passport.objects.values_list(),
        lambda: Passport.objects.filter(pk__gt=0).values_list("updated_by_id", flat=True),
        lambda: Passport.objects.get().save(),
    ):
        with pytest.raises(NotForAudience):
            ask()
    assert list(Passport.objects.values_list("languages", "municipality_id"))
    assert Passport.including_unreviewed.get().contact_email == "olena@town.example"


@pytest.mark.django_db
def test_who_a_reader_is_follows_from_her_memberships():
    town, stranger = MembershipFactory(), MembershipFactory()

    def audience(*readers, partners=()):
        return audience_for(town.municipality_id, readers=readers, partners=partners)

    assert audience() == Audience.PUBLIC
    assert audience(stranger) == Audience.VERIFIED
    assert audience(stranger, partners={stranger.municipality_id}) == Audience.PARTNERS
    assert audience(town) == Audience.PARTNERS
    assert audience(partners={stranger.municipality_id}) == Audience.PUBLIC


@pytest.mark.django_db
def test_people_are_shown_to_partners_only():
    member = TeamMemberFactory()
    assert team_of(member.municipality, Audience.VERIFIED) == []
    assert [each.name for each in team_of(member.municipality, Audience.PARTNERS)] == [member.name]
    assert not models.TeamMember.objects.get().name


@pytest.mark.django_db
def test_wishes_are_public():
    wishes = PartnerSearchFactory(term="trial")
    assert profile_of(wishes.municipality).search.term == "trial"
