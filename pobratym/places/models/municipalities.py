"""Municipalities and districts, counties and regions: one noun with a level, so that any of them can be a party."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from pobratym.core.fields import KeyField
from pobratym.core.text_fields import only_in
from pobratym.places.models.countries import Country
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged
from pobratym.places.models.text_of_facts import TextOfFacts


class Level(models.TextChoices):
    """Which tier of government a row stands for."""

    REGION = "region", _("region")  # oblast, state, Land, voivodeship
    COUNTY = "county", _("county")  # raion, county, district above municipalities
    MUNICIPALITY = "municipality", _("municipality")  # hromada, city, commune
    DISTRICT = "district", _("city district")
    SETTLEMENT = "settlement", _("settlement")  # a place that governs nothing of its own: found, but no party


class Kind(models.TextChoices):
    """The codifier's kind of a Ukrainian unit. Abroad it is empty, or tells of a place that governs nothing itself."""

    URBAN = "urban", _("urban hromada")
    TOWNSHIP = "township", _("settlement hromada")
    RURAL = "rural", _("rural hromada")
    CAPITAL = "capital", _("city with special status")
    OBLAST = "oblast", _("oblast")
    AUTONOMOUS_REPUBLIC = "autonomous_republic", _("autonomous republic")
    RAION = "raion", _("raion")
    PART_OF_TOWN = "part_of_town", _("part of a town")


def own_population(of: str = "") -> models.Case:
    """The people of the whole, for a query; NULL where only those of its centre are counted. `of`: "municipality__"."""
    return models.Case(models.When(**{f"{of}is_population_of_centre": False, "then": f"{of}population"}))


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    """Adjectives for municipalities."""

    def in_ukraine(self) -> "MunicipalityQuerySet":
        return self.filter(country_id="UA")

    def abroad(self) -> "MunicipalityQuerySet":
        return self.exclude(country_id="UA")

    def hromadas(self) -> "MunicipalityQuerySet":
        """Every hromada with Kyiv, those of Crimea and Sevastopol among them."""
        return self.in_ukraine().filter(level=Level.MUNICIPALITY)

    def counted(self) -> "MunicipalityQuerySet":
        """The official 1,470: 1,469 hromadas and Kyiv."""
        return self.filter(is_counted=True)

    def parties(self) -> "MunicipalityQuerySet":
        """Whatever can be a party of a partnership."""
        return self.exclude(level=Level.SETTLEMENT)

    def approached(self) -> "MunicipalityQuerySet":
        """Of countries that Ukraine's communities are brought together with."""
        return self.filter(country__exclusion_act="")

    def shown(self) -> "MunicipalityQuerySet":
        """In force: neither merged into another row nor ended."""
        return self.filter(merged_into__isnull=True, ended_on__isnull=True)

    def with_place(self) -> "MunicipalityQuerySet":
        """With country, region and county at hand, for captions."""
        return self.select_related("country", "region", "county", "parent")


class MunicipalityManager(models.Manager.from_queryset(MunicipalityQuerySet)):  # type: ignore[misc]
    """The safe default: rows merged away are not seen; `including_merged` sees all."""

    def get_queryset(self) -> MunicipalityQuerySet:
        return MunicipalityQuerySet(self.model, using=self._db).filter(merged_into__isnull=True)


class Municipality(models.Model):
    """A territorial authority of any level, with its main names, its centre point and where the facts come from."""

    level = models.CharField(_("level"), max_length=12, choices=Level, default=Level.MUNICIPALITY)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, blank=True)
    # No index of its own for country, region and merged_into: the indexes below begin with them, and a planner
    # that sees an index on a column that is nearly always NULL will use it.
    country = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        related_name="municipalities",
        verbose_name=_("country"),
        db_index=False,
    )
    region = MunicipalityField(
        "self",
        when_merged=WhenMerged.MOVES,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="in_region",
        verbose_name=_("region"),
        db_index=False,
    )
    county = MunicipalityField(
        "self",
        when_merged=WhenMerged.MOVES,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="in_county",
        verbose_name=_("county"),
    )
    parent = MunicipalityField(
        "self",
        when_merged=WhenMerged.MOVES,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("the city of a district, the hromada of a settlement"),
    )
    # In English it may be romanised; other languages come from the names on file (places/shown_names.py).
    name = TextOfFacts(_("name"), max_length=200, required_languages=["en"])
    centre = TextOfFacts(_("administrative centre"), max_length=120, blank=True)
    latitude = models.DecimalField(_("latitude of the centre"), max_digits=6, decimal_places=3, null=True, blank=True)
    longitude = models.DecimalField(_("longitude of the centre"), max_digits=6, decimal_places=3, null=True, blank=True)
    is_location_approximate = models.BooleanField(_("location is approximate"), default=False)
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_as_of = models.DateField(_("population as of"), null=True, blank=True)
    population_source = models.CharField(_("source of the population"), max_length=200, blank=True)
    is_population_of_centre = models.BooleanField(_("population of the centre only"), default=False)
    is_counted = models.BooleanField(_("in the official number of 1,470"), default=False)
    is_occupied = models.BooleanField(_("temporarily occupied"), default=False, help_text=_("Crimea and Sevastopol"))
    # Rows merged earlier follow, so that every hidden row points at one in force.
    merged_into = MunicipalityField(
        "self",
        when_merged=WhenMerged.MOVES,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_here",
        db_index=False,
    )
    ended_on = models.DateField(_("ceased to exist on"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=60)
    source_date = models.DateField(_("date of the source"), null=True, blank=True)

    objects = MunicipalityManager()
    including_merged = MunicipalityQuerySet.as_manager()

    class Meta:
        ordering = [F("population").desc(nulls_last=True), only_in("name", "en")]
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        indexes = [
            models.Index(fields=["country", "level", "-population"], name="municipality_by_country"),
            models.Index(fields=["region", "level", "-population"], name="municipality_by_region"),
            models.Index(fields=["level", "-population"], name="municipality_by_level"),
            models.Index(fields=["merged_into"], name="municipality_merged", condition=Q(merged_into__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                # A comparison with NULL is neither true nor false, and a CHECK lets that pass: say that both are there.
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="municipality_point_on_earth",
                violation_error_message=_("Give both coordinates, latitude -90 to 90 and longitude -180 to 180."),
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=F("id")),
                name="municipality_not_merged_into_itself",
                violation_error_message=_("A municipality cannot be merged into itself."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def own_population(self) -> int | None:
        """The people of the whole; None where nobody has counted more than its centre."""
        return None if self.is_population_of_centre else self.population

    @property
    def name_on_record(self) -> str:
        """Under which its changes are told in the books: Ukrainian where it has such a name."""
        return self.name.in_language("uk").text

    @property
    def is_ukrainian(self) -> bool:
        return self.country_id == "UA"

    @property
    def caption(self) -> str:
        """What tells namesakes apart: «Одеса, Одеська область, Україна». Needs `with_place()` to be one query."""
        parts = [str(self.name)]
        if self.parent_id and self.parent:
            parts.append(str(self.parent.name))
        if self.region_id and self.region and self.region_id != self.pk:
            parts.append(str(self.region.name))
        if self.country_id and not (self.level == Level.REGION and parts[0] == str(self.country)):
            parts.append(str(self.country))
        return ", ".join(dict.fromkeys(parts))

    @property
    def slug(self) -> str:
        """The readable end of its address; the number before it is what counts."""
        return slugify(self.name["en"]) or self.level


class Scheme(models.TextChoices):
    """Who issues the identifier."""

    KATOTTG = "katottg", _("KATOTTG")
    GEONAMES = "geonames", "GeoNames"
    GEONAMES_ADMIN1 = "geonames_admin1", "GeoNames admin1"
    ISO_3166_2 = "iso_3166_2", "ISO 3166-2"
    WIKIDATA = "wikidata", "Wikidata"
    AGS = "ags", _("AGS (Germany)")
    INSEE = "insee", _("INSEE (France)")
    ISTAT = "istat", _("ISTAT (Italy)")
    TERYT = "teryt", _("TERYT (Poland)")
    NATIONAL = "national", _("national code")


class Identifier(models.Model):
    """A municipality's number in somebody's list. A hromada carries its centre's GeoNames number."""

    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.STAYS, on_delete=models.CASCADE, related_name="identifiers"
    )
    scheme = models.CharField(max_length=16, choices=Scheme)
    value = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "value"],
                name="identifier_belongs_to_one",
                violation_error_message=_("This identifier already belongs to a municipality."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_scheme_display()} {self.value}"


class NameKind(models.TextChoices):
    """What sort of name it is."""

    OFFICIAL = "official", _("official name")
    EXONYM = "exonym", _("name in another language")
    HISTORIC = "historic", _("former name")
    ALIAS = "alias", _("other name")


class Name(models.Model):
    """One of the names people know a municipality by; `key` is the folded form that look-ups compare."""

    # `name_once_per_language` begins with it and serves as its index.
    municipality = MunicipalityField(
        Municipality,
        when_merged=WhenMerged.COPIED,
        on_delete=models.CASCADE,
        related_name="names",
        db_index=False,
    )
    text = models.CharField(_("name"), max_length=200)
    language = models.CharField(
        _("language"), max_length=8, blank=True, help_text=_("empty where the source does not say")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=NameKind, default=NameKind.ALIAS)
    key = KeyField(max_length=200)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_until = models.DateField(_("until"), null=True, blank=True)
    source = models.CharField(
        _("source"), max_length=60, blank=True, help_text=_("empty where a statement of a moderator gave it")
    )

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        indexes = [models.Index(fields=["key"], name="name_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "text", "language"],
                name="name_once_per_language",
                violation_error_message=_("This municipality already has this name in this language."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="name_period_in_order",
                violation_error_message=_("A name must end after it begins."),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_dated(self) -> bool:
        """Official, or once official with both days known: such names follow each other and never overlap."""
        is_past = self.kind == NameKind.HISTORIC and bool(self.valid_from and self.valid_until)
        return self.kind == NameKind.OFFICIAL or is_past

    def clean(self) -> None:
        """Say in words what the database refuses too: two official names in one language on one day."""
        if not self.is_dated:
            return
        others = Name.objects.filter(municipality=self.municipality_id, language=self.language).exclude(pk=self.pk)
        dated = Q(kind=NameKind.OFFICIAL) | Q(
            kind=NameKind.HISTORIC, valid_from__isnull=False, valid_until__isnull=False
        )
        later = Q(valid_until__isnull=True) | Q(valid_until__gt=self.valid_from) if self.valid_from else Q()
        earlier = Q(valid_from__isnull=True) | Q(valid_from__lt=self.valid_until) if self.valid_until else Q()
        if others.filter(dated, later, earlier).exists():
            raise ValidationError(_("The municipality already has an official name in this language in this period."))


class TerritoryState(models.TextChoices):
    """Sections of the Ministry's list of territories (CMU resolution 1364 of 2022)."""

    POSSIBLE_HOSTILITIES = "possible_hostilities", _("possible hostilities")
    ACTIVE_HOSTILITIES = "active_hostilities", _("active hostilities")
    ACTIVE_WITH_E_RESOURCES = (
        "active_with_e_resources",
        _("active hostilities, state e-resources in operation"),
    )
    OCCUPIED = "occupied", _("temporarily occupied")


# How the list begins the names of settlements that do not share the status of their hromada or raion.
ALL_BUT = "за винятком"


class TerritoryStatus(models.Model):
    """A dated interval in which a territory, or part of it, stood in a section of the list; with the act."""

    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.CASCADE, related_name="territory_statuses"
    )
    state = models.CharField(_("status"), max_length=24, choices=TerritoryState)
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(_("until"), null=True, blank=True)
    act = models.CharField(_("act"), max_length=300)
    source_url = models.URLField(_("source"), max_length=500, blank=True)
    part = models.CharField(
        _("code of the part"), max_length=20, blank=True, help_text=_("KATOTTG of a settlement; empty: all of it")
    )
    part_name = models.CharField(
        _("name of the part"),
        max_length=2000,
        blank=True,
        help_text=_("«за винятком …» names the settlements that the status leaves out."),
    )

    class Meta:
        ordering = ["-valid_from", "part"]
        verbose_name = _("territory status")
        verbose_name_plural = _("territory statuses")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="territory_status_period_in_order",
                violation_error_message=_("A status must end after it begins."),
            )
        ]

    def __str__(self) -> str:
        if not self.part:
            return self.get_state_display()
        if self.part_name.startswith(ALL_BUT):
            return _("%(status)s, except for %(names)s") % {
                "status": self.get_state_display(),
                "names": self.part_name.removeprefix(ALL_BUT).strip(),
            }
        return _("%(status)s, in a part only: %(part)s") % {
            "status": self.get_state_display(),
            "part": self.part_name or self.part,
        }

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds, as the list names it; None while it goes on."""
        return self.valid_until and self.valid_until - timedelta(days=1)

    def clean(self) -> None:
        """Say in words what the database refuses too (migration 0002): one status twice on one day."""
        if not self.valid_from:
            return
        others = TerritoryStatus.objects.filter(municipality=self.municipality_id, state=self.state, part=self.part)
        later = Q(valid_until__isnull=True) | Q(valid_until__gt=self.valid_from)
        earlier = Q(valid_from__lt=self.valid_until) if self.valid_until else Q()
        if others.exclude(pk=self.pk).filter(later, earlier).exists():
            raise ValidationError(_("The municipality already has this status in a part of this period."))
