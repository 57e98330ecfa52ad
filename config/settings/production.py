"""A public service: everything that matters comes from the environment, each with a hint."""

from config.environment import env, required
from config.settings.base import *  # noqa: F403
from config.settings.base import CONTENT_SECURITY_POLICY, LOGGING  # noqa: F401
from config.settings.by_smtp import *  # noqa: F403

DEBUG = False
DEMONSTRATION_ALLOWED = False
SECRET_KEY = required(
    "SECRET_KEY",
    "Make one with: python -c 'import secrets; print(secrets.token_urlsafe(50))' and keep it secret.",
)
# What an earlier key signed stays good while it is listed here: sessions, links in letters.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = [
    host.strip()
    for host in required(
        "ALLOWED_HOSTS", "Name the public hosts, separated by commas: ALLOWED_HOSTS=example.gov.ua"
    ).split(",")
]
SITE_URL = required("SITE_URL", "The public address that stands in letters: SITE_URL=https://example.gov.ua")
CONTACT_EMAIL = required("CONTACT_EMAIL", "Who answers for the service: CONTACT_EMAIL=office@example.gov.ua")
WAGTAILADMIN_BASE_URL = SITE_URL
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# TLS ends at a server before this one, so there is one, and it writes the asker's address into X-Forwarded-For.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=1)
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
# No other host of the domain and no plain page can set or replace a cookie of such a name.
SESSION_COOKIE_NAME = "__Host-session"
SESSION_SEEN_COOKIE_NAME = "__Host-seen"
CSRF_COOKIE_NAME = "__Host-csrf"
LANGUAGE_COOKIE_NAME = "__Host-language"
