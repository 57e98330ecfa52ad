"""Who may represent a municipality: asked, decided once, told of."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from pobratym.core.errors import Conflict, InvalidInput, NotAllowed
from pobratym.memberships import actions
from pobratym.memberships.models import Membership, MembershipRequest
from pobratym.memberships.queries import people_of
from tests.factories.memberships import MembershipFactory, MembershipRequestFactory
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n"


@pytest.fixture
def moderator():
    return UserFactory(moderator=True)


@pytest.fixture
def request_(moderator):
    return MembershipRequestFactory()


def test_an_approved_person_represents_the_municipality(request_, moderator):
    membership = actions.approve_request(request=request_, by=moderator, role="editor")
    assert people_of(request_.municipality_id) == [request_.user]
    assert (membership.role, membership.position) == ("editor", request_.position)
    assert membership.granted_by == moderator


@pytest.mark.parametrize("second", ["approve", "refuse"])
def test_of_two_moderators_one_wins(request_, moderator, second):
    stale = MembershipRequest.objects.get(pk=request_.pk)
    actions.approve_request(request=request_, by=moderator, role="head")
    other = UserFactory(moderator=True)
    with pytest.raises(Conflict, match="already been decided: approved"):
        if second == "approve":
            actions.approve_request(request=stale, by=other, role="head")
        else:
            actions.refuse_request(request=stale, by=other, reason="No.")
    assert Membership.objects.count() == 1
    assert MembershipRequest.objects.get().decided_by == moderator


def test_who_took_it_back_is_not_approved(request_, moderator):
    actions.withdraw_request(request=request_, by=request_.user)
    with pytest.raises(Conflict):
        actions.approve_request(request=request_, by=moderator, role="head")


def test_only_moderators_decide_and_never_on_their_own(moderator, request_):
    own = MembershipRequestFactory(user=moderator)
    for request, by in [(request_, UserFactory()), (request_, request_.user), (own, moderator)]:
        with pytest.raises(NotAllowed):
            actions.approve_request(request=request, by=by, role="head")
        with pytest.raises(NotAllowed):
            actions.refuse_request(request=request, by=by, reason="No.")


def test_nobody_takes_back_the_request_of_another(request_, moderator):
    with pytest.raises(NotAllowed):
        actions.withdraw_request(request=request_, by=moderator)


def test_an_unknown_role_is_refused(request_, moderator):
    with pytest.raises(InvalidInput):
        actions.approve_request(request=request_, by=moderator, role="emperor")


def test_what_cannot_be_asked_is_refused_with_a_reason():
    officer, town = UserFactory(), MunicipalityFactory()
    ask = {"by": officer, "position": "Officer", "note": "Please."}
    with pytest.raises(InvalidInput, match="settlement"):
        actions.request_membership(municipality=MunicipalityFactory(level="settlement"), **ask)
    with pytest.raises(InvalidInput) as empty:
        actions.request_membership(municipality=town, by=officer, position=" ", note="")
    assert set(empty.value.fields) == {"position", "note"}
    actions.request_membership(municipality=town, **ask)
    with pytest.raises(InvalidInput, match="already asked"):
        actions.request_membership(municipality=town, **ask)
    membership = MembershipFactory(user=officer)
    with pytest.raises(InvalidInput, match="already represent"):
        actions.request_membership(municipality=membership.municipality, **ask)
    assert MembershipRequest.objects.count() == 1


def test_a_document_goes_to_the_private_storage(settings):
    request = actions.request_membership(
        by=UserFactory(),
        municipality=MunicipalityFactory(),
        position="Officer",
        note="Please.",
        document=SimpleUploadedFile("../../etc/letter.exe", PDF),
    )
    assert request.document.path.startswith(str(settings.PRIVATE_MEDIA_ROOT))
    assert request.document.name.endswith(".pdf")
    assert request.document.read() == PDF


def test_a_membership_ends_and_what_was_done_stays(moderator):
    head = MembershipFactory(role="head")
    colleague = MembershipFactory(municipality=head.municipality)
    with pytest.raises(NotAllowed):
        actions.end_membership(membership=head, by=colleague.user)
    with pytest.raises(NotAllowed):
        actions.end_membership(membership=head, by=MembershipFactory(role="head").user)
    actions.end_membership(membership=colleague, by=head.user)
    assert people_of(head.municipality_id) == [head.user]
    with pytest.raises(Conflict):
        actions.end_membership(membership=colleague, by=moderator)
    actions.end_membership(membership=head, by=head.user)
    assert Membership.objects.filter(municipality=head.municipality).count() == 2
