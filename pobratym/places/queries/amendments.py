"""What people hold in the registry, whatever the sources say."""

from pobratym.places.assertions import amended, settled
from pobratym.places.models import Assertion, Identifier, Municipality


def held_columns(municipality: Municipality) -> set[str]:
    """The columns of a municipality that amendments in force speak of: imports leave them as they are shown."""
    row = amended(Municipality, [municipality.pk]).get(municipality.pk)
    return row.held if row else set()


def identifiers_taken_away() -> set[tuple[int, str, str]]:
    """(municipality, scheme, value) that a moderator took away: a source gives it wrongly, imports do not bring it."""
    gone = Assertion.objects.in_force().of_people().filter(model=Identifier._meta.label_lower, is_there=False)
    rows = settled(Identifier, map(int, gone.values_list("row", flat=True)))
    cells = [row.cells for row in rows.values() if not row.is_there]
    taken_away = {(each["municipality_id"], each["scheme"], each["value"]) for each in cells}
    values = {value for _municipality, _scheme, value in taken_away}
    given_again = Identifier.objects.filter(value__in=values).values_list("municipality_id", "scheme", "value")
    return taken_away - set(given_again)
