"""Fields of forms for the facts of a municipality: who suggests and who corrects type them in the same way."""

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from django import forms

from pobratym.places.models import Kind, Municipality

_MOST_PEOPLE = 100_000_000


class NameField(forms.CharField):
    """A name as the registry keeps it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=Municipality._meta.get_field("name").max_length, **kwargs)


class DayField(forms.DateField):
    """A day, chosen in the browser's own calendar."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


class PopulationField(forms.IntegerField):
    """How many people."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=0, max_value=_MOST_PEOPLE, **kwargs)


class DegreesField(forms.DecimalField):
    """Degrees with a comma or a point, rounded to about a hundred metres: no object of a town has its coordinates."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal"})
        super().__init__(min_value=-most, max_value=most, widget=widget, **kwargs)

    def clean(self, value: Any) -> Decimal | None:
        typed = "" if value is None else str(value).strip().replace(",", ".")
        degrees: Decimal | None = super().clean(typed)
        return None if degrees is None else degrees.quantize(Decimal("0.001"), ROUND_HALF_EVEN)


class KindField(forms.ChoiceField):
    """The codifier's kind of a Ukrainian unit."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=Kind.choices, **kwargs)
