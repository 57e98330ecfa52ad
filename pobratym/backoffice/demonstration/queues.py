"""What waits for the moderators: people who ask to speak, suggestions for the registry, texts that were held back."""

from functools import partial
from typing import Any

from pobratym.backoffice.demonstration.calendar import Calendar
from pobratym.backoffice.demonstration.cast import Cast, account
from pobratym.backoffice.demonstration.content import QUEUES, WISHES
from pobratym.memberships.actions import approve_request, refuse_request, request_membership
from pobratym.profiles.actions import add_listing, return_text, save_passport
from pobratym.suggestions.actions import decline_suggestion, suggest_correction


def plan_queues(calendar: Calendar, cast: Cast) -> None:
    """Each queue has some that are answered and some that wait."""
    for said in QUEUES["request"]:
        calendar.on(said["day"], partial(_ask, cast, said))
    for said in QUEUES["suggestion"]:
        calendar.on(said["day"], partial(_suggest, cast, said))
    for said in QUEUES["doubtful"]:
        calendar.on(said["day"], partial(_insist, cast, said))


def _ask(cast: Cast, said: dict[str, Any]) -> None:
    name, email, language = said["person"]
    person = account(email, name, language)
    cast.people += 1
    request = request_membership(
        by=person,
        municipality=cast.municipalities[said["place"]],
        position=said["position"],
        note=said["note"],
    )
    if "refused" in said:
        refuse_request(request=request, by=cast.moderator, reason=said["refused"])
    if "granted" in said:
        approve_request(request=request, by=cast.moderator, role=said["granted"])


def _suggest(cast: Cast, said: dict[str, Any]) -> None:
    suggestion = suggest_correction(
        by=None,
        municipality=cast.municipalities[said["place"]],
        matter=said["matter"],
        proposed=said.get("proposed", {}),
        details="\n".join(said.get("details", {}).values()),
        source=said["source"],
        email=said["email"],
        name=said["name"],
        language=said["language"],
    )
    if "declined" in said:
        decline_suggestion(suggestion=suggestion, by=cast.moderator, reason=said["declined"])


def _insist(cast: Cast, said: dict[str, Any]) -> None:
    """Say what the checks hold back, and ask a moderator to look."""
    by = cast.speaker(said["place"])
    whose: dict[str, Any] = {"municipality": by.municipality, "by": by, "insist": True}
    if "about" in said:
        save_passport(**whose, about=said["about"])
        return
    wish = WISHES[said["wish"]]
    listing = add_listing(
        **whose,
        direction=said["direction"],
        sphere=wish.sphere,
        form=wish.form,
        title=wish.title,
        details=said["details"],
    )
    cast.listings += 1
    if "returned" in said:
        return_text(text=listing, by=cast.moderator, reason=said["returned"])
