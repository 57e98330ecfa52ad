"""Who may say yes to a pair."""

from django.utils.translation import gettext as _

from pobratym.core.errors import Text


def may_not_confirm(*, represents_other_side: bool) -> Text | None:
    """Why a person may not confirm: two municipalities agree only where two people do."""
    if not represents_other_side:
        return None
    return _(
        "You represent the other municipality of this pair too. Somebody else from one of the two has to confirm it."
    )
