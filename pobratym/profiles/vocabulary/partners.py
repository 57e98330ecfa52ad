"""What partner is wanted: forms of cooperation, kinds of partnership, sizes, languages, terms."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Form(models.TextChoices):
    """In which form a need can be met or an offer given."""

    KNOW_HOW = "know_how", _("know-how")
    STUDY_VISIT = "study_visit", _("study visit")
    EQUIPMENT = "equipment", _("equipment")
    JOINT_PROJECT = "joint_project", _("joint project")
    EXCHANGE = "exchange", _("youth and cultural exchange")
    HOSTING = "hosting", _("hosting")
    BUSINESS_CONTACTS = "business_contacts", _("business contacts")
    FUNDING_APPLICATION = "funding_application", _("joint funding application")


class WantedKind(models.TextChoices):
    """The kind of partnership a municipality looks for. The register knows these and more (partnerships/models.py)."""

    SISTER_CITY = "sister_city", _("twinning (sister cities)")
    PARTNERSHIP = "partnership", _("partnership agreement")
    MEMORANDUM = "memorandum", _("memorandum")
    FRIENDSHIP = "friendship", _("friendship link")
    SOLIDARITY = "solidarity", _("solidarity partnership")
    OPERATOR = "operator", _("utility (operator) partnership")
    PROJECT = "project", _("project partnership")


class SizeBand(models.TextChoices):
    """Population bands, for wishes and filters; bounds in SIZE_BOUNDS."""

    UP_TO_5 = "up_to_5", _("up to 5,000 people")
    UP_TO_20 = "up_to_20", _("5,000 to 20,000 people")
    UP_TO_50 = "up_to_50", _("20,000 to 50,000 people")
    UP_TO_200 = "up_to_200", _("50,000 to 200,000 people")
    OVER_200 = "over_200", _("more than 200,000 people")


# People: from, and below; None: no end.
SIZE_BOUNDS: dict[str, tuple[int, int | None]] = {
    SizeBand.UP_TO_5: (0, 5_000),
    SizeBand.UP_TO_20: (5_000, 20_000),
    SizeBand.UP_TO_50: (20_000, 50_000),
    SizeBand.UP_TO_200: (50_000, 200_000),
    SizeBand.OVER_200: (200_000, None),
}


def is_in_band(population: int, band: str) -> bool:
    """Whether so many people lie in a band of SizeBand; in one that is not known nobody does."""
    low, high = SIZE_BOUNDS.get(band, (0, 0))
    return low <= population and (high is None or population < high)


class WorkingLanguage(models.TextChoices):
    """Languages a municipality can correspond in."""

    UK = "uk", _("Ukrainian")
    EN = "en", _("English")
    PL = "pl", _("Polish")
    DE = "de", _("German")
    FR = "fr", _("French")
    ES = "es", _("Spanish")
    IT = "it", _("Italian")
    CS = "cs", _("Czech")
    SK = "sk", _("Slovak")
    HU = "hu", _("Hungarian")
    RO = "ro", _("Romanian")
    LT = "lt", _("Lithuanian")
    LV = "lv", _("Latvian")
    ET = "et", _("Estonian")
    PT = "pt", _("Portuguese")
    NL = "nl", _("Dutch")
    SV = "sv", _("Swedish")
    TR = "tr", _("Turkish")
    JA = "ja", _("Japanese")


class LanguageLevel(models.TextChoices):
    """How well a town hall works in a language: what a partner has to bring along."""

    BASIC = "basic", _("basic")
    WORKING = "working", _("working")
    FLUENT = "fluent", _("fluent")


class Term(models.TextChoices):
    """For how long one would commit oneself. A fixed trial first is the advice of the network of North
    Rhine-Westphalia (https://staedtepartnerschaftennrw.org/bericht-1-austauschveranstaltung/)."""

    TRIAL = "trial", _("a trial of one year, then a decision of both")
    TWO_YEARS = "two_years", _("two years")
    FIVE_YEARS = "five_years", _("five years")
    OPEN = "open", _("without a fixed end")


class NotSeeking(models.TextChoices):
    """Why a municipality looks for nobody."""

    NOT_NOW = "not_now", _("not looking now")
    COMPLETE = "complete", _("has found its partners")


class ExitQuestion(models.TextChoices):
    """What both sides ask themselves when a trial ends, before they go on or part."""

    KEPT_PROMISES = "kept_promises", _("Did both sides do what they had promised?")
    ANSWERED = "answered", _("Did letters get an answer within two weeks?")
    PEOPLE_MET = "people_met", _("Did people beyond the two town halls meet?")
    BOTH_GAINED = "both_gained", _("Did both sides learn or gain something?")
    AFFORDABLE = "affordable", _("Can both sides afford the time and the money it takes?")
    NEXT_PROJECT = "next_project", _("Is there a next project that both want?")
