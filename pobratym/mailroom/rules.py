"""What follows from who stands on which side of a letter."""

from collections.abc import Iterable


def is_of_receiver(municipalities: Iterable[int], *, sender: int, receiver: int) -> bool:
    """Whether mail of a person of these municipalities comes from the receiver's side; who stands on both, or on none
    any more, counts as the sender's: nothing is shown to it as an answer that it has given itself."""
    own = set(municipalities)
    return receiver in own and sender not in own
