"""A letter as it was typed, taken apart for paper: how it begins, what it says, how it ends."""

from dataclasses import dataclass
from itertools import groupby

from pobratym.introductions.letter.manners import closings, our_openings

_LONGEST_OPENING, _LONGEST_CLOSING = 120, 6  # signs of one line; lines of name, post and municipality
_MARKS = tuple(f"{mark} " for mark in "–—•*-")


@dataclass(frozen=True)
class Paragraph:
    """Lines that stand together; `is_list`: each is an item."""

    lines: list[str]
    is_list: bool = False


@dataclass(frozen=True)
class Parts:
    """`opening` is what the writer has typed herself, else empty: then the form of the country stands there."""

    opening: str
    paragraphs: list[Paragraph]


def taken_apart(text: str, language: str, *, without: str = "") -> Parts:
    """The parts of `text`. `without`: a first paragraph that is said elsewhere on the paper.

    A closing with the lines below it goes: paper has the country's own, and the name of whoever signs. An opening
    that our draft brought goes too; any other one was chosen by a person and stays.
    """
    blocks = _blocks(text)
    if without and blocks and blocks[0] == without:
        blocks = blocks[1:]
    opening = ""
    if blocks and _is_opening(blocks[0]):
        opening = "" if blocks[0] in our_openings(language) else blocks[0]
        blocks = blocks[1:]
    if blocks and _is_closing(blocks[-1], language):
        blocks = blocks[:-1]
    return Parts(opening, [paragraph for block in blocks for paragraph in _paragraphs(block)])


def reopened(text: str, language: str, opening: str) -> str:
    """The text with `opening` in the place of the one that our draft brought; what a person chose stays."""
    for ours in our_openings(language):
        if text.startswith(ours):
            return opening + text.removeprefix(ours)
        text = text.replace(f"\n\n{ours}\n", f"\n\n{opening}\n", 1)  # after the line of a demonstration
    return text


def _blocks(text: str) -> list[str]:
    """What blank lines part."""
    lines = [line.strip() for line in text.split("\n")]
    return ["\n".join(block) for has_words, block in groupby(lines, key=bool) if has_words]


def _is_opening(block: str) -> bool:
    return "\n" not in block and len(block) <= _LONGEST_OPENING and block[-1] in ",!:"


def _is_closing(block: str, language: str) -> bool:
    lines = block.split("\n")
    return len(lines) <= _LONGEST_CLOSING and lines[0].startswith(closings(language))


def _paragraphs(block: str) -> list[Paragraph]:
    """Running text and lists in the order in which they stand."""
    found: list[Paragraph] = []
    for line in block.split("\n"):
        is_item = line.startswith(_MARKS)
        said = line[2:].strip() if is_item else line
        if found and found[-1].is_list == is_item:
            found[-1].lines.append(said)
        elif said:
            found.append(Paragraph([said], is_item))
    return found
