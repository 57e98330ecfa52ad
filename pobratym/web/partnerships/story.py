"""A partnership in plain words: who has signed, and what its stage means."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pobratym.partnerships.models import Evidence, Partnership, Party, Signature, StatementTopic
from pobratym.partnerships.queries import TimelineEntry
from pobratym.partnerships.workflow import Stage

_MEANING: dict[str, str | Promise] = {
    Stage.IN_TALKS: gettext_lazy("The parties are in talks. There is no document yet."),
    Stage.PRELIMINARY: gettext_lazy(
        "There is a preliminary agreement to work together. No document has been signed and none is known yet."
    ),
    Stage.INTENT_DECLARED: gettext_lazy("The parties have declared that they intend to work together."),
    Stage.DRAFTING: gettext_lazy("The parties are drafting the document."),
    Stage.UNDER_APPROVAL: gettext_lazy("The draft is with the councils or the ministry for approval."),
    Stage.APPROVED: gettext_lazy("The draft is approved. It has not been signed yet."),
    Stage.SIGNED: gettext_lazy("All parties have signed."),
    Stage.REGISTERED: gettext_lazy("All parties have signed, and the agreement is in the official register."),
    Stage.ACTIVE: gettext_lazy("All parties have signed and work together."),
    Stage.DORMANT: gettext_lazy("Nothing has been heard of this partnership for a year or more."),
    Stage.PAUSED: gettext_lazy("The parties have paused their partnership."),
    Stage.ENDED: gettext_lazy("The partnership has ended."),
}


@dataclass(frozen=True)
class SignatureRow:
    """A party and its latest signature, where one is known."""

    party: Party
    signature: Signature | None
    word: str = ""
    """On whose word it rests, of those that a party has recorded here."""


@dataclass(frozen=True)
class SignedBy:
    """Which parties' signatures are known."""

    signed: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def is_partly(self) -> bool:
        return bool(self.signed and self.unknown)


def signature_rows(partnership: Partnership, entries: Iterable[TimelineEntry] = ()) -> list[SignatureRow]:
    """Every party with every signature of it; a party without one has a row of its own. Needs `with_parties()`."""
    rows: list[SignatureRow] = []
    words = _words(entries)
    for party in partnership.parties.all():
        rows += [
            SignatureRow(party, signature, words.get((party.pk, signature.signed_on), ""))
            for signature in party.signatures.all()
        ] or [SignatureRow(party, None)]
    return rows


def _words(entries: Iterable[TimelineEntry]) -> dict[tuple[int, date | None], str]:
    """(Party, day) -> on whose word the signature rests."""
    found: dict[tuple[int, date | None], str] = {}
    for entry in entries:
        said = entry.statement
        if said.topic != StatementTopic.SIGNATURE or said.withdrawn_at or said.stated_by is None:
            continue
        if said.evidence == Evidence.STATED_BY_ONE and not said.source_title:
            found[said.stated_by.pk, said.occurred_on] = (
                _("confirmed by %(names)s") % {"names": ", ".join(entry.confirmed_by)}
                if entry.confirmed_by
                else _("stated by this side only")
            )
    return found


def signed_by(partnership: Partnership) -> SignedBy:
    """Names of the parties by whether their signature is known. Needs `with_parties()`."""
    parties = list(partnership.parties.all())
    return SignedBy(
        tuple(str(party.municipality) for party in parties if party.signatures.all()),
        tuple(str(party.municipality) for party in parties if not party.signatures.all()),
    )


def meaning(partnership: Partnership) -> str:
    """What the stage means for this partnership, in a sentence or two."""
    who = signed_by(partnership)
    if partnership.stage == Stage.PARTLY_SIGNED:
        return _partly(who)
    text = str(_MEANING[partnership.stage])
    if partnership.stage == Stage.SIGNED and who.unknown:
        return _("Sources report the document as signed. They do not say who signed for each party and when.")
    return text


def _partly(who: SignedBy) -> str:
    if not who.unknown:
        return _(
            "Signatures of all parties are recorded, but only on the word of one: the other side has not confirmed."
        )
    if not who.signed:
        return _("Some of the parties have signed. The signatures of the others are not known.")
    signed = ngettext("%(names)s has signed.", "%(names)s have signed.", len(who.signed))
    unknown = ngettext(
        "The other party’s signature (%(names)s) is not known.",
        "The other parties’ signatures (%(names)s) are not known.",
        len(who.unknown),
    )
    return f"{signed % {'names': ', '.join(who.signed)}} {unknown % {'names': ', '.join(who.unknown)}}"
