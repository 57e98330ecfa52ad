"""Files that go with messages, for the two sides of the letter; and messages in one's own language."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pobratym.core.languages import current_language
from pobratym.correspondence.access import standing
from pobratym.correspondence.talks_forms import TranslateForm
from pobratym.introductions.queries import thread
from pobratym.talks import actions, queries


@login_required
@require_safe
def attachment(request: HttpRequest, municipality_pk: int, pk: int, attachment_pk: int) -> FileResponse:
    """The file, to be saved: no browser opens it in our name. Those that wait for the scanner are not handed out."""
    reader = standing(request, municipality_pk, pk)
    found = queries.find_attachment(reader.introduction, attachment_pk, reader=reader.own)
    if found is None or not found.is_handed_out or not found.file:
        raise Http404
    response = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_POST
def translate(request: HttpRequest, municipality_pk: int, pk: int, message_pk: int) -> HttpResponse:
    """A machine puts a message into the reader's language."""
    reader = standing(request, municipality_pk, pk)
    message = get_object_or_404(thread(reader.introduction, reader=reader.own), pk=message_pk)
    form = TranslateForm(request.POST)
    arguments = {"message": message, "by": reader.membership, "target": current_language()}
    if form.run(actions.translate_message, **arguments) is None:
        messages.error(request, str(form.refusal or _("Say in which language the message is written.")))
    response = redirect("correspondence:introduction", reader.own.pk, reader.introduction.pk)
    page = request.POST.get("page", "")
    response["Location"] += (f"?page={page}" if page.isdecimal() else "") + f"#message-{message.pk}"
    return response
