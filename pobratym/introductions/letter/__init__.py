"""A first version of the letter, in both languages, from what is known of both sides. The writer goes on from it.

Networks and town halls say what a first letter lacks: a clear ask, needs one by one, what the writer gives in return,
and why just this addressee (docs/domain.md, section 3.3). Nothing is invented: a part that nothing is known for is
left out.
"""

from pobratym.core.instance import is_demonstration
from pobratym.introductions.letter.english import in_english
from pobratym.introductions.letter.facts import Ask, Facts, Signatory
from pobratym.introductions.letter.parts import paragraphs
from pobratym.introductions.letter.ukrainian import in_ukrainian

__all__ = ["SUBJECT_LENGTH", "Ask", "Facts", "Signatory", "in_both_languages", "in_english", "in_ukrainian", "subject"]

SUBJECT_LENGTH = 160
# The first line of every letter that is begun in a demonstration.
MADE_UP_UK = "Демонстраційний лист: його вигадано, щоб показати платформу."
MADE_UP_EN = "A demonstration letter, made up to show the platform."


def in_both_languages(sender: Facts, receiver: Facts, signatory: Signatory) -> dict[str, str]:
    """The letter as `letter_uk` and `letter_en`; in a demonstration it says that it is made up."""
    is_made_up = is_demonstration()
    return {
        "letter_uk": paragraphs(MADE_UP_UK if is_made_up else "", in_ukrainian(sender, receiver, signatory)),
        "letter_en": paragraphs(MADE_UP_EN if is_made_up else "", in_english(sender, receiver, signatory)),
    }


def subject(sender: Facts, receiver: Facts) -> str:
    """One subject that both sides can read, cut to SUBJECT_LENGTH."""
    full = f"{sender.name_uk} / {sender.name_en}: лист про наміри / letter of intent"
    short = f"{sender.name_en}: letter of intent"
    return full if len(full) <= SUBJECT_LENGTH else short[:SUBJECT_LENGTH]
