"""The registry for moderators: one page a municipality, what was done to it, and a form for each thing to do."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from pobratym.backoffice.changing import ChangeView
from pobratym.backoffice.corrections.forms import MunicipalityForm
from pobratym.backoffice.moderators import ModeratorView, moderator
from pobratym.backoffice.registry.forms import (
    AuthorityForm,
    EndForm,
    ReasonForm,
    ReassignForm,
    RenameForm,
    SetAddressForm,
    SetIdentifierForm,
    StatusForm,
)
from pobratym.core.forms import VerbForm, press
from pobratym.people.models import User
from pobratym.places.actions import (
    end_municipality,
    reassign_municipality,
    remove_identifier,
    remove_official_address,
    rename_municipality,
    set_authority,
    set_identifier,
    set_official_address,
    set_territory_status,
    withdraw_amendment,
)
from pobratym.places.models import (
    SAID_LANGUAGES,
    Amendment,
    Authority,
    Identifier,
    Municipality,
    NameKind,
    OfficialAddress,
    TerritoryStatus,
)
from pobratym.places.queries.authorities import authorities_of
from pobratym.places.queries.history import in_force, lineage_of, past_facts_of
from pobratym.places.queries.official_addresses import addresses_of, is_decided

PER_PAGE = 50


class Registry(ModeratorView):
    """Choose a municipality; below, everything moderators did, the newest first."""

    template_name = "backoffice/registry.html"
    page_title = gettext_lazy("Directory of municipalities")
    header_icon = "site"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = MunicipalityForm(request.GET if "municipality" in request.GET else None)
        if form.is_valid():
            return redirect("registry_place", form.cleaned_data["municipality"].pk)
        return self.render_to_response(self.get_context_data(form=form, media=form.media, **kwargs))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        changes = Amendment.objects.changes().with_people()
        return super().get_context_data(**kwargs) | {
            "page": Paginator(changes, PER_PAGE).get_page(self.request.GET.get("p"))
        }


class PlaceView(ModeratorView):
    """One municipality: its facts, names, numbers and statuses, what to do with it, and what was done."""

    template_name = "backoffice/registry_place.html"
    page_title = gettext_lazy("Directory of municipalities")
    header_icon = "site"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        place = get_object_or_404(Municipality.including_merged.select_related("merged_into"), pk=kwargs["pk"])
        if place.merged_into_id:
            messages.info(request, _("%(name)s was merged into this municipality.") % {"name": place.name})
            return redirect("registry_place", in_force(place).pk)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        place = place_of(kwargs["pk"])
        amendments = Amendment.objects.about(place).with_people()
        return super().get_context_data(**kwargs) | {
            "place": place,
            "names": place.names.filter(kind__in=[NameKind.OFFICIAL, NameKind.HISTORIC]).order_by("language", "kind"),
            "identifiers": place.identifiers.order_by("scheme", "value"),
            "addresses": [(each, is_decided(each)) for each in addresses_of(place.pk)],
            "merged": Identifier.objects.filter(municipality__merged_into=place).select_related("municipality"),
            "authorities": authorities_of(place.pk),
            "statuses": place.territory_statuses.all(),
            "lineage": lineage_of(place),
            "past_facts": past_facts_of(place.pk),
            "changes": amendments.changes(),
            "corrections": amendments.corrections(),
        }


class RegistryChange(ChangeView[Municipality]):
    """A form that does one thing to a municipality."""

    record_page = "registry_place"
    done = gettext_lazy("Done. The next import leaves it alone.")
    form_class: type[ReasonForm]

    def record(self, pk: int) -> Municipality:
        return place_of(pk)

    def named(self, record: Municipality) -> tuple[object, object]:
        return record.name, record.caption

    def form(self, record: Municipality, data: Any = None) -> VerbForm:
        return self.form_class(data) if data is not None else self.form_class(initial=self.initial(record))

    def initial(self, place: Municipality) -> dict[str, Any]:
        return {}


class Rename(RegistryChange):
    page_title = gettext_lazy("Rename")
    form_class = RenameForm
    explanation = gettext_lazy("The old name becomes a former one and can still be found.")

    def initial(self, place: Municipality) -> dict[str, Any]:
        return {f"name_{language}": place.name[language] for language in SAID_LANGUAGES}

    def act(self, record: Municipality, form: VerbForm, by: User) -> None:
        form.run(rename_municipality, municipality=record, by=by)


class Reassign(RegistryChange):
    page_title = gettext_lazy("It belongs elsewhere since a day")
    form_class = ReassignForm
    explanation = gettext_lazy(
        "Region, county, larger unit or kind changed by an act. What was never right is corrected instead."
    )

    def act(self, record: Municipality, form: VerbForm, by: User) -> None:
        form.run(reassign_municipality, municipality=record, by=by)


class EndMunicipality(RegistryChange):
    page_title = gettext_lazy("It has ceased to exist")
    form_class = EndForm
    explanation = gettext_lazy(
        "It leaves the lists and cannot be written to. Its page stays, and its partnerships stay as they were."
    )

    def act(self, record: Municipality, form: VerbForm, by: User) -> None:
        form.run(end_municipality, municipality=record, by=by)


class SetIdentifier(RegistryChange):
    """A new number, or another one instead of that of `identifier`."""

    page_title = gettext_lazy("Number in another list")
    form_class = SetIdentifierForm

    def _old(self) -> Identifier | None:
        number = self.kwargs.get("identifier")
        return get_object_or_404(Identifier, pk=number, municipality=self.kwargs["pk"]) if number else None

    def initial(self, place: Municipality) -> dict[str, Any]:
        old = self._old()
        return {"scheme": old.scheme, "value": old.value} if old else {}

    def act(self, record: Municipality, form: VerbForm, by: User) -> None:
        form.run(set_identifier, municipality=record, by=by, instead_of=self._old())


class RemoveIdentifier(RegistryChange):
    page_title = gettext_lazy("Remove a code")
    form_class = ReasonForm
    button = gettext_lazy("Remove")
    explanation = gettext_lazy("The number is not this municipality’s. The next import does not bring it back.")

    def about(self) -> Identifier:
        return self._identifier()

    def _identifier(self) -> Identifier:
        return get_object_or_404(Identifier, pk=self.kwargs["identifier"], municipality=self.kwargs["pk"])

    def act(self, record: Municipality, form: VerbForm, by: User) -> None:
        form.run(remove_identifier, identifier=self._identifier(), by=by)


class SetAddress(RegistryChange):
    """A new website or mailbox, or that of `address` changed or confirmed."""

    page_title = gettext_lazy("Official website or mailbox")
    form_class = SetAddressForm
    explanation = gettext_lazy(
        "Open the address yourself before you save: whoever has a mailbox at its domain can then act for the "
        "municipality. What an import brought counts only when a moderator has saved it here."
    )

    def initial(self, place: Municipality) -> dict[str, Any]:
        number = self.kwargs.get("address")
        today = {"as_of": timezone.localdate()}
        if not number:
            return today
        old = get_object_or_404(OfficialAddress, pk=number, municipality=place)
        return today | {"kind": old.kind, "value": old.value, "source": old.source}

    def act(self, record: Municipality, form: VerbForm, by: User) -> None:
        form.run(set_official_address, municipality=record, by=by)


class RemoveAddress(RegistryChange):
    page_title = gettext_lazy("Remove an address")
    form_class = ReasonForm
    button = gettext_lazy("Remove")
    explanation = gettext_lazy("The address is not this municipality’s. The next import does not bring it back.")

    def about(self) -> OfficialAddress:
        return get_object_or_404(OfficialAddress, pk=self.kwargs["address"], municipality=self.kwargs["pk"])

    def act(self, record: Municipality, form: VerbForm, by: User) -> None:
        form.run(remove_official_address, address=self.about(), by=by)


class SetStatus(RegistryChange):
    """A new interval, or `status` corrected or ended."""

    page_title = gettext_lazy("Territory status")
    form_class = StatusForm
    explanation = gettext_lazy("To end a status, give the last day on which it applies and the act that says so.")

    def _old(self) -> TerritoryStatus | None:
        number = self.kwargs.get("status")
        return get_object_or_404(TerritoryStatus, pk=number, municipality=self.kwargs["pk"]) if number else None

    def initial(self, place: Municipality) -> dict[str, Any]:
        old = self._old()
        names = ("state", "valid_from", "last_day", "act", "source_url")
        return {name: getattr(old, name) for name in names} if old else {}

    def act(self, record: Municipality, form: VerbForm, by: User) -> None:
        form.run(set_territory_status, municipality=record, by=by, instead_of=self._old())


class SetAuthority(RegistryChange):
    """A military administration, or `authority` corrected or ended."""

    page_title = gettext_lazy("Authority in force")
    form_class = AuthorityForm
    explanation = gettext_lazy(
        "Council and head are the rule and are not entered. A military administration is entered by the act that "
        "formed it. Where it works in evacuation is a town or an oblast, never an address."
    )

    def _old(self) -> Authority | None:
        number = self.kwargs.get("authority")
        return get_object_or_404(Authority, pk=number, municipality=self.kwargs["pk"]) if number else None

    def initial(self, place: Municipality) -> dict[str, Any]:
        old = self._old()
        if old is None:
            return {}
        names = ("valid_from", "last_day", "act", "source_url", "works_from")
        said = {f"name_{language}": old.name[language] for language in SAID_LANGUAGES}
        return said | {name: getattr(old, name) for name in names}

    def act(self, record: Municipality, form: VerbForm, by: User) -> None:
        form.run(set_authority, municipality=record, by=by, instead_of=self._old())


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a change back and return to its municipality."""
    by = moderator(request)
    change = get_object_or_404(Amendment, pk=pk)
    done = _("Undone: everything is as it was before.")
    messages.add_message(request, *press(withdraw_amendment, done, amendment=change, by=by))
    place = Municipality.including_merged.filter(pk=change.municipality_id or 0).first()
    return redirect("registry_place", place.pk) if place else redirect("registry")


def place_of(pk: int) -> Municipality:
    return get_object_or_404(Municipality.objects.with_place(), pk=pk)
