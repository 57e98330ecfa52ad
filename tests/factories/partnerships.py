"""Partnerships in their states."""

from datetime import date

import factory

from pobratym.partnerships.models import (
    Evidence,
    Partnership,
    PartnershipSphere,
    PartnershipType,
    Party,
    Proposal,
    Signature,
    Statement,
    StatementTopic,
)
from pobratym.partnerships.workflow import IN_FORCE, RESTING, Stage
from tests.factories.memberships import MembershipFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.texts import WithTexts


class PartnershipFactory(WithTexts):
    """Two parties unless `municipalities=[…]`; `signed_by_both=True`, `signed_by_first=True`, `spheres=[…]`.

    `evidence=[…]` puts a statement on each kind of evidence.
    """

    class Meta:
        model = Partnership
        skip_postgeneration_save = True

    class Params:
        signed_by_both = factory.Trait(stage=Stage.SIGNED)
        signed_by_first = factory.Trait(stage=Stage.PARTLY_SIGNED)

    type = PartnershipType.SISTER_CITY
    stage = Stage.IN_TALKS
    registration_number = factory.LazyAttribute(lambda o: "357-1" if o.stage == Stage.REGISTERED else "")
    registered_on = factory.LazyAttribute(lambda o: date(2025, 9, 1) if o.stage == Stage.REGISTERED else None)
    registration_act = factory.LazyAttribute(lambda o: "Order 1" if o.stage == Stage.REGISTERED else "")

    @factory.post_generation
    def municipalities(self, create, extracted, **kwargs):
        chosen = extracted or [MunicipalityFactory(hromada=True), MunicipalityFactory()]
        for position, municipality in enumerate(chosen, start=1):
            Party.objects.create(partnership=self, municipality=municipality, position=position)

    @factory.post_generation
    def signed_by(self, create, extracted, **kwargs):
        """As many parties as the stage says, or as many as told."""
        parties = list(self.parties.all())
        by_stage = {Stage.PARTLY_SIGNED: 1} | dict.fromkeys((*IN_FORCE, *RESTING), len(parties))
        for party in parties[: by_stage.get(self.stage, 0) if extracted is None else extracted]:
            Signature.objects.create(party=party, signed_on=date(2023, 5, 21))

    @factory.post_generation
    def spheres(self, create, extracted, **kwargs):
        for sphere in extracted or []:
            PartnershipSphere.objects.create(partnership=self, sphere=sphere)

    @factory.post_generation
    def evidence(self, create, extracted, **kwargs):
        for evidence in extracted or []:
            StatementFactory(partnership=self, evidence=evidence)


class StatementFactory(WithTexts):
    class Meta:
        model = Statement

    partnership = factory.SubFactory(PartnershipFactory)
    topic = StatementTopic.EXISTENCE
    evidence = Evidence.PRESS
    text_en = "The towns signed an agreement."
    text_uk = "Міста підписали угоду."
    source_title = "Portal on decentralisation"


class ProposalFactory(factory.django.DjangoModelFactory):
    """The first party's open proposal of a memorandum; `proposer` is any of its people."""

    class Meta:
        model = Proposal

    partnership = factory.SubFactory(PartnershipFactory)
    proposed_by = factory.LazyAttribute(lambda o: o.partnership.parties.first())
    proposer = factory.LazyAttribute(lambda o: MembershipFactory(municipality=o.proposed_by.municipality).user)
    type = PartnershipType.MEMORANDUM
    stage = Stage.DRAFTING
    spheres = ["culture", "water"]
