"""The authority in force in a municipality today."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from pobratym.core.compiled import compiled_once
from pobratym.core.texts import LocalizedText
from pobratym.places.models import Authority
from pobratym.places.rules.authorities import post_of_head


def authorities_of(municipality_id: int) -> list[Authority]:
    """All there were, the latest first."""
    return list(_authorities(municipality_id))


def authority_of(municipality_id: int) -> Authority | None:
    """The military administration in force today; None where council and head are."""
    today = timezone.localdate()
    return next((each for each in _authorities(municipality_id) if each.is_in_force(today)), None)


def authorities_in_force() -> QuerySet[Authority]:
    """All that are in force today."""
    today = timezone.localdate()
    lasts = Q(valid_until__isnull=True) | Q(valid_until__gt=today)
    return Authority.objects.filter(lasts, valid_from__lte=today).select_related("works_from")


def default_post_of_head(municipality_id: int) -> LocalizedText:
    """The post of whoever heads the authority, where it follows from its kind."""
    return post_of_head(is_administration=authority_of(municipality_id) is not None)


@compiled_once
def _authorities(municipality: int) -> QuerySet[Authority]:
    return Authority.objects.filter(municipality=municipality).select_related("works_from", "works_from__region")
