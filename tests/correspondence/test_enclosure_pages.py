"""Files of messages: sent with the form, handed out to the two sides only, as files to be saved."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from pobratym.introductions.models import Message
from pobratym.talks.models import Attachment, Scan
from tests.factories.introductions import IntroductionFactory, MessageFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.talks import AttachmentFactory

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 a programme"


@pytest.fixture
def hromada():
    return MembershipFactory()


@pytest.fixture
def town():
    return MembershipFactory()


@pytest.fixture
def letter(hromada, town):
    return IntroductionFactory(answered=True, sender=hromada.municipality, receiver=town.municipality)


def page(name, by, letter, *more):
    return reverse(f"correspondence:{name}", args=[by.municipality_id, letter.pk, *more])


def send(client, by, letter, *files, text="See the files"):
    return client.post(page("introduction_answer", by, letter), {"text": text, "attachments": list(files)})


def test_files_go_with_the_message_and_the_other_side_saves_them(signed_in, hromada, town, letter):
    files = [SimpleUploadedFile(f"Program {number}.pdf", PDF) for number in (1, 2)]
    assert send(signed_in(hromada.user), hromada, letter, *files).status_code == 302
    one, other = Attachment.objects.all()
    assert (one.name, other.name) == ("Program 1.pdf", "Program 2.pdf")
    client = signed_in(town.user)
    assert page("attachment", town, letter, one.pk) in client.get(page("introduction", town, letter)).content.decode()
    answer = client.get(page("attachment", town, letter, one.pk))
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="Program 1.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]


def test_a_refused_file_keeps_the_text_and_sends_nothing(signed_in, hromada, letter):
    answer = send(signed_in(hromada.user), hromada, letter, SimpleUploadedFile("x.svg", b"<svg/>"), text="Good day")
    assert answer.status_code == 422
    assert "attachments" in answer.context["message_form"].errors
    assert "Good day" in answer.content.decode()
    assert not Message.objects.exists()


def test_others_do_not_get_the_file(signed_in, client, town, letter):
    file = AttachmentFactory(message__introduction=letter)
    stranger = MembershipFactory()
    assert client.get(page("attachment", town, letter, file.pk)).status_code == 302
    assert signed_in(stranger.user).get(page("attachment", town, letter, file.pk)).status_code == 403
    own = IntroductionFactory(sent=True, sender=stranger.municipality)
    assert signed_in(stranger.user).get(page("attachment", stranger, own, file.pk)).status_code == 404


@pytest.mark.parametrize("scan", [Scan.WAITING, Scan.HARMFUL])
def test_what_is_not_known_to_be_clean_is_not_handed_out(signed_in, town, letter, scan):
    file = AttachmentFactory(message__introduction=letter, scan=scan)
    assert signed_in(town.user).get(page("attachment", town, letter, file.pk)).status_code == 404
    text = signed_in(town.user).get(page("introduction", town, letter)).content.decode()
    assert file.name in text
    assert page("attachment", town, letter, file.pk) not in text


def test_files_of_a_held_message_are_seen_by_its_side_only(signed_in, hromada, town, letter):
    held = MessageFactory(introduction=letter, on_behalf_of=hromada.municipality, is_held=True)
    file = AttachmentFactory(message=held)
    assert signed_in(hromada.user).get(page("attachment", hromada, letter, file.pk)).status_code == 200
    assert signed_in(town.user).get(page("attachment", town, letter, file.pk)).status_code == 404
    assert file.name not in signed_in(town.user).get(page("introduction", town, letter)).content.decode()


def test_an_empty_message_with_a_file_asks_for_words(signed_in, hromada, letter):
    answer = send(signed_in(hromada.user), hromada, letter, BytesIO(PDF), text="")
    assert answer.status_code == 422
    assert not Attachment.objects.exists()
