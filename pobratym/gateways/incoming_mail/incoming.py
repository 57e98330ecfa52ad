"""What a mail is, in plain values."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """Who wrote it, and to whom."""

    ANSWER = "answer"  # a person
    BOUNCE = "bounce"  # a mail server: a mail of ours did not arrive
    AUTO_REPLY = "auto_reply"  # a mailbox, while nobody is there
    LOOP = "loop"  # ourselves, or a list


class Trouble(StrEnum):
    """Why a mail is not read."""

    TOO_LARGE = "too_large"
    MALFORMED = "malformed"


class Unreadable(Exception):
    """The mail is too large or not put together as a mail may be."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came along: its name and type as the mail says, its bytes as they are."""

    name: str
    content_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a mail server says of a mail that did not arrive.

    `is_final`: a repetition does not help. `is_full`: the mailbox is full, which passes. `status`: the enhanced code of
    RFC 3463, such as 5.1.1, empty where none was said. `message_id`: of the mail that came back.
    """

    is_final: bool
    is_full: bool = False
    status: str = ""
    diagnostic: str = ""
    message_id: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A mail. `sender` is the one address of From in small letters, empty where there is none or more than one.

    `tokens`: the parts before the @ of our own addresses that it is for, as «letter-…» or «bounce-…». `text`: what the
    person wrote, without what she quotes. `is_answerable`: somebody can be answered (RFC 3834). `has_failed_checks`:
    our mail server says that it does not come from where From says.
    """

    message_id: str
    in_reply_to: str
    references: tuple[str, ...]
    tokens: tuple[str, ...]
    sender: str
    subject: str
    text: str
    attachments: tuple[Attachment, ...]
    kind: Kind
    bounce: Bounce | None
    has_failed_checks: bool
    is_answerable: bool
