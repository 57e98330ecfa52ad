"""A first version of the letter, in both languages, from what is known of both sides. The writer goes on from it.

Networks and town halls say what a first letter lacks: a clear ask, needs one by one, what the writer gives in return,
and why just this addressee (docs/domain.md, section 3.3). Nothing is invented: a part that nothing is known for is
left out.
"""

from pobratym.introductions.letter.english import in_english
from pobratym.introductions.letter.facts import Ask, Facts, Signatory
from pobratym.introductions.letter.ukrainian import in_ukrainian

__all__ = ["SUBJECT_LENGTH", "Ask", "Facts", "Signatory", "in_english", "in_ukrainian", "subject"]

SUBJECT_LENGTH = 160


def subject(sender: Facts, receiver: Facts) -> str:
    """One subject that both sides can read, cut to SUBJECT_LENGTH."""
    full = f"{sender.name_uk} / {sender.name_en}: лист про наміри / letter of intent"
    short = f"{sender.name_en}: letter of intent"
    return full if len(full) <= SUBJECT_LENGTH else short[:SUBJECT_LENGTH]
