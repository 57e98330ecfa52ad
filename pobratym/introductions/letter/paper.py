"""A letter as it stands on paper: one sheet a language, in words that need no further rule."""

from dataclasses import dataclass, field

from pobratym.introductions.letter.parts import Paragraph


@dataclass(frozen=True)
class Answer:
    """Where a town hall that is not here answers: the address to type, the code that opens the letter there, and where
    the picture leads at once."""

    heading: str
    text: str
    address: str
    link: str
    code: str = ""
    code_label: str = ""


@dataclass(frozen=True)
class Sheet:
    """One page. Texts in another language than `language` stand with theirs."""

    language: str
    title: str
    sender: str
    sender_in_its_own_language: str
    sender_place: str
    authority: str
    contacts: list[str]
    place_and_date: str
    addressee: list[str]
    subject: str
    opening: str
    in_brief_heading: str
    in_brief: list[str]  # sentences from choices and numbers, where nobody has written a text in this language
    body_label: str
    body_language: str
    body: list[Paragraph]
    closing: str
    signatory: str
    signatory_post: str
    signature_label: str  # below a blank line, where nobody has said who signs
    annex: str
    small: list[str] = field(default_factory=list)
    answer: Answer | None = None
