"""Mail that a provider of mail hands over as it came: for hosts that read no mailbox.

Ours and not a library's: those tell of mail by signals, which this house does not have, and take it apart before we can
hold it to our bounds (docs/adr/0056). Providers show the secret as the password of the address that they are given:
https://mail:SECRET@host/api/v1/incoming-mail/.
"""

import base64
import binascii
import json
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from rest_framework.request import Request
from rest_framework.views import APIView

from pobratym.mailroom.actions import receive

# Where providers put the whole mail: Mailgun (routes to an address that ends with "mime"), SendGrid ("POST the raw,
# full MIME message"), Postmark ("Include raw email content in JSON payload").
_FIELDS = ("body-mime", "email")
_OF_POSTMARK = "RawEmail"


class IncomingMailView(APIView):
    """No browser and no session: the secret stands with each request. No part of the public document."""

    authentication_classes = ()
    permission_classes = ()
    schema = None

    def post(self, request: Request) -> HttpResponse:
        """Take one mail in: 204 whatever becomes of it, so that nobody learns which addresses there are."""
        secret = settings.INCOMING_MAIL_SECRET
        if not secret or not constant_time_compare(_password(request._request), secret):
            return HttpResponse(status=HTTPStatus.FORBIDDEN)
        return HttpResponse(status=_taken_in(request._request))


def _taken_in(request: HttpRequest) -> HTTPStatus:
    try:
        raw = _raw(request)
    except RequestDataTooBig:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    except (ValueError, RecursionError):
        return HTTPStatus.BAD_REQUEST
    if not raw:
        return HTTPStatus.BAD_REQUEST
    receive(raw=raw, by=None)
    return HTTPStatus.NO_CONTENT


def _password(request: HttpRequest) -> str:
    """Of «Authorization: Basic»; empty where there is none."""
    kind, _blank, said = request.headers.get("Authorization", "").partition(" ")
    if kind.casefold() != "basic":
        return ""
    try:
        return base64.b64decode(said, validate=True).decode().partition(":")[2]
    except (binascii.Error, ValueError):
        return ""


def _raw(request: HttpRequest) -> bytes:
    kind = (request.content_type or "").casefold()
    if kind == "application/json":
        said = json.loads(request.body)
        text = said.get(_OF_POSTMARK) if isinstance(said, dict) else None
    elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        text = next((request.POST[name] for name in _FIELDS if name in request.POST), None)
    else:
        return request.body
    return text.encode("utf-8", errors="surrogateescape") if isinstance(text, str) else b""
