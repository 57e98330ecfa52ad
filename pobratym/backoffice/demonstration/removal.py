"""Removes the demonstration: every row marked as such, whatever rooms there are. Facts and the journal stay."""

from collections import Counter
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.db.models.deletion import ProtectedError

from pobratym.journal.actions import record
from pobratym.memberships.models import MembershipRequest
from pobratym.partnerships.models import Party
from pobratym.people.models import User
from pobratym.places.models import Municipality

MARK = "is_demonstration"


class StillHeld(Exception):
    """Rows that something real points at; nothing was removed."""


def marked_models() -> list[type[Model]]:
    """Every model whose rows can be made up. Found, not listed: a new room is not forgotten."""
    return [model for model in apps.get_models() if any(field.name == MARK for field in model._meta.concrete_fields)]


@transaction.atomic
def remove() -> Counter[str]:
    """Remove every made-up row and what hangs on it; returns how many rows of which model went.

    A made-up person whom a real record names (a decision, a source) is not removed but closed.
    Raises StillHeld where other made-up rows cannot go because real ones need them.
    """
    _forget_documents()
    told = Municipality.including_merged.in_bulk(_municipalities_named())
    removed = _remove_until_nothing_moves([model for model in marked_models() if model is not User])
    for user in User.objects.filter(is_demonstration=True):
        removed += _remove_or_close(user)
    for municipality in told.values():
        record("backoffice.demonstration_removed", subject=municipality, by=None, municipality_id=municipality.pk)
    return removed


def _municipalities_named() -> set[int]:
    """Whose pages change: every municipality that a made-up row names, and the parties of made-up partnerships."""
    named = set(Party.objects.filter(partnership__is_demonstration=True).values_list("municipality_id", flat=True))
    for model in marked_models():
        for field in model._meta.concrete_fields:
            if field.related_model is Municipality:
                named |= set(model._base_manager.filter(**{MARK: True}).values_list(field.attname, flat=True))
    return named


def _remove_until_nothing_moves(models: Iterable[type[Model]]) -> Counter[str]:
    """Rows that others hold go in a later round, when the others are gone."""
    removed: Counter[str] = Counter()
    waiting = list(models)
    while waiting:
        held = [model for model in waiting if not _removed(model, removed)]
        if len(held) == len(waiting):
            raise StillHeld(", ".join(model._meta.label for model in held))
        waiting = held
    return removed


def _removed(model: type[Model], removed: Counter[str]) -> bool:
    try:
        with transaction.atomic():
            _total, by_model = model._base_manager.filter(**{MARK: True}).delete()
    except ProtectedError:
        return False
    removed.update(by_model)
    return True


def _remove_or_close(user: User) -> Counter[str]:
    try:
        with transaction.atomic():
            return Counter(user.delete()[1])
    except ProtectedError:
        EmailAddress.objects.filter(user=user).delete()
        user.email = f"closed-{user.pk}@demonstration.invalid"
        user.is_active, user.is_demonstration = False, False
        user.set_unusable_password()
        user.save()
        user.groups.clear()
        return Counter({"closed": 1})


def _forget_documents() -> None:
    """Files of made-up requests go once their rows are gone."""
    for request in MembershipRequest.objects.filter(is_demonstration=True).exclude(document=""):
        storage, name = request.document.storage, request.document.name
        if name:
            transaction.on_commit(lambda storage=storage, name=name: storage.delete(name))  # type: ignore[misc]
