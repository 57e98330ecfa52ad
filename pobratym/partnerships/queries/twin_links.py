"""What lists of twin towns state, for whoever counts by it."""

from collections.abc import Sequence

from pobratym.core.keeping import kept
from pobratym.journal.areas import Area
from pobratym.journal.marks import marks
from pobratym.partnerships.models import TwinLink


@kept(lambda: marks(Area.REGISTRY))
def twin_pairs() -> Sequence[tuple[int, int]]:
    """Every two municipalities that some list calls twins, the lower number first, each pair once; read once for each
    mark of the registry, which every import raises."""
    rows = TwinLink.objects.order_by().values_list("one", "other").iterator()
    return sorted({(min(pair), max(pair)) for pair in rows})
