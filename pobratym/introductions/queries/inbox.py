"""The two sides of an inbox, and what waits in it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, F, OuterRef, Q, Value, When
from django.utils import timezone

from pobratym.introductions.models import Introduction, IntroductionQuerySet, Message
from pobratym.introductions.rules.wishes import Wish, against_wishes
from pobratym.introductions.workflow import OPEN, UNDECIDED, Status
from pobratym.places.models import Municipality
from pobratym.profiles.models import Listing, PartnerSearch
from pobratym.profiles.vocabulary import Sphere

UNANSWERED = (Status.SENT, Status.OPENED)


def received(municipality: Municipality) -> IntroductionQuerySet:
    """What has reached the inbox: undecided letters first, the longest waiting on top."""
    longest_waiting = Case(When(status__in=UNDECIDED, then=F("delivered_at")))
    letters = _for(municipality, Introduction.objects.received_by(municipality))
    return letters.order_by(_is_over(), longest_waiting, "-delivered_at", "pk")


def sent(municipality: Municipality) -> IntroductionQuerySet:
    """What the municipality wrote, drafts and kept letters among it, newest first; discarded drafts are left out."""
    own = Introduction.objects.sent_by(municipality).exclude(status=Status.WITHDRAWN, sent_at__isnull=True)
    return _for(municipality, own).order_by(_is_over(), "-created_at", "-pk")


def waiting_for(municipality: Municipality) -> int:
    """How many letters wait for a word of this municipality: unanswered ones, and those with unread messages."""
    unanswered = Q(receiver=municipality, status__in=UNANSWERED, delivered_at__isnull=False)
    letters = Introduction.objects.seen_by(municipality).annotate(has_unread=_unread_by(municipality))
    return letters.filter(unanswered | Q(has_unread=True)).count()


def letters_waiting(municipality_ids: Collection[int] | None = None) -> dict[int, int]:
    """Undecided letters on the table of each municipality that has any: matching counts them as talks."""
    letters = Introduction.objects.undecided()
    if municipality_ids is not None:
        letters = letters.filter(receiver_id__in=municipality_ids)
    counted = letters.order_by().values("receiver_id").annotate(count=Count("pk"))
    return dict(counted.values_list("receiver_id", "count"))


def _for(municipality: Municipality, letters: IntroductionQuerySet) -> IntroductionQuerySet:
    return letters.with_sides().annotate(has_unread=_unread_by(municipality))


def _is_over() -> Case:
    return Case(When(status__in=OPEN, then=Value(0)), default=Value(1))


def _unread_by(municipality: Municipality) -> Exists:
    theirs = Message.objects.filter(introduction=OuterRef("pk"), read_at__isnull=True)
    return Exists(theirs.exclude(on_behalf_of=municipality))


@dataclass(frozen=True)
class InboxRow:
    """A letter in the receiver's table, with what helps to compare it with the others."""

    introduction: Introduction
    spheres: tuple[Sphere, ...]
    wishes: tuple[Wish, ...]

    @property
    def days(self) -> int:
        """Whole days since it reached the inbox."""
        return (timezone.now() - (self.introduction.delivered_at or timezone.now())).days


def triage(municipality: Municipality, letters: Iterable[Introduction]) -> list[InboxRow]:
    """The letters of a page beside the receiver's own wishes; two queries whatever their number."""
    letters = list(letters)
    spheres = _spheres_asked({letter.sender_id for letter in letters})
    search = PartnerSearch.objects.filter(municipality=municipality).first() or PartnerSearch()
    return [InboxRow(letter, tuple(spheres[letter.sender_id]), _wishes(search, letter.sender)) for letter in letters]


def _spheres_asked(senders: Collection[int]) -> dict[int, list[Sphere]]:
    found: dict[int, set[str]] = defaultdict(set)
    needs = Listing.objects.open().needs().filter(municipality_id__in=senders)
    for sender, sphere in needs.order_by().values_list("municipality_id", "sphere"):
        found[sender].add(sphere)
    return defaultdict(list, {pk: [each for each in Sphere if each in names] for pk, names in found.items()})


def _wishes(search: PartnerSearch, sender: Municipality) -> tuple[Wish, ...]:
    return tuple(
        against_wishes(
            countries=search.countries,
            sizes=search.sizes,
            country=sender.country_id,
            population=sender.population,
        )
    )
