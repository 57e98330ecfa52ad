"""Addresses of town halls: what is on file, what moderators have decided of them."""

from django.db.models import QuerySet

from pobratym.core.compiled import compiled_once
from pobratym.places.assertions import amended, settled
from pobratym.places.models import AddressKind, Assertion, OfficialAddress
from pobratym.places.rules.domains import Known


@compiled_once
def addresses_of(municipality: int) -> QuerySet[OfficialAddress]:
    """What is on file, the website first."""
    return OfficialAddress.objects.filter(municipality=municipality).order_by("-kind")


def website_of(municipality: int) -> OfficialAddress | None:
    return next((each for each in addresses_of(municipality) if each.kind == AddressKind.WEBSITE), None)


def postal_address_of(municipality: int) -> OfficialAddress | None:
    return next((each for each in addresses_of(municipality) if each.kind == AddressKind.POSTAL), None)


def known_of(municipality: int) -> Known:
    """All that is on file, whoever says so: for the eyes of moderators."""
    return _known(list(addresses_of(municipality)))


def decided_of(municipality: int) -> Known:
    """What a moderator has decided: alone it opens a door. Whoever edits an open encyclopedia decides nothing."""
    return _known([each for each in addresses_of(municipality) if is_decided(each)])


def is_decided(address: OfficialAddress) -> bool:
    """Whether a moderator has entered or confirmed it."""
    row = amended(OfficialAddress, [address.pk]).get(address.pk)
    return bool(row and ("value" in row.held))


def addresses_taken_away() -> set[tuple[int, str]]:
    """(municipality, kind) of which a moderator has taken the address away: imports do not bring one."""
    label = OfficialAddress._meta.label_lower
    gone = Assertion.objects.in_force().of_people().filter(model=label, is_there=False).values_list("row", flat=True)
    rows = settled(OfficialAddress, map(int, gone)).values()
    taken_away = {(row.cells["municipality_id"], row.cells["kind"]) for row in rows if not row.is_there}
    return taken_away - set(OfficialAddress.objects.values_list("municipality_id", "kind"))


def _known(addresses: list[OfficialAddress]) -> Known:
    found = {each.kind: each.value for each in addresses}
    return Known(website=found.get(AddressKind.WEBSITE, ""), mailbox=found.get(AddressKind.MAILBOX, ""))
