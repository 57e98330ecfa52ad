"""What municipalities say of themselves."""

import factory

from pobratym.profiles.models import Direction, Listing, PartnerSearch, Passport
from pobratym.profiles.vocabulary import Form, Sphere
from tests.factories.places import MunicipalityFactory
from tests.factories.texts import WithTexts


class PassportFactory(WithTexts):
    class Meta:
        model = Passport

    municipality = factory.SubFactory(MunicipalityFactory)
    about_uk = "Ми живемо над річкою."
    about_en = "We live on a river."
    languages = ["en"]
    contact_email = "office@example.org"


class PartnerSearchFactory(WithTexts):
    class Meta:
        model = PartnerSearch

    municipality = factory.SubFactory(MunicipalityFactory)
    is_seeking = True
    types = ["sister_city"]


class ListingFactory(WithTexts):
    """A need by default; `offer=True` makes an offer."""

    class Meta:
        model = Listing

    class Params:
        offer = factory.Trait(direction=Direction.OFFER)

    municipality = factory.SubFactory(MunicipalityFactory)
    direction = Direction.NEED
    sphere = Sphere.WATER
    form = Form.KNOW_HOW
    title_uk = "Досвід водоканалу"
    title_en = "Experience of a water utility"
