"""Which pages are there whole in every language that readers are offered; all others say that parts are in English.

Whole is what a reader abroad meets first. A page stands here once each template it is drawn with is named in `CONTENT`
of tools/messages.py (tests/web/test_whole_pages.py looks), so that its catalogues can lack nothing (docs/adr/0057).
"""

from django.http import HttpRequest

from pobratym.core.languages import whole_languages

WHOLE_PAGES = frozenset(
    {
        "account_confirm_email",
        "account_email_verification_sent",
        "account_inactive",
        "account_login",
        "account_logout",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "account_signup",
        "correspondence:answer",
        "correspondence:answer_code",
        "correspondence:answer_confirm",
        "correspondence:pass_on",
        "correspondence:stop_letters",
    }
)


def is_whole(request: HttpRequest, language: str) -> bool:
    """Whether the page that was asked for is translated into `language` in every part."""
    match = request.resolver_match
    return language in whole_languages() or (match is not None and match.view_name in WHOLE_PAGES)
