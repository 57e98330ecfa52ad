"""What we need and they offer, by sphere and form.

«Structural characteristics» and clearly enumerated needs are what the networks in North Rhine-Westphalia and
Bridges of Trust match by; Ukrainian hromadas ask to be partners and not supplicants, so the same question is
asked in the other direction with the sides changed (docs/domain.md, sections 3.1, 3.3, 4.2).
"""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from pobratym.matching.criteria.points import Criterion, Phrase, Points, Remark, Title, together
from pobratym.matching.criteria.portrait import Ask, Portrait
from pobratym.profiles.vocabulary import Form, Sphere, broad

SAME_SPHERE_AND_FORM = 0.6
SAME_SPHERE = 0.45
SAME_BROAD_SPHERE = 0.25
URGENT = 1.2  # an urgent need counts a fifth more
AT_MOST_SAID = 3


def judge(us: Portrait, them: Portrait) -> Points:
    if not us.needs or not them.offers:
        return Points(0.0)
    met = _met(us.needs, them)
    return Points(together([share for _need, _offer, share in met]), lambda: _said(met))


def spheres_met(us: Portrait, them: Portrait) -> frozenset[str]:
    """Spheres that a need of one side and an offer of the other have in common."""
    return frozenset(
        {ask.sphere for ask in us.needs} & {ask.sphere for ask in them.offers}
        | {ask.sphere for ask in them.needs} & {ask.sphere for ask in us.offers}
    )


def _met(needs: tuple[Ask, ...], them: Portrait) -> list[tuple[Ask, Ask, float]]:
    """Each need that an offer of theirs comes near, with the nearest one and how near it is; the nearest first."""
    exact, by_sphere, by_broad_sphere = them.offers_by_nearness
    met = []
    for need in needs:
        sphere, form, is_urgent, _listing = need
        if offer := exact.get((sphere, form)):
            share = SAME_SPHERE_AND_FORM
        elif offer := by_sphere.get(sphere):
            share = SAME_SPHERE
        elif offer := by_broad_sphere.get(broad(sphere)):
            share = SAME_BROAD_SPHERE
        else:
            continue
        met.append((need, offer, share * URGENT if is_urgent else share))
    met.sort(key=_by_share, reverse=True)
    return met


_by_share = itemgetter(2)


def _said(met: list[tuple[Ask, Ask, float]]) -> tuple[Remark, ...]:
    """The nearest, each sphere with an offer once."""
    said = {(need.sphere, offer): (need, offer, share) for need, offer, share in reversed(met)}
    return tuple(_remark(*each) for each in list(reversed(said.values()))[:AT_MOST_SAID])


class _Titled(NamedTuple):
    """A template, and a shorter one where the need and the offer have the same title: nobody reads it twice."""

    two: Any
    one: Any

    def __mod__(self, values: Mapping[str, object]) -> str:
        is_same = str(values["need"]) == str(values["offer"])
        return str((self.one if is_same else self.two) % values)


# What the side that judges is told, and what the side judged.
_MET: tuple[Any, Any] = (
    _Titled(
        _("They offer “%(offer)s” (%(form)s): it meets your need “%(need)s”"),
        _("You need and they offer: “%(offer)s” (%(form)s)"),
    ),
    _Titled(
        _("They need “%(need)s”: your offer “%(offer)s” (%(form)s) meets it"),
        _("They need and you offer: “%(offer)s” (%(form)s)"),
    ),
)
_NEAR: tuple[Any, Any] = (
    _("They offer “%(offer)s” (%(form)s): it is close to your need “%(need)s”"),
    _("They need “%(need)s”: your offer “%(offer)s” (%(form)s) is close to it"),
)


def _remark(need: Ask, offer: Ask, share: float) -> Remark:
    values = {
        "need": Title(need.listing, Sphere(need.sphere).label),
        "offer": Title(offer.listing, Sphere(offer.sphere).label),
        "form": Form(offer.form).label,
    }
    to_us, to_them = _MET if need.sphere == offer.sphere else _NEAR
    return Remark(Phrase(to_us, values), Phrase(to_them, values), share)


CRITERION = Criterion("needs_offers", _("Needs met by offers"), 3.0, judge)
