"""`manage.py createsuperuser`: Django's own command; who is made so may enter at once, and the journal knows."""

from typing import Any

from django.contrib.auth.management.commands.createsuperuser import Command as DjangoCommand
from django.db import transaction

from pobratym.people.actions import make_administrator
from pobratym.people.models import User


class Command(DjangoCommand):
    """Who has the command line answers for the address, so no letter has to be followed before mail works."""

    def handle(self, *args: Any, **options: Any) -> str | None:
        with transaction.atomic():
            before = set(User.objects.filter(is_superuser=True).values_list("pk", flat=True))
            super().handle(*args, **options)
            for user in User.objects.filter(is_superuser=True).exclude(pk__in=before):
                make_administrator(by=None, user=user)
        return None
