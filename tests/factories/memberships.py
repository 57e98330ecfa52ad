"""Who speaks for whom."""

import factory

from pobratym.memberships.models import Membership, MembershipRequest, Role
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    municipality = factory.SubFactory(MunicipalityFactory)
    role = Role.COORDINATOR


class MembershipRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = MembershipRequest

    user = factory.SubFactory(UserFactory)
    municipality = factory.SubFactory(MunicipalityFactory)
    position = "Head of the international department"
    note = "The mayor asked me to."
