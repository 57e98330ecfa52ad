"""What is kept about a person: asked of every table that points at her, by the declarations at the models."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from pobratym.core.personal_data import Naming, WhenErased
from pobratym.people.models import User

_PAGES = _("Articles and pages of the site that you have made or hold open")
_EDITORIAL = _("Traces of your work on articles: versions, comments, files, settings of the back office")
# Tables of the libraries, which can say nothing themselves.
OF_LIBRARIES: dict[str, tuple[Naming, ...]] = {
    "people.User_groups": (Naming("user", _("Your roles on the platform"), ("group",), WhenErased.GOES),),
    "people.User_user_permissions": (
        Naming("user", _("Your roles on the platform"), ("permission",), WhenErased.GOES),
    ),
    "account.EmailAddress": (
        Naming("user", _("Your e-mail addresses"), ("email", "verified", "primary"), WhenErased.GOES),
    ),
    "mfa.Authenticator": (
        Naming("user", _("Your second factors"), ("type", "created_at", "last_used_at"), WhenErased.GOES),
    ),
    "usersessions.UserSession": (
        Naming("user", _("Where you are signed in"), ("created_at", "ip", "user_agent"), WhenErased.GOES),
    ),
    "wagtailcore.Page": (
        Naming("owner", _PAGES, ("title", "first_published_at")),
        Naming("locked_by", _PAGES, ("title", "locked_at")),
    ),
    "wagtailcore.Revision": (Naming("user", _EDITORIAL, ("object_str", "created_at")),),
    "wagtailcore.PageLogEntry": (Naming("user", _EDITORIAL, ("label", "action", "timestamp")),),
    "wagtailcore.ModelLogEntry": (Naming("user", _EDITORIAL, ("label", "action", "timestamp")),),
    "wagtailcore.Comment": (
        Naming("user", _EDITORIAL, ("text", "created_at"), WhenErased.GOES),
        Naming("resolved_by", _EDITORIAL, ("resolved_at",)),
    ),
    "wagtailcore.CommentReply": (Naming("user", _EDITORIAL, ("text", "created_at"), WhenErased.GOES),),
    "wagtailcore.PageSubscription": (Naming("user", _EDITORIAL, ("page_id",), WhenErased.GOES),),
    "wagtailcore.APIToken": (Naming("user", _EDITORIAL, ("name", "created", "last_used_at"), WhenErased.GOES),),
    "wagtailcore.UploadedFile": (Naming("uploaded_by_user", _EDITORIAL, ("file",), WhenErased.GOES),),
    "wagtailcore.WorkflowState": (Naming("requested_by", _EDITORIAL, ("created_at",)),),
    "wagtailcore.TaskState": (Naming("finished_by", _EDITORIAL, ("finished_at",)),),
    "wagtailadmin.EditingSession": (Naming("user", _EDITORIAL, ("last_seen_at",), WhenErased.GOES),),
    "wagtailadmin.FormState": (Naming("user", _EDITORIAL, ("data", "last_updated_at"), WhenErased.GOES),),
    "wagtailusers.UserProfile": (
        Naming("user", _EDITORIAL, ("preferred_language", "current_time_zone"), WhenErased.GOES),
    ),
    "wagtaildocs.Document": (Naming("uploaded_by_user", _EDITORIAL, ("title", "created_at")),),
    "wagtailimages.Image": (Naming("uploaded_by_user", _EDITORIAL, ("title", "created_at")),),
    "wagtail_localize.StringTranslation": (Naming("last_translated_by", _EDITORIAL, ("updated_at",)),),
    "wagtail_localize.SegmentOverride": (Naming("last_translated_by", _EDITORIAL, ("updated_at",)),),
}


@dataclass(frozen=True)
class Records:
    """Rows of one table that name the person in one way."""

    naming: Naming
    rows: QuerySet[Any]


def columns_that_name_people() -> Iterator[tuple[type[models.Model], str, Naming | None]]:
    """Every column of every table that points at a person, with its declaration; None where it lacks one."""
    for model in apps.get_models(include_auto_created=True):
        declared = {each.column: each for each in _declared(model)}
        for field in model._meta.local_fields:
            if field.remote_field and field.related_model is User:
                yield model, field.name, declared.get(field.name)


def records_about(user: User) -> Iterator[Records]:
    """Everything that names the person, table by table; also what is hidden from the public."""
    for model, column, naming in columns_that_name_people():
        if naming:
            yield Records(naming, model._base_manager.filter(**{column: user.pk}))


def _declared(model: type[models.Model]) -> tuple[Naming, ...]:
    own: tuple[Naming, ...] = model.__dict__.get("names_people", ())
    return own or OF_LIBRARIES.get(model._meta.label, ())
