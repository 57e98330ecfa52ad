"""What a model refuses, said as our own error: rooms check before they save, entrances show the reasons."""

from collections.abc import Iterator, Sequence

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db.models import CharField, Model, TextField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pobratym.core.errors import InvalidInput, Text

# Names and subjects stand in headers of letters, in rows of tables, in titles: a line break breaks what they stand in.
ONE_LINE = RegexValidator(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029]",
    gettext_lazy("Write this in one line: take out line breaks and other control characters."),
    inverse_match=True,
)


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
    for name, reason in (*_too_long(record), *_of_several_lines(record)):
        reasons.setdefault(name, []).append(reason)
    if reasons:
        raise InvalidInput(fields=reasons)


def _of_several_lines(record: Model) -> Iterator[tuple[str, str]]:
    for field in record._meta.concrete_fields:
        if isinstance(field, CharField) and isinstance(text := getattr(record, field.attname), str):
            try:
                ONE_LINE(text)
            except ValidationError as error:
                yield field.name, error.messages[0]


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
