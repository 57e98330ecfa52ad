"""Publicly known partnerships enter the register with their sources; people's later word is never overwritten."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from pobratym.journal.actions import record
from pobratym.partnerships import known
from pobratym.partnerships.known import KnownFact, KnownPlace, KnownRetired, KnownSignature, KnownStatement
from pobratym.partnerships.models import (
    Partnership,
    Party,
    Precision,
    Signature,
    StageChange,
    Statement,
)
from pobratym.partnerships.moves import lead_on, locked, set_spheres, withdraw
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.actions import add_municipality
from pobratym.places.assertions import amended
from pobratym.places.models import Identifier, Municipality
from pobratym.places.queries.history import by_identifier

ADDED, CHANGED, UNCHANGED = "added", "changed", "unchanged"


@dataclass(frozen=True)
class LoadSummary:
    """What a run of `load_known` did, in facts."""

    added: int
    changed: int
    unchanged: int


@transaction.atomic
def load_known(*, by: User | None, themes: list[str] | None = None) -> LoadSummary:
    """Take in the files of known partnerships, all of them or those named; all or nothing, and repeatable.

    Raises NotAllowed for people who keep no registry, SourceRefused naming the fact that cannot be taken in: then
    nothing of any file was written.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    outcomes: Counter[str] = Counter()
    for theme in known.themes() if themes is None else themes:
        file = known.read(theme)
        for place in file.places:
            _add_place(place, by)
        for fact in file.facts:
            outcomes[_record(fact, by)] += 1
        for retired in file.retired:
            outcomes[CHANGED] += _retire(retired, by)
    return LoadSummary(outcomes[ADDED], outcomes[CHANGED], outcomes[UNCHANGED])


@transaction.atomic
def record_known(*, fact: KnownFact, by: User | None = None) -> str:
    """Put one public fact into the register or bring it up to date; returns "added", "changed" or "unchanged".

    Once people of the parties have spoken on the platform, only new statements are added: kind, stage, spheres and
    signatures are theirs. Raises NotAllowed for people who keep no registry, SourceRefused where a party is not in it.
    """
    ensure_may(by, PlatformDeed.KEEP_REGISTRY)
    return _record(fact, by)


def _record(fact: KnownFact, by: User | None) -> str:
    municipalities = [_find(identifier, fact.key) for identifier in fact.parties]
    present = Partnership.objects.filter(known_as=fact.key).first()
    if present is None:
        partnership = _create(fact, municipalities, by)
        _journal("known_recorded", fact, partnership, by)
        return ADDED
    if present.merged_into:
        partnership, news = locked(present.merged_into.pk), []  # its facts are those of the record that remains
    else:
        partnership = locked(present.pk)
        _check_parties(partnership, municipalities, fact)
        news = [] if _is_in_peoples_hands(partnership) else [_bring_up_to_date(partnership, fact, by)]
    news.append(_add_statements(partnership, fact, by))
    if not any(news):
        return UNCHANGED
    _journal("known_updated", fact, partnership, by)
    return CHANGED


def _find(identifier: str, key: str) -> Municipality:
    scheme, _colon, value = identifier.partition(":")
    found = by_identifier(scheme, value)
    if found is None:
        raise known.refuse(key, _("the directory has no %(identifier)s.") % {"identifier": identifier})
    return found


def _add_place(place: KnownPlace, by: User | None) -> None:
    scheme, _colon, value = place.identifier.partition(":")
    if Identifier.objects.filter(scheme=scheme, value=value).exists():
        return
    add_municipality(
        by=by,
        level=place.level,
        country=place.country,
        region=_find(place.region, place.identifier),
        name_uk=place.name_uk,
        name_en=place.name_en,
        identifiers={scheme: value},
        source=place.source,
        source_date=place.source_date,
    )


def _create(fact: KnownFact, municipalities: list[Municipality], by: User | None) -> Partnership:
    partnership = Partnership.objects.create(known_as=fact.key, **_columns(fact))
    Party.objects.bulk_create(
        Party(partnership=partnership, municipality=municipality, position=position)
        for position, municipality in enumerate(municipalities, start=1)
    )
    StageChange.objects.create(partnership=partnership, to_stage=fact.stage, changed_by=by, reason=fact.key)
    set_spheres(partnership, fact.spheres)
    _sign(partnership, fact)
    _add_statements(partnership, fact, by)
    return partnership


def _columns(fact: KnownFact) -> dict[str, object]:
    return {
        "type": fact.type,
        "stage": fact.stage,
        "summary": fact.summary,
        "began_on": fact.began.day if fact.began else None,
        "began_precision": fact.began.precision if fact.began else Precision.DAY,
    }


def _check_parties(partnership: Partnership, municipalities: list[Municipality], fact: KnownFact) -> None:
    if [party.municipality_id for party in partnership.parties.all()] != [each.pk for each in municipalities]:
        raise known.refuse(fact.key, _("the register has this fact with other parties. Give the new fact a new key."))


def _is_in_peoples_hands(partnership: Partnership) -> bool:
    """Whether people of the parties have proposed or signed here since the fact was taken in, or a moderator has put
    its facts right."""
    signed = Signature.objects.filter(party__partnership=partnership, recorded_by__isnull=False)
    return partnership.proposals.exists() or signed.exists() or bool(amended(Partnership, [partnership.pk]))


def _retire(retired: KnownRetired, by: User | None) -> bool:
    """A fact that turned out to be another one: its record is hidden and leads to the right one. Returns whether there
    was one."""
    present = Partnership.objects.unmerged().filter(known_as=retired.key).first()
    if present is None:
        return False
    if _is_in_peoples_hands(present):
        raise known.refuse(retired.key, _("people of the parties have gone on with this record."))
    right = Partnership.objects.get(known_as=retired.instead)
    lead_on(present, right)
    present.merged_into, present.is_public = right, False
    present.save(update_fields=["merged_into", "is_public"])
    record("partnerships.known_retired", subject=present, by=by, fact=retired.key, instead=retired.instead)
    return True


def _bring_up_to_date(partnership: Partnership, fact: KnownFact, by: User | None) -> bool:
    columns = _columns(fact)
    changed = [name for name, value in columns.items() if getattr(partnership, name) != value]
    if "stage" in changed:
        StageChange.objects.create(
            partnership=partnership,
            from_stage=partnership.stage,
            to_stage=fact.stage,
            changed_by=by,
            reason=fact.key,
        )
    for name in changed:
        setattr(partnership, name, columns[name])
    if changed:
        partnership.save(update_fields=changed)
    signed_anew = _sign(partnership, fact)
    other_spheres = set_spheres(partnership, fact.spheres)
    return bool(changed) or signed_anew or other_spheres


def _sign(partnership: Partnership, fact: KnownFact) -> bool:
    """Make the signatures those of the fact; returns whether that changed any."""
    parties = {party.position: party for party in partnership.parties.all()}
    wanted = [_signature(parties[each.party], each) for each in fact.signatures]
    present = list(Signature.objects.filter(party__partnership=partnership))
    if sorted(map(_as_told, wanted)) == sorted(map(_as_told, present)):
        return False
    Signature.objects.filter(party__partnership=partnership).delete()
    Signature.objects.bulk_create(wanted)
    return True


def _signature(party: Party, told: KnownSignature) -> Signature:
    return Signature(
        party=party,
        signed_on=told.signed.day if told.signed else None,
        precision=told.signed.precision if told.signed else Precision.DAY,
        place=told.place,
        signatory=told.signatory,
        post=told.post,
    )


def _as_told(signature: Signature) -> tuple[str, ...]:
    plain = (str(getattr(signature, name)) for name in ("party_id", "signed_on", "precision"))
    return (*plain, *(text.dumped() for text in (signature.place, signature.signatory, signature.post)))


def _add_statements(partnership: Partnership, fact: KnownFact, by: User | None) -> bool:
    """Add what is not yet there. A statement whose sentence or day the file now tells otherwise makes room for the new
    one: it stays in the database as what was told before."""
    present = [(told, _present(partnership, told)) for told in fact.statements]
    kept = {row.pk for _told, row in present if row}
    missing = [told for told, row in present if row is None]
    for told in missing:
        former = _told_before(partnership, told, kept)
        if former:
            kept.add(former.pk)
        kept.add(_add_statement(partnership, told, by, former).pk)
    return bool(missing) | _drop_what_is_told_no_more(partnership, fact, kept)


def _drop_what_is_told_no_more(partnership: Partnership, fact: KnownFact, kept: set[int]) -> bool:
    """What the file told of a source that it still names, and no longer tells; what people have put there stays."""
    sources = {told.source.url for told in fact.statements if told.source}
    rows = partnership.statements.standing().filter(source_url__in=sources, recorded_by=None).exclude(pk__in=kept)
    told_no_more = list(rows)
    if told_no_more:
        withdraw(told_no_more, None, gettext_noop("Told anew after the same source."))
    return bool(told_no_more)


def _said(told: KnownStatement) -> dict[str, Any]:
    return {
        "topic": told.topic,
        "evidence": told.evidence,
        "text": told.text,
        "source_title": told.source.title if told.source else "",
        "source_url": told.source.url if told.source else "",
        "source_date": told.source.published_on if told.source else None,
        "occurred_on": told.occurred.day if told.occurred else None,
    }


def _present(partnership: Partnership, told: KnownStatement) -> Statement | None:
    """The same statement, also one that a moderator has struck: it is not brought back."""
    return partnership.statements.filter(**_said(told)).exclude(withdrawn_at__isnull=False, withdrawn_by=None).first()


def _told_before(partnership: Partnership, told: KnownStatement, kept: set[int]) -> Statement | None:
    """What the file told before of the same matter after the same source."""
    if told.source is None:
        return None
    same = partnership.statements.standing().filter(topic=told.topic, source_url=told.source.url)
    return same.exclude(pk__in=kept).first()


def _add_statement(
    partnership: Partnership, told: KnownStatement, by: User | None, former: Statement | None
) -> Statement:
    if former:
        # By nobody: the register's own sentence was worded anew, no side has taken anything back.
        withdraw([former], None, gettext_noop("Told anew after the same source."))
    return Statement.objects.create(
        partnership=partnership,
        precision=told.occurred.precision if told.occurred else Precision.DAY,
        value=dict(told.value),
        stated_by=partnership.parties.get(position=told.by) if told.by else None,
        recorded_by=by,
        corrects=former,
        **_said(told),
    )


def _journal(verb: str, fact: KnownFact, partnership: Partnership, by: User | None) -> None:
    record(f"partnerships.{verb}", subject=partnership, by=by, fact=fact.key)
