"""The thread of three: the asker, the common partner and the third side read and write; others find nothing there."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pobratym.core.forms import press
from pobratym.correspondence.access import ensure_speaks
from pobratym.correspondence.talks_forms import SharedMessageForm
from pobratym.introductions.models import Introduction
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import membership_for
from pobratym.memberships.rules import may_speak
from pobratym.talks import actions, queries
from pobratym.talks.models import IntroductionRequest, SharedMessage
from pobratym.web.form_pages import shown_again, status_of

MESSAGES_ON_A_PAGE = 20


@dataclass(frozen=True)
class _Reader:
    """A person of one of the three before their thread."""

    membership: Membership
    thread: IntroductionRequest

    @property
    def is_common(self) -> bool:
        return self.thread.common_id == self.membership.municipality_id

    @property
    def is_open(self) -> bool:
        return bool(getattr(self.thread, "is_open", False))

    @property
    def may_write(self) -> bool:
        return self.is_open and may_speak(self.membership)

    @property
    def letter(self) -> Introduction | None:
        """Where the two go on by themselves: nothing for the common partner."""
        return None if self.is_common else queries.letter_of_thread(self.thread)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def introduced(request: HttpRequest, municipality_pk: int, request_pk: int) -> HttpResponse:
    """The thread; by POST a message. Looking changes nothing: the page's button does, which the script presses."""
    reader = _reader(request, municipality_pk, request_pk)
    if request.method == "POST":
        ensure_speaks(reader.membership)
    form = SharedMessageForm(request.POST if request.method == "POST" else None)
    if form.run(actions.write_to_three, request=reader.thread, by=reader.membership):
        messages.success(request, _("Your message has been sent."))
        return _back(reader)
    own = reader.membership.municipality
    context = {
        "reader": reader,
        "thread": reader.thread,
        "municipality": own,
        "page": _page(reader.thread, request.GET.get("page")),
        "has_news": queries.unread_shared([own.pk]).filter(request=reader.thread).exists(),
        "form": form,
        "letter": reader.letter,
    }
    return shown_again(request, "correspondence/talks/introduced.html", context, form, status=status_of(form))


@login_required
@require_POST
def read(request: HttpRequest, municipality_pk: int, request_pk: int) -> HttpResponse:
    """What is new has been read."""
    reader = _reader(request, municipality_pk, request_pk)
    actions.read_thread(request=reader.thread, by=reader.membership)
    return _back(reader)


@login_required
@require_POST
def leave(request: HttpRequest, municipality_pk: int, request_pk: int) -> HttpResponse:
    """The common partner lets the two go on by themselves."""
    reader = _reader(request, municipality_pk, request_pk)
    done = _("You have left the conversation of three. The two others go on by themselves.")
    messages.add_message(request, *press(actions.leave_thread, done, request=reader.thread, by=reader.membership))
    return redirect("correspondence:inbox", municipality_pk)


def _reader(request: HttpRequest, municipality_pk: int, request_pk: int) -> _Reader:
    """NotAllowed for outsiders of the municipality; threads of others, and those that do not exist, look alike."""
    membership = membership_for(request.user, municipality_pk)
    thread = queries.find_thread(membership.municipality, request_pk)
    if thread is None:
        raise Http404
    return _Reader(membership, thread)


def _page(thread: IntroductionRequest, number: str | None) -> Page[SharedMessage]:
    """The messages that came last, unless an earlier page is asked for: pages count from the beginning."""
    pages = Paginator(thread.messages.select_related("author", "on_behalf_of"), MESSAGES_ON_A_PAGE)
    return pages.get_page(number or pages.num_pages)


def _back(reader: _Reader) -> HttpResponse:
    return redirect("correspondence:introduced", reader.membership.municipality_id, reader.thread.pk)
