"""Who speaks for whom."""

import factory
from django.utils import timezone

from pobratym.memberships.models import (
    Affiliation,
    Invitation,
    MailboxProof,
    Mandate,
    Membership,
    MembershipRequest,
    Organisation,
    Representative,
    RequestQuestion,
    Role,
    Vouching,
)
from pobratym.memberships.rules.keys import INVITATION_VALID_FOR, MAILBOX_VALID_FOR, digest_of
from pobratym.memberships.rules.organisations import VOUCHING_VALID_FOR
from tests.factories.people import UserFactory
from tests.factories.places import CountryFactory, MunicipalityFactory


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


class RequestQuestionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RequestQuestion

    request = factory.SubFactory(MembershipRequestFactory, status="asked")
    question = "Since when?"
    asked_at = factory.LazyFunction(timezone.now)
    asked_by = factory.SubFactory(UserFactory, moderator=True)


class MailboxProofFactory(factory.django.DjangoModelFactory):
    """`key` is what stands in the letter."""

    class Meta:
        model = MailboxProof

    class Params:
        key = factory.Sequence(lambda n: f"key-of-a-mailbox-{n}")

    request = factory.SubFactory(MembershipRequestFactory)
    mailbox = "rada@example.gov.ua"
    digest = factory.LazyAttribute(lambda o: digest_of(o.key))
    made_at = factory.LazyFunction(timezone.now)
    expires_at = factory.LazyAttribute(lambda o: o.made_at + MAILBOX_VALID_FOR)


class InvitationFactory(factory.django.DjangoModelFactory):
    """`key` is what stands in the letter."""

    class Meta:
        model = Invitation

    class Params:
        key = factory.Sequence(lambda n: f"key-of-an-invitation-{n}")

    municipality = factory.SubFactory(MunicipalityFactory)
    email = factory.Sequence(lambda n: f"colleague{n}@example.org")
    role = Role.EDITOR
    invited_by = factory.LazyAttribute(lambda o: MembershipFactory(municipality=o.municipality, role=Role.HEAD).user)
    digest = factory.LazyAttribute(lambda o: digest_of(o.key))
    made_at = factory.LazyFunction(timezone.now)
    expires_at = factory.LazyAttribute(lambda o: o.made_at + INVITATION_VALID_FOR)


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: {"uk": f"Асоціація {n}", "en": f"Association {n}"})
    kind = "association"
    country = factory.SubFactory(CountryFactory)
    source = "Its own page"


class RepresentativeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Representative

    organisation = factory.SubFactory(OrganisationFactory)
    user = factory.SubFactory(UserFactory)
    position = "Secretary"


class AffiliationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Affiliation

    organisation = factory.SubFactory(OrganisationFactory)
    municipality = factory.SubFactory(MunicipalityFactory)
    source = "List of members"


class MandateFactory(factory.django.DjangoModelFactory):
    """`acting=True`: a representative has taken it up."""

    class Meta:
        model = Mandate
        skip_postgeneration_save = True

    organisation = factory.SubFactory(OrganisationFactory)
    municipality = factory.SubFactory(MunicipalityFactory)
    given_at = factory.LazyFunction(timezone.now)
    given_by = factory.LazyAttribute(lambda o: MembershipFactory(municipality=o.municipality, role=Role.HEAD).user)

    @factory.post_generation
    def acting(self, create, extracted, **kwargs):
        if extracted:
            person = RepresentativeFactory(organisation=self.organisation).user
            MembershipFactory(municipality=self.municipality, user=person, role=Role.EDITOR, mandate=self)


class VouchingFactory(factory.django.DjangoModelFactory):
    """Of an organisation, unless a municipality is named."""

    class Meta:
        model = Vouching

    request = factory.SubFactory(MembershipRequestFactory)
    organisation = factory.Maybe("municipality", None, factory.SubFactory(OrganisationFactory))
    municipality = None
    asked_at = factory.LazyFunction(timezone.now)
    expires_at = factory.LazyAttribute(lambda o: o.asked_at + VOUCHING_VALID_FOR)
