"""What is the same everywhere. Local, test and production settings add to this."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config.environment import BASE_DIR, VAR_DIR, env

INSTALLED_APPS = [
    "pobratym.core",
    "pobratym.journal",
    "pobratym.people",
    "pobratym.places",
    "pobratym.imports",
    "pobratym.suggestions",
    "pobratym.memberships",
    "pobratym.profiles",
    "pobratym.partnerships",
    "pobratym.matching",
    "pobratym.news",
    "pobratym.introductions",
    "pobratym.web",
    "pobratym.backoffice",
    "allauth",
    "allauth.account",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "pobratym.backoffice.apps.StaffUsersConfig",  # wagtail.users with our forms
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "drf_spectacular",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.forms",
]

MIDDLEWARE = [
    "pobratym.web.proxies.ClientAddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pages are a fifth as heavy; Django pads them against BREACH
    "csp.middleware.CSPMiddleware",
    "pobratym.web.headers.permissions_middleware",
    "pobratym.backoffice.policy.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pobratym.web.middleware.marks_middleware",
    "pobratym.backoffice.language.StaffLanguageMiddleware",
    "pobratym.web.demonstration.DemonstrationMiddleware",
    "pobratym.backoffice.hand_made.HandMadeMiddleware",
    "pobratym.web.middleware.DomainErrorMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pobratym.web.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "pobratym.web.tags",
                "pobratym.web.look",
                "pobratym.web.texts",
            ],
            "libraries": {"letter": "pobratym.introductions.letter.filters"},
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'pobratym.sqlite3'}")
}
# Seconds that a writer waits for another one. A person sees our page 503 after that; commands wait longer (manage.py).
DATABASE_WAIT = env.float("DATABASE_WAIT", default=2.5)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets readers go on while one writes; IMMEDIATE makes a writer wait its turn at the start
    # instead of failing in the middle.
    # Opening the file again for each request costs more than most requests themselves.
    DATABASES["default"]["CONN_MAX_AGE"] = 600
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": DATABASE_WAIT,
        "init_command": (
            f"PRAGMA busy_timeout={DATABASE_WAIT * 1000:.0f}; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            "PRAGMA cache_size=-16000; PRAGMA mmap_size=268435456;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env("REDIS_URL", default="")
# While it is away pages are made anew: slower, never a 500. Nobody waits for it longer than this (seconds).
REDIS_OPTIONS = {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 0.5, "SOCKET_TIMEOUT": 0.5}
CACHES: dict[str, dict[str, Any]] = {
    "default": (
        {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": REDIS_URL, "OPTIONS": REDIS_OPTIONS}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pobratym"}
    )
}
DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS = True

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_SIGNUP_FORM_CLASS = "pobratym.web.account.signup.PersonForm"
ACCOUNT_ADAPTER = "pobratym.web.account.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:desk"
ACCOUNT_LOGOUT_REDIRECT_URL = "web:home"
SESSION_COOKIE_AGE = int(timedelta(days=14).total_seconds())
SESSION_COOKIE_HTTPONLY = True

LANGUAGE_CODE = "uk"
# Texts are kept in each of these, and the interface can speak them (docs/how-to/add-a-language.md).
LANGUAGE_NAMES = {"uk": _("Ukrainian"), "en": _("English"), "pl": _("Polish"), "de": _("German"), "fr": _("French")}
CONTENT_LANGUAGES = list(LANGUAGE_NAMES)
# Those that readers are offered: menu, addresses, forms, articles. What a catalogue lacks is shown in English.
INTERFACE_LANGUAGES = env.list("INTERFACE_LANGUAGES", default=["uk", "en"])
if not {"uk", "en"} <= set(INTERFACE_LANGUAGES) <= set(CONTENT_LANGUAGES):
    raise ImproperlyConfigured(
        f"INTERFACE_LANGUAGES: uk and en, and as many of {CONTENT_LANGUAGES} as are to be offered"
    )
LANGUAGES = [(code, LANGUAGE_NAMES[code]) for code in INTERFACE_LANGUAGES]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Kyiv"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["config.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static-build"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
# Evidence sent with requests and letters: never under MEDIA_URL, read through a view that asks who is reading.
PRIVATE_MEDIA_ROOT = VAR_DIR / "private"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_MEDIA_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

# Mail is queued in the transaction of the change and leaves by the worker (`manage.py db_worker`).
EMAIL_BACKEND = "pobratym.core.mail.QueuedBackend"
DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
# Views of articles are counted in memory and written together, so many seconds after the first of them.
VIEWS_WRITTEN_AFTER = env.int("VIEWS_WRITTEN_AFTER", default=20)
# The index of names, shared by all processes; built by load_registry and build_name_index.
# A damaged one, or one of a state of the registry that another machine imported, is built anew in a process beside.
NAMES_BUILT_BEHIND = True
NAMES_INDEX = VAR_DIR / "names-index"
# Rows that an import refused are saved here with the reason.
IMPORTS_ASIDE = VAR_DIR / "imports"
EMAIL_FILE_PATH = str(VAR_DIR / "mail")
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Pobratym <noreply@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Written by the build (tools/front): names of the world's regions for load_registry.
NATURAL_EARTH_ADMIN1 = BASE_DIR / "data-build" / "regions.json"

SITE_URL = env("SITE_URL", default="http://localhost:8000")
# Who answers for the service: stands in the footer and in the accessibility statement.
CONTACT_EMAIL = env("CONTACT_EMAIL", default="")
WAGTAIL_SITE_NAME = "Pobratym"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[dict[str, Any]] = []
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# People have one account and sign in at one door: Wagtail's own forms for that are closed.
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "news.Picture"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "pobratym.backoffice.uploads.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "pobratym.backoffice.uploads.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "csv", "txt"]

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "worker-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    },
}

# Limits are counted in the cache by address, of IPv6 by /64: one household. Sign-in has limits of its own by the same
# address and by account (ACCOUNT_RATE_LIMITS of allauth). `TRUSTED_PROXIES`: how many addresses at the end of
# X-Forwarded-For our own servers wrote (web/proxies.py).
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
RATELIMIT_FAIL_OPEN = True  # a cache that is away stops nobody
# The API reads only, for anybody: requests a minute and address, 0 for no limit.
API_RATE = env.int("API_RATE", default=600)
# Corrections of the registry that one address may suggest in an hour; 0 for no limit.
SUGGESTIONS_AN_HOUR = env.int("SUGGESTIONS_AN_HOUR", default=20)
REST_FRAMEWORK: dict[str, Any] = {  # what only our views want stands on them: Wagtail's own API reads this too
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "Pobratym: open data API",
    "DESCRIPTION": (
        "Hromadas of Ukraine, municipalities of the world and the partnerships between them. Read only, no key. "
        "Errors are application/problem+json in the language of Accept-Language."
    ),
    "VERSION": "1.0.0",
    "SERVE_URLCONF": "pobratym.api.urls",  # not the walls of Wagtail
    "ENABLE_DJANGO_DEPLOY_CHECK": False,  # it would walk them; tests/api checks our own document
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PUBLIC": True,
    "ENUM_NAME_OVERRIDES": {
        "MunicipalityKind": "pobratym.places.models.Kind",
        "MunicipalityLevel": "pobratym.places.models.Level",
        "Sphere": "pobratym.profiles.vocabulary.Sphere",
    },
}

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "pobratym.core.logs.UtcJsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django": {"level": "INFO"}, "django.server": {"level": "WARNING"}},
}
