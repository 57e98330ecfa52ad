"""What the tests run with: quick hashing, mail kept in memory, tasks done at once."""

import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403
from config.settings.base import CACHES, DATABASES, STORAGES

SECRET_KEY = "only-for-tests"  # noqa: S105
DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DEMONSTRATION_ALLOWED = True
SECOND_FACTOR_REQUIRED = False  # tests of it turn it on
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
_scratch = Path(tempfile.mkdtemp(prefix="pobratym-tests-"))
MEDIA_ROOT = _scratch / "media"
PRIVATE_MEDIA_ROOT = _scratch / "private"
NAMES_INDEX = _scratch / "names-index"
PREPARE_LOCK = _scratch / "prepare.lock"
IMPORT_LOCK = _scratch / "import.lock"
NAMES_BUILT_BEHIND = False
IMPORTS_ASIDE = _scratch / "imports"
STORAGES["private"]["OPTIONS"]["location"] = PRIVATE_MEDIA_ROOT
LOGGING["root"]["level"] = "ERROR"
VIEWS_WRITTEN_AFTER = 0  # no thread beside a test
ACCOUNT_RATE_LIMITS = False
# Factories write no journal, so nothing would tell kept pages of a change; tests of keeping turn it on.
CACHES = {
    **CACHES,
    "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    "rates": {"BACKEND": "pobratym.core.rate_store.RateStore", "LOCATION": str(_scratch / "rates.sqlite3")},
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["NAME"] = ":memory:"
else:  # what a test has written need not outlive the machine
    DATABASES["default"]["OPTIONS"]["options"] = "-c synchronous_commit=off"
