"""A machine translates a message for its reader: once for each language, beside the original."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.core.languages import content_languages
from pobratym.gateways.translating import translate, translator
from pobratym.introductions.models import Message
from pobratym.memberships.models import Membership
from pobratym.memberships.rules import may_read
from pobratym.places.queries import is_near_the_front
from pobratym.talks.models import MessageTranslation
from pobratym.talks.moves import journal
from pobratym.text_checks import about_wartime, findings


def translate_message(*, message: Message, by: Membership, source: str, target: str) -> MessageTranslation:
    """The message in `target` by the service of settings.TRANSLATOR_URL; as it is kept where it was asked for before.

    Everybody of the two sides may ask. What the wartime checks doubt goes to nobody else's machine. Never call this
    within a transaction. Raises NotAllowed, InvalidInput, TooMany, Conflict, TranslatorFailed.
    """
    letter = message.introduction
    is_own = by.municipality_id == message.on_behalf_of_id
    is_side = by.municipality_id in (letter.sender_id, letter.receiver_id)
    if not is_side or not may_read(by) or (message.is_held and not is_own):
        raise NotAllowed
    kept = MessageTranslation.objects.filter(message=message, language=target).first()
    if kept:
        return kept
    service = translator(settings.TRANSLATOR_URL)
    if service is None:
        raise Conflict(_("No translation service is set up here."))
    if source == target or not {source, target} <= set(content_languages()):
        raise InvalidInput(_("Choose two different languages."))
    if _is_doubtful(message):
        raise InvalidInput(
            _("Part of the text should not be public under martial law: it is not sent to the translation service.")
        )
    with transaction.atomic(durable=True):
        limits.count("messages_translated", person=by.user, municipality=by.municipality_id)
        journal("message_translated", letter, by, message=message.pk, language=target)
    text = translate(message.text, source=source, target=target, by=service)
    made, _is_new = MessageTranslation.objects.get_or_create(message=message, language=target, defaults={"text": text})
    return made


def _is_doubtful(message: Message) -> bool:
    found = findings(message.text, strict=is_near_the_front(message.on_behalf_of_id))
    return message.is_held or bool(about_wartime(found))
