"""National directories of town halls: plain records out, one module a directory.

What they give is public and official, and still a hint: which municipality of ours an entry is about is decided
elsewhere (imports), and a mailbox opens no door before a moderator has confirmed it (docs/adr/0040).
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TownHallEntry:
    """One town hall as its directory has it.

    `name`: of the municipality, without "Comune di" or "Mairie de"; `country`: ISO code; `scheme` and `code`: its
    national number, empty where there is none; `region`: an ISO 3166-2 code or a name in any language; `latitude` and
    `longitude` in degrees; `mailboxes`: ordinary ones in the order of the directory, certified mail left out;
    `postal_address`: its lines as on an envelope, without the town hall itself and the country; `cells`: what reports
    show of it.
    """

    row: int
    name: str
    country: str
    scheme: str = ""
    code: str = ""
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None
    websites: tuple[str, ...] = ()
    mailboxes: tuple[str, ...] = ()
    postal_address: tuple[str, ...] = ()
    source: str = ""
    as_of: date | None = None
    cells: tuple[str, ...] = ()
