"""The mark of an area is raised by the verbs that change it, and by no other."""

import ast
from collections import Counter
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from pobratym.core.keeping import kept
from pobratym.introductions.sentences import SENTENCES as OF_INTRODUCTIONS
from pobratym.journal.actions import record
from pobratym.journal.areas import Area, touched_by
from pobratym.journal.marks import marks, read_once
from pobratym.journal.models import Mark
from pobratym.journal.sentences import registered_verbs
from tests.factories.places import MunicipalityFactory

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def town():
    return MunicipalityFactory()


@settings(max_examples=40, deadline=None)
@given(
    verbs=st.lists(st.sampled_from(sorted(registered_verbs())), max_size=6),
    areas=st.sets(st.sampled_from(list(Area)), min_size=1),
)
def test_an_answer_is_made_anew_when_one_of_its_areas_has_changed(verbs, areas):
    """Whatever happens in whatever order, and whatever areas an answer shows."""
    made = Counter()

    @kept(lambda: marks(*areas))
    def answer():
        made["times"] += 1

    with transaction.atomic():
        subject = MunicipalityFactory()
        answer()
        for verb in verbs:
            before = made["times"]
            record(verb, subject=subject, by=None)
            answer()
            answer()
            assert made["times"] - before == bool(touched_by(verb) & areas)
        transaction.set_rollback(True)


def test_letters_between_two_sides_change_nothing_that_the_public_sees(town):
    before = marks(*Area)
    for verb in (*OF_INTRODUCTIONS, "suggestions.suggested", "memberships.membership_requested"):
        record(verb, subject=town, by=None)
    assert marks(*Area) == before


def test_every_verb_that_the_code_records_is_registered_with_what_it_changes():
    """A verb that is composed («places.» and the kind of change) begins as registered ones do."""
    recorded = [name for path in sorted((ROOT / "pobratym").rglob("*.py")) for name in _recorded(path)]
    unknown = {verb for verb, is_whole in recorded if not _is_known(verb, is_whole)}
    assert len(recorded) > 20
    assert not unknown, f"say in the room's AppConfig.ready what these change: {unknown}"


def _recorded(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record" and node.args:
            verb = node.args[0]
            if isinstance(verb, ast.Constant):
                yield verb.value, True
            elif isinstance(verb, ast.JoinedStr):
                yield verb.values[0].value, False


def _is_known(verb, is_whole):
    known = registered_verbs()
    return verb in known if is_whole else any(each.startswith(verb) for each in known)


def test_a_verb_that_nobody_registered_changes_everything(town):
    before = {area: marks(area) for area in Area}
    record("places.invented", subject=town, by=None)
    assert all(marks(area) != before[area] for area in Area)


@pytest.mark.django_db(transaction=True)
def test_a_mark_falls_with_its_change_and_is_never_given_twice():
    town = MunicipalityFactory()
    before = marks(Area.REGISTRY)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record("places.corrected", subject=town, by=None)
        within = marks(Area.REGISTRY)
        raise ZeroDivisionError
    assert marks(Area.REGISTRY) == before
    with transaction.atomic():
        record("places.corrected", subject=town, by=None)
    assert marks(Area.REGISTRY) not in (before, within)


def test_a_request_reads_them_once_and_again_after_its_own_change(town, django_assert_num_queries):
    with read_once():
        with django_assert_num_queries(1):
            before = marks(Area.REGISTRY), marks(Area.NEWS)
        with django_assert_num_queries(0), read_once():
            assert (marks(Area.REGISTRY), marks(Area.NEWS)) == before
        record("places.corrected", subject=town, by=None)
        assert marks(Area.REGISTRY) != before[0]
        assert marks(Area.NEWS) == before[1]


def test_there_is_one_row_an_area(town):
    for _ in range(3):
        record("places.corrected", subject=town, by=None)
    assert set(Mark.objects.values_list("area", flat=True)) == {Area.REGISTRY, Area.NAMES}


def test_a_verb_costs_three_statements(town, django_assert_num_queries):
    with django_assert_num_queries(3 if _is_sqlite() else 4):  # the last entry, this one, the marks; a lock
        record("places.corrected", subject=town, by=None)
    with django_assert_num_queries(2 if _is_sqlite() else 3):
        record("introductions.opened", subject=town, by=None)


def _is_sqlite():
    return transaction.get_connection().vendor == "sqlite"
