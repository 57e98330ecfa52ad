"""Where a town hall that is not here answers a letter, and the code that stands in it: one place to know."""

from typing import NamedTuple

from pobratym.answers.granting import NewLink, new_answer_link
from pobratym.core.letters import address
from pobratym.introductions.models import Introduction
from pobratym.people.models import User


class AnswerWay(NamedTuple):
    """The address of the page; the key and the code by which it is reached, for the letter as a document."""

    address: str
    link: NewLink

    @property
    def code(self) -> str:
        """What is typed from paper."""
        return self.link.code


def new_answer_way(introduction: Introduction, *, by: User, language: str) -> AnswerWay:
    """A new address and code for whoever reads the town hall's post; earlier ones stay valid."""
    link = new_answer_link(introduction, by=by)
    return AnswerWay(address("correspondence:answer", link.key, language=language), link)
