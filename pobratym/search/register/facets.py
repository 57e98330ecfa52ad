"""The facets of the register with their names."""

from collections import Counter
from collections.abc import Mapping

from django.utils.translation import gettext as _

from pobratym.partnerships.models import Evidence, PartnershipType
from pobratym.partnerships.workflow import Stage
from pobratym.search.facet import Facet, facet_of
from pobratym.search.labels import choice_labels, country_labels, place_labels, sphere_labels
from pobratym.search.question import Question


def facets_of_register(question: Question, counts: Mapping[str, Counter[str]]) -> list[Facet]:
    """Country of a party abroad, oblast, kind, sphere, stage, evidence, year: two queries for their names."""
    labels = {
        "country": country_labels(_abroad({*counts["country"], *question.values("country")}, question)),
        "oblast": place_labels({*counts["oblast"], *question.values("oblast")}),
        "type": choice_labels(PartnershipType),
        "sphere": sphere_labels(),
        "stage": choice_labels(Stage),
        "evidence": choice_labels(Evidence),
        "year": {year: year for year in sorted({*counts["year"], *question.values("year")}, reverse=True)},
    }
    names = {
        "country": _("Country of a party"),
        "oblast": _("Oblast"),
        "type": _("Kind"),
        "sphere": _("Sphere"),
        "stage": _("Stage"),
        "evidence": _("Strongest evidence"),
        "year": _("Began in"),
    }
    return [
        facet_of(name, label, labels[name], counts[name], question.values(name), is_folded=name not in _OPEN)
        for name, label in names.items()
    ]


_OPEN = ("country", "stage", "type")


def _abroad(codes: set[str], question: Question) -> set[str]:
    """Nearly every partnership has a Ukrainian party: Ukraine is offered only where it was asked for."""
    return codes if "UA" in question.values("country") else codes - {"UA"}
