"""Two to four candidates side by side: facts, both fits, every criterion with the eyes of either side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from pobratym.core.alphabet import alphabetical
from pobratym.desk.candidates.cards import Card, cards
from pobratym.desk.candidates.forms import FilterForm
from pobratym.introductions.queries import letters_waiting, reply_record
from pobratym.introductions.queries.replies import ReplyRecord
from pobratym.matching import queries
from pobratym.matching.criteria.doubts import is_known
from pobratym.matching.criteria.geography import kilometres
from pobratym.matching.criteria.points import Criterion, Points
from pobratym.matching.criteria.portrait import Portrait
from pobratym.matching.queries.settled import aside_of, considered, own_weights
from pobratym.memberships.queries import membership_for
from pobratym.memberships.rules import may_edit_profile, may_speak
from pobratym.places.models import Municipality
from pobratym.profiles.vocabulary import WorkingLanguage

MOST, FEWEST = 4, 2
PARTNERS_NAMED = 3
# Lower bounds of a criterion's points in words.
WORDS: tuple[tuple[float, Promise], ...] = (
    (0.9, pgettext_lazy("met by a criterion", "fully")),
    (0.6, pgettext_lazy("met by a criterion", "for the most part")),
    (0.3, pgettext_lazy("met by a criterion", "in part")),
    (0.01, pgettext_lazy("met by a criterion", "a little")),
    (0.0, pgettext_lazy("met by a criterion", "not at all")),
)


class Seen(NamedTuple):
    """What a criterion found with the eyes of one side. `percent` is None where it rests on nothing that is known."""

    words: Promise
    percent: int | None


class Judged(NamedTuple):
    """What a criterion found about a candidate: whose column it is, with our eyes, with theirs (None where both are the
    same by nature)."""

    column: "Column"
    ours: Seen
    theirs: Seen | None


class CriterionRow(NamedTuple):
    """A criterion over all candidates, and how much it counts."""

    label: Promise
    weight: str
    cells: Sequence[Judged]


@dataclass(frozen=True)
class Column:
    """One candidate of a comparison with what is known of it."""

    card: Card
    replies: ReplyRecord

    @property
    def place(self) -> Municipality:
        return self.card.candidate.municipality

    @property
    def _them(self) -> Portrait:
        return self.card.candidate.fit.them

    @property
    def kilometres(self) -> int | None:
        away = kilometres(self.card.candidate.fit.us, self._them)
        return None if away is None else round(away)

    @property
    def languages(self) -> list[str]:
        """Those it says it works in."""
        return [str(each.label) for each in WorkingLanguage if each in self._them.languages]

    @property
    def official_languages(self) -> list[str]:
        return [str(each.label) for each in WorkingLanguage if each in self._them.official_languages]

    @property
    def partners(self) -> list[str]:
        """The first of them by name."""
        names = sorted((str(tie.name) for tie in self._them.partners.values()), key=alphabetical)
        return names[:PARTNERS_NAMED]

    @property
    def partners_in_all(self) -> int:
        return len(self._them.partners)

    @property
    def capacity(self) -> int | None:
        """How many talks it says it can hold at a time."""
        return self._them.capacity

    @property
    def room(self) -> int:
        return max(0, (self._them.capacity or 0) - self._them.talks)


@login_required
@require_safe
def compare(request: HttpRequest, municipality_pk: int) -> HttpResponse:
    """The candidates of `with` beside each other; the address holds them and the weights."""
    by = membership_for(request.user, municipality_pk)
    municipality = by.municipality
    form = FilterForm(request.GET, municipality=municipality, saved=own_weights(municipality))
    settled = considered(municipality)
    weights = aside_of(municipality, settled).moved(form.weights)
    found = queries.compared(municipality, _chosen(request), weights=weights, letters_waiting=letters_waiting())
    if not FEWEST <= len(found) <= MOST:
        asked = _("Choose from %(fewest)s to %(most)s municipalities to compare.")
        messages.error(request, asked % {"fewest": FEWEST, "most": MOST})
        return redirect("desk:candidates", municipality.pk)
    columns = [
        Column(card, reply_record(card.candidate.municipality)) for card in cards(municipality, found, weights, settled)
    ]
    context = {
        "municipality": municipality,
        "trail": [
            (reverse("desk:desk"), _("My dashboard")),
            (reverse("desk:candidates", args=[municipality.pk]), _("Possible partners")),
        ],
        "columns": columns,
        "rows": _rows(columns, weights),
        "may_write": may_speak(by),
        "may_edit": may_edit_profile(by),
        "page": "compare",
        "query": request.GET.urlencode(),
    }
    return render(request, "desk/candidates/compare.html", context)


def _chosen(request: HttpRequest) -> list[int]:
    """Numbers that the address names, each once."""
    given = [int(each) for each in request.GET.getlist("with") if each.isdecimal() and len(each) < 12]
    return list(dict.fromkeys(given))[: MOST + 1]


def _rows(columns: Sequence[Column], weights: Mapping[str, float]) -> list[CriterionRow]:
    """Every criterion that counts, in the order in which people read them."""
    by_column = [(column, column.card.candidate.fit.found) for column in columns]
    criteria = [criterion for criterion, _ours, _theirs in by_column[0][1]]
    return [
        CriterionRow(
            criterion.label,
            _shown(weights[criterion.key]),
            [_judged(column, *found[number]) for column, found in by_column],
        )
        for number, criterion in enumerate(criteria)
    ]


def _shown(weight: float) -> str:
    """As the reader's language writes it, without a nought behind the point."""
    return str(localize(int(weight) if weight == int(weight) else weight))


def _judged(column: Column, criterion: Criterion, ours: Points, theirs: Points) -> Judged:
    us, them = column.card.candidate.fit.us, column.card.candidate.fit.them
    seen = _seen(criterion, us, them, ours)
    return Judged(column, seen, None if criterion.is_mutual else _seen(criterion, them, us, theirs))


def _seen(criterion: Criterion, us: Portrait, them: Portrait, found: Points) -> Seen:
    if not is_known(criterion.key, us, them, found):
        return Seen(gettext_lazy("not known"), None)
    return Seen(next(words for bound, words in WORDS if found.value >= bound), round(100 * found.value))
