"""Days as directories write them."""

from datetime import date, datetime

_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")


def day_of(text: str) -> date | None:
    """The day that a text begins with: 2026-11-30, 30/11/2026 or 30.11.2026; None for anything else."""
    for form in _FORMS:
        try:
            return datetime.strptime(text.strip()[:10], form).date()
        except ValueError:
            continue
    return None
