"""The queue of texts the sensitivity check held back: let them go, or return them with a reason."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from pobratym.backoffice.downloads import as_download
from pobratym.backoffice.moderators import ModeratorView, moderator
from pobratym.core.forms import VerbForm
from pobratym.introductions.actions import release_letter, release_message, return_letter, return_message
from pobratym.introductions.models import Introduction, Message
from pobratym.introductions.queries import held_letters, held_messages
from pobratym.places.models import Municipality
from pobratym.places.queries import near_the_front
from pobratym.profiles.actions import Doubtful, approve_text, return_text
from pobratym.profiles.models import Listing, PartnerSearch, Passport, PassportPicture, Project
from pobratym.profiles.queries import HeldText, Reviewable, held_texts, texts_to_review
from pobratym.talks.models import Attachment
from pobratym.talks.queries import held_attachments
from pobratym.text_checks import Finding, findings, in_order

PER_PAGE = 20
KINDS: dict[str, type[Reviewable]] = {
    "passport": Passport,
    "partnersearch": PartnerSearch,
    "listing": Listing,
    "project": Project,
    "passportpicture": PassportPicture,
}
_MOST_DIGITS = 18


@dataclass(frozen=True)
class MarkedPart:
    """A text that waits, what is published in its place meanwhile, and itself with the doubtful words marked."""

    text: str
    published: str
    marked: SafeString


def marked(text: str, found: Iterable[Finding]) -> SafeString:
    """The text with what the checks have found in it marked, wartime before language where they overlap."""
    spans: list[tuple[int, int]] = []
    for each in in_order(found):
        start, stop = each.span
        if all(stop <= other_start or other_stop <= start for other_start, other_stop in spans):
            spans.append((start, stop))
    pieces, end = [], 0
    for start, stop in sorted(spans):
        pieces += [text[end:start], format_html("<mark>{}</mark>", text[start:stop])]
        end = stop
    return format_html_join("", "{}", ((each,) for each in (*pieces, text[end:])))


@dataclass(frozen=True)
class Held:
    """A text with what the checks find in each of its languages, read as strictly as its place asks."""

    text: Doubtful | Introduction | Message
    strict: bool

    @property
    def findings(self) -> list[Finding]:
        """Why it waits."""
        return in_order(each for found in self._found.values() for each in found)

    @property
    def key(self) -> str:
        """What the forms name it by: «listing.12»."""
        return f"{self.text._meta.model_name}.{self.text.pk}"

    @property
    def parts(self) -> list["MarkedPart"]:
        """Each text that waits, with what it would replace."""
        proposals = {} if isinstance(self.text, Introduction | Message) else self.text.proposals
        if not proposals:
            return [MarkedPart(text, "", self._marked(language, text)) for language, text in self._asked if text]
        return [
            MarkedPart(text, getattr(self.text, name)[language], self._marked(language, text))
            for name, texts in proposals.items()
            for language, text in texts.items()
        ]

    @cached_property
    def _asked(self) -> list[tuple[str, str]]:
        return list(self.text.waiting_texts)

    @cached_property
    def _found(self) -> dict[tuple[str, str], list[Finding]]:
        """What is found, by the language and the text it is found in."""
        return {
            (language, text): findings({language: text} if language else text, strict=self.strict)
            for language, text in self._asked
        }

    def _marked(self, language: str, text: str) -> SafeString:
        return marked(text, self._found.get((language, text), []))

    @property
    def municipality(self) -> Municipality:
        return _whose(self.text)

    @property
    def files(self) -> list[Attachment]:
        """What goes with a message, to be opened before it is let go."""
        return list(self.text.attachments.all()) if isinstance(self.text, Message) else []

    @property
    def is_letter(self) -> bool:
        """It goes to one reader and is not published."""
        return isinstance(self.text, Introduction | Message)

    @property
    def is_picture(self) -> bool:
        """The picture itself is looked at too."""
        return isinstance(self.text, PassportPicture)

    @property
    def kind_label(self) -> str:
        return str(self.text._meta.verbose_name)


class ReturnForm(VerbForm):
    """Why a text comes back; the room says what is missing."""

    reason = forms.CharField(required=False, max_length=Listing._meta.get_field("returned_reason").max_length)


class DoubtfulTexts(ModeratorView):
    """Everything that waits, with the reasons, and a decision for each."""

    template_name = "backoffice/doubtful_texts.html"
    page_title = gettext_lazy("Texts to review")
    header_icon = "view"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting: list[Introduction | Message | HeldText] = [
            *held_letters(),
            *held_messages().prefetch_related("attachments"),
            *texts_to_review(),
        ]
        page = Paginator(waiting, PER_PAGE).get_page(self.request.GET.get("p"))
        letters = [each for each in page.object_list if isinstance(each, Introduction | Message)]
        texts = held_texts(each for each in page.object_list if not isinstance(each, Introduction | Message))
        held = _with_findings([*letters, *texts])
        return {"held": held, "page": page} | super().get_context_data(**kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        by, text = moderator(request), _text(request)
        is_return = request.POST.get("decision") == "return"
        form = ReturnForm(request.POST) if is_return else VerbForm(request.POST)
        verb, name, done = _decision(text, is_return)
        given: dict[str, Any] = {name: text}
        if not isinstance(text, Introduction | Message):  # it may have been written anew since it was read
            given["as_of"] = parse_datetime(request.POST.get("as_of", "")[:40])
        if form.run(verb, by=by, **given):
            messages.success(request, done)
        elif form.is_too_late:
            messages.error(request, str(form.refusal))
        else:
            problem = form.problem
            typed = request.POST.get("reason", "")
            context = self.get_context_data(problem=problem, problem_at=request.POST.get("text"), typed=typed)
            return self.render_to_response(context)
        return redirect("doubtful_texts")


@require_safe
def held_file(request: HttpRequest, pk: int) -> FileResponse:
    """A file of a message in the queue, for moderators only: to be saved, once the scanner has seen it."""
    moderator(request)
    found = get_object_or_404(held_attachments(), pk=pk)
    if not found.is_handed_out or not found.file:
        raise Http404
    return as_download(found.file, found.name)


def _with_findings(texts: Sequence[Doubtful | Introduction | Message]) -> list[Held]:
    strict = near_the_front({_whose(text).pk for text in texts})
    return [Held(text, strict=_whose(text).pk in strict) for text in texts]


def _whose(text: Doubtful | Introduction | Message) -> Municipality:
    if isinstance(text, Introduction):
        return text.sender
    return text.on_behalf_of if isinstance(text, Message) else text.municipality


def _decision(text: Doubtful | Introduction | Message, is_return: bool) -> tuple[Callable[..., object], str, str]:
    """The verb, the name of what it is about, and what is said of it."""
    if isinstance(text, Introduction):
        verb: Callable[..., object] = return_letter if is_return else release_letter
        return verb, "introduction", _("Returned: the writer reads your reason.") if is_return else _("It is sent.")
    if isinstance(text, Message):
        verb = return_message if is_return else release_message
        return verb, "message", _("Returned: the writer reads your reason.") if is_return else _("It is sent.")
    if is_return:
        return return_text, "text", _("Returned: the municipality sees your reason on its dashboard.")
    return approve_text, "text", _("The text is public now.")


def _text(request: HttpRequest) -> Doubtful | Introduction | Message:
    kind, _dot, number = request.POST.get("text", "").partition(".")
    if kind not in {*KINDS, "introduction", "message"} or not number.isdecimal() or len(number) > _MOST_DIGITS:
        raise Http404
    if kind == "introduction":
        return get_object_or_404(Introduction.objects.with_sides(), pk=number)
    if kind == "message":
        return get_object_or_404(Message.including_held.select_related("on_behalf_of"), pk=number)
    model = KINDS[kind]
    return get_object_or_404(model.including_unreviewed.select_related("municipality"), pk=number)
