"""Before what harms most, a person shows anew that it is she: whoever finds a computer unlocked does none of it."""

from typing import Any

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required


def ensure_confirmed(request: Any) -> None:
    """Asked by a form after who may send it: of whoever has typed her password, or used her second factor, within the
    last five minutes (ACCOUNT_REAUTHENTICATION_TIMEOUT) nothing is asked. Others are, and what they sent goes on then.

    Raises the library's ReauthenticationRequired, which leads to its page.
    """
    raise_if_reauthentication_required(request, app="account")
