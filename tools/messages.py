"""The catalogues of translations, by Babel without gettext: extract strings, compile catalogues, say what is missing.

python tools/messages.py extract|compile|missing

Templates are read by Django's own conversion. enmerkar, which brings an extractor of its own, writes "%" where Django
looks up "%%", so that five strings would never be found.
"""

import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
LANGUAGES = ("uk",)
HEADER = (
    "# Pobratym in {}. Extracted by `make messages`; every string is translated (tests/house/test_translations.py)."
)
SOURCES = ("config", "pobratym", "templates")
KEYWORDS = DEFAULT_KEYWORDS | {f"{name}_lazy": of for name, of in DEFAULT_KEYWORDS.items()} | {"gettext_noop": None}


def _template(file: IO[bytes], keywords: Any, comments: Any, options: Any) -> Iterable[Any]:
    """What Babel asks of an extractor, for Django's templates: the pseudo-code gettext reads, read as Python."""
    if not settings.configured:
        settings.configure()
    # What is no string becomes XXX, but the indentation of the HTML stays and would not be Python.
    code = "\n".join(line.strip() for line in templatize(file.read().decode(), origin=file.name).splitlines())
    return extract_python(io.BytesIO(code.encode()), keywords, comments, options)


METHODS: list[tuple[str, Any]] = [
    ("**/migrations/**.py", "ignore"),
    ("**.py", "python"),
    ("**.html", _template),
    ("**.txt", _template),
]


def found() -> Catalog:
    """Every translatable string of the project with the files it stands in (no line numbers: they only make noise)."""
    catalog = Catalog(fuzzy=False)
    for folder in SOURCES:
        strings = extract_from_dir(ROOT / folder, METHODS, keywords=KEYWORDS, comment_tags=["Translators:"])
        for path, _line, message, comments, context in strings:
            catalog.add(message, context=context, auto_comments=comments, locations=[(f"{folder}/{path}", 0)])
    return catalog


def catalog_path(language: str) -> Path:
    """Where the catalogue of `language` lives."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The catalogue of `language` as it is kept."""
    path = catalog_path(language)
    if not path.exists():
        return Catalog(
            locale=language,
            project="Pobratym",
            fuzzy=False,
            header_comment=HEADER.format(Locale.parse(language).english_name),
        )
    with path.open("rb") as file:
        return read_po(file, locale=language)


def missing(language: str) -> list[str]:
    """Strings of the project that `language` has no translation for, or only a fuzzy one."""
    kept = read(language)
    untranslated = []
    for message in found():
        if not message.id:
            continue
        translation = kept.get(message.id, message.context)
        if translation is None or translation.fuzzy or not all(_forms(translation)):
            untranslated.append(message.id if isinstance(message.id, str) else message.id[0])
    return untranslated


def _forms(message: Message) -> list[str]:
    """The translation, or each of its plural forms."""
    return list(message.string) if isinstance(message.string, tuple | list) else [message.string or ""]


def extract_all() -> None:
    """Bring each catalogue in step with the sources; strings that are gone leave it."""
    template = found()
    for language in LANGUAGES:
        catalog = read(language)
        made = catalog.creation_date  # kept: a date of today would only make catalogues conflict
        catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
        catalog.obsolete.clear()
        catalog.creation_date = made
        catalog.project, catalog.version = "Pobratym", ""
        catalog.msgid_bugs_address, catalog.last_translator = "CONTRIBUTING.md", "Pobratym"
        path = catalog_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalog, width=110, sort_output=True, ignore_obsolete=True, omit_header=False)


def compile_all() -> None:
    """Write the binary catalogues Django reads, where they are older than their source."""
    for source in [*LOCALE.glob("*/LC_MESSAGES/*.po"), *ROOT.glob("pobratym/*/locale/*/LC_MESSAGES/*.po")]:
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalog = read_po(file, locale=source.parent.parent.name)
        partial = target.with_suffix(".mo.part")
        with partial.open("wb") as file:
            write_mo(file, catalog)
        os.replace(partial, target)


def main() -> None:
    """Do what the first argument names."""
    verb = sys.argv[1] if len(sys.argv) > 1 else "missing"
    if verb == "extract":
        extract_all()
    elif verb == "compile":
        compile_all()
    else:
        gaps = {language: missing(language) for language in LANGUAGES}
        for language, strings in gaps.items():
            print(*(f"{language}: {string}" for string in strings), sep="\n")
        sys.exit(1 if any(gaps.values()) else 0)


if __name__ == "__main__":
    main()
