"""Every criterion, in the order in which people read them, with the weight it starts with.

Weights are judgements, not measurements, and people can move them on the page. Where they come from (docs/domain.md,
section 3.1, and docs/adr/0010):

precedent 4       fitted on known links, so it counts most where nothing else is known; needs that are met, a common
                  language and somebody who seeks lift a place over one that towns choose oftener (docs/matching.md)
needs_offers 3    the only criterion about what the two would do together
languages 1.5     without a language nothing follows
wishes 1.5        matching expectations; both sides are asked
seeking 1.5       who will answer matters as much as who would suit
partners 1.5      triangles close far above chance
spheres 1         shared problems, weaker than a need that is met
capacity 1        a town can carry few links
newcomer 1        fairness; the ordering of the list adds a floor to it
neighbours 0.5    experience with the region, but it also favours those already known
same_name 0.5     a story to begin with
size 0.5          CEMR's first similarity; the score of precedents holds it already, in the shape that fits known links
geography 0.25    matters among neighbours only, and is held there too; counted twice, both hide known partners
"""

from pobratym.matching.criteria import (
    capacity,
    geography,
    languages,
    needs_offers,
    neighbours,
    newcomer,
    partners,
    precedent,
    same_name,
    seeking,
    size,
    spheres,
    wishes,
)
from pobratym.matching.criteria.points import Criterion

CRITERIA: tuple[Criterion, ...] = (
    needs_offers.CRITERION,
    precedent.CRITERION,
    size.CRITERION,
    languages.CRITERION,
    wishes.CRITERION,
    seeking.CRITERION,
    partners.CRITERION,
    spheres.CRITERION,
    geography.CRITERION,
    capacity.CRITERION,
    newcomer.CRITERION,
    neighbours.CRITERION,
    same_name.CRITERION,
)
DEFAULT_WEIGHTS: dict[str, float] = {criterion.key: criterion.weight for criterion in CRITERIA}
