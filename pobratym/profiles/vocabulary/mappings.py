"""What other lists call our fields of cooperation: the founding article's six, DREAM, CERV, and the Sustainable
Development Goals (docs/domain.md, section 5.1). A broad field maps as it stands; a finer one where its own differs."""

from typing import NamedTuple

from pobratym.profiles.vocabulary.spheres import FOUNDING_SIX, PARENT, Sphere


class Elsewhere(NamedTuple):
    """A field of cooperation in the words of others; empty where their list has nothing like it."""

    article: str  # one of FOUNDING_SIX (https://decentralization.ua/news/15830)
    dream: str  # sector of DREAM
    cerv: str  # theme of the EU's programme Citizens, Equality, Rights and Values
    sdg: tuple[int, ...]  # numbers of the goals (A/RES/70/1)


# Sector of DREAM, theme of CERV, goals.
_NAMED: dict[str, tuple[str, str, tuple[int, ...]]] = {
    Sphere.ECONOMIC: ("economy", "", (8,)),
    Sphere.TRADE: ("economy", "", (8, 17)),
    Sphere.SCIENCE_EDUCATION: ("education", "education", (4,)),
    Sphere.SOCIO_CULTURAL: ("social_protection", "cultural_diversity", (10, 11)),
    Sphere.TOURISM: ("culture_tourism", "cultural_heritage", (8, 12)),
    Sphere.SPORT: ("sport", "people_exchange", (3,)),
    Sphere.INFRASTRUCTURE: ("municipal_infrastructure", "", (9, 11)),
    Sphere.ENVIRONMENT: ("environment", "climate", (13, 15)),
    Sphere.RESILIENCE: ("civil_protection", "solidarity", (11, 16)),
    Sphere.GOVERNANCE: ("public_services", "democratic_participation", (16,)),
    Sphere.BUSINESS: ("economy", "", (8,)),
    Sphere.INDUSTRY: ("economy", "", (9,)),
    Sphere.AGRICULTURE: ("economy", "", (2,)),
    Sphere.EDUCATION: ("education", "education", (4,)),
    Sphere.SCIENCE: ("education", "", (4, 9)),
    Sphere.CULTURE: ("culture_tourism", "cultural_heritage", (11,)),
    Sphere.SOCIAL: ("social_protection", "equality", (1, 10)),
    Sphere.HEALTH: ("health", "", (3,)),
    Sphere.YOUTH: ("education", "youth", (4, 8)),
    Sphere.PEOPLE: ("", "people_exchange", (17,)),
    Sphere.ENERGY: ("energy", "climate", (7,)),
    Sphere.WATER: ("municipal_infrastructure", "", (6,)),
    Sphere.WASTE: ("municipal_infrastructure", "climate", (12,)),
    Sphere.TRANSPORT: ("transport", "", (9, 11)),
    Sphere.HOUSING: ("housing", "", (11,)),
    Sphere.CIVIL_PROTECTION: ("civil_protection", "solidarity", (11, 13)),
    Sphere.HUMANITARIAN: ("social_protection", "solidarity", (1, 2)),
    Sphere.INFORMATION_SECURITY: ("public_services", "disinformation", (16,)),
    Sphere.DIGITAL: ("public_services", "democratic_participation", (9, 16)),
    Sphere.PUBLIC_SERVICES: ("public_services", "democratic_participation", (16,)),
}


def elsewhere(sphere: str) -> Elsewhere:
    """What others call it. Raises KeyError for what is no field of ours."""
    dream, cerv, sdg = _NAMED[sphere]
    own = sphere if sphere in FOUNDING_SIX else PARENT.get(sphere, "")
    return Elsewhere(own if own in FOUNDING_SIX else "", dream, cerv, sdg)
