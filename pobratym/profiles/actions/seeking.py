"""What partner is wanted."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from pobratym.memberships.models import Membership
from pobratym.places.models import Country, Municipality
from pobratym.profiles.models import PartnerSearch
from pobratym.profiles.vocabulary import ExitQuestion, Form, SizeBand, WantedKind, WorkingLanguage
from pobratym.profiles.writing import ensure_may_edit, found_in, locked_row, refuse_unknown, save

_CHOICES = {
    "types": WantedKind.values,
    "sizes": SizeBand.values,
    "languages": WorkingLanguage.values,
    "wanted_forms": Form.values,
    "exit_questions": ExitQuestion.values,
}


def save_search(*, municipality: Municipality, by: Membership, insist: bool = False, **fields: Any) -> PartnerSearch:
    """Write what partner is wanted. Raises NotAllowed, InvalidInput, or DoubtfulText unless the person insists."""
    found = found_in(fields, municipality.pk)
    with transaction.atomic():
        ensure_may_edit(municipality.pk, by)
        for name, known in _CHOICES.items():
            refuse_unknown(name, fields.get(name, ()), known)
        refuse_unknown("countries", fields.get("countries", []), Country.objects.values_list("code", flat=True))
        search = locked_row(PartnerSearch, municipality)
        is_new = search.since is None or (fields.get("is_seeking", search.is_seeking) and not search.is_seeking)
        if is_new:
            search.since = timezone.localdate()
        if fields.get("is_seeking"):
            fields["reason_not_seeking"] = ""
        save(search, fields, by=by, insist=insist, found=found)
        return search
