"""Which town halls want no more letters."""

from pobratym.delivery.models import NoMoreLetters, NoMoreLettersQuerySet


def wants_no_letters(municipality_id: int) -> bool:
    """Whether the town hall has refused all letters that come from outside."""
    return NoMoreLetters.objects.in_force().filter(municipality=municipality_id).exists()


def refusal_of(municipality_id: int) -> NoMoreLetters | None:
    """The last refusal of the town hall, also one that was lifted."""
    return NoMoreLetters.objects.filter(municipality=municipality_id).order_by("-since", "-pk").first()


def refusals() -> NoMoreLettersQuerySet:
    """Refusals in force, the newest first, for moderators."""
    places = [f"municipality__{what}" for what in ("country", "region", "parent")]
    return NoMoreLetters.objects.in_force().select_related(*places)
