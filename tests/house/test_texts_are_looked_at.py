"""Every free text that strangers send and others read goes through text_checks, or has a reason not to."""

from django.apps import apps
from django.db import models

from pobratym.core.text_fields import LocalizedTextField
from pobratym.profiles.models import ReviewedText

# What is looked at before others read it, and by which verb; a test of that room shows it.
LOOKED_AT = {
    "introductions.Introduction.subject": "introductions.send",
    "introductions.Introduction.letter": "introductions.send",
    "introductions.Introduction.decision_reason": "introductions.decline, decline_from_outside",
    "introductions.PassingOn.words": "introductions.propose_passing_on",
    "introductions.Message.text": "introductions.answer, message_from_outside",
    "talks.Meeting.word": "talks.propose_meeting, move_meeting, cancel_meeting",
    "talks.Step.text": "talks.add_step",
    "talks.Notes.text": "talks.write_notes",
    "talks.IntroductionRequest.text": "talks.ask_for_introduction",
    "talks.IntroductionRequest.word": "talks.agree_to_introduce, refuse_to_introduce",
    "talks.SharedMessage.text": "talks.write_to_three",
    "answers.Answer.text": "answers.name_another, report_wrong_address",
    "delivery.Delivery.decision_reason": "delivery.answer_about_passing, or a moderator's",
    "mailroom.ReceivedMail.text": "mailroom.receive",
    "partnerships.Proposal.note": "partnerships.propose",
    "partnerships.Proposal.reason": "partnerships.decline_proposal",
    "partnerships.Statement.withdrawal_reason": "partnerships.correct_signature, withdraw_signature",
    "partnerships.StageChange.reason": "the reason of a withdrawn statement, or a moderator's",
}
BY_STAFF = "written by moderators or editors, who are who looks"
BY_IMPORTS = "what a source says, or a moderator: facts, no free text of strangers"
BY_OUTSIDERS = "what a mail server or a town hall abroad says, cut to one line, to the sender alone"
UNREAD = "nobody but moderators reads it"
A_NAME = "a name, a post or a place of a signature, one line"
NOT_LOOKED_AT = {
    "partnerships.Partnership.summary": BY_STAFF,
    "partnerships.Partnership.registration_act": A_NAME,
    "partnerships.Proposal.registration_act": A_NAME,
    "partnerships.Statement.text": BY_STAFF,
    "partnerships.Statement.source_title": BY_STAFF,
    "partnerships.TwinLink.source": BY_IMPORTS,
    "partnerships.Signature.place": A_NAME,
    "partnerships.Signature.signatory": A_NAME,
    "partnerships.Signature.post": A_NAME,
    "profiles.Passport.contact_name": A_NAME,
    "profiles.Passport.head_name": A_NAME,
    "profiles.Passport.signatory_name": A_NAME,
    "introductions.Addressee.name": A_NAME,
    "introductions.Addressee.post": A_NAME,
    "introductions.Addressee.postal_address": "three lines that the post office reads, on the letter's own paper",
    "introductions.Addressee.source": "one line that says where it can be read, to its own side",
    "profiles.TeamMember.name": A_NAME,
    "profiles.TeamMember.post": A_NAME,
    "profiles.Listing.words": "made of its texts, for searching",
    "profiles.Listing.title_words": "made of its title, for searching",
    "profiles.PassportPicture.withdrawn_reason": BY_STAFF,
    "introductions.Note.text": "one's own colleagues read it, nobody else",
    "matching.Considered.words": "one's own colleagues read it, nobody else",
    "introductions.Introduction.returned_reason": BY_STAFF,
    "introductions.Message.returned_reason": BY_STAFF,
    "talks.Meeting.link": "an address of a meeting room, which must be https",
    "talks.MessageTranslation.text": "what a machine made of a message that was looked at",
    "answers.Answer.name": A_NAME,
    "answers.Answer.post": A_NAME,
    "delivery.Delivery.address": "a mailbox, an address or a page, one line that its own side reads",
    "delivery.Delivery.source": "one line that says where an address can be read, to moderators and its own side",
    "delivery.Delivery.came_back_text": BY_OUTSIDERS,
    "delivery.Attempt.message_id": "made by the service",
    "mailroom.ReceivedMail.message_id": "what a mail server says, compared with others and shown to nobody",
    "mailroom.ReceivedMail.diagnostic": BY_OUTSIDERS,
    "delivery.NoMoreLetters.address": "a mailbox that the service has written to",
    "delivery.NoMoreLetters.lift_reason": BY_STAFF,
    "delivery.BouncedSender.said": BY_OUTSIDERS,
    "memberships.Membership.position": A_NAME,
    "memberships.Membership.end_reason": "one line to the person, her colleagues and moderators",
    "memberships.RequestQuestion.question": BY_STAFF,
    "memberships.RequestQuestion.answer": UNREAD,
    "memberships.MembershipRequest.position": A_NAME,
    "memberships.MembershipRequest.note": UNREAD,
    "memberships.MembershipRequest.reason": BY_STAFF,
    "rounds.Round.name": BY_STAFF,
    "memberships.Organisation.name": BY_STAFF,
    "memberships.Organisation.source": BY_STAFF,
    "memberships.Representative.position": A_NAME,
    "memberships.Affiliation.source": "one line that says where it can be read, to moderators and the organisation",
    "memberships.Vouching.words": UNREAD,
    "suggestions.Suggestion.details": UNREAD,
    "suggestions.Suggestion.source": UNREAD,
    "suggestions.Suggestion.name": UNREAD,
    "suggestions.Suggestion.answer": BY_STAFF,
}
ROOMS_OF_STAFF = {"news": BY_STAFF, "places": BY_IMPORTS}
ROOMS_WITHOUT_READERS = {"core", "journal", "people", "upkeep", "imports"}
SHORTEST = 100  # what is shorter is a code or a title of one line


def _free_texts():
    for model in apps.get_models():
        room = model._meta.app_label
        if not model.__module__.startswith("pobratym.") or room in ROOMS_OF_STAFF | dict.fromkeys(
            ROOMS_WITHOUT_READERS
        ):
            continue
        for field in model._meta.local_fields:
            is_text = isinstance(field, models.TextField | LocalizedTextField) or type(field) is models.CharField
            if is_text and not field.choices and (field.max_length or SHORTEST) >= SHORTEST:
                yield model, field.name


def _is_reviewed(model, name):
    return issubclass(model, ReviewedText) and name in {*model.TEXTS, "returned_reason"}


def test_every_text_that_strangers_send_is_looked_at_or_excused():
    found = {f"{model._meta.app_label}.{model.__name__}.{name}": (model, name) for model, name in _free_texts()}
    undecided = [
        each
        for each, (model, name) in found.items()
        if each not in LOOKED_AT and each not in NOT_LOOKED_AT and not _is_reviewed(model, name)
    ]
    assert not undecided, f"send them through text_checks, or say here why not: {undecided}"
    gone = (LOOKED_AT.keys() | NOT_LOOKED_AT.keys()) - found.keys()
    assert not gone, f"these are no more: {sorted(gone)}"
