"""What the pages of a profile share: who acts, the tabs, and what is told after saving."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from pobratym.core.errors import NotAllowed
from pobratym.desk.profile.steps import next_steps
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import membership_for
from pobratym.memberships.rules import may_edit_profile
from pobratym.profiles.queries import completeness_of, own_profile_of


@dataclass(frozen=True)
class ProfileTab:
    """A page of the profile."""

    name: str
    label: str


def editor_of(request: HttpRequest, municipality_pk: int) -> Membership:
    """The membership in whose name the profile is changed; raises NotAllowed for strangers and observers."""
    membership = membership_for(request.user, municipality_pk)
    if not may_edit_profile(membership):
        raise NotAllowed(_("Your role lets you read only. Ask the head or a coordinator to change the profile."))
    return membership


def frame(membership: Membership, current: str, heading: str, **context: Any) -> dict[str, Any]:
    """The context of a page: tabs, crumbs, completeness."""
    municipality = membership.municipality
    profile = own_profile_of(municipality)
    completeness = completeness_of(profile)
    return {
        "municipality": municipality,
        "membership": membership,
        "profile": profile,
        "completeness": completeness,
        "next_steps": next_steps(completeness, municipality.pk, most=None),
        "heading": heading,
        "tabs": _tabs(municipality.pk, current),
        "trail": [(reverse("desk:desk"), _("My dashboard"))],
        **context,
    }


def _tabs(municipality_pk: int, current: str) -> list[tuple[str, str, bool, None]]:
    pages = [
        ProfileTab("passport_edit", _("Community passport")),
        ProfileTab("listings", _("Needs and offers")),
        ProfileTab("search_edit", _("Partner sought")),
        ProfileTab("projects", _("Projects and team")),
    ]
    return [
        (reverse(f"desk:{tab.name}", args=[municipality_pk]), tab.label, tab.name == current, None) for tab in pages
    ]


def next_hint(needs_review: bool, done: str) -> str:
    """What the person is told after saving."""
    if needs_review:
        return _("Saved. A moderator will review the new text first; what was public before stays public until then.")
    return done
