"""Urban and rural population, given in people or in per cent: two shares that make a whole, or words why not."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from pobratym.imports.rules import cells
from pobratym.places.models.statistics import SHARES_APART

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Shares:
    """The cells of a row, as they stand there. A number of people with a % sign is taken for a share."""

    urban: str
    rural: str
    urban_share: str
    rural_share: str


def shares_of(population: int | None, said: Shares, times: int = 1) -> tuple[Decimal | None, Decimal | None]:
    """Urban and rural share in per cent; both None where the row says nothing of them. People in units of `times`.

    Raises cells.Unreadable where they do not make a hundred within SHARES_APART, or do not agree with the population.
    """
    urban, rural = (
        cells.share(said.urban_share or _in_per_cent(said.urban)),
        cells.share(said.rural_share or _in_per_cent(said.rural)),
    )
    people = [cells.whole_number("" if "%" in text else text, times) for text in (said.urban, said.rural)]
    counted = _of_people(population, people[0], people[1])
    if urban is None and rural is None:
        return counted
    urban = _HUNDRED - rural if urban is None and rural is not None else urban
    rural = _HUNDRED - urban if rural is None and urban is not None else rural
    if urban is None or rural is None or abs(urban + rural - _HUNDRED) > SHARES_APART:
        raise cells.UnreadableCell(
            _("the urban and the rural share make %(sum)s per cent, not 100") % {"sum": (urban or 0) + (rural or 0)}
        )
    if counted[0] is not None and abs(counted[0] - urban) > SHARES_APART:
        raise cells.UnreadableCell(_("the shares do not agree with the numbers of people"))
    return urban, rural


def _in_per_cent(text: str) -> str:
    return text if "%" in text else ""


def _of_people(population: int | None, urban: int | None, rural: int | None) -> tuple[Decimal | None, Decimal | None]:
    if urban is None and rural is None:
        return None, None
    if urban is None or rural is None:
        if population is None:
            raise cells.UnreadableCell(_("give the urban and the rural population, or one of them and the population"))
        urban = population - (rural or 0) if urban is None else urban
        rural = population - urban if rural is None else rural
    total = urban + rural
    apart = SHARES_APART / 100 * (population or 0)
    if min(urban, rural) < 0 or (population is not None and abs(total - population) > apart):
        raise cells.UnreadableCell(
            _("the urban and the rural population make %(sum)s people, the population is %(population)s")
            % {"sum": total, "population": population}
        )
    if not total:
        return None, None
    share = (_HUNDRED * urban / total).quantize(Decimal("0.01"))
    return share, _HUNDRED - share
