"""Passport, wishes for a partner, needs and offers. Everything here is what a municipality says of itself."""

from pobratym.profiles.models.listing import Direction, Listing, ListingQuerySet, Urgency
from pobratym.profiles.models.passport import Damage, Economy, Passport, PassportPart, Services
from pobratym.profiles.models.pictures import PassportPicture, PictureKind
from pobratym.profiles.models.reviewed import ReviewedText
from pobratym.profiles.models.search import PartnerSearch
from pobratym.profiles.models.team import Project, TeamMember
from pobratym.profiles.models.visible import Audience, NotForAudience, VisibleRecord
from pobratym.profiles.workflow import ListingStatus

__all__ = [
    "Audience",
    "Damage",
    "Direction",
    "Economy",
    "Listing",
    "ListingQuerySet",
    "ListingStatus",
    "NotForAudience",
    "PartnerSearch",
    "Passport",
    "PassportPart",
    "PassportPicture",
    "PictureKind",
    "Project",
    "ReviewedText",
    "Services",
    "TeamMember",
    "Urgency",
    "VisibleRecord",
]
