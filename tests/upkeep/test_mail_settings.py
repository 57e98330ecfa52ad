"""The mail server of EMAIL_URL is spoken to as it says."""

from importlib import import_module, reload

import pytest


@pytest.mark.parametrize(
    ("url", "port", "starts_tls", "is_tls"),
    [
        ("smtp://mail.example.org", None, False, False),
        ("smtp+tls://we:secret@mail.example.org:587", 587, True, False),
        ("smtp+ssl://we:secret@mail.example.org:465", 465, False, True),
    ],
)
def test_encryption_follows_the_address(monkeypatch, url, port, starts_tls, is_tls):
    monkeypatch.setenv("EMAIL_URL", url)
    read = reload(import_module("config.settings.by_smtp"))
    assert ("mail.example.org", port) == (read.EMAIL_HOST, read.EMAIL_PORT)
    assert (starts_tls, is_tls) == (read.EMAIL_USE_TLS, read.EMAIL_USE_SSL)


def test_nobody_waits_for_ever(settings):
    assert 0 < settings.EMAIL_TIMEOUT <= 60
    assert settings.EMAIL_TIMEOUT * 12 <= settings.MAIL_LEASE  # a hand-over is a dozen answers at most
