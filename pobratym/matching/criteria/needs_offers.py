"""What we need and they offer, by sphere and form.

«Structural characteristics» and clearly enumerated needs are what the networks in North Rhine-Westphalia and
Bridges of Trust match by; Ukrainian hromadas ask to be partners and not supplicants, so the same question is
asked in the other direction with the sides changed (docs/domain.md, sections 3.1, 3.3, 4.2).
"""

from django.utils.translation import gettext_lazy as _

from pobratym.matching.criteria.points import Criterion, Phrase, Points, Remark, together
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
    met = sorted((each for each in _best_offers(us, them) if each[2]), key=lambda each: -each[2])
    said = {(need.sphere, offer): _remark(need, offer, share) for need, offer, share in reversed(met)}
    return Points(together([share for _need, _offer, share in met]), tuple(reversed(said.values()))[:AT_MOST_SAID])


def _best_offers(us: Portrait, them: Portrait) -> list[tuple[Ask, Ask, float]]:
    return [(need, *_best_offer(need, them.offers)) for need in us.needs]


def _best_offer(need: Ask, offers: tuple[Ask, ...]) -> tuple[Ask, float]:
    best = max(offers, key=lambda offer: _nearness(need, offer))
    return best, _nearness(need, best) * (URGENT if need.is_urgent else 1.0)


def _nearness(need: Ask, offer: Ask) -> float:
    if need.sphere == offer.sphere:
        return SAME_SPHERE_AND_FORM if need.form == offer.form else SAME_SPHERE
    return SAME_BROAD_SPHERE if broad(need.sphere) == broad(offer.sphere) else 0.0


def _remark(need: Ask, offer: Ask, share: float) -> Remark:
    values = {
        "sphere": Sphere(offer.sphere).label,
        "form": Form(offer.form).label,
        "need": Sphere(need.sphere).label,
    }
    if need.sphere == offer.sphere:
        to_us, to_them = (
            _("They offer what you need: %(sphere)s (%(form)s)"),
            _("You offer what they need: %(sphere)s (%(form)s)"),
        )
    else:
        to_us, to_them = (
            _("They offer something close to your need “%(need)s”: %(sphere)s (%(form)s)"),
            _("You offer something close to their need “%(need)s”: %(sphere)s (%(form)s)"),
        )
    return Remark(Phrase(to_us, values), Phrase(to_them, values), share)


CRITERION = Criterion("needs_offers", _("Needs met by offers"), 3.0, judge)
