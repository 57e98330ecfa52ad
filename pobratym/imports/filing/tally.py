"""What an import did, counted."""

from dataclasses import dataclass


@dataclass
class Tally:
    """What an import did, in rows."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __iadd__(self, other: "Tally") -> "Tally":
        self.added += other.added
        self.changed += other.changed
        self.unchanged += other.unchanged
        return self

    @property
    def rows(self) -> int:
        return self.added + self.changed + self.unchanged
