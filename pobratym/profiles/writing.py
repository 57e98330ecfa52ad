"""How what a municipality says of itself is written: who may, what is doubtful, what is published and what waits."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _

from pobratym.core.errors import DomainError, InvalidInput, NotAllowed
from pobratym.core.texts import NO_TEXT, LocalizedText, Origin
from pobratym.core.validation import refuse_invalid
from pobratym.journal.actions import record
from pobratym.memberships.models import Membership
from pobratym.memberships.rules import may_edit_profile
from pobratym.places.models import Municipality
from pobratym.places.queries import is_near_the_front
from pobratym.profiles.models import Listing, PartnerSearch, Passport, PassportPicture, Project
from pobratym.text_checks import Finding, findings, in_order

OneEach = TypeVar("OneEach", Passport, PartnerSearch)
Doubtful = Passport | PartnerSearch | Listing | Project | PassportPicture
InLanguage = tuple[str, str]  # a text and, before it, its language
Found = Mapping[InLanguage, list[Finding]]


class DoubtfulText(DomainError):
    """The checks found something. Rephrase, or insist: then a moderator looks before it is public."""

    def __init__(self, found: list[Finding]) -> None:
        super().__init__(
            _("Part of the text is in another language than its field. Move it, or ask a moderator to review it.")
            if found[0].is_about_language
            else _(
                "Part of the text should not be public under martial law. Rephrase it, or ask a moderator to review it."
            )
        )
        self.findings = found


def ensure_may_edit(municipality_id: int, by: Membership) -> None:
    """Raises NotAllowed for strangers and for those who only read."""
    if by.municipality_id != municipality_id or not may_edit_profile(by):
        raise NotAllowed(_("You may not change this profile. Ask the head or a coordinator of the municipality."))


def refuse_unknown(name: str, chosen: Any, known: Any) -> None:
    """Raises InvalidInput where something is not from the list."""
    if not set(chosen) <= set(known):
        raise InvalidInput(fields={name: [_("Choose from the list.")]})


def lock_municipality(municipality: Municipality) -> None:
    """Of two people who begin at once, one waits."""
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)


def locked_row(model: type[OneEach], municipality: Municipality) -> OneEach:
    """The municipality's row, locked; a new one where there is none yet."""
    lock_municipality(municipality)
    row = model.including_unreviewed.select_for_update().filter(municipality=municipality).first()
    return row or model(municipality=municipality)


def found_in(fields: Mapping[str, Any], municipality_id: int) -> Found:
    """What the checks find in each text that is given, near the front by the strict rules. Asked before the
    transaction: others wait for that to end."""
    values = [value for value in fields.values() if isinstance(value, Mapping)]
    texts = {(language, text.strip()) for each in values for language, text in each.items() if isinstance(text, str)}
    written = [text for text in texts if text[1]]
    strict = bool(written) and is_near_the_front(municipality_id)
    return {text: findings(dict([text]), strict=strict) for text in written}


def save(
    row: Doubtful,
    fields: Mapping[str, Any],
    *,
    by: Membership,
    insist: bool,
    found: Found,
    origins: Mapping[str, str] | None = None,
) -> None:
    """Fill in what is given: what is doubtful waits, everything else is published at once, and what was published
    before stays. `origins`: how all texts of a language came to be; `fields["proposed"]` says it of single texts that
    a machine has proposed: name -> language -> origin. Raises InvalidInput, or DoubtfulText unless the person insists.
    """
    set_apart(row)
    fields = dict(fields)
    proposals: Mapping[str, Mapping[str, str]] = fields.pop("proposed", {})
    was_returned = bool(row.returned_reason)
    published = {name: getattr(row, name) for name in row.TEXTS}
    waiting = row.proposals
    for name, value in fields.items():
        row._meta.get_field(name)  # a misspelt field is our mistake, not the person's: let it be loud
        if name in row.TEXTS:
            setattr(row, name, _told_how(row.last_written(name), value, origins or {}, proposals.get(name, {})))
        else:
            setattr(row, name, value.strip() if isinstance(value, str) else value)
    for name in set(row.TEXTS) - set(fields):
        setattr(row, name, row.last_written(name))
    refuse_invalid(row)
    proposed: dict[str, LocalizedText] = {}
    doubts: list[Finding] = []
    for name, before in published.items():
        held, asked = _held(getattr(row, name), before, waiting.get(name, NO_TEXT), found, was_returned)
        doubts += asked
        if held:
            proposed[name] = held
            setattr(row, name, _without(getattr(row, name), held, before))
    if doubts and not insist:
        raise DoubtfulText(in_order(doubts))
    _propose(row, proposed)
    row.save()
    record(
        f"profiles.{row._meta.model_name}_saved",
        subject=row,
        by=by.user,
        municipality_id=row.municipality_id,
        needs_review=row.needs_review,
        **by.acting_for,
    )


def _told_how(
    before: LocalizedText, said: Mapping[str, str], origins: Mapping[str, str], proposed: Mapping[str, str]
) -> LocalizedText:
    """What is said now, with how it came to be. Whoever changes what a machine has translated is its translator."""
    refuse_unknown("origins", {*origins.values(), *proposed.values()}, Origin.values)
    now = before | said
    put_right = {
        language: str(Origin.TRANSLATED)
        for language in said
        if before.origin(language) == Origin.MACHINE and now[language] != before[language]
    }
    return LocalizedText(now, {**origins, **put_right, **proposed})


def set_apart(row: Doubtful) -> None:
    """The release before kept what waits in the columns themselves: move it beside them."""
    if not row.needs_review or row.is_public_meanwhile or row.proposed:
        return
    row.proposed = {name: getattr(row, name).as_json() for name in row.TEXTS if getattr(row, name)}
    for name in row.proposed:
        setattr(row, name, NO_TEXT)


def publish_proposals(row: Doubtful) -> None:
    """What waited is published."""
    set_apart(row)
    for name, text in row.proposals.items():
        setattr(row, name, getattr(row, name) | text)
    _propose(row, {})


def _held(
    now: LocalizedText, before: LocalizedText, waiting: LocalizedText, found: Found, was_returned: bool
) -> tuple[LocalizedText | None, list[Finding]]:
    """Of a text what has to wait, and what of that the person has to be asked about: not what is published already,
    and not what waits in the same words, unless a moderator has returned it."""
    held: dict[str, str] = {}
    doubts: list[Finding] = []
    for language, text in now.items():
        if text == before[language]:
            continue
        is_waiting = text == waiting[language]
        here = found[language, text] if (language, text) in found else findings({language: text})
        if here or is_waiting:
            held[language] = text
        if here and (was_returned or not is_waiting):
            doubts += here
    origins = {language: now.origin(language) for language in held}
    return (LocalizedText(held, origins) if held else None), doubts


def _without(now: LocalizedText, held: LocalizedText, before: LocalizedText) -> LocalizedText:
    """The text as it is published: in the languages that wait, as it was."""
    return now | {language: before[language] for language in held}


def _propose(row: Doubtful, proposed: Mapping[str, LocalizedText]) -> None:
    as_stored = {name: text.as_json() for name, text in proposed.items()}
    if as_stored != row.proposed:
        row.proposed, row.proposed_at = as_stored, timezone.now() if as_stored else None
        row.returned_reason = ""
    row.needs_review = bool(as_stored)
    row.is_public_meanwhile = row.needs_review and _has_something_published(row)


def _has_something_published(row: Doubtful) -> bool:
    """A passport and wishes say much by choices and numbers; a need, an offer, a project without a title nothing."""
    return all(getattr(row, name) for name in row.NEEDED)
