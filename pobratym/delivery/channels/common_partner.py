"""Through somebody who knows both: a municipality that is a partner of both, or an association of the receiver."""

from django.utils.translation import gettext as _

from pobratym.core.errors import InvalidInput
from pobratym.core.languages import offered
from pobratym.delivery import notices
from pobratym.delivery.answer_address import new_answer_way
from pobratym.delivery.models import Delivery
from pobratym.delivery.queries.partners import associations_of, common_partners
from pobratym.delivery.workflow import Status
from pobratym.introductions.queries import language_for


class CommonPartnerHandler:
    """Asked on its desk and by mail; it passes the letter on in its own way, or says why not."""

    def check(self, delivery: Delivery, *, insist: bool) -> None:
        if not _knows_both(delivery):
            raise InvalidInput(
                fields={"partner": [_("Choose a municipality or an organisation that knows both sides and is here.")]}
            )

    def first_status(self, delivery: Delivery) -> str:
        return Status.ASKED

    def hand_over(self, delivery: Delivery) -> None:
        if delivery.status == Status.ASKED:
            receiver = delivery.introduction.receiver
            language = offered(language_for(receiver))
            way = new_answer_way(delivery.introduction, by=delivery.requested_by, language=language)
            notices.asked_to_pass_on(delivery.pk, answer_address=way.address, code=way.code)


def _knows_both(delivery: Delivery) -> bool:
    if delivery.passed_by_id:
        return common_partners(delivery.introduction).filter(pk=delivery.passed_by_id).exists()
    asked = delivery.passed_by_organisation_id
    return asked is not None and associations_of(delivery.introduction).filter(pk=asked).exists()
