"""What «registered» needs: anybody must be able to look it up."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from pobratym.core.errors import Text
from pobratym.partnerships.workflow import Stage

REGISTER_NUMBER = 60
ACT_LENGTH = 300


@dataclass(frozen=True)
class Registration:
    """The entry in the official register of agreements (resolution 357 of 28 March 2025)."""

    number: str = ""
    on: date | None = None
    act: str = ""

    def columns(self) -> dict[str, object]:
        return {
            "registration_number": self.number.strip(),
            "registered_on": self.on,
            "registration_act": self.act.strip(),
        }


def registration_problems(
    stage: str, registration: Registration, *, today: date, signed_on: date | None
) -> dict[str, list[Text]]:
    """Field -> what is wrong with it. Whatever is no registration needs none."""
    if stage != Stage.REGISTERED:
        return {}
    problems: dict[str, list[Text]] = {}
    if not registration.number.strip():
        problems["registration_number"] = [_("Give the number of the entry in the official register.")]
    elif len(registration.number) > REGISTER_NUMBER:
        problems["registration_number"] = [_("Shorten the number to 60 characters.")]
    if not registration.act.strip():
        problems["registration_act"] = [_("Name the act by which it was registered.")]
    elif len(registration.act) > ACT_LENGTH:
        problems["registration_act"] = [_("Shorten the act to 300 characters.")]
    if registration.on is None:
        problems["registered_on"] = [_("Give the day of registration.")]
    elif registration.on > today:
        problems["registered_on"] = [_("This day has not come yet. Give the day it happened.")]
    elif signed_on and registration.on < signed_on:
        problems["registered_on"] = [_("It was signed later than that. Check the date.")]
    return problems
