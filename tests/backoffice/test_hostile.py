"""What hands make up instead of forms is refused, never an error of ours."""

import pytest
from django.core.exceptions import BadRequest
from django.core.mail import EmailMessage, get_connection
from django.http import HttpResponse
from django.urls import reverse

from pobratym.backoffice.hand_made import HandMadeMiddleware
from pobratym.core.models import OutgoingMail
from pobratym.desk.account.signup import PersonForm
from pobratym.desk.profile.forms import ListingForm
from pobratym.news.models import ArticlePage
from pobratym.people.models import User
from pobratym.web.suggestions.forms import SuggestionForm
from tests.factories.news import article
from tests.factories.people import UserFactory
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db
NO_NUMBERS = ["abc", "9" * 30, "9" * 5000, "-1", "²"]


@pytest.fixture
def staff(signed_in):
    client = signed_in(UserFactory(is_superuser=True))
    client.raise_request_exception = True
    return client


@pytest.mark.parametrize("value", NO_NUMBERS)
@pytest.mark.parametrize(
    "address",
    [
        "/backoffice/municipality_chooser/chosen/{}/",
        "/backoffice/partnership_chooser/chosen/{}/",
        "/backoffice/municipality_chooser/chosen-multiple/?id={}",
        "/backoffice/registry/?municipality={}",
        "/backoffice/corrections/?municipality={}",
        "/backoffice/representatives/?municipality={}",
        "/backoffice/journal/?municipality={}",
        "/backoffice/municipality_chooser/results/?q={}&p={}",
        "/backoffice/municipality_chooser/?p={}",
        "/backoffice/registry/add/?country={}",
        "/backoffice/imports/?p={}",
    ],
)
def test_a_choice_that_is_no_number_is_no_choice(staff, address, value):
    assert staff.get(address.replace("{}", value)).status_code < 500


@pytest.mark.parametrize("value", ["abc", "9" * 30])
def test_forms_with_a_choice_that_is_no_number(staff, value):
    place = MunicipalityFactory()
    for name in ("registry_merge", "registry_reassign", "registry_rename", "registry_end"):
        answer = staff.post(reverse(name, args=[place.pk]), {"into": value, "parent": value, "municipality": value})
        assert answer.status_code < 500, name


def test_an_editor_that_is_posted_empty(staff):
    page = article("page")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    add = reverse("wagtailadmin_pages:add", args=["news", "articlepage", page.get_parent().pk])
    for address in (edit, add):
        for data in ({}, {"title": "x"}, {"body-count": "x"}, {"body-count": "9999999"}, {"action-publish": "1"}):
            assert staff.post(address, data).status_code < 500, (address, data)
    assert ArticlePage.objects.get(pk=page.pk).title == page.title


def test_wagtails_pages_for_trying_errors_out_are_closed(staff):
    assert staff.get("/backoffice/failwhale/", follow=True).status_code == 404
    assert staff.get("/backoffice/test404/", follow=True).status_code == 404


def test_an_error_of_the_back_office_is_our_page(staff, monkeypatch):
    def fail(*arguments, **named):
        raise LookupError

    staff.raise_request_exception = False
    monkeypatch.setattr("pobratym.backoffice.journal.JournalView.get", fail)
    answer = staff.get(reverse("backoffice_journal"))
    assert answer.status_code == 500
    assert "Something went wrong" in answer.content.decode()


@pytest.mark.parametrize("character", ["\n", "\r\n", "\x00", "\x0b", "\x85", "\u2028", "\x1b"])
def test_a_name_is_one_line(staff, client, character):
    name = f"Olena{character}Bcc: all@example.org"
    account = User.objects.get()
    staff.post(reverse("wagtailusers_users:edit", args=[account.pk]), {"email": account.email, "full_name": name})
    staff.post(reverse("wagtailadmin_account"), {"name_email-full_name": name, "name_email-language": "en"})
    assert not PersonForm({"full_name": name}).is_valid()
    account.refresh_from_db()
    assert character not in account.full_name


def test_every_verbs_form_keeps_its_lines_to_one():
    assert "name" in SuggestionForm({"name": "a\nb"}, is_signed_in=False).errors
    errors = ListingForm({"title_uk": "a\nb", "details_uk": "a\nb"}).errors
    assert "one line" in str(errors["title"])
    assert "details" not in errors


def test_a_subject_is_one_line_whatever_stands_in_a_name():
    message = EmailMessage("Olena\r\nBcc: all@example.org", "x", to=["to@example.org"])
    get_connection("pobratym.core.mail.OutboxBackend").send_messages([message])
    assert OutgoingMail.objects.get().letter["subject"] == "Olena Bcc: all@example.org"


def test_a_folder_of_the_server_that_is_called_like_our_package_is_not_ours(rf):
    wagtails = compile("int('x')", "/opt/pobratym/releases/1/lib/wagtail/admin/views.py", "exec")
    with pytest.raises(ValueError, match="invalid literal") as caught:
        exec(wagtails)  # noqa: S102
    request = rf.get(reverse("wagtailadmin_home"))
    with pytest.raises(BadRequest):
        HandMadeMiddleware(lambda _request: HttpResponse()).process_exception(request, caught.value)
