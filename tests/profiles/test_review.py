"""What the check held back is looked at by a moderator: approved, or returned with a reason that the author reads."""

import pytest

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.journal.models import Entry
from pobratym.profiles import actions
from tests.factories.people import UserFactory
from tests.factories.profiles import PassportFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator():
    return UserFactory(moderator=True)


@pytest.fixture
def doubtful():
    return PassportFactory(needs_review=True)


def test_a_returned_text_stays_hidden_with_the_reason(doubtful, moderator):
    returned = actions.return_text(text=doubtful, by=moderator, reason="  Leave the address out. ")
    returned.refresh_from_db()
    assert (returned.needs_review, returned.returned_reason) == (True, "Leave the address out.")
    assert Entry.objects.latest("id").verb == "profiles.text_returned"


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 5_001])
def test_a_reason_is_given_and_can_be_read(doubtful, moderator, reason):
    with pytest.raises(InvalidInput):
        actions.return_text(text=doubtful, by=moderator, reason=reason)
    doubtful.refresh_from_db()
    assert doubtful.returned_reason == ""


def test_only_moderators_look(doubtful):
    for by in (UserFactory(), doubtful.updated_by or UserFactory()):
        with pytest.raises(NotAllowed):
            actions.return_text(text=doubtful, by=by, reason="Rephrase.")
        with pytest.raises(NotAllowed):
            actions.approve_text(text=doubtful, by=by)


def test_what_is_decided_is_not_decided_again(doubtful, moderator):
    actions.approve_text(text=doubtful, by=moderator)
    assert Entry.objects.latest("id").verb == "profiles.text_approved"
    for decide in (
        lambda: actions.approve_text(text=doubtful, by=moderator),
        lambda: actions.return_text(text=doubtful, by=moderator, reason="Too late."),
    ):
        with pytest.raises(Conflict):
            decide()
    doubtful.refresh_from_db()
    assert (doubtful.needs_review, doubtful.returned_reason) == (False, "")
