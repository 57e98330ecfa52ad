"""The command that makes everything ready says what to do where it cannot."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


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
