"""The four numbers of the home page, and what reconciles them with the length of the register."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from pobratym.partnerships.models import Partnership, PartnershipType, Party
from pobratym.partnerships.workflow import AGREED, Stage


@dataclass(frozen=True)
class RegisterNumbers:
    """Public facts without demonstration rows.

    A *partnership* counts once at least one party has signed its document (stages partly signed, signed, registered,
    active, dormant, paused) and the document is more than a declaration of intent.
    """

    hromadas_with_partner: int
    """Hromadas of the official 1,470 that are a party of a counted partnership with somebody abroad."""
    partnerships: int
    """Counted partnerships with at least one party abroad; one with four parties counts once."""
    partners: int
    """Different municipalities, districts, counties and regions abroad in counted partnerships."""
    countries: int
    """Countries of those partners."""
    in_preparation: int
    """Talks, preliminary agreements and declarations of intent: in the register, not counted as partnerships."""
    ended: int
    """Ended links: in the register, not counted."""
    within_ukraine: int
    """Signed partnerships whose parties are all Ukrainian: in the register, not counted as international ones."""

    @property
    def in_register(self) -> int:
        """All public rows: the sum that the other numbers divide."""
        return self.partnerships + self.in_preparation + self.ended + self.within_ukraine


def numbers() -> RegisterNumbers:
    """Counts the register; the definitions are those of RegisterNumbers."""
    public = Partnership.objects.public().filter(is_demonstration=False)
    ended = public.filter(stage=Stage.ENDED).count()
    agreed = public.filter(stage__in=AGREED).exclude(type=PartnershipType.INTENT)
    international = agreed.filter(Exists(_abroad().filter(partnership=OuterRef("pk"))))
    counted = Party.objects.order_by().filter(partnership__in=international.order_by().values("pk"))
    foreign = counted.exclude(municipality__country_id="UA")
    agreed_count, international_count = agreed.count(), international.count()
    return RegisterNumbers(
        hromadas_with_partner=_distinct(counted.filter(municipality__is_counted=True), "municipality"),
        partnerships=international_count,
        partners=_distinct(foreign, "municipality"),
        countries=_distinct(foreign, "municipality__country"),
        in_preparation=public.count() - ended - agreed_count,
        ended=ended,
        within_ukraine=agreed_count - international_count,
    )


def _abroad() -> QuerySet[Party]:
    return Party.objects.order_by().exclude(municipality__country_id="UA")


def _distinct(parties: QuerySet[Party], column: str) -> int:
    return int(parties.values(column).distinct().count())
