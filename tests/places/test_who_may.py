"""Only moderators, and the service itself, change the registry: each verb asks by itself, before anything else."""

from pathlib import Path

import pytest

from pobratym.core.errors import NotAllowed
from pobratym.imports.actions import withdraw_edition
from pobratym.imports.actions.loading import load_registry
from pobratym.imports.actions.statistics import import_statistics
from pobratym.imports.actions.territory_list import import_territory_status
from pobratym.places import actions
from pobratym.suggestions.actions import accept_suggestion, decline_suggestion
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
PLACE = {"municipality": None, "reason": "r"}
ACT = PLACE | {"act": "a", "on": None}
FILE = {"file": Path("none.csv")}
VERBS = [
    (actions.add_municipality, dict.fromkeys(["level", "country", "name_uk", "name_en", "identifiers", "source"])),
    (actions.correct, PLACE | {"field": "kind", "values": {}}),
    (actions.end_municipality, PLACE | {"ended_on": None, "successors": [], "act": ""}),
    (actions.foresee_merge, {"duplicate": None, "into": None}),
    (actions.merge_municipalities, {"duplicate": None, "into": None, "reason": "r"}),
    (actions.reassign_municipality, ACT | {"field": "region", "value": None}),
    (actions.set_official_address, PLACE | {"kind": "website", "value": "", "source": ""}),
    (actions.remove_official_address, {"address": None, "reason": "r"}),
    (actions.remove_identifier, {"identifier": None, "reason": "r"}),
    (actions.rename_municipality, PLACE | {"on": None}),
    (actions.set_authority, PLACE | {"name_uk": "", "valid_from": None, "act": ""}),
    (actions.set_identifier, PLACE | {"scheme": "", "value": ""}),
    (actions.set_territory_status, PLACE | {"state": "", "valid_from": None, "act": ""}),
    (actions.withdraw_amendment, {"amendment": None}),
    (withdraw_edition, {"edition": None}),
    (load_registry, {}),
    (import_statistics, FILE),
    (import_territory_status, FILE),
    (accept_suggestion, {"suggestion": None}),
    (decline_suggestion, {"suggestion": None, "reason": "r"}),
]


@pytest.mark.parametrize(("verb", "arguments"), VERBS, ids=[verb.__name__ for verb, _arguments in VERBS])
def test_nobody_else_may(verb, arguments):
    with pytest.raises(NotAllowed):
        verb(**arguments, by=UserFactory())


def test_no_verb_of_the_registry_is_forgotten():
    verbs = {getattr(actions, name) for name in actions.__all__ if name.islower()}
    assert verbs == {verb for verb, _arguments in VERBS if verb.__module__.startswith("pobratym.places")}
