"""The command that makes everything ready says what to do where it cannot."""

import subprocess
import sys
from contextlib import nullcontext
from io import StringIO

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


def test_last_of_all_stand_the_accounts(monkeypatch):
    """A newcomer reads on below them where the service is; nothing may come between."""
    module = "pobratym.backoffice.management.commands.prepare"
    monkeypatch.setattr(f"{module}.exclusively", lambda *args, **kwargs: nullcontext())
    monkeypatch.setattr(f"{module}._refuse_first_edition", lambda: None)
    monkeypatch.setattr(f"{module}.Command._migrate", lambda self: False)
    monkeypatch.setattr(f"{module}._registry_is_loaded", lambda: True)
    monkeypatch.setattr(f"{module}.begin", lambda is_empty: InstanceKind.DEMONSTRATION)
    monkeypatch.setattr(f"{module}.load_known_territories", lambda: None)
    monkeypatch.setattr(f"{module}.settle_shown_names", lambda: None)
    monkeypatch.setattr(f"{module}.transaction.atomic", nullcontext)

    def called(name, stdout):
        stdout.write(f"{name} was called\n")
        if name == "make_demonstration":
            stdout.write("DEMONSTRATION ACCOUNTS\n  moderator@pobratym.example\n")

    monkeypatch.setattr(f"{module}.call_command", called)
    said = StringIO()
    call_command("prepare", stdout=said)
    lines = [line for line in said.getvalue().splitlines() if line]
    assert lines[-1] == "  moderator@pobratym.example"
    assert lines[-4].startswith("Ready after")


def test_on_one_machine_no_page_that_is_laid_is_a_line_of_the_log():
    asked = "import config.settings.local as s; print(s.LOGGING['loggers']['wagtail']['level'])"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "WARNING"
