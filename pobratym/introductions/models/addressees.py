"""To whom a letter is addressed, where the receiver has not said it here itself."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pobratym.introductions.letter.addressed import Addressed
from pobratym.introductions.models.letters import Introduction
from pobratym.profiles.vocabulary import FormOfAddress


class Addressee(models.Model):
    """The head of the town hall and its postal address, as the sender has read them, and where: for this letter alone,
    no register of persons."""

    introduction = models.OneToOneField(Introduction, on_delete=models.CASCADE, related_name="addressee")
    name = models.CharField(_("name of the head"), max_length=150, blank=True)
    post = models.CharField(_("post of the head"), max_length=150, blank=True)
    form = models.CharField(_("form of address"), max_length=2, choices=FormOfAddress, blank=True)
    called = models.CharField(_("surname in a salutation"), max_length=80, blank=True)
    postal_address = models.TextField(_("postal address"), max_length=300, blank=True)
    source = models.CharField(_("where this stands"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("addressee of a letter")
        verbose_name_plural = _("addressees of letters")
        constraints = [
            models.CheckConstraint(
                condition=~Q(source=""),
                name="addressee_with_its_source",
                violation_error_message=_("Say where this stands: the page of the town hall where you have read it."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.post

    @property
    def as_said(self) -> Addressed:
        return Addressed(self.name, self.post, self.form, self.called, self.postal_address, self.source)
