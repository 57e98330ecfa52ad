"""How the code of a letter is kept."""

from pobratym.memberships.rules.keys import as_printed, digest_of


def digest_of_answer_code(typed: str) -> str:
    """Found by the code alone, however it was typed; told apart from what the same code is as evidence."""
    return digest_of(f"answer {as_printed(typed)}")
