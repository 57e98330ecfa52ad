"""The command that makes everything ready says what to do where it cannot."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from pobratym.backoffice.management.commands.prepare import begin
from pobratym.core import instance
from pobratym.core.models import Instance, InstanceKind


@pytest.fixture
def of_the_first_edition():
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    recorder.record_applied("registry", "0001_initial")
    yield
    with connection.schema_editor() as editor:
        editor.delete_model(recorder.Migration)


@pytest.mark.django_db(transaction=True)
def test_a_database_of_the_first_edition_is_refused_and_left_alone(of_the_first_edition, settings, tmp_path):
    settings.MEDIA_ROOT = settings.PRIVATE_MEDIA_ROOT = tmp_path
    with pytest.raises(CommandError, match="Delete the folder var/"):
        call_command("prepare")


@pytest.mark.django_db
class TestTheKindOfANewInstance:
    @pytest.fixture(autouse=True)
    def unborn(self):
        instance.forget_kind()

    @pytest.mark.parametrize(
        ("is_allowed", "is_empty", "kind"),
        [
            (True, False, InstanceKind.DEMONSTRATION),
            (True, True, InstanceKind.REAL),
            (False, False, InstanceKind.REAL),
            (False, True, InstanceKind.REAL),
        ],
    )
    def test_it_is_a_demonstration_only_where_that_is_allowed_and_wanted(self, settings, is_allowed, is_empty, kind):
        settings.DEMONSTRATION_ALLOWED = is_allowed
        assert begin(is_empty=is_empty) is kind
        assert Instance.objects.get().kind == kind

    def test_it_stays_what_it_is(self):
        begin(is_empty=True)
        assert begin(is_empty=False) is InstanceKind.REAL

    def test_a_demonstration_is_not_emptied(self):
        begin(is_empty=False)
        with pytest.raises(CommandError, match="Delete its database"):
            begin(is_empty=True)
