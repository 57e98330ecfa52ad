"""Signs by which tables say that there is no number, and what a cell raises that says nothing readable."""

from pobratym.core.lookalikes import as_seen, in_one_alphabet

# The statistics office: – nothing of the sort, … no data, x filled in for no row, к secret.
_SIGNS = frozenset(
    {
        *("-", "--", "---", "–", "—", "―", "−", "‐", "‑", "‒", "_", "…", "...", "..", ".", "*", "?", "/", "\\"),
        *("х", "x", "к", "н/д", "н\\д", "н.д", "н. д", "нд", "н/з", "н/а", "n/a", "n\\a", "n.a", "na", "n/d", "nd"),
        *("#н/д", "#n/a", "#н/а", "#null!", "#div/0!", "#дел/0!", "#поділ/0!", "null", "none", "nan", "nil"),
        *("немає", "нема", "нема даних", "немає даних", "даних немає", "дані відсутні", "відсутні дані", "відсутні"),
        *("відсутня інформація", "інформація відсутня", "без даних", "не визначено", "не надано", "дані не надано"),
        *("невідомо", "немає інформації", "не обліковується", "no data", "not available", "unknown", "конфіденційно"),
    }
)


class UnreadableCell(ValueError):
    """The cell says nothing of the sort; the message says why, to the person who made the table."""


def says_nothing(text: str) -> bool:
    """Whether the cell is empty, or tells that there is no data."""
    bare = in_one_alphabet(as_seen(text)).strip().strip("()[]").strip().casefold()
    return not bare or bare in _SIGNS or bare.rstrip(".*") in _SIGNS or not bare.strip("-–—―−.…_*")
