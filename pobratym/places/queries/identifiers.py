"""Whether a number may be given to a municipality, and whose it is already."""

from django.utils.translation import gettext as _

from pobratym.core.errors import Text
from pobratym.places.models import Identifier
from pobratym.places.rules.identifiers import does_not_fit, malformed


def identifier_problem(scheme: str, value: str, *, country: str, level: str) -> Text | None:
    """Why a municipality of `country` and `level` cannot get this number."""
    if problem := malformed(scheme, value) or does_not_fit(scheme, value, country=country, level=level):
        return problem
    holder = Identifier.objects.select_related("municipality").filter(scheme=scheme, value=value).first()
    if holder:
        return _("%(value)s already belongs to %(name)s (no. %(number)s).") % {
            "value": value,
            "name": holder.municipality.name,
            "number": holder.municipality_id,
        }
    return None
