"""The four numbers of the home page, and what reconciles them with the length of the register."""

from dataclasses import dataclass
from functools import lru_cache

from pobratym.journal.queries.record_tables import RecordTable
from pobratym.partnerships.queries.links import Link
from pobratym.partnerships.queries.partnership_table import partnership_table
from pobratym.partnerships.rules import is_agreed
from pobratym.partnerships.workflow import Stage


@dataclass(frozen=True)
class RegisterNumbers:
    """Public facts.

    A *partnership* counts once at least one party has signed its document (stages partly signed, signed, registered,
    active, dormant, paused) and the document is more than a declaration of intent.
    """

    hromadas_with_partner: int
    """Hromadas of the official 1,470 that are a party of a counted partnership with somebody abroad."""
    partnerships: int
    """Counted partnerships with at least one party abroad; one with four parties counts once."""
    partners: int
    """Different municipalities, districts, counties and regions abroad in counted partnerships."""
    countries: int
    """Countries of those partners."""
    in_preparation: int
    """Talks, preliminary agreements and declarations of intent: in the register, not counted as partnerships."""
    ended: int
    """Ended links: in the register, not counted."""
    within_ukraine: int
    """Signed partnerships whose parties are all Ukrainian: in the register, not counted as international ones."""

    @property
    def in_register(self) -> int:
        """All public rows: the sum that the other numbers divide."""
        return self.partnerships + self.in_preparation + self.ended + self.within_ukraine


def numbers() -> RegisterNumbers:
    """Counts the public register as it is now; the definitions are those of RegisterNumbers."""
    return _counted(partnership_table())


@lru_cache(maxsize=1)
def _counted(register: RecordTable[Link]) -> RegisterNumbers:
    facts = register.records
    ended = sum(link.stage == Stage.ENDED for link in facts)
    agreed = [link for link in facts if is_agreed(link.stage, link.type)]
    counted = [link for link in agreed if link.is_international]
    parties = {party for link in counted for party in link.parties}
    abroad = {party for party in parties if party.country != "UA"}
    return RegisterNumbers(
        hromadas_with_partner=len({party.municipality for party in parties if party.is_counted}),
        partnerships=len(counted),
        partners=len({party.municipality for party in abroad}),
        countries=len({party.country for party in abroad}),
        in_preparation=len(facts) - ended - len(agreed),
        ended=ended,
        within_ukraine=len(agreed) - len(counted),
    )
