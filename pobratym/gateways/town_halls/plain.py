"""A plain table of town halls, as anybody may write one: by identifier, or by name with country and region."""

import re
from collections.abc import Iterator
from pathlib import Path

from pobratym.gateways import tables
from pobratym.gateways.town_halls import TownHallEntry
from pobratym.gateways.town_halls.days import day_of

COLUMNS = tables.Columns(
    {
        "name": ("name", "municipality", "назва", "муніципалітет"),
        "country": ("country", "country code", "країна", "код країни"),
        "region": ("region", "state", "регіон", "область"),
        "scheme": ("scheme", "система кодів"),
        "identifier": ("identifier", "code", "ідентифікатор", "код"),
        "website": ("website", "вебсайт", "сайт"),
        "mailbox": ("mailbox", "e-mail", "email", "скринька", "електронна пошта"),
        "postal": ("postal address", "поштова адреса"),
        "source": ("source", "джерело"),
        "date": ("date", "as of", "станом на", "дата"),
    },
    required=("name", "country"),
)


_LINE_ENDS = re.compile(r"[\n;]")  # lines of an envelope within one cell


def read(path: Path) -> Iterator[TownHallEntry]:
    """A row each. Raises SourceRefused where the file is no such table."""
    for row in tables.read(path, COLUMNS).rows:
        said = row.values
        yield TownHallEntry(
            row=row.number,
            name=said["name"],
            country=said["country"].upper(),
            scheme=said.get("scheme", "").lower(),
            code=said.get("identifier", ""),
            region=said.get("region", ""),
            websites=tuple(filter(None, [said.get("website", "")])),
            mailboxes=tuple(filter(None, [said.get("mailbox", "")])),
            postal_address=tuple(_LINE_ENDS.split(said.get("postal", ""))),
            source=said.get("source", "")[:200],
            as_of=day_of(said.get("date", "")),
            cells=row.cells,
        )
