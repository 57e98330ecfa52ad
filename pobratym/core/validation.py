"""What a model refuses, said as our own error: rooms check before they save, entrances show the reasons."""

from collections.abc import Iterator, Sequence

from django.core.exceptions import ValidationError
from django.db.models import Model, TextField
from django.utils.translation import gettext as _

from pobratym.core.errors import InvalidInput, Text


def refuse_invalid(record: Model, *, exclude: Sequence[str] = ()) -> None:
    """Check fields and constraints of `record`; raises InvalidInput with the reasons by field.

    What concerns no single field stands under "__all__", as in Django's forms; what concerns one language of a text
    under the field and the language: "about_uk".
    """
    reasons: dict[str, list[Text]] = {}
    try:
        record.full_clean(exclude=set(exclude))
    except ValidationError as error:
        for name, problems in error.error_dict.items():
            for problem in problems:
                language = (problem.params or {}).get("language")
                reasons.setdefault(f"{name}_{language}" if language else name, []).extend(problem.messages)
    for name, reason in _too_long(record):
        reasons.setdefault(name, []).append(reason)
    if reasons:
        raise InvalidInput(fields=reasons)


def _too_long(record: Model) -> Iterator[tuple[str, str]]:
    """Django leaves the length of texts to its forms; we do not."""
    for field in record._meta.concrete_fields:
        text = getattr(record, field.attname)
        if isinstance(field, TextField) and field.max_length and len(text or "") > field.max_length:
            yield (
                field.name,
                _("At most %(limit)s characters; this has %(length)s.")
                % {
                    "limit": field.max_length,
                    "length": len(text),
                },
            )
