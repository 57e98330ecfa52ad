"""Mail to people, in their language, without anybody's address."""

import pytest

from pobratym.introductions import actions
from tests.factories.memberships import MembershipFactory
from tests.factories.profiles import PassportFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mails(mailoutbox):
    """`mails(verb, …)`: what the verb sends."""

    def sent_by(verb, **arguments):
        mailoutbox.clear()
        verb(**arguments)
        return list(mailoutbox)

    return sent_by


def test_a_new_letter_can_be_read_in_the_mail_itself(mails, drafted, hromada, town):
    colleague = MembershipFactory(municipality=town.municipality, user__language="uk")
    to_town, to_colleague = mails(actions.send, introduction=drafted, by=hromada)
    assert to_town.to == [town.user.email]
    assert "Kalush (Ukraine)" in to_town.subject
    assert "We live on a river." in to_town.body
    assert f"/en/desk/{town.municipality_id}/letters/{drafted.pk}/" in to_town.body
    assert to_colleague.to == [colleague.user.email]
    assert "Калуш" in to_colleague.subject
    assert "Ми живемо над річкою." in to_colleague.body
    assert "/uk/desk/" in to_colleague.body


def test_in_the_mail_too_the_head_is_addressed_as_the_receiver_says(mails, hromada, town):
    PassportFactory(municipality=town.municipality, head_name="Anna Nowak", head_form="ms", head_called="Nowak")
    letter = {"en": "Dear colleagues,\n\nwe live on a river.", "uk": "Шановні колеги!\n\nМи над річкою."}
    draft = actions.draft(receiver=town.municipality, by=hromada, subject="Let us talk", letter=letter)
    mail = mails(actions.send, introduction=draft, by=hromada)[0]
    assert "Dear Ms Nowak,\n\nwe live on a river." in mail.body


def test_a_letter_in_one_language_is_sent_as_it_is_and_says_so(mails, hromada, town):
    draft = actions.draft(
        receiver=town.municipality, by=hromada, subject="Лист", letter={"uk": "Ми живемо над річкою.", "en": ""}
    )
    mail = mails(actions.send, introduction=draft, by=hromada)[0]
    assert "shown in Ukrainian" in mail.body
    assert "Ми живемо над річкою." in mail.body


def test_mail_shows_the_municipality_and_nobodys_address(mails, letter, hromada, town):
    [mail] = mails(actions.answer, introduction=letter, by=town, text="When shall we talk & where?")
    assert mail.to == [hromada.user.email]
    assert "noreply@localhost" in mail.from_email
    assert town.user.email not in mail.message().as_string()
    assert "When shall we talk & where?" in mail.body
    html = mail.alternatives[0][0]
    assert "talk &amp; where" in html


def test_the_sender_of_a_mail_is_named_in_the_readers_language(mails, letter, hromada, town):
    [mail] = mails(actions.answer, introduction=letter, by=hromada, text="Hello")
    assert mail.from_email == "Kalush via Pobratym <noreply@localhost>"


def test_an_apostrophe_stays_one_in_subject_and_text(mails, letter, hromada, town):
    hromada.municipality.name = {"en": "Kam'ianka"}
    hromada.municipality.save()
    [mail] = mails(actions.withdraw, introduction=letter, by=hromada)
    assert mail.subject == "Kam'ianka has withdrawn its letter"
    assert "Kam'ianka" in mail.body


def test_an_acceptance_is_told_to_the_sender_and_to_colleagues(mails, letter, hromada, town):
    colleague = MembershipFactory(municipality=town.municipality)
    sent = mails(actions.accept, introduction=letter, by=town)
    assert {mail.to[0] for mail in sent} == {hromada.user.email, colleague.user.email}


def test_a_decline_brings_its_reason(mails, letter, hromada, town):
    hromada.user.language = "en"
    hromada.user.save()
    [mail] = mails(actions.decline, introduction=letter, by=town, reason="no_capacity", own_words="Try in spring.")
    assert mail.to == [hromada.user.email]
    assert "as many talks as we can" in mail.body
    assert "Try in spring." in mail.body


def test_a_withdrawal_is_told_only_of_letters_that_arrived(mails, letter, drafted, hromada, town):
    [mail] = mails(actions.withdraw, introduction=letter, by=hromada)
    assert mail.to == [town.user.email]
    again = actions.draft(receiver=town.municipality, by=hromada, subject="Again", letter={"uk": "", "en": "Again."})
    assert mails(actions.withdraw, introduction=again, by=hromada) == []
