"""Letters of the room, each in the reader's language. Called inside the change."""

from collections.abc import Sequence
from typing import Any

from pobratym.core.letters import address, send_letter
from pobratym.memberships.queries import members_of
from pobratym.memberships.rules import may_edit_profile
from pobratym.places.models import Municipality
from pobratym.profiles.models import Listing, PassportPicture


def listings_end(municipality_id: int, ending: Sequence[Listing]) -> None:
    """Those who may change the profile learn which needs and offers end soon."""
    _tell_editors("listings_end", municipality_id, page="desk:listings", ending=ending)


def picture_withdrawn(picture: PassportPicture) -> None:
    """Those who may change the profile learn which picture is gone and why."""
    _tell_editors("picture_withdrawn", picture.municipality_id, page="desk:pictures", picture=picture)


def _tell_editors(letter: str, municipality_id: int, *, page: str, **said: Any) -> None:
    """`page`: where each of them goes on."""
    municipality = Municipality.objects.select_related("country").get(pk=municipality_id)
    for membership in members_of(municipality_id):
        if not may_edit_profile(membership):
            continue
        person = membership.user
        send_letter(
            person.email,
            language=person.language,
            template=f"profiles/letters/{letter}",
            person=person,
            municipality=municipality,
            address=address(page, municipality_id, language=person.language),
            **said,
        )
