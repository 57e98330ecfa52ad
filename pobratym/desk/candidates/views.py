"""The list of candidates on the desk of a municipality."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from pobratym.desk.candidates.forms import FilterForm
from pobratym.introductions.models import Introduction
from pobratym.introductions.queries import full_among, letters_waiting
from pobratym.matching import queries
from pobratym.matching.queries import Candidate, MatchReason
from pobratym.memberships.queries import membership_for
from pobratym.memberships.rules import may_edit_profile, may_speak
from pobratym.places.models import Municipality
from pobratym.profiles.models import Direction, Listing, PassportPicture
from pobratym.profiles.queries import arms_of

IN_ALL = 50
AT_FIRST = 20
REASONS_SHOWN = 6
# Lower bounds of a fit in words. Where both have a profile, 0.5 takes needs, language and wishes together.
WORDS: tuple[tuple[float, Promise], ...] = (
    (0.5, _("very well")),
    (0.38, _("well")),
    (0.25, _("in part")),
    (0.0, _("a little")),
)
_NOT_KNOWN = _("not known")


@dataclass(frozen=True)
class Card:
    """A candidate as the page shows it."""

    candidate: Candidate
    letter: Introduction | None  # one that is on its way between the two
    arms: PassportPicture | None
    is_full: bool = False  # it holds as many letters and talks as it can, and is not asked

    @property
    def reasons(self) -> list[MatchReason]:
        return [reason for reason in self.candidate.reasons if not reason.is_caution][:REASONS_SHOWN]

    @property
    def cautions(self) -> list[MatchReason]:
        return [reason for reason in self.candidate.reasons if reason.is_caution]

    @property
    def fits(self) -> list[tuple[str, Promise, Promise, int]]:
        """(name, what is measured, in words, percent) of either side's fit."""
        for_us, for_them = self.candidate.fit_for_us, self.candidate.fit_for_them
        return [
            ("us", _("They suit you"), self._in_words(for_us), round(100 * for_us)),
            ("them", _("You suit them"), self._in_words(for_them), round(100 * for_them)),
        ]

    def _in_words(self, fit: float) -> Promise:
        """Of whoever has said nothing here nobody knows how well it suits: public facts alone are no fit."""
        return in_words(fit) if self.candidate.is_known else _NOT_KNOWN


def in_words(fit: float) -> Promise:
    return next(words for bound, words in WORDS if fit >= bound)


@login_required
@require_safe
def candidates(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """Whom the municipality could write to, the best first, each with its reasons."""
    membership = membership_for(request.user, municipality_pk)
    municipality = membership.municipality
    form = FilterForm(request.GET, municipality=municipality)
    cards = _cards(municipality, form)
    shown = len(cards) if "all" in request.GET else AT_FIRST
    context = {
        "municipality": municipality,
        "trail": [(reverse("desk:desk"), _("My dashboard"))],
        "form": form,
        "cards": cards[:shown],
        "left": len(cards[shown:]),
        "may_write": may_speak(membership),
        "may_edit": may_edit_profile(membership),
        "missing": _missing(municipality),
    }
    return render(request, "desk/candidates/list.html", context)


def _cards(municipality: Municipality, form: FilterForm) -> list[Card]:
    letters = _letters(municipality)
    found = queries.candidates(
        municipality,
        weights=form.weights,
        limit=IN_ALL,
        country=form.country_chosen,
        only_here=form.is_only_here,
        letters_waiting=letters_waiting(),
    )
    ids = [candidate.municipality.pk for candidate in found]
    arms, full = arms_of(ids), full_among(ids)
    numbers = ((candidate, candidate.municipality.pk) for candidate in found)
    return [Card(candidate, letters.get(pk), arms.get(pk), is_full=pk in full) for candidate, pk in numbers]


def _letters(municipality: Municipality) -> dict[int, Introduction]:
    """Open letters between the municipality and others, by the other side; those that reached us among them."""
    own = {letter.receiver_id: letter for letter in Introduction.objects.open().sent_by(municipality)}
    theirs = {letter.sender_id: letter for letter in Introduction.objects.open().received_by(municipality)}
    return theirs | own


def _missing(municipality: Municipality) -> set[str]:
    """What the profile lacks that would make the list better: need, offer."""
    told = Listing.objects.open().filter(municipality=municipality).order_by().values_list("direction", flat=True)
    return set(Direction.values) - set(told.distinct())
