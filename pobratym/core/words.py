"""The words of texts, kept beside them to be looked for: alike on both databases, whatever these hold for a letter."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models

_WORD = re.compile(r"\w+")


def words_in(texts: Iterable[str]) -> str:
    """Each word once, in small letters, a space before it: « вода громади »."""
    return " ".join(["", *sorted({word for text in texts for word in _WORD.findall(text.casefold())}), ""])


class WordsField(models.TextField[str, str]):
    """The words of other columns of the row, texts in several languages, written whenever the row is.

    `filter(words__has="вод")`: rows with a word that begins so. Empty where the release before has written the row.
    """

    def __init__(self, *args: Any, of: Sequence[str], **options: Any) -> None:
        self.of = tuple(of)
        super().__init__(*args, **{"default": "", "db_default": "", "editable": False, **options})

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        del options["default"], options["editable"], options["db_default"]
        return name, path, args, {**options, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        words = words_in(text for column in self.of for text in getattr(model_instance, column).values())
        setattr(model_instance, self.attname, words)
        return words


@WordsField.register_lookup
class HasWord(models.Lookup[Any]):
    """Where in the words something stands: a plain search, which no sign of the text can lead astray."""

    lookup_name = "has"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, values = self.process_lhs(compiler, connection)
        position = "strpos" if connection.vendor == "postgresql" else "instr"
        return f"{position}({column}, %s) > 0", (*values, f" {self.rhs}")
