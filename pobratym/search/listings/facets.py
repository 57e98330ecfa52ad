"""The facets of needs and offers with their names."""

from collections import Counter
from collections.abc import Mapping

from django.utils.translation import gettext as _

from pobratym.core.languages import content_languages
from pobratym.profiles.models import Direction, Urgency
from pobratym.profiles.vocabulary import Form, SizeBand, WorkingLanguage
from pobratym.search.facet import Facet, facet_of
from pobratym.search.labels import choice_labels, country_labels, place_labels, sphere_labels
from pobratym.search.question import Question

_FOLDED = ("form", "oblast", "size", "language")


def facets_of_listings(question: Question, counts: Mapping[str, Counter[str]]) -> list[Facet]:
    """Need or offer, sphere, form, urgency, country, oblast, size, language: two queries for their names."""
    languages = choice_labels(WorkingLanguage)
    labels = {
        "direction": choice_labels(Direction),
        "sphere": sphere_labels(),
        "form": choice_labels(Form),
        "urgency": choice_labels(Urgency),
        "country": country_labels({*counts["country"], *question.values("country")}),
        "oblast": place_labels({*counts["oblast"], *question.values("oblast")}),
        "size": choice_labels(SizeBand),
        "language": {code: languages[code] for code in content_languages()},
    }
    names = {
        "direction": _("Need or offer"),
        "urgency": _("How soon"),
        "country": _("Country"),
        "oblast": _("Oblast"),
        "sphere": _("Sphere"),
        "form": _("Form"),
        "size": _("Population"),
        "language": _("Told in"),
    }
    return [
        facet_of(
            name,
            label,
            labels[name],
            counts[name],
            question.values(name),
            is_single=name == "direction",
            is_folded=name in _FOLDED,
        )
        for name, label in names.items()
    ]
