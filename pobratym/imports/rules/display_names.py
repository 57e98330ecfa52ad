"""Which of a foreign place's names is shown to a Ukrainian reader (docs/adr/0011)."""

import re
from collections.abc import Iterable

# Ukrainian letters only: this refuses ы э ъ ё and what Belarusian, Serbian, Macedonian or Kazakh write.
_UKRAINIAN = re.compile(r"[А-ЩЬЮЯЄІЇҐа-щьюяєіїґ'’ .-]+")
_TELLING = re.compile("[єіїґ]", re.IGNORECASE)
# «на-Майне», «на-Дунае»: Russian's locative; Ukrainian has «на-Майні», «на-Дунаї».
_RUSSIAN_LOCATIVE = re.compile("-на-[^-]{0,200}е$", re.IGNORECASE)


def ukrainian_name(tagged: str | None, others: Iterable[str]) -> str:
    """The name in Ukrainian: the one a source tags so, else the one that can be nothing else; empty where unsure.

    Among untagged names one with є, і, ї or ґ is taken for Ukrainian. Without such a letter, and without и (which
    Russian writes where Ukrainian has і), a name is spelt alike in both and may be shown.
    """
    if tagged:
        return tagged
    candidates = [name for name in others if _UKRAINIAN.fullmatch(name) and not name.startswith(("И", "Ь"))]
    clear = [name for name in candidates if _TELLING.search(name)]
    if clear:
        return min(clear, key=lambda name: "ґ" in name.lower())
    alike = [name for name in candidates if "и" not in name.lower() and not _RUSSIAN_LOCATIVE.search(name)]
    return max(alike, key=len, default="")
