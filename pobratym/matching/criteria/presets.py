"""Named weights to begin with. Each says what it puts first; all other criteria count as in `balanced`."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pobratym.matching.criteria import DEFAULT_WEIGHTS

BALANCED = "balanced"


@dataclass(frozen=True)
class Preset:
    """A name, what it does in a sentence, and the weights that differ from the default ones."""

    key: str
    label: Promise
    about: Promise
    differs: Mapping[str, float]

    @property
    def weights(self) -> dict[str, float]:
        return {**DEFAULT_WEIGHTS, **self.differs}


PRESETS: dict[str, Preset] = {
    preset.key: preset
    for preset in (
        Preset(BALANCED, pgettext_lazy("weights", "Balanced"), _("All criteria as we propose them."), {}),
        Preset(
            "needs_first",
            pgettext_lazy("weights", "Needs first"),
            _("What one side needs and the other offers counts most, then fields in common."),
            {"needs_offers": 8.0, "spheres": 3.0, "precedent": 2.0},
        ),
        Preset(
            "near_and_alike",
            pgettext_lazy("weights", "Near and alike"),
            _("Distance, size and a common language count most."),
            {"geography": 5.0, "size": 5.0, "languages": 3.0, "precedent": 1.0},
        ),
        Preset(
            "newcomers_first",
            pgettext_lazy("weights", "Newcomers first"),
            _("Those of whom no partner is known and who have capacity count most."),
            {"newcomer": 5.0, "capacity": 3.0, "precedent": 2.0, "partners": 0.5, "neighbours": 0.0},
        ),
    )
}
