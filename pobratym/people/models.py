"""Accounts of people. What a person may do follows from platform roles (groups) and memberships above this room."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.checks import CheckMessage, Error
from django.db import connections, models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from pobratym.core.languages import default_language, language_choices
from pobratym.core.personal_data import Naming, WhenErased

# What a demonstration makes up. Its password is printed, so under settings that serve the public nobody signs in so.
DEMONSTRATION_DOMAINS = frozenset({"demonstration.example", "hromada.example", "abroad.example", "pobratym.example"})
MADE_UP_ACCOUNTS = (
    "This database holds open accounts of a demonstration, whose password everybody knows. These settings serve the "
    "public (DEMONSTRATION_ALLOWED is False): nobody signs in to them. Close them: manage.py close_account "
    "--of-demonstration"
)


# Where the addresses lead of those who have been erased: nowhere (RFC 2606).
ERASED_DOMAIN = "erased.invalid"
# Characters: a longer text is no password and is not hashed. Whoever types one by hand or by a manager stays far below.
LONGEST_PASSWORD = 256


class UserManager(BaseUserManager["User"]):
    """Makes accounts that sign in by e-mail."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Raises ValidationError for a password that the rule refuses (rules/passwords.py)."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        if password is not None:
            validate_password(password, user)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person's account. What the person may do follows from memberships and platform roles (groups)."""

    email = models.EmailField(_("e-mail address"), unique=True)
    full_name = models.CharField(_("full name"), max_length=150)
    language = models.CharField(
        _("language of e-mails"),
        max_length=2,
        choices=language_choices,
        default=default_language,
    )
    is_staff = models.BooleanField(_("may enter the back office"), default=False)
    is_active = models.BooleanField(pgettext_lazy("account", "active"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)

    objects = UserManager()
    usersession_set: Any  # where she is signed in, kept by allauth.usersessions

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        if self.email.endswith(f"@{ERASED_DOMAIN}"):
            return gettext("a person who has left the platform")
        return self.full_name or self.email

    def check_password(self, raw_password: str | None) -> bool:
        """As Django's, but a text that can be nobody's password costs no hashing."""
        return len(raw_password or "") <= LONGEST_PASSWORD and super().check_password(raw_password)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Sessions end with a new password, as in Django, and where the address is replaced too: whoever was in by the
        old one is not in any more."""
        salt = "pobratym.people.models.User.get_session_auth_hash"
        return salted_hmac(salt, f"{self.password} {self.email}", secret=secret, algorithm="sha256").hexdigest()

    @classmethod
    def check(cls, **kwargs: Any) -> list[CheckMessage]:
        """Settings that serve the public refuse open accounts of a demonstration: their password is printed."""
        databases = [] if settings.DEMONSTRATION_ALLOWED else kwargs.get("databases") or []
        return [
            *super().check(**kwargs),
            *(Error(MADE_UP_ACCOUNTS, id="people.E001") for name in databases if cls._has_made_up_accounts(name)),
        ]

    @classmethod
    def _has_made_up_accounts(cls, database: str) -> bool:
        if cls._meta.db_table not in connections[database].introspection.table_names():
            return False
        ends = Q()
        for domain in DEMONSTRATION_DOMAINS:
            ends |= Q(email__endswith=f"@{domain}")
        return cls.objects.using(database).filter(ends, is_active=True).exists()

    def put_out(self, *, kept: str = "") -> int:
        """End the person's sessions but for `kept` (its key), whoever holds their cookies; how many were still open."""
        sessions = self.usersession_set.exclude(session_key=kept)
        keys = list(sessions.values_list("session_key", flat=True))
        ended, _models = Session.objects.filter(session_key__in=keys).delete()
        sessions.delete()
        return ended

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.split(" ")[0]


class Draft(models.Model):
    """What a person has typed into a form and not sent yet: hers alone, erased with her, thrown away after a while
    (settings.DRAFTS_KEPT). The journal does not tell of it: nothing has been done yet."""

    person = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name=_("person"))
    form = models.CharField(max_length=200, help_text=_("the address the form is sent to, without the language"))
    page = models.CharField(max_length=400, help_text=_("the address where the form stands, without the language"))
    typed = models.JSONField(help_text=_("name of a field -> its values"))
    saved_at = models.DateTimeField(_("saved"), default=timezone.now, db_index=True)

    names_people = (
        Naming(
            "person",
            _("Texts that you have begun and not sent"),
            ("form", "typed", "saved_at"),
            WhenErased.GOES,
        ),
    )

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [models.UniqueConstraint(fields=["person", "form"], name="draft_one_a_form")]

    def __str__(self) -> str:
        return f"{self.form}: {self.saved_at:%Y-%m-%d %H:%M}"
