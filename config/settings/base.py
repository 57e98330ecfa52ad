"""What is the same everywhere. Local, test and production settings add to this."""

from datetime import time, timedelta
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config.environment import BASE_DIR, VAR_DIR, env
from config.uploads import in_bucket, in_folders

INSTALLED_APPS = [
    "pobratym.core",
    "pobratym.journal",
    "pobratym.people",
    "pobratym.upkeep",
    "pobratym.places",
    "pobratym.imports",
    "pobratym.suggestions",
    "pobratym.memberships",
    "pobratym.profiles",
    "pobratym.partnerships",
    "pobratym.matching",
    "pobratym.news",
    "pobratym.introductions",
    "pobratym.talks",
    "pobratym.rounds",
    "pobratym.answers",
    "pobratym.delivery",
    "pobratym.mailroom",
    "pobratym.web",
    "pobratym.desk",
    "pobratym.correspondence",
    "pobratym.backoffice",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
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
    "pobratym.web.health.HealthMiddleware",  # probes come by plain HTTP and any host name
    "pobratym.web.middleware.ClientAddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pages are a fifth as heavy; Django pads them against BREACH
    "csp.middleware.CSPMiddleware",
    "pobratym.web.private.PrivateMiddleware",
    "pobratym.web.headers.permissions_middleware",
    "pobratym.backoffice.policy.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "pobratym.web.middleware.LanguageMiddleware",
    "pobratym.web.open_data.open_data_middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pobratym.desk.account.session_limits.SessionLimitsMiddleware",  # before anybody is told who asks
    "allauth.account.middleware.AccountMiddleware",
    "pobratym.web.middleware.marks_middleware",
    "pobratym.backoffice.second_factor.SecondFactorMiddleware",
    "pobratym.backoffice.language.StaffLanguageMiddleware",
    "pobratym.web.middleware.DemonstrationMiddleware",
    "pobratym.backoffice.hand_made.HandMadeMiddleware",
    "pobratym.web.middleware.DomainErrorMiddleware",
    "pobratym.web.drafts.DraftsMiddleware",
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
                "pobratym.core.letter_tags",
                "pobratym.web.component_tags",
                "pobratym.web.text_tags",
                "pobratym.web.value_tags",
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
    # Nobody waits for a server that is away longer than this (seconds).
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 3)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env("REDIS_URL", default="")
# While it is away pages are made anew: slower, never a 500. Nobody waits for it longer than this (seconds).
REDIS_OPTIONS = {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 0.5, "SOCKET_TIMEOUT": 0.5}
CACHES: dict[str, dict[str, Any]] = {
    "default": (
        {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": REDIS_URL, "OPTIONS": REDIS_OPTIONS}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pobratym"}
    ),
    # What is counted stands in neither: pages would push it out, and every process would count for itself.
    "limits": {  # attempts to sign in, for all machines
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_signinattempts",
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    },
    "rates": {"BACKEND": "pobratym.core.rate_store.RateStore", "LOCATION": str(VAR_DIR / "rates.sqlite3")},
}
DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS = True

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["pobratym.desk.account.backend.ConfirmedAddressBackend"]
# One rule wherever a password is set; the room of memberships adds the names of the person's municipalities.
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": "pobratym.people.rules.passwords.PasswordRule",
        "OPTIONS": {"more_words": ["pobratym.memberships.queries.names_of_municipalities"]},
    }
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_SIGNUP_FORM_CLASS = "pobratym.desk.account.signup.PersonForm"
ACCOUNT_ADAPTER = "pobratym.desk.account.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
# Whoever finds a computer unlocked changes no address and no password; every change is told to the main address.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # seconds
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 3
ACCOUNT_FORMS = {
    "login": "pobratym.desk.account.addresses.SignInForm",
    "add_email": "pobratym.desk.account.addresses.AddAddressForm",
    "signup": "pobratym.desk.account.passwords.SignUpForm",
    "change_password": "pobratym.desk.account.passwords.ChangeForm",
    "set_password": "pobratym.desk.account.passwords.SetForm",
    "reset_password_from_key": "pobratym.desk.account.passwords.ResetForm",
    "reauthenticate": "pobratym.desk.account.passwords.ConfirmForm",
}
# Whoever looks after the platform or records a signature signs in by two things (people/queries.py).
SECOND_FACTOR_REQUIRED = True
MFA_ADAPTER = "pobratym.desk.account.second_factor.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "pobratym.desk.account.second_factor_forms.AppForm",
    "add_webauthn": "pobratym.desk.account.second_factor_forms.KeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Pobratym"
MFA_TOTP_TOLERANCE = 1  # clocks of telephones differ: the code before and the one after are good too
MFA_RECOVERY_CODES_SHOW_ONCE = True
# `ip` is what web/proxies.py settles, `key` that and the account together (desk/account/adapter.py): nobody shuts out
# the owner of an account from elsewhere, and one address tries no more than thirty passwords a day for one account.
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = {"login_failed": "10/m/ip,100/h/ip,5/5m/key,30/d/key"}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:desk"
ACCOUNT_LOGOUT_REDIRECT_URL = "web:home"
# Sessions end earlier: people/rules/sessions.py says when, desk/account/session_limits.py ends them.
SESSION_COOKIE_AGE = int(timedelta(days=31).total_seconds())
SESSION_SEEN_COOKIE_NAME = "seen"
SESSION_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
# A photograph of war damage is not public before that many days have passed since it was added: what was hit, and how
# well, is of use to whoever hit it (docs/domain.md, section 4.3).
DAMAGE_PICTURES_WAIT = timedelta(days=env.int("DAMAGE_PICTURES_WAIT_DAYS", default=30))
# A picture that a moderator has taken off the page is kept for its municipality so long, then deleted.
WITHDRAWN_PICTURES_KEPT = timedelta(days=30)
# What a person has typed and not sent is kept for her so long.
DRAFTS_KEPT = timedelta(days=30)
# Who answered a letter without an account, as far as she said so: a year, in which the two sides meet.
ANSWERING_KEPT = timedelta(days=365)
# Codes of letters that one address may try in an hour, right and wrong ones (a code has 74 bits).
ANSWER_CODES_AN_HOUR = 20
# Texts of people who were not signed in any more that one address may leave for the next sign-in, in an hour.
TEXTS_LEFT_AN_HOUR = 60
CSRF_FAILURE_VIEW = "pobratym.web.csrf.failed"

LANGUAGE_CODE = "uk"
# Texts are kept in each of these, and the interface can speak them (docs/how-to/add-a-language.md).
LANGUAGE_NAMES = {"uk": _("Ukrainian"), "en": _("English"), "pl": _("Polish"), "de": _("German"), "fr": _("French")}
CONTENT_LANGUAGES = list(LANGUAGE_NAMES)
# Those that readers are offered: menu, addresses, letters. What a catalogue lacks is in English, and pages say so.
INTERFACE_LANGUAGES = env.list("INTERFACE_LANGUAGES", default=list(LANGUAGE_NAMES))
if not {"uk", "en"} <= set(INTERFACE_LANGUAGES) <= set(CONTENT_LANGUAGES):
    raise ImproperlyConfigured(
        f"INTERFACE_LANGUAGES: uk and en, and as many of {CONTENT_LANGUAGES} as are to be offered"
    )
LANGUAGES = [(code, LANGUAGE_NAMES[code]) for code in INTERFACE_LANGUAGES]
# Those in which everything is there: every page, the back office, articles. Forms ask for texts in these.
WHOLE_LANGUAGES = env.list("WHOLE_LANGUAGES", default=["uk", "en"])
if not {"uk", "en"} <= set(WHOLE_LANGUAGES) <= set(INTERFACE_LANGUAGES):
    raise ImproperlyConfigured("WHOLE_LANGUAGES: uk and en, and as many of INTERFACE_LANGUAGES as are translated whole")
WAGTAIL_CONTENT_LANGUAGES = [(code, LANGUAGE_NAMES[code]) for code in WHOLE_LANGUAGES]
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
# Both in folders of this machine, or both in one bucket that several hosts share: S3_URL.
S3_URL = env("S3_URL", default="")
# A service that proposes translations of what municipalities write (docs/adr/0049); without one nothing is offered.
TRANSLATOR_URL = env("TRANSLATOR_URL", default="")
# ClamAV, which looks at files attached to messages (docs/adr/0055): host:port or the path of a socket; empty for none.
CLAMAV_ADDRESS = env("CLAMAV_ADDRESS", default="")
STORAGES: dict[str, dict[str, Any]] = {
    **(in_bucket(S3_URL) if S3_URL else in_folders(PRIVATE_MEDIA_ROOT)),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

# Mail is filed in the transaction of the change and leaves by the worker (`manage.py run_worker`).
EMAIL_BACKEND = "pobratym.core.mail.OutboxBackend"
# Where answers by mail come in, a domain whose mail this service reads: empty, and letters say "answer on the page".
REPLY_DOMAIN = env("REPLY_DOMAIN", default="")
# Its mailbox, read each minute: imaps://user:password@host/INBOX. Empty, and mail comes by the webhook or by a pipe.
INCOMING_MAIL_URL = env("INCOMING_MAIL_URL", default="")
# What a provider of mail shows at /api/v1/incoming-mail/ as its password; empty, and nobody is let in.
INCOMING_MAIL_SECRET = env("INCOMING_MAIL_SECRET", default="")
# Seconds after which another worker takes a mail up whose worker does not answer: longer than a hand-over may take.
MAIL_LEASE = env.int("MAIL_LEASE", default=300)
# Rows of mails handed over, without address and text, and of mails given up, with them.
MAIL_KEPT = timedelta(days=env.int("MAIL_KEPT_DAYS", default=7))
MAIL_GIVEN_UP_KEPT = timedelta(days=14)
# Of a letter that left the platform: the mail itself as long as it may come back from a full mailbox and be sent again,
# the mailbox half a year after the letter was begun, once it is over.
DELIVERY_MAIL_KEPT = timedelta(days=14)
DELIVERY_ADDRESSES_KEPT = timedelta(days=180)
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=15)  # seconds for each answer of the mail server
DELIVERY_EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
# Views of articles are counted in memory and written together, so many seconds after the first of them.
VIEWS_WRITTEN_AFTER = env.int("VIEWS_WRITTEN_AFTER", default=20)
# The index of names, shared by all processes; built by load_registry and build_name_index.
# A damaged one, or one of a state of the registry that another machine imported, is built anew in a process beside.
NAMES_BUILT_BEHIND = True
NAMES_INDEX = VAR_DIR / "names-index"
# Held by `manage.py prepare`: a second one on this host waits.
PREPARE_LOCK = VAR_DIR / "prepare.lock"
IMPORT_LOCK = VAR_DIR / "import.lock"
# Rows that an import refused are saved here with the reason.
IMPORTS_ASIDE = VAR_DIR / "imports"
EMAIL_FILE_PATH = str(VAR_DIR / "mail")
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Pobratym <noreply@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# What the worker does by itself: a pause between two beginnings, or a time of day (docs/how-to/run-in-production.md).
SCHEDULE: dict[str, tuple[str, timedelta | time]] = {
    "publish_scheduled": ("pobratym.news.actions.publish_scheduled", timedelta(minutes=1)),
    "take_up_tasks": ("pobratym.upkeep.background.take_up_tasks", timedelta(minutes=10)),
    "fetch_mail": ("pobratym.mailroom.actions.fetch_mail", timedelta(minutes=1)),
    "prune_mail": ("pobratym.upkeep.pruning.prune_mail", timedelta(hours=1)),
    "prune_private_files": ("pobratym.upkeep.pruning.prune_private_files", timedelta(hours=1)),
    # A meeting is told of once, about a day before it begins.
    "remind_of_meetings": ("pobratym.talks.actions.remind_of_meetings", timedelta(minutes=30)),
    "scan_waiting_files": ("pobratym.talks.actions.scan_waiting_files", timedelta(minutes=5)),
    "expire_requests_to_introduce": ("pobratym.talks.actions.expire_requests_to_introduce", time(3, 12)),
    "expire_letters": ("pobratym.introductions.actions.expire_letters", time(3, 10)),
    "erase_triage": ("pobratym.introductions.actions.erase_triage", time(3, 12)),
    "expire_listings": ("pobratym.profiles.actions.expire_listings", time(3, 15)),
    "remind_of_letters": ("pobratym.introductions.actions.remind_of_letters", time(7, 30)),
    "remind_of_listings": ("pobratym.profiles.actions.remind_of_listings", time(7, 0)),
    "erase_proposers": ("pobratym.suggestions.actions.erase_proposers", time(3, 20)),
    "erase_withdrawn_pictures": ("pobratym.profiles.actions.erase_withdrawn_pictures", time(3, 17)),
    "erase_answering": ("pobratym.answers.actions.erase_answering", time(3, 27)),
    "erase_invited": ("pobratym.memberships.actions.erase_invited", time(3, 25)),
    "erase_addresses": ("pobratym.delivery.actions.erase_addresses", time(3, 27)),
    "send_anchor": ("pobratym.people.actions.send_anchor", time(3, 30)),
    "prune_received": ("pobratym.mailroom.actions.prune_received", time(3, 45)),
    "prune_tasks": ("pobratym.upkeep.pruning.prune_tasks", time(3, 50)),
    "prune_drafts": ("pobratym.upkeep.pruning.prune_drafts", time(3, 55)),
    "prune_sessions": ("pobratym.upkeep.pruning.prune_sessions", time(4, 0)),
    # Letters that people read in the morning.
    "remind_moderators": ("pobratym.memberships.actions.remind_moderators", time(8, 30)),
    "remind_to_confirm": ("pobratym.memberships.actions.remind_to_confirm", time(8, 40)),
    "remind_to_post": ("pobratym.delivery.actions.remind_to_post", time(8, 45)),
    "tell_of_silence": ("pobratym.delivery.actions.tell_of_silence", time(8, 50)),
    # Whoever comes to the office finds the mailbox cleared, or clears it.
    "try_full_mailboxes": ("pobratym.delivery.actions.try_full_mailboxes", time(9, 30)),
}

# Written by the build (tools/front): names of the world's regions for load_registry.
NATURAL_EARTH_ADMIN1 = BASE_DIR / "data-build" / "regions.json"
GEONAMES_SECTIONS = BASE_DIR / "data-build" / "sections.json"
# Documents that the service typesets (gateways/typesetting.py), and the fonts that the build brought for them.
TYPESETTING_TEMPLATES = BASE_DIR / "templates" / "typeset"
TYPESETTING_FONTS = BASE_DIR / "data-build" / "fonts"
# Passwords found most often in leaks (frontend/passwords.mjs).
LEAKED_PASSWORDS = BASE_DIR / "data-build" / "passwords.bin"

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
WAGTAIL_PRIVATE_PAGES = {"SHARED_PASSWORD": False}
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = WAGTAIL_CONTENT_LANGUAGES
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILDOCS_SERVE_METHOD = "serve_view"  # never by an address of the bucket
WAGTAILIMAGES_IMAGE_MODEL = "news.Picture"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "pobratym.backoffice.uploads.UploadedPictureForm"
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
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    },
}

# `TRUSTED_PROXIES`: how many addresses at the end of X-Forwarded-For our own servers wrote (web/middleware.py). All
# limits and logs go by the address that is settled so; of IPv6 by /64: one household.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
# Requests that only read are counted by django-ratelimit, on this machine.
RATELIMIT_USE_CACHE = "rates"
RATELIMIT_FAIL_OPEN = True
# The API reads only, for anybody: requests a minute and address, 0 for no limit.
API_RATE = env.int("API_RATE", default=600)
# Tables of the whole register that one address may fetch in an hour; 0 for no limit.
EXPORTS_AN_HOUR = env.int("EXPORTS_AN_HOUR", default=30)
# Business cards as PDF that one address may have made in an hour; 0 for no limit. Each takes a core for 0.2 seconds.
CARDS_AN_HOUR = env.int("CARDS_AN_HOUR", default=60)
# Corrections of the registry that one address may suggest in an hour; 0 for no limit.
SUGGESTIONS_AN_HOUR = env.int("SUGGESTIONS_AN_HOUR", default=20)
# What the verbs count (core/limits.py). A person in an office does none of these as often; a script, or an account that
# somebody has taken over, does, and each of them sends mail in the service's name or makes work for others.
LIMITS: dict[str, dict[str, int]] = {
    # A lively conversation is a message every two minutes; two officers of a municipality may have one each.
    "messages": {"hours": 1, "person": 30, "municipality": 60},
    # Mails that come in (an address stands for the person). A lively exchange by mail is a mail every two minutes; a
    # mailbox that answers itself sends hundreds.
    "mails_from_an_address": {"hours": 1, "person": 30},
    "mails_to_an_address": {"hours": 1, "person": 30},
    # Our own words about mails that were not passed on, or whose files were not: the same about a letter never twice an
    # hour, and few in all, whatever comes back for them. A scanner's documents sent one by one are half a dozen.
    "mails_answered_alike": {"hours": 1, "person": 1},
    "mails_answered": {"hours": 1, "person": 6},
    # A letter of intent is written to one town at a time, and five may wait undecided (introductions/rules/limit.py).
    "letters": {"hours": 24, "person": 20, "municipality": 20},
    # Twelve photographs, arms and flag, each chosen anew once or twice.
    "pictures": {"hours": 24, "person": 60, "municipality": 60},
    # Each is told to everybody who may change the profile. A day of cleaning up is some dozens.
    "pictures_withdrawn": {"hours": 24, "person": 200},
    # A profile has about a dozen texts; each proposal costs whoever runs the service money.
    "translations": {"hours": 24, "person": 40, "municipality": 80},
    # Each change of a meeting is mailed to both sides; two officers arrange a handful in a day.
    "meetings": {"hours": 24, "person": 20, "municipality": 40},
    # Ticks and notes of talks mail nobody; a list is worked through in minutes.
    "first_steps": {"hours": 1, "person": 100},
    "time_zones": {"hours": 24, "person": 10},
    # A reader of a long conversation; each message is asked for once a language, and costs the service money.
    "messages_translated": {"hours": 24, "person": 60, "municipality": 120},
    # A partner is asked for a favour: each request is mailed to everybody who speaks for it.
    "introductions_asked": {"hours": 24, "person": 5, "municipality": 10},
    # Each goes to a town hall that has asked for nothing. Five may wait undecided (delivery/rules/caps.py), and a way
    # may be chosen anew where one came back.
    "letters_sent_outside": {"hours": 24, "person": 8, "municipality": 8},
    # Each saving keeps a version in the journal.
    "drafts": {"hours": 1, "person": 120},
    # Accepting, declining, withdrawing: an inbox that has waited for weeks is answered in one morning.
    "decisions": {"hours": 1, "person": 60, "municipality": 100},
    # Thirty letters are shared out among colleagues in one sitting, with a note or two each.
    "triage": {"hours": 1, "person": 120, "municipality": 300},
    # Remembering candidates, putting them aside, saving weights: a list of fifty is gone through in one sitting.
    "candidates_settled": {"hours": 1, "person": 200, "municipality": 500},
    # A colleague is told by mail of each letter that she is given: thirty in one sitting, and again in a holiday.
    "letters_given": {"hours": 24, "person": 60, "municipality": 120},
    # Rounds: every pin, ban, proposal and change of the rules; a hundred municipalities are arranged in a day.
    "rounds": {"hours": 24, "person": 500},
    # One mail to everybody of one municipality each: a thousand may be invited to a round.
    "round_invitations": {"hours": 24, "person": 1500},
    # Each is mailed to all who take part: pairs, timetable, end, made anew once or twice.
    "rounds_told": {"hours": 24, "person": 12},
    "round_registrations": {"hours": 24, "person": 30, "municipality": 60},
    "round_answers": {"hours": 24, "person": 100, "municipality": 200},
    "proposals": {"hours": 24, "person": 40, "municipality": 60},
    # A document is signed once; a whole archive of twinnings is entered in two days.
    "signatures": {"hours": 24, "person": 20, "municipality": 20},
    # Every request is mailed to each moderator. Nobody works for ten municipalities.
    "membership_requests": {"hours": 24, "person": 10, "municipality": 30},
    "request_answers": {"hours": 24, "person": 20, "municipality": 60},
    # A town hall is asked about a person; a slip in the address may be mended. The key itself nobody guesses.
    "town_halls_asked": {"hours": 24, "person": 3, "municipality": 6},
    "town_halls_answered": {"hours": 24, "person": 20, "municipality": 20},
    "letter_codes": {"hours": 24, "person": 100, "municipality": 5},
    # A code for one's own letter on paper: printed anew where the first sheet is lost.
    "codes_printed": {"hours": 24, "person": 20, "municipality": 20},
    # Without an account, with the key of a letter: an answer is changed a few times; five letters may be open at once,
    # and each answer is mailed to the sender.
    "outside_answers": {"hours": 24, "person": 30, "municipality": 30},
    # A mail to a mailbox of the town hall, and the press in it: a slip in the address may be mended.
    "answers_confirmed": {"hours": 24, "person": 20, "municipality": 12},
    # A letter as PDF or DOCX takes a core for half a second; it is looked at, mended and made again some times.
    "letters_handed_out": {"hours": 1, "person": 30},
    # Guesses at a code from paper, right and wrong ones.
    "letter_codes_entered": {"hours": 24, "person": 5, "municipality": 20},
    # Each question goes to everybody there who may answer; three wait at a time.
    "vouchings_asked": {"hours": 24, "person": 6, "municipality": 20},
    "vouchings_answered": {"hours": 24, "person": 30},
    # Consent to an organisation, and its end: both sides are told each time.
    "mandates": {"hours": 24, "person": 30, "municipality": 10},
    "acting_begun": {"hours": 24, "person": 60, "municipality": 20},
    # An association enters its whole list in a day.
    "organisation_members": {"hours": 24, "person": 500},
    "invitations": {"hours": 24, "person": 10, "municipality": 20},
    "invitations_accepted": {"hours": 24, "person": 20},
    "roles_changed": {"hours": 24, "person": 30, "municipality": 30},
    "confirmations": {"hours": 24, "person": 30, "municipality": 60},
    "memberships_ended": {"hours": 24, "person": 30, "municipality": 30},
    # Everything that is kept about the person is read for it.
    "exports_of_own_data": {"hours": 24, "person": 5},
    # Needs and offers stand in public lists and in the matching of others.
    "listings": {"hours": 24, "person": 60, "municipality": 100},
    # Moderators work through queues: one decision in twelve seconds, all day.
    "moderation": {"hours": 1, "person": 300},
}
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
