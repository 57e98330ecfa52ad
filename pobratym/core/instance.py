"""Whether this is a demonstration, whose people, wishes and letters are made up, or a real instance.

The kind is read once by each process: it never changes. A demonstration is thrown away as a whole.
"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from pobratym.core.errors import Conflict
from pobratym.core.models import NOT_SERVED, Instance, InstanceKind

_kept: dict[str, InstanceKind] = {}


def kind_of_instance() -> InstanceKind | None:
    """The kind that was said when the database was prepared; None before."""
    if "kind" not in _kept:
        said = Instance.objects.values_list("kind", flat=True).first()
        if said is None:
            return None
        _kept["kind"] = InstanceKind(said)
    return _kept["kind"]


def is_demonstration() -> bool:
    """For whatever leaves the house: pages, mail, exports say so.

    Raises ImproperlyConfigured where the settings serve the public: a demonstration is not shown there at all.
    """
    is_one = kind_of_instance() is InstanceKind.DEMONSTRATION
    if is_one and not settings.DEMONSTRATION_ALLOWED:
        raise ImproperlyConfigured(NOT_SERVED)
    return is_one


def begin_as(kind: InstanceKind) -> None:
    """Say of a new database what it is for; repeatable.

    Raises Conflict where it is of the other kind, where these settings serve the public and a demonstration is
    wanted, or where people have accounts already that a demonstration would surround with made-up ones.
    """
    present = kind_of_instance()
    if kind is InstanceKind.DEMONSTRATION:
        _refuse_demonstration(present)
    if present is None:
        Instance.objects.create(kind=kind)
    elif present is not kind:
        raise Conflict(_("This instance is a demonstration and stays one. Delete its database and prepare a new one."))


def forget_kind() -> None:
    """For tests, whose databases change under one process."""
    _kept.clear()


def _refuse_demonstration(present: InstanceKind | None) -> None:
    if not settings.DEMONSTRATION_ALLOWED:
        raise Conflict(
            _("These settings serve the public: a demonstration is refused (DEMONSTRATION_ALLOWED is False).")
        )
    if present is InstanceKind.REAL:
        raise Conflict(_("This is a real instance: made-up people, wishes and letters are refused here."))
    if present is None and get_user_model().objects.exists():
        raise Conflict(
            _(
                "People have accounts in this database already, so it cannot become a demonstration. Prepare it as a "
                "real instance (manage.py prepare --empty), or name an empty database."
            )
        )
