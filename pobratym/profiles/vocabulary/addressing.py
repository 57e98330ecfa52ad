"""How a person is addressed. Said by whoever knows, never guessed from a name."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormOfAddress(models.TextChoices):
    """Empty where nobody has said it: then letters open in a form that is right for everybody."""

    MS = "ms", _("Ms")
    MR = "mr", _("Mr")
