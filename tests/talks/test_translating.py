"""A machine translates a message for its reader: once a language, never what should not be disclosed."""

import pytest

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.talks import actions
from pobratym.talks.models import MessageTranslation
from tests.factories.introductions import MessageFactory
from tests.factories.memberships import MembershipFactory
from tests.gateways.translation_service import serving

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def service(settings):
    with serving() as found:
        settings.TRANSLATOR_URL = f"libretranslate+http://{found.place}"
        yield found


@pytest.fixture
def message(letter, hromada):
    return MessageFactory(introduction=letter, on_behalf_of=hromada.municipality, text="Ми живемо над річкою.")


def test_it_is_asked_for_once_and_kept(service, message, town):
    one = actions.translate_message(message=message, by=town, source="uk", target="en")
    assert one.text == "[en] Ми живемо над річкою."
    assert actions.translate_message(message=message, by=town, source="uk", target="en") == one
    assert MessageTranslation.objects.count() == 1


def test_strangers_and_those_who_do_not_see_the_message_ask_nothing(service, message, town):
    with pytest.raises(NotAllowed):
        actions.translate_message(message=message, by=MembershipFactory(), source="uk", target="en")
    message.is_held = True
    message.save()
    with pytest.raises(NotAllowed):
        actions.translate_message(message=message, by=town, source="uk", target="en")


def test_what_should_not_be_disclosed_goes_to_no_other_machine(service, letter, hromada, town):
    message = MessageFactory(introduction=letter, on_behalf_of=hromada.municipality, text="At 46.48253, 30.72331.")
    with pytest.raises(InvalidInput, match="martial law"):
        actions.translate_message(message=message, by=town, source="uk", target="en")


def test_two_different_languages_of_ours(service, message, town):
    for source, target in (("en", "en"), ("xx", "en"), ("uk", "xx")):
        with pytest.raises(InvalidInput):
            actions.translate_message(message=message, by=town, source=source, target=target)


def test_without_a_service_there_is_none(settings, message, town):
    settings.TRANSLATOR_URL = ""
    with pytest.raises(Conflict):
        actions.translate_message(message=message, by=town, source="uk", target="en")
