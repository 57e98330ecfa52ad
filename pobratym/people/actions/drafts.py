"""What a person has typed and not sent is kept for her, until it is sent or she throws it away."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import InvalidInput
from pobratym.people.models import Draft, User
from pobratym.people.rules import ensure_active
from pobratym.people.rules.drafts import MOST_CHARACTERS, OF_A_PERSON, Typed, size_of


@transaction.atomic
def keep_draft(*, by: User, form: str, page: str, typed: Typed) -> Draft:
    """Keep what stands in a form, instead of what was kept of it before. Of more than OF_A_PERSON the oldest go.

    Raises NotAllowed where the account is closed, InvalidInput where it is more than anybody types.
    """
    ensure_active(by)
    if size_of(typed) > MOST_CHARACTERS or len(form) > 200:
        raise InvalidInput(_("This text is too long to be kept as a draft."))
    now = {"page": page[:400], "typed": typed, "saved_at": timezone.now()}
    draft, _is_new = Draft.objects.update_or_create(person=by, form=form, defaults=now)
    old = list(Draft.objects.filter(person=by).order_by("-saved_at", "-pk").values_list("pk", flat=True)[OF_A_PERSON:])
    Draft.objects.filter(pk__in=old).delete()
    return draft


@transaction.atomic
def forget_draft(*, by: User, form: str) -> None:
    """The form was sent, or the person begins anew. Raises NotAllowed where the account is closed."""
    ensure_active(by)
    Draft.objects.filter(person=by, form=form).delete()
