"""What moderators and editors may do in the back office."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from pobratym.journal.actions import record
from pobratym.news.actions.noticeboard import lay_noticeboard
from pobratym.news.models import NewsIndexPage
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import EDITORS, MODERATORS, PlatformDeed

_PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")
# Of pictures Wagtail asks the permissions of its own model, whichever stands in its place.
_PICTURE_PERMISSIONS = (
    ("wagtailimages", "add_image"),
    ("wagtailimages", "change_image"),
    ("wagtailimages", "choose_image"),
)
_DOCUMENT_PERMISSIONS = (
    ("wagtaildocs", "add_document"),
    ("wagtaildocs", "change_document"),
    ("wagtaildocs", "choose_document"),
)
_TOPIC_PERMISSIONS = (("news", "add_topic"), ("news", "change_topic"))
_TRANSLATION_PERMISSIONS = (("wagtail_localize", "submit_translation"),)
_READS_JOURNAL = (("journal", "view_entry"),)


@transaction.atomic
def give_staff_permissions(*, by: User | None) -> None:
    """Make the groups of the platform's roles, or set right what they may do. Repeatable.

    Both write and publish news; only moderators read the journal. Their queues ask people.queries.is_moderator.
    Raises NotAllowed for people who are no administrators.
    """
    ensure_may(by, PlatformDeed.RUN_SERVICE)
    lay_noticeboard(by=by)
    for name in (MODERATORS, EDITORS):
        group, made = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(name))
        _let_write_news(group)
        _let_keep_files(group)
        if made:
            record("news.staff_group_made", subject=group, by=by)


def _permissions(name: str) -> list[Permission]:
    wanted = [("wagtailadmin", "access_admin"), *_TOPIC_PERMISSIONS, *_TRANSLATION_PERMISSIONS]
    return list(_of([*wanted, *_READS_JOURNAL] if name == MODERATORS else wanted))


def _of(names: "list[tuple[str, str]] | tuple[tuple[str, str], ...]") -> "QuerySet[Permission]":
    condition = Q(pk__in=[])
    for app_label, codename in names:
        condition |= Q(content_type__app_label=app_label, codename=codename)
    return Permission.objects.filter(condition)


def _let_write_news(group: Group) -> None:
    """On the noticeboards and nowhere else: Wagtail's own migrations give both groups the whole tree."""
    boards = NewsIndexPage.objects.all()
    GroupPagePermission.objects.filter(group=group).exclude(page__in=boards.values("page_ptr")).delete()
    for board in boards:
        for permission in Permission.objects.filter(
            content_type__app_label="wagtailcore", codename__in=_PAGE_PERMISSIONS
        ):
            GroupPagePermission.objects.get_or_create(group=group, page=board.page_ptr, permission=permission)


def _let_keep_files(group: Group) -> None:
    everything = Collection.get_first_root_node()
    for permission in _of([*_PICTURE_PERMISSIONS, *_DOCUMENT_PERMISSIONS]):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=everything, permission=permission)
