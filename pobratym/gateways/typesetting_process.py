"""Run by typesetting.py in a process of its own: FOLDER FONTS SECONDS. Knows neither Django nor us.

Reads main.typ of the folder and what that names there, writes made.pdf beside it. What goes wrong goes to stderr.
"""

import json
import re
import resource
import sys
from pathlib import Path
from typing import Any

import typst

MOST_MEMORY = 2 * 1024**3
# As Typst tells of a sign that no font has: the text `"日"` could not be displayed …
_NOT_DRAWN = re.compile(r'the text `"((?:[^"\\]|\\.){1,40})"` could not be displayed')
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-f]{1,6})\}|(.))")
_BOX = "\u25a1"
_TRIES = 4


def main(folder: Path, fonts: str, seconds: int) -> None:
    """Signs that no font has are found by trying: PDF/UA refuses them, and the refusal names them."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    for _try in range(_TRIES):
        try:
            made = typst.compile(
                str(folder / "main.typ"),
                root=str(folder),
                font_paths=[fonts],
                ignore_system_fonts=True,
                pdf_standards=["ua-1"],
            )
        except typst.TypstError as error:
            missing = {_plain(each) for each in _NOT_DRAWN.findall(error.diagnostic)}
            if not missing:
                sys.exit(error.diagnostic)
            _without(folder / "given.json", missing)
        else:
            if not isinstance(made, bytes):
                sys.exit("no document was made")
            (folder / "made.pdf").write_bytes(made)
            return
    sys.exit("signs that no font has do not end")


def _plain(escaped: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], escaped)


def _without(data: Path, missing: set[str]) -> None:
    """Each of them as an empty box, wherever it stands."""
    signs = sorted(missing, key=len, reverse=True)
    data.write_text(json.dumps(_replaced(json.loads(data.read_text()), signs), ensure_ascii=False))


def _replaced(value: Any, signs: list[str]) -> Any:
    if isinstance(value, str):
        for sign in signs:
            value = value.replace(sign, _BOX)
        return value
    if isinstance(value, dict):
        return {key: _replaced(each, signs) for key, each in value.items()}
    return [_replaced(each, signs) for each in value] if isinstance(value, list) else value


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
