"""What a passport says by choices and numbers: it can be read in every language (docs/domain.md, section 3.2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Trait(models.TextChoices):
    """What a municipality is by nature, place and history. Never an object: «has a port» says nothing of where."""

    SEA = "sea", _("by the sea")
    PORT = "port", _("port")
    RIVER = "river", _("on a large river")
    MOUNTAINS = "mountains", _("mountains")
    FOREST = "forest", _("forests")
    NATURE_PARK = "nature_park", _("nature park or reserve")
    BORDER = "border", _("on the state border")
    BORDER_CROSSING = "border_crossing", _("border crossing")
    AGRARIAN = "agrarian", _("agrarian")
    MINING = "mining", _("mining")
    INDUSTRIAL = "industrial", _("industrial")
    NUCLEAR = "nuclear", _("nuclear power workers’ town")
    UNIVERSITY = "university", _("university")
    SPA = "spa", _("spa or health resort")
    HISTORIC = "historic", _("historic centre")
    PILGRIMAGE = "pilgrimage", _("place of pilgrimage")
    MANY_NATIONS = "many_nations", _("home of several nationalities")


class ProjectStage(models.TextChoices):
    """How far a priority project has come."""

    IDEA = "idea", _("idea")
    CONCEPT = "concept", _("concept ready")
    DESIGN = "design", _("design documents ready")
    PARTLY_FUNDED = "partly_funded", _("partly funded")
    UNDER_WAY = "under_way", _("under way")


class Currency(models.TextChoices):
    """Currencies that partners reckon in, by ISO 4217."""

    EUR = "EUR", "EUR"
    UAH = "UAH", "UAH"
    USD = "USD", "USD"
    GBP = "GBP", "GBP"
    PLN = "PLN", "PLN"
    CZK = "CZK", "CZK"
    CHF = "CHF", "CHF"
    CAD = "CAD", "CAD"
    SEK = "SEK", "SEK"
    NOK = "NOK", "NOK"
    DKK = "DKK", "DKK"
    JPY = "JPY", "JPY"
