"""The second factor in a browser: an app and a security key are set up, and both are asked for at the next sign-in."""

import re
import subprocess
import sys

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from tests.browser.conftest import ROOT, Visitor, _environment

PASSWORD = "pobratym-demonstration"
OFFICERS = {"uk": "officer@hromada.example", "en": "officer@abroad.example"}

_FORGET = "from allauth.mfa.models import Authenticator as A; A.objects.filter(user__email='{}').delete()"


def _enter(person: Visitor) -> None:
    person.go("account/login/")
    person.page.fill("[name=login]", OFFICERS[person.language])
    person.page.fill("[name=password]", PASSWORD)
    person.page.locator("main form button:not([data-shows])").first.click()
    person.page.wait_for_load_state()


def _press(person: Visitor) -> None:
    before = person.page.url
    person.page.locator("main form button:not([data-shows])").first.click()
    person.page.wait_for_url(lambda url: url != before)


def _with_a_key(person: Visitor) -> None:
    """A security key that says yes by itself."""
    session = person.context.new_cdp_session(person.page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "usb", "isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**options, "hasUserVerification": True}})


@pytest.mark.parametrize("language", ["uk", "en"])
def test_an_app_and_a_key_are_set_up_and_asked_for(visitor, language):
    person = visitor(language, "officer")
    _with_a_key(person)
    _enter(person)
    person.go("account/2fa/")
    person.look("11-second-factor")
    person.go("account/2fa/totp/activate/")
    person.page.fill("[name=password]", PASSWORD)
    _press(person)
    person.look("11-app")
    secret = re.search(r"[A-Z2-7]{20,}", person.page.locator("main code").inner_text()).group(0)
    person.page.fill("[name=code]", format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))
    _press(person)
    person.look("11-recovery-codes")
    codes = person.page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    person.go("account/2fa/webauthn/add/")
    person.look("11-add-a-key")
    person.page.locator("#add-key").click()
    person.page.wait_for_url(lambda url: "/add/" not in url)
    person.go("account/2fa/webauthn/")
    person.look("11-keys")
    person.go("account/sessions/")
    person.look("11-sessions")

    person.page.locator("form[action*='logout'] button").first.click()
    person.page.wait_for_load_state()
    _enter(person)
    assert "/2fa/authenticate/" in person.page.url
    person.look("11-second-factor-asked")
    person.page.locator("#with-key").click()
    person.page.wait_for_url("**/desk/**")

    _sign_out_and_use_a_code(person, codes[0])
    _take_both_away(person)


def _sign_out_and_use_a_code(person: Visitor, code: str) -> None:
    person.go("desk/")
    person.page.locator("form[action*='logout'] button").first.click()
    person.page.wait_for_load_state()
    _enter(person)
    person.page.fill("[name=code]", code)
    _press(person)
    person.page.wait_for_url("**/desk/**")


def _take_both_away(person: Visitor) -> None:
    """Other walks sign in by the password alone."""
    subprocess.run(
        [sys.executable, "manage.py", "shell", "-c", _FORGET.format(OFFICERS[person.language])],
        cwd=ROOT,
        env=_environment(person.server.var),
        check=True,
        capture_output=True,
    )
