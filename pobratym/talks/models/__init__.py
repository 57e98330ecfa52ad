"""What two sides agree on while they talk."""

from pobratym.talks.models.attachments import Attachment, Scan, attachment_path, private_storage
from pobratym.talks.models.introducing import IntroductionRequest
from pobratym.talks.models.meetings import ChosenZone, Meeting, MeetingTime
from pobratym.talks.models.shared import SharedMessage, SharedReading
from pobratym.talks.models.steps import Notes, Step, StepKind
from pobratym.talks.models.translations import MessageTranslation

__all__ = [
    "Attachment",
    "ChosenZone",
    "IntroductionRequest",
    "Meeting",
    "MeetingTime",
    "MessageTranslation",
    "Notes",
    "Scan",
    "SharedMessage",
    "SharedReading",
    "Step",
    "StepKind",
    "attachment_path",
    "private_storage",
]
