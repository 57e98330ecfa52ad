"""Fields of cooperation in two levels, and what other lists call them.

The first six are those of the founding article, as nouns so that they fit into a sentence
(https://decentralization.ua/news/15830). The finer ones follow the lists of U-LEAD, SKEW, CERV and
Cities4Cities (docs/domain.md, section 5.1).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sphere(models.TextChoices):
    """A sphere of cooperation; PARENT tells under which broad sphere a finer one stands."""

    ECONOMIC = "economic", _("economy")
    TRADE = "trade", _("trade")
    SCIENCE_EDUCATION = "science_education", _("science and education")
    SOCIO_CULTURAL = "socio_cultural", _("social affairs and culture")
    TOURISM = "tourism", _("tourism")
    SPORT = "sport", _("sport")
    INFRASTRUCTURE = "infrastructure", _("infrastructure and rebuilding")
    ENVIRONMENT = "environment", _("environment and climate")
    RESILIENCE = "resilience", _("resilience and humanitarian aid")
    GOVERNANCE = "governance", _("governance and European integration")
    BUSINESS = "business", _("business and investment")
    INDUSTRY = "industry", _("industry")
    AGRICULTURE = "agriculture", _("agriculture")
    EDUCATION = "education", _("education")
    SCIENCE = "science", _("science and innovation")
    CULTURE = "culture", _("culture and heritage")
    SOCIAL = "social", _("social services")
    HEALTH = "health", _("health and rehabilitation")
    YOUTH = "youth", _("youth")
    PEOPLE = "people", _("people-to-people contacts")
    ENERGY = "energy", _("energy")
    WATER = "water", _("water supply")
    WASTE = "waste", _("waste management")
    TRANSPORT = "transport", _("transport")
    HOUSING = "housing", _("housing and planning")
    CIVIL_PROTECTION = "civil_protection", _("civil protection")
    HUMANITARIAN = "humanitarian", _("humanitarian aid and equipment")
    INFORMATION_SECURITY = "information_security", _("information security")
    DIGITAL = "digital", _("digital services")
    PUBLIC_SERVICES = "public_services", _("public services")


FOUNDING_SIX = (
    Sphere.ECONOMIC,
    Sphere.TRADE,
    Sphere.SCIENCE_EDUCATION,
    Sphere.SOCIO_CULTURAL,
    Sphere.TOURISM,
    Sphere.SPORT,
)

PARENT: dict[str, str] = {
    Sphere.BUSINESS: Sphere.ECONOMIC,
    Sphere.INDUSTRY: Sphere.ECONOMIC,
    Sphere.AGRICULTURE: Sphere.ECONOMIC,
    Sphere.EDUCATION: Sphere.SCIENCE_EDUCATION,
    Sphere.SCIENCE: Sphere.SCIENCE_EDUCATION,
    Sphere.CULTURE: Sphere.SOCIO_CULTURAL,
    Sphere.SOCIAL: Sphere.SOCIO_CULTURAL,
    Sphere.HEALTH: Sphere.SOCIO_CULTURAL,
    Sphere.YOUTH: Sphere.SOCIO_CULTURAL,
    Sphere.PEOPLE: Sphere.SOCIO_CULTURAL,
    Sphere.ENERGY: Sphere.INFRASTRUCTURE,
    Sphere.WATER: Sphere.INFRASTRUCTURE,
    Sphere.WASTE: Sphere.INFRASTRUCTURE,
    Sphere.TRANSPORT: Sphere.INFRASTRUCTURE,
    Sphere.HOUSING: Sphere.INFRASTRUCTURE,
    Sphere.CIVIL_PROTECTION: Sphere.RESILIENCE,
    Sphere.HUMANITARIAN: Sphere.RESILIENCE,
    Sphere.INFORMATION_SECURITY: Sphere.RESILIENCE,
    Sphere.DIGITAL: Sphere.GOVERNANCE,
    Sphere.PUBLIC_SERVICES: Sphere.GOVERNANCE,
}


def with_children(sphere: str) -> set[str]:
    """The sphere and the finer ones under it: what a filter by a broad sphere finds."""
    return {sphere} | {child for child, parent in PARENT.items() if parent == sphere}


def sphere_tree() -> list[tuple[Sphere, list[Sphere]]]:
    """Every broad sphere with the finer ones under it, in the order of the vocabulary."""
    broad_ones = [sphere for sphere in Sphere if sphere not in PARENT]
    return [(sphere, [finer for finer in Sphere if PARENT.get(finer) == sphere]) for sphere in broad_ones]


def sphere_choices() -> list[tuple[str, str]]:
    """(value, label) of every sphere, the finer ones set off under the broad one they belong to."""
    return [
        choice
        for sphere, finer in sphere_tree()
        for choice in [(sphere.value, str(sphere.label)), *((each.value, f"– {each.label}") for each in finer)]
    ]


def broad(sphere: str) -> str:
    """The broad sphere that `sphere` is or stands under."""
    return PARENT.get(sphere, sphere)
