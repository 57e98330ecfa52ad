"""What a municipality says of itself, as the API answers with it: public fields only."""

from pobratym.api import fields
from pobratym.api.written import Written, WrittenAnswer
from pobratym.profiles.models import Damage, Economy, Listing, PartnerSearch, Passport, Project, Services


class ListingAnswer(WrittenAnswer):
    class Meta:
        model = Listing
        fields: tuple[str, ...] = fields.LISTING


class EconomyAnswer(WrittenAnswer):
    """Shares of sectors, in per cent of jobs, as the municipality estimates."""

    class Meta:
        model = Economy
        fields = Economy.NUMBERS


class ServicesAnswer(WrittenAnswer):
    """Numbers of institutions; null where the municipality does not say."""

    class Meta:
        model = Services
        fields = Services.NUMBERS


class DamageAnswer(WrittenAnswer):
    """Damaged shares of sectors, in tens of per cent, as of a day."""

    class Meta:
        model = Damage
        fields = ("as_of", *Damage.NUMBERS)


class PassportAnswer(WrittenAnswer):
    """What the municipality says of itself, as everybody sees it."""

    made = ("economy", "services", "damage")
    economy = EconomyAnswer(allow_null=True)
    services = ServicesAnswer(allow_null=True)
    damage = DamageAnswer(allow_null=True)

    class Meta:
        model = Passport
        fields = (*fields.PASSPORT, "economy", "services", "damage")

    @classmethod
    def of(cls, municipality: int) -> Written | None:
        """Four queries; None where there is no passport."""
        written = cls.stored(Passport.objects.filter(municipality=municipality))
        if not written:
            return None
        pages = {"economy": EconomyAnswer, "services": ServicesAnswer, "damage": DamageAnswer}
        return written[0] | {
            name: next(iter(page.stored(page.Meta.model.objects.filter(passport__municipality=municipality))), None)
            for name, page in pages.items()
        }


class ProjectAnswer(WrittenAnswer):
    """A priority project."""

    class Meta:
        model = Project
        fields = fields.PROJECT


class PartnerSearchAnswer(WrittenAnswer):
    class Meta:
        model = PartnerSearch
        fields = fields.SEARCH
