"""Every address at which letters of intent are written, read and answered."""

from django.urls import URLPattern, path

from pobratym.correspondence import (
    answering,
    composing,
    conversation,
    delivery,
    documents,
    enclosures,
    first_steps,
    inbox,
    introduced,
    introducing,
    many,
    meetings,
    steps,
    stopping,
    writing,
)

app_name = "correspondence"
_DESK = "desk/<int:municipality_pk>"
_LETTER = f"{_DESK}/letters/<int:pk>"
_MEETING = f"{_LETTER}/meetings/<int:meeting_pk>"

urlpatterns: list[URLPattern] = [
    # A town hall that is not here answers with the link or the code of its letter
    path("answer/", answering.code, name="answer_code"),
    path("answer/confirm/<str:key>/", answering.confirm, name="answer_confirm"),
    path("answer/<str:key>/", answering.page, name="answer"),
    # Letters of intent
    path("municipalities/<int:pk>/write/", writing.write_to, name="write_to"),
    path(f"{_DESK}/letters/", inbox.inbox, name="inbox"),
    path(f"{_DESK}/letters/compare/", many.compare, name="compare"),
    path(f"{_DESK}/letters/answer/", many.answer_many, name="answer_many"),
    path(f"{_DESK}/letters/time-to-answer/", many.period, name="answer_period"),
    path(f"{_DESK}/letters/new/", composing.introduction_new, name="introduction_new"),
    path(f"{_LETTER}/", conversation.introduction, name="introduction"),
    path(f"{_LETTER}/print/", conversation.printed, name="introduction_print"),
    path(f"{_LETTER}/document/", documents.document, name="introduction_document"),
    path(f"{_LETTER}/read/", conversation.read, name="introduction_read"),
    path(f"{_LETTER}/answer/", conversation.answer, name="introduction_answer"),
    path(f"{_LETTER}/accept/", conversation.accept, name="introduction_accept"),
    path(f"{_LETTER}/decline/", conversation.decline, name="introduction_decline"),
    path(f"{_LETTER}/ask/", steps.ask, name="introduction_ask"),
    path(f"{_LETTER}/note/", steps.note, name="introduction_note"),
    path(f"{_LETTER}/assign/", steps.assign, name="introduction_assign"),
    path(f"{_LETTER}/pass-on/", steps.pass_on, name="introduction_pass_on"),
    path(f"{_LETTER}/pass-on/<int:passing_pk>/agree/", steps.agree, name="introduction_passing_agree"),
    path(f"{_LETTER}/pass-on/<int:passing_pk>/refuse/", steps.refuse, name="introduction_passing_refuse"),
    path(f"{_LETTER}/take-up/", conversation.rephrase, name="introduction_take_up"),
    path(
        f"{_LETTER}/messages/<int:message_pk>/discard/",
        conversation.discard_message,
        name="introduction_discard_message",
    ),
    path(f"{_LETTER}/codes/void/", answering.revoke_codes, name="introduction_revoke_codes"),
    # How a letter reaches a town hall that is not here
    path(f"{_LETTER}/delivery/", delivery.delivery, name="delivery"),
    path("desk/letters-to-pass-on/<int:pk>/", delivery.pass_on, name="pass_on"),
    path("letters/no-more/<str:token>/", stopping.stop_letters, name="stop_letters"),
    path(f"{_LETTER}/withdraw/", conversation.withdraw, name="introduction_withdraw"),
    # Talks
    path(f"{_LETTER}/meetings/new/", meetings.propose, name="meeting_propose"),
    path(f"{_LETTER}/meetings/zone/", meetings.choose_zone, name="meeting_zone"),
    path(f"{_MEETING}/choose/", meetings.choose, name="meeting_choose"),
    path(f"{_MEETING}/move/", meetings.move, name="meeting_move"),
    path(f"{_MEETING}/cancel/", meetings.cancel, name="meeting_cancel"),
    path(f"{_MEETING}/meeting.ics", meetings.calendar, name="meeting_calendar"),
    path(f"{_LETTER}/files/<int:attachment_pk>/", enclosures.attachment, name="attachment"),
    path(f"{_LETTER}/messages/<int:message_pk>/translate/", enclosures.translate, name="message_translate"),
    path(f"{_LETTER}/first-steps/", first_steps.first_steps, name="first_steps"),
    path(f"{_LETTER}/first-steps/tick/", first_steps.tick, name="first_step_tick"),
    path(f"{_LETTER}/first-steps/untick/", first_steps.untick, name="first_step_untick"),
    path(f"{_LETTER}/first-steps/add/", first_steps.add, name="first_step_add"),
    path(f"{_LETTER}/first-steps/remove/", first_steps.remove, name="first_step_remove"),
    path(f"{_DESK}/introduce-us/<int:third_pk>/", introducing.ask, name="ask_to_introduce"),
    path(f"{_DESK}/introductions/<int:request_pk>/", introducing.answer, name="introduction_request"),
    path(
        f"{_DESK}/introductions/<int:request_pk>/withdraw/", introducing.withdraw, name="introduction_request_withdraw"
    ),
    path(f"{_DESK}/introduced/<int:request_pk>/", introduced.introduced, name="introduced"),
    path(f"{_DESK}/introduced/<int:request_pk>/read/", introduced.read, name="introduced_read"),
    path(f"{_DESK}/introduced/<int:request_pk>/leave/", introduced.leave, name="introduced_leave"),
]
