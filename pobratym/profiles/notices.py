"""Letters of the room, each in the reader's language. Called inside the change."""

from collections.abc import Sequence

from pobratym.core.letters import address, send_letter
from pobratym.memberships.queries import members_of
from pobratym.memberships.rules import may_edit_profile
from pobratym.places.models import Municipality
from pobratym.profiles.models import Listing, PassportPicture


def listings_end(municipality_id: int, ending: Sequence[Listing]) -> None:
    """Those who may change the profile learn which needs and offers end soon."""
    municipality = Municipality.objects.select_related("country").get(pk=municipality_id)
    for membership in members_of(municipality_id):
        if not may_edit_profile(membership):
            continue
        person = membership.user
        send_letter(
            person.email,
            language=person.language,
            template="profiles/letters/listings_end",
            person=person,
            municipality=municipality,
            ending=ending,
            address=address("desk:listings", municipality_id, language=person.language),
        )


def picture_withdrawn(picture: PassportPicture) -> None:
    """Those who may change the profile learn which picture is gone and why."""
    municipality = Municipality.objects.select_related("country").get(pk=picture.municipality_id)
    for membership in members_of(picture.municipality_id):
        if not may_edit_profile(membership):
            continue
        person = membership.user
        send_letter(
            person.email,
            language=person.language,
            template="profiles/letters/picture_withdrawn",
            person=person,
            municipality=municipality,
            picture=picture,
            address=address("desk:pictures", picture.municipality_id, language=person.language),
        )
