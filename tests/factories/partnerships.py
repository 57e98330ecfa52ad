"""Partnerships in their states."""

from datetime import date

import factory

from pobratym.partnerships.models import (
    Evidence,
    Partnership,
    PartnershipSphere,
    PartnershipType,
    Party,
    Signature,
    Statement,
    Topic,
)
from pobratym.partnerships.workflow import Stage
from tests.factories.registry import MunicipalityFactory


class PartnershipFactory(factory.django.DjangoModelFactory):
    """Two parties unless `municipalities=[…]`; `signed_by_both=True`, `signed_by_first=True`, `spheres=[…]`."""

    class Meta:
        model = Partnership
        skip_postgeneration_save = True

    class Params:
        signed_by_both = factory.Trait(stage=Stage.SIGNED, signed_by=2)
        signed_by_first = factory.Trait(stage=Stage.PARTLY_SIGNED, signed_by=1)

    type = PartnershipType.SISTER_CITY
    stage = Stage.IN_TALKS

    @factory.post_generation
    def municipalities(self, create, extracted, **kwargs):
        chosen = extracted or [MunicipalityFactory(hromada=True), MunicipalityFactory()]
        for position, municipality in enumerate(chosen, start=1):
            Party.objects.create(partnership=self, municipality=municipality, position=position)

    @factory.post_generation
    def signed_by(self, create, extracted, **kwargs):
        for party in list(self.parties.all())[: extracted or 0]:
            Signature.objects.create(party=party, signed_on=date(2023, 5, 21))

    @factory.post_generation
    def spheres(self, create, extracted, **kwargs):
        for sphere in extracted or []:
            PartnershipSphere.objects.create(partnership=self, sphere=sphere)


class StatementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Statement

    partnership = factory.SubFactory(PartnershipFactory)
    topic = Topic.EXISTENCE
    evidence = Evidence.PRESS
    text_en = "The towns signed an agreement."
    text_uk = "Міста підписали угоду."
    source_title = "Portal on decentralisation"
