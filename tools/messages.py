"""The catalogues of translations, by Babel without gettext: extract strings, compile catalogues, say what is missing.

python tools/messages.py extract|compile|missing

Templates are read by Django's own conversion. enmerkar, which brings an extractor of its own, writes "%" where Django
looks up "%%", so that five strings would never be found.
"""

import io
import os
import sys
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import IO, Any

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
LANGUAGES = ("uk",)
# Languages in which a receiver abroad is met (sign-up, account, mails, pages of errors, the frame of every page) and
# municipalities present themselves (profiles/rules/presentation.py, card, letters): their catalogues hold what these
# files say, and hold all of it; everything else is in English there (docs/adr/0057).
CONTENT_LANGUAGES = ("pl", "de", "fr")
CONTENT = (
    "config/settings/base.py",
    "pobratym/answers/actions/answering.py",
    "pobratym/answers/actions/confirming.py",
    "pobratym/answers/rules/validity.py",
    "pobratym/answers/rules/words.py",
    "pobratym/answers/writing.py",
    "pobratym/core/errors.py",
    "pobratym/core/languages.py",
    "pobratym/core/letters.py",
    "pobratym/core/limits.py",
    "pobratym/core/validation.py",
    "pobratym/core/workflow.py",
    "pobratym/correspondence/answer_forms.py",
    "pobratym/correspondence/answering.py",
    "pobratym/correspondence/beside.py",
    "pobratym/correspondence/conversation.py",
    "pobratym/correspondence/enclosures.py",
    "pobratym/correspondence/first_steps.py",
    "pobratym/correspondence/forms.py",
    "pobratym/correspondence/inbox.py",
    "pobratym/correspondence/introduced.py",
    "pobratym/correspondence/introducing.py",
    "pobratym/correspondence/many.py",
    "pobratym/correspondence/meetings.py",
    "pobratym/correspondence/steps.py",
    "pobratym/correspondence/talks_forms.py",
    "pobratym/correspondence/triage.py",
    "pobratym/correspondence/triage_forms.py",
    "pobratym/delivery/actions/partners.py",
    "pobratym/delivery/workflow.py",
    "pobratym/desk/account/claim.py",
    "pobratym/desk/account/forms.py",
    "pobratym/desk/account/second_factor_forms.py",
    "pobratym/desk/account/session_limits.py",
    "pobratym/desk/account/sessions.py",
    "pobratym/desk/account/signup.py",
    "pobratym/desk/rounds/forms.py",
    "pobratym/desk/rounds/views.py",
    "pobratym/introductions/actions/conversation.py",
    "pobratym/introductions/actions/decisions.py",
    "pobratym/introductions/actions/passing.py",
    "pobratym/introductions/actions/triage.py",
    "pobratym/introductions/letter/__init__.py",
    "pobratym/introductions/models/reasons.py",
    "pobratym/introductions/notices.py",
    "pobratym/introductions/queries/paper.py",
    "pobratym/introductions/rules/doubtful.py",
    "pobratym/introductions/rules/meanwhile.py",
    "pobratym/introductions/rules/passing.py",
    "pobratym/introductions/rules/sides.py",
    "pobratym/introductions/rules/wishes.py",
    "pobratym/introductions/sentences.py",
    "pobratym/introductions/workflow.py",
    "pobratym/mailroom/sorting/answers.py",
    "pobratym/matching/criteria/capacity.py",
    "pobratym/matching/criteria/geography.py",
    "pobratym/matching/criteria/languages.py",
    "pobratym/matching/criteria/needs_offers.py",
    "pobratym/matching/criteria/neighbours.py",
    "pobratym/matching/criteria/newcomer.py",
    "pobratym/matching/criteria/partners.py",
    "pobratym/matching/criteria/precedent.py",
    "pobratym/matching/criteria/same_name.py",
    "pobratym/matching/criteria/seeking.py",
    "pobratym/matching/criteria/size.py",
    "pobratym/matching/criteria/spheres.py",
    "pobratym/matching/criteria/wishes.py",
    "pobratym/memberships/documents.py",
    "pobratym/partnerships/notices.py",
    "pobratym/people/rules/addresses.py",
    "pobratym/people/rules/passwords.py",
    "pobratym/places/rules/domains.py",
    "pobratym/profiles/models/listing.py",
    "pobratym/profiles/models/passport.py",
    "pobratym/profiles/models/search.py",
    "pobratym/profiles/rules/presentation.py",
    "pobratym/profiles/rules/telling.py",
    "pobratym/profiles/vocabulary/addressing.py",
    "pobratym/profiles/vocabulary/partners.py",
    "pobratym/profiles/vocabulary/self_description.py",
    "pobratym/profiles/vocabulary/spheres.py",
    "pobratym/profiles/workflow.py",
    "pobratym/rounds/actions/answers.py",
    "pobratym/rounds/actions/closing.py",
    "pobratym/rounds/actions/participants.py",
    "pobratym/rounds/calendars.py",
    "pobratym/rounds/rules/registration.py",
    "pobratym/rounds/rules/sides.py",
    "pobratym/rounds/workflow.py",
    "pobratym/search/card.py",
    "pobratym/talks/actions/attachments.py",
    "pobratym/talks/actions/introducing.py",
    "pobratym/talks/actions/meetings.py",
    "pobratym/talks/actions/shared.py",
    "pobratym/talks/actions/steps.py",
    "pobratym/talks/actions/translating.py",
    "pobratym/talks/actions/zones.py",
    "pobratym/talks/notices.py",
    "pobratym/talks/rules/clock.py",
    "pobratym/talks/rules/doubtful.py",
    "pobratym/talks/rules/slots.py",
    "pobratym/talks/workflow.py",
    "pobratym/web/directory/card.py",
    "pobratym/web/limits.py",
    "pobratym/web/text_tags.py",
    "templates/403.html",
    "templates/403_csrf.html",
    "templates/404.html",
    "templates/409.html",
    "templates/429.html",
    "templates/account/account_inactive.html",
    "templates/account/email.html",
    "templates/account/email/account_already_exists_message.txt",
    "templates/account/email/account_already_exists_subject.txt",
    "templates/account/email/base_message.txt",
    "templates/account/email/base_notification.txt",
    "templates/account/email/email_added_message.txt",
    "templates/account/email/email_added_subject.txt",
    "templates/account/email/email_changed_message.txt",
    "templates/account/email/email_changed_subject.txt",
    "templates/account/email/email_confirmation_message.txt",
    "templates/account/email/email_confirmation_subject.txt",
    "templates/account/email/email_deleted_message.txt",
    "templates/account/email/email_deleted_subject.txt",
    "templates/account/email/password_changed_message.txt",
    "templates/account/email/password_changed_subject.txt",
    "templates/account/email/password_reset_key_message.txt",
    "templates/account/email/password_reset_key_subject.txt",
    "templates/account/email/password_reset_message.txt",
    "templates/account/email/password_reset_subject.txt",
    "templates/account/email/password_set_message.txt",
    "templates/account/email/password_set_subject.txt",
    "templates/account/email/unknown_account_message.txt",
    "templates/account/email/unknown_account_subject.txt",
    "templates/account/email_confirm.html",
    "templates/account/login.html",
    "templates/account/logout.html",
    "templates/account/password_change.html",
    "templates/account/password_reset.html",
    "templates/account/password_reset_done.html",
    "templates/account/password_reset_from_key.html",
    "templates/account/password_reset_from_key_done.html",
    "templates/account/password_set.html",
    "templates/account/reauthenticate.html",
    "templates/account/signup.html",
    "templates/account/signup_closed.html",
    "templates/account/verification_sent.html",
    "templates/answers/letters/confirmation_asked.txt",
    "templates/answers/letters/confirmation_asked_subject.txt",
    "templates/answers/letters/confirmed.txt",
    "templates/answers/letters/confirmed_subject.txt",
    "templates/answers/letters/instead.txt",
    "templates/answers/letters/instead_subject.txt",
    "templates/answers/letters/wrong_address.txt",
    "templates/answers/letters/wrong_address_subject.txt",
    "templates/base.html",
    "templates/components/breadcrumbs.html",
    "templates/components/chosen.html",
    "templates/components/days_ago.html",
    "templates/components/demonstration_notice.html",
    "templates/components/draft.html",
    "templates/components/facets.html",
    "templates/components/field_help.html",
    "templates/components/field_optional.html",
    "templates/components/form_errors.html",
    "templates/components/keep_draft.html",
    "templates/components/language_label.html",
    "templates/components/list_filters.html",
    "templates/components/pagination.html",
    "templates/components/partly_translated.html",
    "templates/components/people.html",
    "templates/components/search_box.html",
    "templates/components/site_footer.html",
    "templates/components/site_header.html",
    "templates/components/site_nav.html",
    "templates/components/site_tools.html",
    "templates/correspondence/_decide.html",
    "templates/correspondence/_documents.html",
    "templates/correspondence/_held_message.html",
    "templates/correspondence/_inbox_head.html",
    "templates/correspondence/_mark_as_read.html",
    "templates/correspondence/_other_side.html",
    "templates/correspondence/_place.html",
    "templates/correspondence/_reader_text.html",
    "templates/correspondence/_reasons.html",
    "templates/correspondence/_remarks.html",
    "templates/correspondence/_state.html",
    "templates/correspondence/_status.html",
    "templates/correspondence/_status_tag.html",
    "templates/correspondence/_triage_aside.html",
    "templates/correspondence/_triage_asks.html",
    "templates/correspondence/_triage_languages.html",
    "templates/correspondence/_triage_listed.html",
    "templates/correspondence/_triage_more_answers.html",
    "templates/correspondence/_triage_pace.html",
    "templates/correspondence/_triage_refusal.html",
    "templates/correspondence/_triage_rules.html",
    "templates/correspondence/_triage_state.html",
    "templates/correspondence/_triage_step.html",
    "templates/correspondence/_triage_table.html",
    "templates/correspondence/_triage_waiting.html",
    "templates/correspondence/_triage_wishes.html",
    "templates/correspondence/_wartime_care.html",
    "templates/correspondence/_way.html",
    "templates/correspondence/answer/_join.html",
    "templates/correspondence/answer/_last.html",
    "templates/correspondence/answer/_official.html",
    "templates/correspondence/answer/closed.html",
    "templates/correspondence/answer/code.html",
    "templates/correspondence/answer/confirm.html",
    "templates/correspondence/answer/confirmed.html",
    "templates/correspondence/answer/page.html",
    "templates/correspondence/answer/void.html",
    "templates/correspondence/answer_many.html",
    "templates/correspondence/compare.html",
    "templates/correspondence/delivery/pass_on.html",
    "templates/correspondence/delivery/stop.html",
    "templates/correspondence/letter.html",
    "templates/correspondence/received.html",
    "templates/correspondence/talks/_clock_times.html",
    "templates/correspondence/talks/_enclosures.html",
    "templates/correspondence/talks/_form_page.html",
    "templates/correspondence/talks/_introduced_by.html",
    "templates/correspondence/talks/_meetings.html",
    "templates/correspondence/talks/_sheet.html",
    "templates/correspondence/talks/_thread_of_three.html",
    "templates/correspondence/talks/_times.html",
    "templates/correspondence/talks/_translation.html",
    "templates/correspondence/talks/ask.html",
    "templates/correspondence/talks/cancel.html",
    "templates/correspondence/talks/first_steps.html",
    "templates/correspondence/talks/introduce.html",
    "templates/correspondence/talks/introduced.html",
    "templates/correspondence/talks/move.html",
    "templates/correspondence/talks/propose.html",
    "templates/correspondence/talks/zone.html",
    "templates/delivery/letters/pass_on.txt",
    "templates/delivery/letters/pass_on_subject.txt",
    "templates/delivery/letters/reminder.txt",
    "templates/delivery/letters/reminder_subject.txt",
    "templates/delivery/letters/to_town_hall.txt",
    "templates/delivery/letters/to_town_hall_subject.txt",
    "templates/desk/account/claim.html",
    "templates/desk/account/claim_find.html",
    "templates/desk/account/claim_request.html",
    "templates/desk/rounds/list.html",
    "templates/desk/rounds/round.html",
    "templates/django/forms/field.html",
    "templates/django/forms/widgets/password.html",
    "templates/introductions/letters/accepted.txt",
    "templates/introductions/letters/accepted_subject.txt",
    "templates/introductions/letters/declined.txt",
    "templates/introductions/letters/declined_subject.txt",
    "templates/introductions/letters/expired.txt",
    "templates/introductions/letters/expired_subject.txt",
    "templates/introductions/letters/letter.txt",
    "templates/introductions/letters/letter_given.txt",
    "templates/introductions/letters/letter_given_subject.txt",
    "templates/introductions/letters/letter_subject.txt",
    "templates/introductions/letters/letter_waits.txt",
    "templates/introductions/letters/letter_waits_subject.txt",
    "templates/introductions/letters/message.txt",
    "templates/introductions/letters/message_returned.txt",
    "templates/introductions/letters/message_returned_subject.txt",
    "templates/introductions/letters/message_subject.txt",
    "templates/introductions/letters/passed_on.txt",
    "templates/introductions/letters/passed_on_subject.txt",
    "templates/introductions/letters/passed_on_to_organisation.txt",
    "templates/introductions/letters/passed_on_to_organisation_subject.txt",
    "templates/introductions/letters/passing_on_proposed.txt",
    "templates/introductions/letters/passing_on_proposed_subject.txt",
    "templates/introductions/letters/passing_on_refused.txt",
    "templates/introductions/letters/passing_on_refused_subject.txt",
    "templates/introductions/letters/released.txt",
    "templates/introductions/letters/released_subject.txt",
    "templates/introductions/letters/returned.txt",
    "templates/introductions/letters/returned_subject.txt",
    "templates/introductions/letters/withdrawn.txt",
    "templates/introductions/letters/withdrawn_subject.txt",
    "templates/letters/frame.html",
    "templates/mailroom/letters/closed.txt",
    "templates/mailroom/letters/closed_subject.txt",
    "templates/mailroom/letters/held.txt",
    "templates/mailroom/letters/held_subject.txt",
    "templates/mailroom/letters/not_passed_on.txt",
    "templates/mailroom/letters/not_passed_on_subject.txt",
    "templates/mailroom/letters/other_sender.txt",
    "templates/mailroom/letters/other_sender_subject.txt",
    "templates/mailroom/letters/without_files.txt",
    "templates/mailroom/letters/without_files_subject.txt",
    "templates/memberships/letters/acting_began.txt",
    "templates/memberships/letters/acting_began_subject.txt",
    "templates/memberships/letters/acting_ended.txt",
    "templates/memberships/letters/acting_ended_subject.txt",
    "templates/memberships/letters/confirmation_asked.txt",
    "templates/memberships/letters/confirmation_asked_subject.txt",
    "templates/memberships/letters/invitation_accepted.txt",
    "templates/memberships/letters/invitation_accepted_subject.txt",
    "templates/memberships/letters/invited.txt",
    "templates/memberships/letters/invited_subject.txt",
    "templates/memberships/letters/mandate_ended.txt",
    "templates/memberships/letters/mandate_ended_subject.txt",
    "templates/memberships/letters/mandate_given.txt",
    "templates/memberships/letters/mandate_given_subject.txt",
    "templates/memberships/letters/membership_ended.txt",
    "templates/memberships/letters/membership_ended_subject.txt",
    "templates/memberships/letters/representative_appointed.txt",
    "templates/memberships/letters/representative_appointed_subject.txt",
    "templates/memberships/letters/representative_dismissed.txt",
    "templates/memberships/letters/representative_dismissed_subject.txt",
    "templates/memberships/letters/request_approved.txt",
    "templates/memberships/letters/request_approved_subject.txt",
    "templates/memberships/letters/request_proven.txt",
    "templates/memberships/letters/request_proven_subject.txt",
    "templates/memberships/letters/request_question.txt",
    "templates/memberships/letters/request_question_subject.txt",
    "templates/memberships/letters/request_refused.txt",
    "templates/memberships/letters/request_refused_subject.txt",
    "templates/memberships/letters/role_changed.txt",
    "templates/memberships/letters/role_changed_subject.txt",
    "templates/memberships/letters/town_hall_asked.txt",
    "templates/memberships/letters/town_hall_asked_subject.txt",
    "templates/memberships/letters/vouching_answered.txt",
    "templates/memberships/letters/vouching_answered_subject.txt",
    "templates/memberships/letters/vouching_asked.txt",
    "templates/memberships/letters/vouching_asked_subject.txt",
    "templates/mfa/authenticate.html",
    "templates/mfa/index.html",
    "templates/mfa/messages/recovery_codes_generated.txt",
    "templates/mfa/messages/totp_activated.txt",
    "templates/mfa/messages/totp_deactivated.txt",
    "templates/mfa/messages/webauthn_added.txt",
    "templates/mfa/messages/webauthn_removed.txt",
    "templates/mfa/reauthenticate.html",
    "templates/mfa/recovery_codes/generate.html",
    "templates/mfa/recovery_codes/index.html",
    "templates/mfa/totp/activate_form.html",
    "templates/mfa/totp/deactivate_form.html",
    "templates/mfa/webauthn/add_form.html",
    "templates/mfa/webauthn/authenticator_confirm_delete.html",
    "templates/mfa/webauthn/authenticator_list.html",
    "templates/mfa/webauthn/edit_form.html",
    "templates/mfa/webauthn/reauthenticate.html",
    "templates/partnerships/letters/proposal_decided.txt",
    "templates/partnerships/letters/proposal_overtaken.txt",
    "templates/partnerships/letters/proposal_waits.txt",
    "templates/partnerships/letters/publication_agreed.txt",
    "templates/partnerships/letters/signature_confirmed.txt",
    "templates/partnerships/letters/signature_recorded.txt",
    "templates/partnerships/letters/statement_changed.txt",
    "templates/people/letters/address_replaced.txt",
    "templates/people/letters/address_replaced_subject.txt",
    "templates/people/letters/second_factor_removed.txt",
    "templates/people/letters/second_factor_removed_subject.txt",
    "templates/profiles/letters/listings_end.txt",
    "templates/profiles/letters/listings_end_subject.txt",
    "templates/profiles/letters/picture_withdrawn.txt",
    "templates/profiles/letters/picture_withdrawn_subject.txt",
    "templates/rounds/letters/invited.txt",
    "templates/rounds/letters/invited_subject.txt",
    "templates/rounds/letters/pairs_proposed.txt",
    "templates/rounds/letters/pairs_proposed_subject.txt",
    "templates/rounds/letters/round_cancelled.txt",
    "templates/rounds/letters/round_cancelled_subject.txt",
    "templates/rounds/letters/round_closed.txt",
    "templates/rounds/letters/round_closed_subject.txt",
    "templates/rounds/letters/timetable_made.txt",
    "templates/rounds/letters/timetable_made_subject.txt",
    "templates/talks/letters/_more.txt",
    "templates/talks/letters/_times.txt",
    "templates/talks/letters/introduction_agreed.txt",
    "templates/talks/letters/introduction_agreed_subject.txt",
    "templates/talks/letters/introduction_asked.txt",
    "templates/talks/letters/introduction_asked_subject.txt",
    "templates/talks/letters/introduction_refused.txt",
    "templates/talks/letters/introduction_refused_subject.txt",
    "templates/talks/letters/meeting_cancelled.txt",
    "templates/talks/letters/meeting_cancelled_subject.txt",
    "templates/talks/letters/meeting_moved.txt",
    "templates/talks/letters/meeting_moved_subject.txt",
    "templates/talks/letters/meeting_soon.txt",
    "templates/talks/letters/meeting_soon_subject.txt",
    "templates/talks/letters/shared_message.txt",
    "templates/talks/letters/shared_message_subject.txt",
    "templates/talks/letters/time_chosen.txt",
    "templates/talks/letters/time_chosen_subject.txt",
    "templates/talks/letters/times_proposed.txt",
    "templates/talks/letters/times_proposed_subject.txt",
)
# Strings of other files that stand beside those: where a file has many that readers of a presentation never meet.
CONTENT_STRINGS = LOCALE / "content-strings.txt"
HEADER = (
    "# Pobratym in {}. Extracted by `make messages`; every string is translated (tests/house/test_translations.py)."
)
SOURCES = ("config", "pobratym", "templates")
KEYWORDS = DEFAULT_KEYWORDS | {f"{name}_lazy": of for name, of in DEFAULT_KEYWORDS.items()} | {"gettext_noop": None}


def _template(file: IO[bytes], keywords: Any, comments: Any, options: Any) -> Iterable[Any]:
    """What Babel asks of an extractor, for Django's templates: the pseudo-code gettext reads, read as Python."""
    if not settings.configured:
        settings.configure()
    # What is no string becomes XXX, but the indentation of the HTML stays and would not be Python.
    code = "\n".join(line.strip() for line in templatize(file.read().decode(), origin=file.name).splitlines())
    return extract_python(io.BytesIO(code.encode()), keywords, comments, options)


METHODS: list[tuple[str, Any]] = [
    ("**/migrations/**.py", "ignore"),
    ("**.py", "python"),
    ("**.html", _template),
    ("**.txt", _template),
]


def found(only: Collection[str] = ()) -> Catalog:
    """Every translatable string of the project with the files it stands in (no line numbers: they only make noise).

    `only`: the files that are read, all of them where none is named.
    """
    catalog = Catalog(fuzzy=False)
    for folder in SOURCES:
        strings = extract_from_dir(ROOT / folder, METHODS, keywords=KEYWORDS, comment_tags=["Translators:"])
        for path, _line, message, comments, context in strings:
            place = f"{folder}/{path}"
            if not only or place in only:
                catalog.add(message, context=context, auto_comments=comments, locations=[(place, 0)])
    return catalog


def wanted(language: str) -> Catalog:
    """What the catalogue of `language` has to hold: everything, or what municipalities say of themselves."""
    if language not in CONTENT_LANGUAGES:
        return found()
    catalog, single = found(CONTENT), set(CONTENT_STRINGS.read_text(encoding="utf-8").splitlines())
    for message in found():
        first = message.id[0] if isinstance(message.id, tuple | list) else message.id
        if first in single and not catalog.get(message.id, message.context):
            catalog.add(message.id, context=message.context, locations=message.locations)
    return catalog


def catalog_path(language: str) -> Path:
    """Where the catalogue of `language` lives."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The catalogue of `language` as it is kept."""
    path = catalog_path(language)
    if not path.exists():
        return Catalog(
            locale=language,
            project="Pobratym",
            fuzzy=False,
            header_comment=HEADER.format(Locale.parse(language).english_name),
        )
    with path.open("rb") as file:
        return read_po(file, locale=language)


def missing(language: str) -> list[str]:
    """Strings of the project that `language` has no translation for, or only a fuzzy one."""
    kept = read(language)
    untranslated = []
    for message in wanted(language):
        if not message.id:
            continue
        translation = kept.get(message.id, message.context)
        if translation is None or translation.fuzzy or not all(_forms(translation)):
            untranslated.append(message.id if isinstance(message.id, str) else message.id[0])
    return untranslated


def _forms(message: Message) -> list[str]:
    """The translation, or each of its plural forms."""
    return list(message.string) if isinstance(message.string, tuple | list) else [message.string or ""]


def extract_all() -> None:
    """Bring each catalogue in step with the sources; strings that are gone leave it."""
    for language in (*LANGUAGES, *CONTENT_LANGUAGES):
        template, catalog = wanted(language), read(language)
        made = catalog.creation_date  # kept: a date of today would only make catalogues conflict
        catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
        catalog.obsolete.clear()
        catalog.creation_date = made
        catalog.project, catalog.version = "Pobratym", ""
        catalog.msgid_bugs_address, catalog.last_translator = "CONTRIBUTING.md", "Pobratym"
        path = catalog_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalog, width=110, sort_output=True, ignore_obsolete=True, omit_header=False)


def compile_all() -> None:
    """Write the binary catalogues Django reads, where they are older than their source."""
    for source in [*LOCALE.glob("*/LC_MESSAGES/*.po"), *ROOT.glob("pobratym/*/locale/*/LC_MESSAGES/*.po")]:
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalog = read_po(file, locale=source.parent.parent.name)
        partial = target.with_suffix(".mo.part")
        with partial.open("wb") as file:
            write_mo(file, catalog)
        os.replace(partial, target)


def main() -> None:
    """Do what the first argument names."""
    verb = sys.argv[1] if len(sys.argv) > 1 else "missing"
    if verb == "extract":
        extract_all()
    elif verb == "compile":
        compile_all()
    else:
        gaps = {language: missing(language) for language in (*LANGUAGES, *CONTENT_LANGUAGES)}
        for language, strings in gaps.items():
            print(*(f"{language}: {string}" for string in strings), sep="\n")
        sys.exit(1 if any(gaps.values()) else 0)


if __name__ == "__main__":
    main()
