"""A machine proposes how a text of a profile reads in another language; nothing is written by this."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.languages import content_languages
from pobratym.gateways.translating import LONGEST, translate, translator
from pobratym.memberships.models import Membership
from pobratym.places.models import Municipality
from pobratym.places.queries import is_near_the_front
from pobratym.profiles.writing import ensure_may_edit
from pobratym.text_checks import about_wartime, findings


def propose_translation(*, municipality: Municipality, by: Membership, text: str, source: str, target: str) -> str:
    """What the service of settings.TRANSLATOR_URL makes of `text`, for a person to look at.

    What the wartime checks doubt goes to nobody else's machine. The service is asked outside every transaction: never
    call this within one. Raises NotAllowed, InvalidInput, TooMany, Conflict where no service is named, or
    TranslatorFailed.
    """
    ensure_may_edit(municipality.pk, by)
    service = translator(settings.TRANSLATOR_URL)
    if service is None:
        raise Conflict(_("No translation service is set up here. Write the translation yourself."))
    if source == target or not {source, target} <= set(content_languages()):
        raise InvalidInput(_("Choose two different languages."))
    if not text.strip() or len(text) > LONGEST:
        raise InvalidInput(_("Write the text first that is to be translated."))
    if about_wartime(findings(text, strict=is_near_the_front(municipality.pk))):
        raise InvalidInput(
            _("Part of the text should not be public under martial law: it is not sent to the translation service.")
        )
    with transaction.atomic(durable=True):
        limits.count("translations", person=by.user, municipality=municipality.pk)
    return translate(text, source=source, target=target, by=service)
