"""Files of messages, for those who may have them."""

from django.db.models import Q, QuerySet

from pobratym.introductions.models import Introduction, Message
from pobratym.introductions.queries import held_messages
from pobratym.places.models import Municipality
from pobratym.talks.models import Attachment


def with_enclosures(messages: QuerySet[Message]) -> QuerySet[Message]:
    """Messages with their files and translations at hand."""
    return messages.prefetch_related("attachments", "translations")


def find_attachment(introduction: Introduction, pk: int, *, reader: Municipality) -> Attachment | None:
    """The file if this side may have it: of a message that is held, only the side that wrote it."""
    of_letter = Attachment.objects.filter(pk=pk, message__introduction=introduction)
    return of_letter.filter(Q(message__is_held=False) | Q(message__on_behalf_of=reader)).first()


def held_attachments() -> QuerySet[Attachment]:
    """Files of messages that wait for a moderator."""
    return Attachment.objects.filter(message__in=held_messages().order_by().values("pk"))
