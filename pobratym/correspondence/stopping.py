"""A town hall refuses all further letters by one click, without an account."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from pobratym.delivery import actions, queries
from pobratym.delivery.models import Delivery
from pobratym.delivery.stop_links import delivery_of_token


@csrf_exempt  # RFC 8058: the reader's program of mail sends it, without a page of ours; the token alone allows it
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_letters(request: HttpRequest, token: str) -> HttpResponse:
    """No more letters, for a town hall without an account: looking changes nothing, the button does."""
    of_letter = delivery_of_token(token)
    if of_letter is None:
        raise Http404
    receiver = of_letter.introduction.receiver
    last = queries.refusal_of(receiver.pk)
    is_void = _is_used_up(of_letter)
    if request.method == "POST" and not is_void:
        last = actions.refuse_letters(municipality=receiver, address=of_letter.address, by=None)
    context = {
        "receiver": receiver,
        "is_void": is_void,
        "is_refused": bool(last and not last.lifted_at),
    }
    return render(request, "correspondence/delivery/stop.html", context, status=409 if is_void else 200)


def _is_used_up(of_letter: Delivery) -> bool:
    """A link from before a refusal was lifted: whoever finds the old letter decides nothing."""
    last = queries.refusal_of(of_letter.introduction.receiver_id)
    return bool(last and last.lifted_at and of_letter.sent_at and of_letter.sent_at < last.lifted_at)
