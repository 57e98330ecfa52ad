"""One made-up association: members, a municipality that it acts for, and a person for whom it vouches."""

from functools import partial

from pobratym.backoffice.demonstration.calendar import Calendar
from pobratym.backoffice.demonstration.cast import HROMADA_OF_THE_OFFICER, Cast, account
from pobratym.memberships.actions import (
    answer_vouching,
    appoint_representative,
    ask_association,
    begin_acting,
    enter_organisation,
    give_mandate,
    list_member,
)
from pobratym.memberships.models import MembershipRequest, Organisation, Representative
from pobratym.places.models import Country

NAME = {"uk": "Асоціація громад (вигадана)", "en": "Association of Hromadas (made up)"}
_SECRETARY, _SOURCE = "secretary@association.example", "Вигаданий список членів / a made-up list of members"
_CLAIMED, _CLAIMANT = "uman", "nastia.hryn@demonstration.example"


def plan_organisations(calendar: Calendar, cast: Cast) -> None:
    """After the municipalities have joined; the word is given after the request of the queue."""
    calendar.on(30, partial(_enter, cast))
    calendar.on(20, partial(_act, cast))
    calendar.on(2, _vouch)


def _enter(cast: Cast) -> None:
    organisation = enter_organisation(
        name=NAME, kind="association", country=Country.objects.get(pk="UA"), source=_SOURCE, by=cast.moderator
    )
    secretary = account(_SECRETARY, "Галина Вигадана", "uk")
    cast.people += 1
    appoint_representative(organisation=organisation, user=secretary, position="секретарка", by=cast.moderator)
    for place in (HROMADA_OF_THE_OFFICER, _CLAIMED):
        list_member(organisation=organisation, municipality=cast.municipalities[place], source=_SOURCE, by=secretary)


def _act(cast: Cast) -> None:
    mandate = give_mandate(organisation=Organisation.objects.get(), by=cast.speaker(HROMADA_OF_THE_OFFICER))
    begin_acting(mandate=mandate, by=Representative.objects.get().user)


def _vouch() -> None:
    request = MembershipRequest.objects.select_related("user").get(user__email=_CLAIMANT)
    vouching = ask_association(request=request, organisation=Organisation.objects.get(), by=request.user)
    words = "Знаємо пані Анастасію з навчань для міжнародних відділів; місто є нашим членом."
    answer_vouching(vouching=vouching, is_known=True, words=words, by=Representative.objects.get().user)
