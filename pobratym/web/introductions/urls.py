from django.urls import path

from pobratym.web.introductions import composing, conversation, inbox, writing

_LETTERS = "desk/<int:municipality_pk>/letters/"
_LETTER = f"{_LETTERS}<int:pk>/"

urlpatterns = [
    path("municipalities/<int:pk>/write/", writing.write_to, name="write_to"),
    path(_LETTERS, inbox.inbox, name="inbox"),
    path(f"{_LETTERS}new/", composing.introduction_new, name="introduction_new"),
    path(_LETTER, conversation.introduction, name="introduction"),
    path(f"{_LETTER}print/", conversation.printed, name="introduction_print"),
    path(f"{_LETTER}read/", conversation.read, name="introduction_read"),
    path(f"{_LETTER}answer/", conversation.answer, name="introduction_answer"),
    path(f"{_LETTER}accept/", conversation.accept, name="introduction_accept"),
    path(f"{_LETTER}decline/", conversation.decline, name="introduction_decline"),
    path(f"{_LETTER}withdraw/", conversation.withdraw, name="introduction_withdraw"),
]
