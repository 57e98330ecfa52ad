"""The two sides of an inbox, and what waits in it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, Count, Exists, F, OuterRef, Q, Value, When
from django.utils import timezone

from pobratym.introductions.models import Assignment, Introduction, IntroductionQuerySet, Message
from pobratym.introductions.queries.deadlines import answer_days, due_after
from pobratym.introductions.rules.wishes import Asker, Wanted, Wish, against_wishes
from pobratym.introductions.workflow import OPEN, UNANSWERED, UNDECIDED, Status
from pobratym.places.models import Municipality
from pobratym.profiles.models import Direction, Listing, PartnerSearch, Passport
from pobratym.profiles.vocabulary import Form, Sphere, WorkingLanguage


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
    forms: tuple[Form, ...]
    languages: tuple[str, ...]
    wishes: tuple[Wish, ...]
    due: date | None = None  # by when a first answer is due; None where there is one

    @property
    def days(self) -> int:
        """Whole days since it reached the inbox."""
        return (timezone.now() - (self.introduction.delivered_at or timezone.now())).days

    @property
    def fit(self) -> int:
        """How many of the receiver's wishes the sender meets."""
        return sum(wish.is_met for wish in self.wishes)

    @property
    def is_late(self) -> bool:
        return self.due is not None and self.due < timezone.localdate()

    @property
    def has(self) -> Assignment | None:
        """Who has the letter; needs `with_assignment`."""
        return getattr(self.introduction, "assignment", None)


def triage(municipality: Municipality, letters: Iterable[Introduction]) -> list[InboxRow]:
    """The letters of a page beside the receiver's own wishes; four queries whatever their number."""
    letters = list(letters)
    own = municipality.pk
    told = _told_by({own, *(letter.sender_id for letter in letters)})
    search = PartnerSearch.objects.filter(municipality=municipality).first() or PartnerSearch()
    days = answer_days(own)
    return [_row(letter, told[letter.sender_id], told[own], search, days) for letter in letters]


@dataclass
class _Told:
    """What a municipality's profile says of spheres, forms and languages."""

    asked: set[str] = field(default_factory=set)  # spheres of its needs
    forms: set[str] = field(default_factory=set)
    spheres: set[str] = field(default_factory=set)  # of its needs and offers
    languages: tuple[str, ...] = ()


def _told_by(municipality_ids: Collection[int]) -> dict[int, _Told]:
    found: dict[int, _Told] = defaultdict(_Told)
    listings = Listing.objects.open().filter(municipality_id__in=municipality_ids).order_by()
    for pk, direction, sphere, form in listings.values_list("municipality_id", "direction", "sphere", "form"):
        found[pk].spheres.add(sphere)
        if direction == Direction.NEED:
            found[pk].asked.add(sphere)
            found[pk].forms.add(form)
    passports = Passport.objects.filter(municipality_id__in=municipality_ids)
    for pk, languages in passports.values_list("municipality_id", "languages"):
        found[pk].languages = tuple(each for each in WorkingLanguage.values if each in languages)
    return found


def _row(letter: Introduction, them: _Told, us: _Told, search: PartnerSearch, days: int) -> InboxRow:
    languages = search.languages or us.languages
    wanted = Wanted(search.countries, search.sizes, us.spheres, search.wanted_forms, languages)
    sender = letter.sender
    asker = Asker(sender.country_id, sender.population, them.spheres, them.forms, them.languages)
    return InboxRow(
        letter,
        spheres=tuple(each for each in Sphere if each in them.asked),
        forms=tuple(each for each in Form if each in them.forms),
        languages=them.languages,
        wishes=tuple(against_wishes(wanted, asker)),
        due=due_after(letter, days),
    )
