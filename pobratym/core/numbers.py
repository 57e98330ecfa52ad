"""Numbers as the reader's language writes them."""

from django.utils.formats import number_format


def grouped(number: int) -> str:
    """65,088 in English; elsewhere as the language writes it: 65 088 with spaces that do not break."""
    return str(number_format(number, use_l10n=True, force_grouping=True))
