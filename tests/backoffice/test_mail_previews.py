"""Every mail can be looked at in every language, and says what it has to without a click."""

import re
from pathlib import Path

import allauth
import pytest
from django.conf import settings
from django.template import engines
from django.urls import reverse

from pobratym.backoffice.mail import KINDS
from pobratym.backoffice.mail_examples import ADDRESS, EXAMPLES, MAILBOX, NAMES, SUBJECTS
from pobratym.backoffice.mail_previews import preview
from pobratym.core.languages import content_languages
from tests.factories.people import UserFactory

TEMPLATES = Path(settings.BASE_DIR) / "templates"
LIBRARY = Path(allauth.__file__).parent / "templates"
MISSING = "‹missing›"
# A part of other mails, not one of its own; and what the library would send if we switched it on.
PARTS = re.compile(r"/_|account/email/base_|login_code|password_reset_code|email_confirm_")
SUBJECT, MESSAGE = "_subject.txt", "_message.txt"
WORDS = 8


def _named(root: Path, pattern: str, ending: str) -> set[str]:
    """Kinds by the templates of their text."""
    found = (str(path.relative_to(root)) for path in root.glob(pattern))
    return {each.removesuffix(ending) for each in found if not PARTS.search(each) and not each.endswith(SUBJECT)}


def _kinds() -> set[str]:
    """Every mail that there is a template of: ours, and those of the library that we have not written anew."""
    library = _named(LIBRARY, "account/email/*" + MESSAGE, MESSAGE) | _named(LIBRARY, "mfa/email/*" + MESSAGE, MESSAGE)
    return _named(TEMPLATES, "*/letters/*.txt", ".txt") | _named(TEMPLATES, "*/email/*" + MESSAGE, MESSAGE) | library


def test_every_mail_has_an_example():
    assert _kinds() - set(EXAMPLES) == set()


def test_every_mail_has_a_subject_of_its_own_or_in_words():
    without = {
        kind
        for kind in EXAMPLES
        if not (TEMPLATES / f"{kind}_subject.txt").exists() and not (LIBRARY / f"{kind}_subject.txt").exists()
    }
    assert without == set(SUBJECTS)


def test_every_mail_has_a_name_in_the_back_office():
    assert set(EXAMPLES) <= set(KINDS)


@pytest.fixture
def missing_is_seen(monkeypatch):
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", MISSING)


@pytest.mark.parametrize("language", content_languages())
@pytest.mark.parametrize("kind", sorted(EXAMPLES))
def test_it_is_whole_in_every_language(kind, language, missing_is_seen):
    mail = preview(kind, language)
    html = mail.alternatives[0][0]
    assert MISSING not in mail.subject + mail.body + html
    assert f'<html lang="{language}">' in html
    personal = [*NAMES, MAILBOX]
    assert mail.subject
    assert not [each for each in personal if each in mail.subject]
    read = [line for line in mail.body.splitlines() if ADDRESS not in line]
    assert len(" ".join(read).split()) >= WORDS, "whoever does not open the link has to know what it is about"


def test_a_variable_without_an_example_is_seen(missing_is_seen, monkeypatch):
    """That the comparison can fail."""
    monkeypatch.setitem(EXAMPLES, "people/letters/second_factor_removed", {})
    assert MISSING in preview("people/letters/second_factor_removed", "en").body


@pytest.mark.django_db
class TestThePage:
    def test_a_moderator_sees_subject_text_and_html_in_a_shut_frame(self, client, moderator):
        query = {"kind": "memberships/letters/invited", "language": "uk"}
        page = client.get(reverse("backoffice_mail_previews"), query).content.decode()
        assert "Запрошення представляти муніципалітет" in page
        assert '<iframe sandbox=""' in page
        assert "made-up names" in page

    def test_the_html_is_a_document_that_can_do_nothing(self, client, moderator):
        answer = client.get(reverse("backoffice_mail_document"), {"kind": "people/letters/anchor", "language": "de"})
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert policy.endswith("sandbox")
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
        assert '<html lang="de">' in answer.content.decode()

    @pytest.mark.parametrize("query", [{"kind": "../../etc/passwd"}, {"kind": "memberships/letters/nothing"}])
    def test_nothing_else_can_be_asked_for(self, client, moderator, query):
        for name in ("backoffice_mail_previews", "backoffice_mail_document"):
            assert client.get(reverse(name), query, follow=True).status_code == 404

    def test_a_language_that_is_not_offered_is_english(self, client, moderator):
        answer = client.get(reverse("backoffice_mail_document"), {"language": "xx"})
        assert '<html lang="en">' in answer.content.decode()

    @pytest.mark.parametrize("name", ["backoffice_mail_previews", "backoffice_mail_document"])
    def test_nobody_else_looks_at_them(self, client, signed_in, name):
        assert client.get(reverse(name)).status_code == 302
        assert signed_in(UserFactory()).get(reverse(name)).status_code in (302, 403)
