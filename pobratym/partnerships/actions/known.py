"""Publicly known partnerships enter the register with their sources; people's later word is never overwritten."""

from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from pobratym.journal.actions import record
from pobratym.partnerships import known
from pobratym.partnerships.known import KnownFact, KnownPlace, KnownSignature, KnownStatement
from pobratym.partnerships.models import Partnership, Party, Precision, Signature, StageChange, Statement
from pobratym.partnerships.moves import locked, set_spheres
from pobratym.people.models import User
from pobratym.people.queries import ensure_may
from pobratym.people.rules import PlatformDeed
from pobratym.places.actions import add_municipality
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
    """Whether somebody of the parties has proposed or signed on the platform since the fact was taken in."""
    signed = Signature.objects.filter(party__partnership=partnership, recorded_by__isnull=False)
    return partnership.proposals.exists() or signed.exists()


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
    """Add what is not yet there; statements are never changed, a correction is a new one."""
    added = [_add_statement(partnership, told, by) for told in fact.statements]
    return any(added)


def _add_statement(partnership: Partnership, told: KnownStatement, by: User | None) -> bool:
    _statement, is_new = Statement.objects.get_or_create(
        partnership=partnership,
        topic=told.topic,
        evidence=told.evidence,
        text=told.text,
        source_title=told.source.title if told.source else "",
        source_url=told.source.url if told.source else "",
        source_date=told.source.published_on if told.source else None,
        occurred_on=told.occurred.day if told.occurred else None,
        defaults={
            "precision": told.occurred.precision if told.occurred else Precision.DAY,
            "value": dict(told.value),
            "stated_by": partnership.parties.get(position=told.by) if told.by else None,
            "recorded_by": by,
        },
    )
    return is_new


def _journal(verb: str, fact: KnownFact, partnership: Partnership, by: User | None) -> None:
    record(f"partnerships.{verb}", subject=partnership, by=by, fact=fact.key)
