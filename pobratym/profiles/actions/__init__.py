"""The verbs of the room: a municipality tells of itself; a moderator looks at what the checks held back."""

from pobratym.profiles.actions.listings import (
    add_listing,
    change_listing,
    close_listing,
    expire_listings,
    remind_of_listings,
    reopen_listing,
)
from pobratym.profiles.actions.passport import (
    add_project,
    add_team_member,
    change_project,
    remove_project,
    remove_team_member,
    save_damage,
    save_economy,
    save_passport,
    save_services,
)
from pobratym.profiles.actions.pictures import (
    add_picture,
    change_picture,
    erase_withdrawn_pictures,
    put_picture_first,
    remove_picture,
    withdraw_picture,
)
from pobratym.profiles.actions.review import approve_text, return_text
from pobratym.profiles.actions.seeking import save_search
from pobratym.profiles.actions.translating import propose_translation
from pobratym.profiles.writing import Doubtful, DoubtfulText

__all__ = [
    "Doubtful",
    "DoubtfulText",
    "add_listing",
    "add_picture",
    "add_project",
    "add_team_member",
    "approve_text",
    "change_listing",
    "change_picture",
    "change_project",
    "close_listing",
    "erase_withdrawn_pictures",
    "expire_listings",
    "propose_translation",
    "put_picture_first",
    "remind_of_listings",
    "remove_picture",
    "remove_project",
    "remove_team_member",
    "reopen_listing",
    "return_text",
    "save_damage",
    "save_economy",
    "save_passport",
    "save_search",
    "save_services",
    "withdraw_picture",
]
