"""The passport: its texts and choices, its pages of numbers, its projects and people."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core import limits
from pobratym.core.errors import Conflict, InvalidInput
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.memberships.queries import members_of
from pobratym.places.models import Municipality
from pobratym.profiles.models import Damage, Economy, Passport, Project, Services, TeamMember
from pobratym.profiles.vocabulary import Form, LanguageLevel, Sphere, Trait, WorkingLanguage
from pobratym.profiles.writing import (
    ensure_may_edit,
    found_in,
    lock_municipality,
    locked_row,
    refuse_unknown,
    save,
    set_apart,
)

# What is said of damage lies at least so long back (docs/domain.md, section 4.3).
DAMAGE_LIES_BACK = timedelta(days=30)
MOST_LINKS, MOST_PROJECTS, MOST_PEOPLE = 6, 10, 8
_LONGEST_LINK = 200
_CHOICES = {
    "languages": WorkingLanguage.values,
    "language_levels": WorkingLanguage.values,
    "marks": Trait.values,
    "teaches": Sphere.values,
}
Part = TypeVar("Part", Economy, Services, Damage)


def save_passport(
    *,
    municipality: Municipality,
    by: Membership,
    insist: bool = False,
    origins: Mapping[str, str] | None = None,
    **fields: Any,
) -> Passport:
    """Write some fields of the passport; the others stay. `origins`: how the texts of a language came to be.

    Numbers of displaced people are kept in hundreds, whatever was typed. Raises NotAllowed, InvalidInput, or
    DoubtfulText unless the person insists.
    """
    found = found_in(fields, municipality.pk)
    with transaction.atomic():
        ensure_may_edit(municipality.pk, by)
        for name, known in _CHOICES.items():
            refuse_unknown(name, fields.get(name, ()), known)
        refuse_unknown("language_levels", fields.get("language_levels", {}).values(), LanguageLevel.values)
        _refuse_links(fields.get("social_links", ()))
        if fields.get("displaced_people") is not None:
            fields["displaced_people"] = round(fields["displaced_people"] / 100) * 100
        passport = locked_row(Passport, municipality)
        _confirm(passport, by)
        save(passport, fields, by=by, insist=insist, found=found, origins=origins)
        return passport


def save_economy(*, municipality: Municipality, by: Membership, **shares: int) -> Economy:
    """Write how much of its economy each sector makes, in per cent. Raises NotAllowed or InvalidInput."""
    return _save_part(Economy, municipality, by, shares)


def save_services(*, municipality: Municipality, by: Membership, **counts: int | None) -> Services:
    """Write how many institutions there are. Raises NotAllowed or InvalidInput."""
    return _save_part(Services, municipality, by, counts)


def save_damage(*, municipality: Municipality, by: Membership, **shares: Any) -> Damage:
    """Write what share of each sector is damaged, as of a day at least a month back; kept in tens of per cent.

    Raises NotAllowed or InvalidInput.
    """
    as_of = shares.get("as_of")
    if as_of and as_of > timezone.localdate() - DAMAGE_LIES_BACK:
        reason = _("Name a day at least a month back: fresh damage is not published.")
        raise InvalidInput(fields={"as_of": [reason]})
    rounded = {name: round(value / 10) * 10 if isinstance(value, int) else value for name, value in shares.items()}
    return _save_part(Damage, municipality, by, rounded)


def add_project(*, municipality: Municipality, by: Membership, insist: bool = False, **fields: Any) -> Project:
    """Add a priority project. Raises NotAllowed, InvalidInput, Conflict where there are enough, or DoubtfulText unless
    the person insists."""
    found = found_in(fields, municipality.pk)
    with transaction.atomic():
        ensure_may_edit(municipality.pk, by)
        limits.count("listings", person=by.user, municipality=municipality.pk)
        lock_municipality(municipality)
        if Project.including_unreviewed.filter(municipality=municipality).count() >= MOST_PROJECTS:
            raise Conflict(_("There are ten projects already. A priority is one of few: remove one first."))
        refuse_unknown("sought", fields.get("sought", ()), Form.values)
        project = Project(municipality=municipality)
        save(project, fields, by=by, insist=insist, found=found)
        return project


def change_project(*, project: Project, by: Membership, insist: bool = False, **fields: Any) -> Project:
    """Change a priority project. Raises NotAllowed, InvalidInput, or DoubtfulText unless the person insists."""
    found = found_in(fields, project.municipality_id)
    with transaction.atomic():
        ensure_may_edit(project.municipality_id, by)
        refuse_unknown("sought", fields.get("sought", ()), Form.values)
        locked = Project.including_unreviewed.select_for_update().get(pk=project.pk)
        save(locked, fields, by=by, insist=insist, found=found)
        return locked


@transaction.atomic
def remove_project(*, project: Project, by: Membership) -> None:
    """It is no priority any more. Raises NotAllowed."""
    ensure_may_edit(project.municipality_id, by)
    record(
        "profiles.project_removed",
        subject=project,
        by=by.user,
        municipality_id=project.municipality_id,
        **by.acting_for,
    )
    Project.including_unreviewed.filter(pk=project.pk).delete()


@transaction.atomic
def add_team_member(*, municipality: Municipality, by: Membership, **fields: Any) -> TeamMember:
    """Name somebody who looks after partnerships, for partners alone. Raises NotAllowed, InvalidInput or Conflict."""
    ensure_may_edit(municipality.pk, by)
    limits.count("listings", person=by.user, municipality=municipality.pk)
    lock_municipality(municipality)
    if TeamMember.as_stored.filter(municipality=municipality).count() >= MOST_PEOPLE:
        raise Conflict(_("There are eight people already. Remove one first."))
    member = TeamMember(municipality=municipality, **fields)
    colleagues = {each.user.email.casefold(): each.user for each in members_of(municipality.pk)}
    member.account = colleagues.get(member.email.casefold())
    refuse_invalid(member)
    member.save()
    record("profiles.team_changed", subject=member, by=by.user, municipality_id=municipality.pk, **by.acting_for)
    return member


@transaction.atomic
def remove_team_member(*, member: TeamMember, by: Membership) -> None:
    """Take somebody out of the team. Raises NotAllowed."""
    ensure_may_edit(member.municipality_id, by)
    record("profiles.team_changed", subject=member, by=by.user, municipality_id=member.municipality_id, **by.acting_for)
    TeamMember.as_stored.filter(pk=member.pk).delete()


def _save_part(model: type[Part], municipality: Municipality, by: Membership, numbers: Mapping[str, Any]) -> Part:
    with transaction.atomic():
        ensure_may_edit(municipality.pk, by)
        passport = locked_row(Passport, municipality)
        _confirm(passport, by)
        set_apart(passport)
        passport.save()
        part = model.as_stored.filter(passport=passport).first() or model(passport=passport)
        for name, value in numbers.items():
            part._meta.get_field(name)
            setattr(part, name, value)
        refuse_invalid(part)
        part.save()
        record(
            "profiles.passport_saved",
            subject=passport,
            by=by.user,
            municipality_id=municipality.pk,
            part=part._meta.model_name,
            **by.acting_for,
        )
        return part


def _confirm(passport: Passport, by: Membership) -> None:
    passport.updated_at, passport.updated_by = timezone.now(), by.user


def _refuse_links(links: Collection[str]) -> None:
    """Addresses of pages by https, a few, each once."""
    check = URLValidator(schemes=["https"])
    problems = []
    for link in links:
        try:
            check(link)
        except ValidationError:
            problems.append(_("This is no address of a page: %(link)s") % {"link": link[:_LONGEST_LINK]})
    if len(links) > MOST_LINKS:
        problems.append(_("Six addresses are enough."))
    if any(len(link) > _LONGEST_LINK or not urlsplit(link).hostname for link in links) and not problems:
        problems.append(_("An address of 200 characters at most, please."))
    if problems:
        raise InvalidInput(fields={"social_links": problems})
