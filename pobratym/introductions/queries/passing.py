"""Letters that their receivers would pass on."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, QuerySet

from pobratym.introductions.models import SIDES, Introduction, PassingOn
from pobratym.introductions.workflow import UNDECIDED, PassingStatus
from pobratym.memberships.models import Membership, Organisation, Representative
from pobratym.places.models import Municipality, MunicipalityQuerySet


def passing_that_waits(introduction: Introduction) -> PassingOn | None:
    """The proposal that its sender has not answered yet, while the letter is undecided."""
    if not introduction.is_undecided:
        return None
    return _with_places(introduction).filter(status=PassingStatus.PROPOSED).first()


def passings_waiting_for(senders: Collection[int]) -> QuerySet[PassingOn]:
    """Proposals about letters of these municipalities that wait for their consent, the longest waiting first."""
    waiting = PassingOn.objects.filter(status=PassingStatus.PROPOSED, introduction__status__in=UNDECIDED)
    places = [f"introduction__{side}" for side in SIDES]
    return (
        waiting.filter(introduction__sender__in=list(senders))
        .select_related("municipality__country", "organisation", *places)
        .order_by("proposed_at", "pk")
    )


def passing_agreed(introduction: Introduction) -> PassingOn | None:
    """To whom the letter was passed on."""
    return _with_places(introduction).filter(status=PassingStatus.AGREED).first()


def municipalities_here(*, but: Municipality) -> MunicipalityQuerySet:
    """Those that somebody speaks for, to pass a letter on to."""
    here = Membership.objects.active().filter(municipality=OuterRef("pk"))
    found: MunicipalityQuerySet = Municipality.objects.with_place().filter(Exists(here)).exclude(pk=but.pk)
    return found


def organisations_here() -> QuerySet[Organisation]:
    """Those that somebody speaks for, and who would get a letter by mail."""
    speaks = Representative.objects.active().filter(organisation=OuterRef("pk"))
    return Organisation.objects.filter(Exists(speaks)).select_related("country")


def _with_places(introduction: Introduction) -> QuerySet[PassingOn]:
    passings = PassingOn.objects.filter(introduction=introduction)
    return passings.select_related("municipality__country", "organisation", "proposed_by", "draft")
