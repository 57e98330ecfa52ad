"""What a backup says of itself: every table with its rows and their hash, every file, the end of the journal."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import IO, Any, NamedTuple, Self

FORMAT = 1
_CHUNK = 1 << 20


class Content(NamedTuple):
    """How much there is (rows of a table, bytes of a file), and SHA-256 in hex over it."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`vendor`: Django's word for the kind of database. `migrations`: those that were applied, «room.name». `journal`:
    its anchor, empty where it held nothing."""

    vendor: str
    made_at: str
    migrations: list[str]
    tables: dict[str, Content]
    journal: str
    files: dict[str, Content] = field(default_factory=dict)
    format: int = FORMAT

    def written(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True).encode()

    @classmethod
    def read(cls, content: bytes) -> Self:
        """Raises ValueError where it is none of ours."""
        said: dict[str, Any] = json.loads(content)
        if said.get("format") != FORMAT:
            raise ValueError(f"format {said.get('format')}, not {FORMAT}")
        for name in ("tables", "files"):
            said[name] = {key: Content(*value) for key, value in said[name].items()}
        try:
            return cls(**said)
        except TypeError as error:
            raise ValueError(str(error)) from error


class Hashing:
    """A file that is read to its end by somebody else, while its hash is taken."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self._size = 0

    def read(self, size: int = -1) -> bytes:
        part = self._file.read(size)
        self._digest.update(part)
        self._size += len(part)
        return part

    def to_the_end(self) -> Content:
        """What has been read together with what was left to read."""
        while self.read(_CHUNK):
            pass
        return Content(self._size, self._digest.hexdigest())


def differences(expected: Mapping[str, Content], present: Mapping[str, Content]) -> Iterator[str]:
    """Each name for which the two do not say the same, in words for an administrator."""
    for name in sorted(expected.keys() | present.keys()):
        wanted, found = expected.get(name), present.get(name)
        if wanted is None:
            yield f"{name}: not in the backup"
        elif found is None:
            yield f"{name}: missing"
        elif wanted != found:
            yield f"{name}: {found.size} instead of {wanted.size}" if wanted.size != found.size else f"{name}: altered"
