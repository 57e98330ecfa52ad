"""What moderators did to the register."""

from django.db.models import Q, QuerySet

from pobratym.partnerships.models import Partnership
from pobratym.places.models import Amendment


def changes() -> QuerySet[Amendment]:
    """All of them, the newest first, with who made and who undid them."""
    return Amendment.objects.of_partnerships().with_people()


def changes_of(partnership: Partnership) -> QuerySet[Amendment]:
    """Those of one record; merging another one into it is among them."""
    return changes().filter(Q(details__partnership=partnership.pk) | Q(details__into=partnership.pk))
