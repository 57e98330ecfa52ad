"""What sort of source a file is, told by its content: names of files say what people make of them."""

import re
from enum import StrEnum
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from pobratym.core.errors import SourceRefused
from pobratym.gateways.lines import UnreadableLine, opened

_WORKBOOK = "xl/workbook.xml"
_REGION = re.compile(rb"[A-Z]{2}\.[^.\t]{1,40}")
_COUNTY = re.compile(rb"[A-Z]{2}\.[^.\t]{1,40}\.[^\t]{1,200}")
_PLACE_COLUMNS, _NAME_COLUMNS, _DIVISION_COLUMNS = 19, (8, 10), 4


class FileSort(StrEnum):
    """The files that are understood."""

    CODIFIER = "codifier"
    GEONAMES = "geonames"
    ALTERNATE_NAMES = "alternate_names"
    REGIONS = "regions"
    COUNTIES = "counties"
    PACKAGED_GAZETTEER = "packaged_gazetteer"


def sort_of(path: Path) -> FileSort:
    """Which of the files it is; raises SourceRefused with the list of those understood where it is none."""
    try:
        found = FileSort.CODIFIER if _is_workbook(path) else _by_first_line(path)
    except (OSError, UnreadableLine) as error:
        raise SourceRefused(
            _("%(file)s cannot be read (%(reason)s). Nothing was changed.") % {"file": path.name, "reason": error}
        ) from error
    if found is None:
        raise SourceRefused(
            _(
                "%(file)s is not one of the supported files: the codifier’s workbook (.xlsx), a dump of GeoNames "
                "(cities500, allCountries or one country, .zip or .txt), alternateNamesV2, admin1CodesASCII. "
                "Nothing was changed."
            )
            % {"file": path.name}
        )
    return found


def _is_workbook(path: Path) -> bool:
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            return False
    try:
        with ZipFile(path) as archive:
            return _WORKBOOK in archive.namelist()
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableLine(str(error)) from error


def _by_first_line(path: Path) -> FileSort | None:
    with opened(path) as lines:
        first = next((line for line in lines if line.strip()), b"").rstrip(b"\r\n")
    cells = first.removeprefix(b"\xef\xbb\xbf").split(b"\t")
    if len(cells) == _PLACE_COLUMNS and cells[0].isdigit():
        return FileSort.GEONAMES
    if len(cells) in _NAME_COLUMNS and cells[0].isdigit() and cells[1].isdigit():
        return FileSort.ALTERNATE_NAMES
    if len(cells) == _DIVISION_COLUMNS and _REGION.fullmatch(cells[0]):
        return FileSort.REGIONS
    if len(cells) == _DIVISION_COLUMNS and _COUNTY.fullmatch(cells[0]):
        return FileSort.COUNTIES
    return FileSort.PACKAGED_GAZETTEER if first.startswith(b"{") and b'"geonameid"' in first[:2000] else None
