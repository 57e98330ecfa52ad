"""Languages that an interpreter may be wanted for: those of municipalities in Europe and beyond that have partners."""

from babel import Locale

LANGUAGES = (
    *("uk", "en", "pl", "de", "fr", "cs", "sk", "hu", "ro", "bg", "hr", "sr", "sl", "lt", "lv", "et", "fi", "sv"),
    *("da", "nb", "is", "nl", "it", "es", "pt", "el", "tr", "ka", "ja", "ko", "zh", "ar", "he", "ga"),
)


def named(code: str, *, language: str) -> str:
    """A language as readers of `language` call it; the code where nobody has named it."""
    return Locale.parse(language).languages.get(code) or code


def interpreting(from_: str, to: str, *, language: str) -> str:
    """Between which languages, for readers of `language`; empty where no interpreter is wanted."""
    return f"{named(from_, language=language)} – {named(to, language=language)}" if from_ and to else ""
