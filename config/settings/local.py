"""One machine, DEBUG off: what `make run` starts."""

import secrets

from config.environment import VAR_DIR, env
from config.settings.base import *  # noqa: F403

DEBUG = env.bool("DEBUG", default=False)
if env("EMAIL_URL", default=""):
    from config.settings.by_smtp import *  # noqa: F403
# Every page that is laid would be a line between what a newcomer is told.
LOGGING["loggers"]["wagtail"] = {"level": "WARNING"}
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DEMONSTRATION_ALLOWED = True
SECOND_FACTOR_REQUIRED = False  # the passwords of a demonstration are printed; whoever wants may still add one
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # localhost has no certificate

# A key of this machine's own, made on the first start and kept with its database.
VAR_DIR.mkdir(parents=True, exist_ok=True)
_key_file = VAR_DIR / "secret-key"
if not _key_file.exists():
    _key_file.write_text(secrets.token_urlsafe(50))
    _key_file.chmod(0o600)
SECRET_KEY = _key_file.read_text().strip()
