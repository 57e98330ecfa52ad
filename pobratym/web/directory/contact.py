"""The contact of a municipality, for those who may see it."""

from django.contrib.auth.models import AnonymousUser

from pobratym.memberships.queries import memberships_of
from pobratym.partnerships.queries import partner_ids
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.profiles.queries import Contact, contact_for


def contact_seen_by(user: User | AnonymousUser, municipality: Municipality) -> Contact | None:
    """The contact where the reader represents the municipality or one of its partners; no query for strangers."""
    memberships = list(memberships_of(user)) if user.is_authenticated else []
    if not memberships:
        return None
    partners = partner_ids(municipality)
    for membership in memberships:
        is_partner = membership.municipality_id in partners
        if contact := contact_for(municipality, reader=membership, is_partner=is_partner):
            return contact
    return None
