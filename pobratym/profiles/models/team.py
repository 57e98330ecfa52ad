"""Projects that a municipality puts first, and the people who look after its partnerships."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.core.personal_data import Naming, WhenErased
from pobratym.core.text_fields import LocalizedTextField
from pobratym.people.models import User
from pobratym.places.models import Municipality
from pobratym.places.models.municipality_field import MunicipalityField, WhenMerged
from pobratym.profiles.models.money import amount_has_currency, currency_field
from pobratym.profiles.models.reviewed import (
    KEPT_FOR_REVIEW,
    ReviewedManager,
    ReviewedText,
    UnreviewedTooManager,
)
from pobratym.profiles.models.visible import Audience, PublicManager, VisibleRecord
from pobratym.profiles.vocabulary import Form, ProjectStage, Sphere

# Pages of the state's register of recovery projects, and of nobody who looks like it.
DREAM_PAGE = RegexValidator(
    r"^https://(?:[a-z0-9-]{1,40}\.)?dream\.gov\.ua/[A-Za-z0-9/_.?=&%#-]{0,150}\Z",
    _("Give the address of the project’s page in DREAM: it begins with https://dream.gov.ua/."),
)


class Project(ReviewedText):
    """A priority project: what it is, how far it is, what it costs, what is sought for it."""

    TEXTS = ("title",)
    NEEDED = ("title",)
    VISIBILITY = {
        Audience.PUBLIC: ("municipality", "title", "sphere", "stage", "cost", "currency", "sought", "dream_url"),
        Audience.NEVER: KEPT_FOR_REVIEW,
    }

    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.CASCADE, related_name="projects"
    )
    title = LocalizedTextField(_("title of the project"), max_length=200, blank=True)
    sphere = models.CharField(_("field of cooperation"), max_length=24, choices=Sphere)
    stage = models.CharField(_("stage"), max_length=16, choices=ProjectStage)
    cost = models.PositiveBigIntegerField(_("cost"), null=True, blank=True)
    currency = currency_field()
    sought = models.JSONField(_("what is sought"), default=list, blank=True)
    dream_url = models.URLField(_("page in DREAM"), blank=True, validators=[DREAM_PAGE])

    objects = ReviewedManager()
    including_unreviewed = UnreviewedTooManager()

    class Meta:
        ordering = ["id"]
        verbose_name = _("priority project")
        verbose_name_plural = _("priority projects")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title={}) | Q(needs_review=True),
                name="project_has_title",
                violation_error_message=_("Say in a few words, in Ukrainian or in English, what it is."),
            ),
            amount_has_currency("cost", name="project_cost_has_currency"),
        ]

    def __str__(self) -> str:
        return str(self.last_written("title"))

    @property
    def sought_labels(self) -> list[str]:
        """In the reader's language."""
        return [str(form.label) for form in Form if form in self.sought]


class TeamMember(VisibleRecord):
    """Somebody who looks after partnerships. Partners alone are shown people; an account that is erased takes its
    entries along."""

    VISIBILITY = {Audience.PARTNERS: ("municipality", "name", "post", "email", "phone"), Audience.NEVER: ("account",)}

    municipality = MunicipalityField(
        Municipality, when_merged=WhenMerged.MOVES, on_delete=models.CASCADE, related_name="team"
    )
    name = models.CharField(_("name"), max_length=150)
    post = LocalizedTextField(_("post"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    account = models.ForeignKey(User, on_delete=models.CASCADE, null=True, blank=True, related_name="+")

    names_people = (
        Naming(
            "account",
            _("Your entry in the team of a municipality, which partners are shown"),
            ("municipality_id", "name", "post", "email", "phone"),
            WhenErased.GOES,
        ),
    )

    objects = PublicManager()
    as_stored = models.Manager()  # for the municipality's own people

    class Meta:
        ordering = ["id"]
        verbose_name = _("member of the team")
        verbose_name_plural = _("team")

    def __str__(self) -> str:
        return self.name
