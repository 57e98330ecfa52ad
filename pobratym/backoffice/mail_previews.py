"""Every mail of the service in every language, with made-up data: for whoever writes or translates mails."""

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, override
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from pobratym.backoffice.mail import KINDS
from pobratym.backoffice.mail_examples import EXAMPLES, MAILBOX, SUBJECTS, WORDS_OF_SUBJECTS
from pobratym.backoffice.moderators import ModeratorView, moderator
from pobratym.core.languages import language_choices, offered
from pobratym.core.letters import letter
from pobratym.core.mail import Letter

# Nothing is loaded, run, sent or opened from it; the styles of a mail stand in its tags.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; sandbox"
_OF_THE_LIBRARY = ("account/", "mfa/")


class KindLine(NamedTuple):
    """A kind of mail in the list."""

    code: str
    label: str | Promise
    is_here: bool


class MailPreviews(ModeratorView):
    """The list of all kinds, and the one that is looked at: subject, text, and the HTML in a frame."""

    template_name = "backoffice/mail_previews.html"
    page_title = gettext_lazy("E-mails")
    header_icon = "mail"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kind = _asked_for(self.request)
        language = offered(self.request.GET.get("language", ""))
        return super().get_context_data(**kwargs) | {
            "kinds": [KindLine(each, label_of(each), each == kind) for each in EXAMPLES],
            "kind": kind,
            "kind_label": label_of(kind),
            "languages": language_choices(),
            "language": language,
            "letter": preview(kind, language),
        }


@require_safe
@xframe_options_sameorigin
def mail_document(request: HttpRequest) -> HttpResponse:
    """The HTML part as a document of its own, shut in by its policy."""
    moderator(request)
    document = preview(_asked_for(request), offered(request.GET.get("language", ""))).alternatives[0][0]
    response = HttpResponse(document)  # nosemgrep - drawn by the template of the mail, from examples of ours
    response["Content-Security-Policy"] = _POLICY
    return response


def preview(kind: str, language: str) -> Letter:
    """The mail of that kind (a key of EXAMPLES) as a reader of `language` gets it, with made-up data."""
    is_of_the_library = kind.startswith(_OF_THE_LIBRARY)
    context = dict(EXAMPLES[kind])
    if kind in SUBJECTS:
        with override(language):
            context["subject"] = str(SUBJECTS[kind]) % WORDS_OF_SUBJECTS
    return letter(
        MAILBOX,
        language=language,
        subject=None if kind in SUBJECTS else f"{kind}_subject.txt",
        text=f"{kind}_message.txt" if is_of_the_library else f"{kind}.txt",
        context=context,
    )


def label_of(kind: str) -> str | Promise:
    """What moderators call it in the list of outgoing mail, else its code."""
    return KINDS.get(kind, kind)


def _asked_for(request: HttpRequest) -> str:
    """The kind of the address, the first of the list where it names none."""
    kind = request.GET.get("kind") or next(iter(EXAMPLES))
    if kind not in EXAMPLES:
        raise Http404
    return kind
