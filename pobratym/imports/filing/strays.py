"""Settlements that turn out to be the centre of a hromada: an earlier edition knew them by a former name only.

«Катеринопіль» of the gazetteer stood beside the hromada whose centre the codifier calls «Калинопіль». The hromada takes
the stray row in, as if a moderator had merged them; the edition that says so can be withdrawn.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from pobratym.imports.filing.logbook import Logbook
from pobratym.places.models import Identifier, Level, Municipality, Scheme
from pobratym.places.rules.merging import columns_pointing_here, label_of

# What says something of the row itself goes with it; whatever else points at it is for a moderator to judge.
_ITS_OWN = frozenset({"places.name.municipality", "places.identifier.municipality", "journal.entry.municipality"})


def unite_strays(centres: Mapping[str, int], logbook: Logbook) -> None:
    """Merge into hromadas the settlements that bear the GeoNames numbers of their centres.

    `centres`: GeoNames number -> hromada. A settlement that anything points at is left, and told in the report.
    """
    rows = Identifier.objects.filter(
        scheme=Scheme.GEONAMES,
        municipality__country="UA",
        municipality__level=Level.SETTLEMENT,
        municipality__merged_into__isnull=True,
        municipality__ended_on__isnull=True,
    )
    strays = {pk: centres[value] for value, pk in rows.values_list("value", "municipality_id") if value in centres}
    used = {pk for pk in strays if _is_pointed_at(pk)}
    names = dict(Municipality.objects.filter(pk__in=used).values_list("pk", "name__uk"))
    logbook.notes += [
        _("%(name)s is the centre of a hromada and has rows of its own: a moderator has to merge them.")
        % {"name": name}
        for name in names.values()
    ]
    changes = {pk: ((None,), (hromada,)) for pk, hromada in strays.items() if pk not in used}
    logbook.update(Municipality, ("merged_into_id",), changes)
    logbook.count(changed=len(changes))


def _is_pointed_at(pk: int) -> bool:
    return any(
        column.model._base_manager.filter(**{column.attname: pk}).exists()
        for column in columns_pointing_here()
        if label_of(column) not in _ITS_OWN
    )
