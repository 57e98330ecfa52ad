"""What of a form is worth keeping: what was typed. Never a password, and no more than a person types."""

from collections.abc import Iterable, Mapping, Sequence

MOST_CHARACTERS = 120_000  # three languages of the longest letter; a form that holds more is no text of a person
OF_A_PERSON = 30  # drafts; the oldest go
# What a page puts into its form itself, and what nobody keeps for anybody.
_NOT_TYPED = frozenset({"csrfmiddlewaretoken", "form_token", "draft_of", "draft", "intent", "next", "as"})
_SECRET = ("password", "secret")

Typed = dict[str, list[str]]


def worth_keeping(sent: Iterable[tuple[str, Sequence[str]]]) -> Typed:
    """Name of a field -> what was typed, as the browser sent it; empty where nothing was typed or too much was."""
    typed = {name: [str(each) for each in values] for name, values in sent if _is_typed(name)}
    if not any(each.strip() for values in typed.values() for each in values):
        return {}
    return typed if size_of(typed) <= MOST_CHARACTERS else {}


def size_of(typed: Mapping[str, Sequence[str]]) -> int:
    """Characters, with the names of the fields."""
    return sum(len(name) + sum(map(len, values)) for name, values in typed.items())


def _is_typed(name: str) -> bool:
    return name not in _NOT_TYPED and not any(each in name.lower() for each in _SECRET)
