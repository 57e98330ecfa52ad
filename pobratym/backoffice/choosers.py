"""Choosing one of 235,000 municipalities, or a partnership, by a search box instead of a list of everything."""

from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import (
    ChooseResultsView,
    ChooseView,
    ChosenMultipleView,
    ChosenView,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser

from pobratym.naming.folding import fold
from pobratym.partnerships.models import Partnership, Party
from pobratym.places.models import Municipality, Name

SHOWN = 10
_MOST_DIGITS = 18


class NameFilter(BaseFilterForm):
    """One box: the beginning of a name in any script."""

    q = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"placeholder": _("Beginning of the name, in any script")}),
    )

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        text = self.cleaned_data.get("q") or ""
        key = fold(text)
        if not key:
            return objects
        self.is_searching = True
        self.search_query = text
        return self.named(objects, key)

    def named(self, objects: QuerySet[Any], key: str) -> QuerySet[Any]:
        raise NotImplementedError


class MunicipalityFilter(NameFilter):
    def named(self, objects: QuerySet[Any], key: str) -> QuerySet[Any]:
        return objects.filter(pk__in=_called(key))


class PartnershipFilter(NameFilter):
    def named(self, objects: QuerySet[Any], key: str) -> QuerySet[Any]:
        return objects.filter(pk__in=Party.objects.filter(municipality__in=_called(key)).values("partnership"))


class Chosen(ChosenView):
    """What was chosen; what no row can have for its number was chosen by nobody."""

    def get_object(self, pk: str) -> Model:
        return get_object_or_404(self.model_class, pk=row_number(pk))


class ChosenSeveral(ChosenMultipleView):
    def get_objects(self, pks: list[str]) -> QuerySet[Any]:
        return super().get_objects([number for pk in pks if (number := row_number(pk))])


class ChooserWidget(BaseChooser):
    """Wagtail's, which fails on a value that is no number: then nothing is chosen."""

    def get_instance(self, value: Any) -> Model | None:
        return super().get_instance(value if isinstance(value, self.model_class) else row_number(value))


def row_number(value: object) -> int | None:
    """The number of a row, None for what can be none."""
    text = str(value)
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else None


class _Municipalities:
    """What both views of the municipalities' chooser share."""

    filter_form_class = MunicipalityFilter
    per_page = SHOWN

    def get_object_list(self) -> QuerySet[Municipality]:
        return Municipality.objects.parties().shown().with_place()

    @property
    def columns(self) -> list[Column]:
        return [
            self.title_column,  # type: ignore[attr-defined]
            Column("caption", label=_("Where"), accessor="caption"),
            Column("level", label=_("Level"), accessor="get_level_display"),
            Column("population", label=_("Population"), accessor="population"),
        ]


class ChooseMunicipality(_Municipalities, ChooseView):
    """The whole dialogue."""


class ChooseMunicipalityResults(_Municipalities, ChooseResultsView):
    """Its list, while one types."""


class _Partnerships:
    """What both views of the partnerships' chooser share."""

    filter_form_class = PartnershipFilter
    per_page = SHOWN

    def get_object_list(self) -> QuerySet[Partnership]:
        return Partnership.objects.public().with_parties()

    @property
    def columns(self) -> list[Column]:
        return [
            self.title_column,  # type: ignore[attr-defined]
            Column("type", label=_("Kind"), accessor="get_type_display"),
            Column("stage", label=_("Stage"), accessor="get_stage_display"),
        ]


class ChoosePartnership(_Partnerships, ChooseView):
    """The whole dialogue."""


class ChoosePartnershipResults(_Partnerships, ChooseResultsView):
    """Its list, while one types."""


class MunicipalityChooser(ChooserViewSet):
    """Stands in for a <select> of the whole registry wherever a form points at a municipality."""

    model = Municipality
    icon = "site"
    choose_one_text = _("Choose a municipality")
    choose_another_text = _("Choose another municipality")
    choose_view_class = ChooseMunicipality
    choose_results_view_class = ChooseMunicipalityResults
    chosen_view_class = Chosen
    chosen_multiple_view_class = ChosenSeveral
    base_widget_class = ChooserWidget


class PartnershipChooser(ChooserViewSet):
    """The same for partnerships."""

    model = Partnership
    icon = "link"
    choose_one_text = _("Choose a partnership")
    choose_another_text = _("Choose another partnership")
    choose_view_class = ChoosePartnership
    choose_results_view_class = ChoosePartnershipResults
    chosen_view_class = Chosen
    chosen_multiple_view_class = ChosenSeveral
    base_widget_class = ChooserWidget


municipality_chooser = MunicipalityChooser("municipality_chooser")
partnership_chooser = PartnershipChooser("partnership_chooser")


def _called(key: str) -> QuerySet[Any]:
    return Name.objects.filter(key__startswith=key).values("municipality")
