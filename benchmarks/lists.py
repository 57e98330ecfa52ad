"""What the lists beside the directory cost when they are long: CPU milliseconds of a page that nobody has kept, with
the records as the process holds them, and where something of them has just changed, so that they are read anew.

    python -m benchmarks.lists [--partnerships 5000] [--listings 5000]

Rows are made up inside a transaction over the loaded registry and rolled back; nothing is left behind.
"""

import argparse
import os
import random
from collections.abc import Callable
from datetime import date, timedelta
from time import process_time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402

from pobratym.core.keeping import forget  # noqa: E402
from pobratym.partnerships.models import (  # noqa: E402
    Evidence,
    Partnership,
    PartnershipSphere,
    PartnershipType,
    Party,
    Statement,
)
from pobratym.partnerships.workflow import Stage  # noqa: E402
from pobratym.places.models import Level, Municipality  # noqa: E402
from pobratym.profiles.models import Direction, Listing, Urgency  # noqa: E402
from pobratym.profiles.vocabulary import Form, Sphere  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--partnerships", type=int, default=5_000)
    parser.add_argument("--listings", type=int, default=5_000)
    asked = parser.parse_args()

    settings.CACHES = {**settings.CACHES, "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    settings.ALLOWED_HOSTS = ["*"]
    with transaction.atomic():
        told("as loaded")
        make(asked.partnerships, asked.listings)
        forget()
        told(f"with {asked.partnerships:,} partnerships and {asked.listings:,} needs and offers more")
        transaction.set_rollback(True)


def make(partnerships: int, listings: int) -> None:
    """Partnerships of one or two hromadas with one or two towns; needs and offers of both."""

    chance = random.Random(5000)  # noqa: S311
    hromadas = list(Municipality.objects.counted().values_list("pk", flat=True))
    abroad = Municipality.objects.abroad().filter(level=Level.MUNICIPALITY)
    towns = list(abroad.order_by("-population").values_list("pk", flat=True)[:20_000])
    made = Partnership.objects.bulk_create(
        Partnership(
            type=chance.choice(PartnershipType.values),
            stage=chance.choice(Stage.values),
            began_on=date(1990, 1, 1) + timedelta(days=chance.randint(0, 13_000)),
        )
        for _ in range(partnerships)
    )
    Party.objects.bulk_create(
        Party(partnership=each, municipality_id=place, position=position)
        for each in made
        for position, place in enumerate(
            [chance.choice(hromadas), *chance.sample(towns, chance.randint(1, 2))], start=1
        )
    )
    PartnershipSphere.objects.bulk_create(
        PartnershipSphere(partnership=each, sphere=sphere)
        for each in made
        for sphere in chance.sample(Sphere.values, 3)
    )
    Statement.objects.bulk_create(
        Statement(partnership=each, topic="existence", evidence=chance.choice(Evidence.values), source_title="made up")
        for each in made
        for _ in range(2)
    )
    Listing.objects.bulk_create(
        Listing(
            municipality_id=chance.choice(chance.choice([hromadas, towns])),
            direction=chance.choice(Direction.values),
            sphere=chance.choice(Sphere.values),
            form=chance.choice(Form.values),
            urgency=chance.choice(Urgency.values),
            title={"uk": "Обмін досвідом водоканалів", "en": "Water utilities exchange what they know"},
            details={
                "uk": "Як виміряти втрати й спланувати заміну труб там, де бракує фахівців. " * 5,
                "en": "How to measure losses and to plan the renewal of pipes where specialists are few. " * 5,
            },
        )
        for _ in range(listings)
    )


def told(what: str) -> None:

    client = Client()
    print(what)
    for address in (
        "/en/partnerships/",
        "/en/partnerships/?sort=name",
        "/en/partnerships/?stage=signed&sphere=infrastructure&country=PL",
        "/en/partnerships/?q=Odesa",
        "/en/needs/",
        "/uk/needs/?sphere=infrastructure&direction=need&country=UA",
        "/uk/needs/?q=%D0%B2%D0%BE%D0%B4%D0%B0",
    ):
        held = spent(lambda url=address: client.get(url))  # type: ignore[misc]
        anew = spent(lambda url=address: read_anew(client, url))  # type: ignore[misc]
        print(f"  {held:7.1f} ms {anew:7.1f} ms  {address}")


def read_anew(client: Client, address: str) -> None:
    forget()
    client.get(address)


def spent(ask: Callable[[], object], times: int = 10) -> float:
    """CPU milliseconds of one answer, after two to warm up."""
    for _ in range(2):
        ask()
    began = process_time()
    for _ in range(times):
        ask()
    return (process_time() - began) / times * 1000


if __name__ == "__main__":
    main()
