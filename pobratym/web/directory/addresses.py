"""Where a municipality's page is."""

from django.urls import reverse

from pobratym.places.models import Municipality


def address_of(municipality: Municipality) -> str:
    """Its page in the reader's language; the number counts, the name after it is for people."""
    return reverse("web:municipality", args=[municipality.pk, municipality.slug])
