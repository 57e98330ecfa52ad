"""What a profile still lacks, each with the field where it is filled in, in the order in which it is of use."""

from typing import NamedTuple

from django.urls import reverse

from pobratym.profiles.rules import Completeness

# Code of a step (profiles/rules.py) -> the page, and what stands behind its address.
_WHERE = {
    "about_uk": ("passport_edit", "#id_about_uk"),
    "about_en": ("passport_edit", "#id_about_en"),
    "languages": ("passport_edit", "#id_languages_0"),
    "contact": ("passport_edit", "#id_contact_email"),
    "needs": ("listing_add", "?direction=need"),
    "offers": ("listing_add", "?direction=offer"),
    "search": ("search_edit", ""),
}


class NextStep(NamedTuple):
    """A thing to do, and where it is done."""

    url: str
    label: str


def next_steps(completeness: Completeness, municipality_pk: int) -> list[NextStep]:
    """What is missing, the first to do first."""
    steps = []
    for each in completeness.missing:
        page, place = _WHERE[each.code]
        steps.append(NextStep(reverse(f"web:{page}", args=[municipality_pk]) + place, str(each.label)))
    return steps
