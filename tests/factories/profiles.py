"""What municipalities say of themselves."""

from io import BytesIO

import factory
from django.core.files.base import ContentFile
from PIL import Image

from pobratym.profiles.models import (
    Direction,
    Listing,
    PartnerSearch,
    Passport,
    PassportPicture,
    PictureKind,
    Project,
    TeamMember,
)
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


class ProjectFactory(WithTexts):
    class Meta:
        model = Project

    municipality = factory.SubFactory(MunicipalityFactory)
    title_uk = "Новий дах школи"
    title_en = "A new school roof"
    sphere = Sphere.EDUCATION
    stage = "design"


class TeamMemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TeamMember

    municipality = factory.SubFactory(MunicipalityFactory)
    name = factory.Sequence(lambda number: f"Colleague {number}")
    email = "colleague@example.org"


def drawn(size=(90, 60), kind="JPEG", colour="teal", **more) -> ContentFile:
    """A picture of one colour as a file; `exif` and what else Pillow writes may be given."""
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, kind, **more)
    ending = {"JPEG": "jpg"}.get(kind, kind.lower())
    return ContentFile(file.getvalue(), name=f"IMG_2031.{ending}")


class PassportPictureFactory(WithTexts):
    """A photograph that is public; `arms=True`, `flag=True`; `damage=True` shows damage."""

    class Meta:
        model = PassportPicture

    class Params:
        arms = factory.Trait(kind=PictureKind.ARMS)
        flag = factory.Trait(kind=PictureKind.FLAG)
        damage = factory.Trait(shows_damage=True)

    municipality = factory.SubFactory(MunicipalityFactory)
    kind = PictureKind.PHOTOGRAPH
    file = factory.LazyFunction(drawn)
    small = factory.LazyFunction(drawn)
    width = 90
    height = 60
    alt_uk = "Міст через річку"
    alt_en = "A bridge over the river"
    credit_uk = "Фото: Олена Малюк"
    credit_en = "Photo: Olena Maliuk"
