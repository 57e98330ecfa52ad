"""Choosing one of 235,000 municipalities, or a partnership, by a search box instead of a list of everything."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from pobratym.naming.folding import fold
from pobratym.partnerships.models import Partnership, Party
from pobratym.places.models import Municipality, Name

SHOWN = 10


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
        return Partnership.objects.with_parties()

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


class PartnershipChooser(ChooserViewSet):
    """The same for partnerships."""

    model = Partnership
    icon = "link"
    choose_one_text = _("Choose a partnership")
    choose_another_text = _("Choose another partnership")
    choose_view_class = ChoosePartnership
    choose_results_view_class = ChoosePartnershipResults


municipality_chooser = MunicipalityChooser("municipality_chooser")
partnership_chooser = PartnershipChooser("partnership_chooser")


def _called(key: str) -> QuerySet[Any]:
    return Name.objects.filter(key__startswith=key).values("municipality")
