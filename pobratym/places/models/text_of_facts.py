"""A text in several languages of which each language is a fact of its own."""

from typing import Any

from pobratym.core.text_fields import LocalizedTextField

# What registers and gazetteers say of a place. In the other languages it is called by a name on file
# (places/shown_names.py).
SAID_LANGUAGES = ("uk", "en")


class TextOfFacts(LocalizedTextField):
    """The languages of SAID_LANGUAGES are said, corrected and withdrawn one by one: `name_uk` apart from `name_en`.

    The others are nobody's word: they follow from the names on file.
    """

    @property
    def facts(self) -> dict[str, str]:
        """What a source or a person speaks of -> its language."""
        return {f"{self.name}_{language}": language for language in SAID_LANGUAGES}

    def deconstruct(self) -> Any:
        """For the database it is a text like every other."""
        name, _path, args, options = super().deconstruct()
        return name, f"{LocalizedTextField.__module__}.{LocalizedTextField.__name__}", args, options
