"""What the words of a party had better not say in wartime: the other side gets them by mail, the register shows some.

They go at once, so there is nothing to wait for: the writer rephrases (docs/adr/0041).
"""

from django.utils.translation import gettext as _

from pobratym.core.errors import InvalidInput
from pobratym.text_checks import findings


def refuse_doubtful(field: str, text: str, *, strict: bool = False) -> None:
    """Raises InvalidInput at `field` with what was found. `strict` where the party is near the front."""
    found = findings(text, strict=strict)
    if found:
        told = _("This should not be disclosed under martial law. Rephrase: “%(words)s”.")
        raise InvalidInput(fields={field: [told % {"words": found[0].words}, str(found[0].reason)]})
