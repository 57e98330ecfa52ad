"""The page of a municipality of any level."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pobratym.core.compiled import compiled_once
from pobratym.core.texts import ShownText
from pobratym.introductions.rules.addressee import cannot_be_written_to, reason_if_cut_off
from pobratym.journal.areas import Area
from pobratym.memberships.queries import memberships_of
from pobratym.partnerships.queries import partner_ids
from pobratym.partnerships.queries.twin_links import twin_lists_of
from pobratym.people.models import User
from pobratym.people.queries import may
from pobratym.people.rules import PlatformDeed
from pobratym.places.models import SAID_LANGUAGES, Municipality
from pobratym.profiles.models import Audience
from pobratym.profiles.queries import audience_for
from pobratym.search.portrait import portrait_of
from pobratym.search.regions import parts_of
from pobratym.web.directory.addresses import address_of
from pobratym.web.directory.identifiers import listed_numbers
from pobratym.web.directory.in_languages import other_languages
from pobratym.web.keeping import kept_for_strangers
from pobratym.web.structured_data import administrative_area


@require_safe
@kept_for_strangers(Area.REGISTRY, Area.PROFILES, Area.PARTNERSHIPS, Area.NEWS)
def municipality(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    shown = in_force(pk)
    if (shown.pk, shown.slug) != (pk, slug):
        return _moved(request, shown, is_merged=shown.pk != pk)
    context = page_of(request, shown, audience_of(request.user, shown))
    return render(request, "web/directory/municipality.html", context)


def page_of(request: HttpRequest, shown: Municipality, audience: Audience) -> dict[str, Any]:
    """What the page shows to them."""
    portrait = portrait_of(shown, audience)
    no_party = cannot_be_written_to(
        level=shown.level, is_excluded=shown.country.is_excluded, ended_on=shown.ended_on, is_oneself=False
    )
    not_written_to = no_party or reason_if_cut_off(portrait.is_cut_off)
    return {
        "municipality": shown,
        "portrait": portrait,
        "may_withdraw": bool(portrait.profile.pictures) and _may_withdraw(request.user),
        "twin_lists": twin_lists_of(shown),
        "parts": parts_of(shown, request.GET.get("page")),
        "is_led_to": not shown.country.is_excluded,
        "is_party": not no_party,
        "not_written_to": not_written_to,
        "other_name": _name_in_other_language(shown),
        "identifiers": listed_numbers(portrait.identifiers),
        "trail": _trail(shown),
        "read_in": other_languages(shown),
        "json_ld": administrative_area(portrait, request.build_absolute_uri(address_of(shown))),
    }


def _may_withdraw(user: User | AnonymousUser) -> bool:
    """Whether the reader may take pictures off the page: no query for strangers."""
    return user.is_authenticated and may(user, PlatformDeed.WITHDRAW_PICTURES)


def audience_of(user: User | AnonymousUser, municipality: Municipality) -> Audience:
    """Whom the page is for: no query for strangers."""
    memberships = list(memberships_of(user)) if user.is_authenticated else []
    if not memberships:
        return Audience.PUBLIC
    return audience_for(municipality.pk, readers=memberships, partners=partner_ids(municipality))


def _name_in_other_language(shown: Municipality) -> ShownText | None:
    """The Ukrainian name for those who read English, the romanised one for those who read Ukrainian."""
    own = str(shown)
    others = (shown.name.in_language(each) for each in SAID_LANGUAGES if shown.name[each] not in ("", own))
    return next(others, None)


def _trail(shown: Municipality) -> list[tuple[str, str]]:
    trail = [
        (reverse("web:directory"), _("Municipalities")),
        (reverse("web:country", args=[shown.country_id]), str(shown.country)),
    ]
    above = [unit for unit in (shown.region, shown.parent) if unit and unit.pk != shown.pk]
    return trail + [(address_of(unit), str(unit)) for unit in above]


@require_safe
def short_address(request: HttpRequest, pk: int) -> HttpResponse:
    """The number alone: maps and other systems need not know the name."""
    shown = in_force(pk)
    return _moved(request, shown, is_merged=shown.pk != pk)


def in_force(pk: int) -> Municipality:
    """The municipality, or the one that its row was merged into."""
    seen: set[int] = set()
    while True:
        found = next(iter(_with_place(pk)), None)
        if found is None:
            raise Http404
        seen.add(pk)
        if not found.merged_into_id or found.merged_into_id in seen:
            return found
        pk = found.merged_into_id


@compiled_once
def _with_place(pk: int) -> QuerySet[Municipality]:
    return Municipality.including_merged.with_place().filter(pk=pk).order_by()


def _moved(request: HttpRequest, shown: Municipality, *, is_merged: bool = False) -> HttpResponse:
    """For good where only the name has changed; merging can be undone, so a browser must ask again."""
    query = request.META.get("QUERY_STRING", "")
    # Whatever was typed behind the question mark, the address begins with a path of ours.
    address = f"{address_of(shown)}?{query}" if query else address_of(shown)
    return redirect(address, permanent=not is_merged)  # nosemgrep
