"""Jobs run by themselves at their time, once, and what they delete is what should go."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from pobratym.core.models import MailStatus, OutgoingMail
from pobratym.news.actions import publish_scheduled
from pobratym.partnerships.models import Statement
from pobratym.upkeep import pruning
from pobratym.upkeep.background import take_up_tasks
from pobratym.upkeep.models import JobRun
from pobratym.upkeep.rules.due import Job, is_due
from pobratym.upkeep.schedule import jobs, run_due, run_job
from tests.factories.memberships import MembershipRequestFactory
from tests.factories.news import article
from tests.factories.partnerships import PartnershipFactory

pytestmark = pytest.mark.django_db
KYIV = ZoneInfo("Europe/Kyiv")
DONE = []


def note():
    DONE.append("done")


def break_down():
    raise ValueError("something about olena@example.org")


@pytest.fixture(autouse=True)
def only_ours(settings):
    DONE.clear()
    settings.SCHEDULE = {"note": (f"{__name__}.note", timedelta(minutes=5))}


class TestWhenAJobIsDue:
    nightly = Job("x", "x", time(3, 10))

    @pytest.mark.parametrize(
        ("last", "now", "is_it"),
        [
            ("2026-05-01 03:11", "2026-05-01 23:00", False),
            ("2026-05-01 03:11", "2026-05-02 03:09", False),
            ("2026-05-01 03:11", "2026-05-02 03:10", True),
            ("2026-05-01 03:11", "2026-05-04 01:00", True),
            ("2026-03-28 03:11", "2026-03-29 04:11", True),  # the hour that summer time skips
        ],
    )
    def test_once_a_day_at_its_hour_even_if_it_was_slept_through(self, last, now, is_it):
        last, now = (datetime.fromisoformat(each).replace(tzinfo=KYIV) for each in (last, now))
        assert is_due(self.nightly, last=last, has_failed=False, now=now) is is_it

    def test_one_that_failed_is_tried_again_before_tomorrow(self):
        now = datetime(2026, 5, 1, 4, 0, tzinfo=KYIV)
        begun = now - timedelta(minutes=16)
        assert is_due(self.nightly, last=begun, has_failed=True, now=now)
        assert not is_due(self.nightly, last=begun, has_failed=False, now=now)


def test_a_due_job_runs_once_and_its_time_is_kept():
    (run,) = run_due()
    assert DONE == ["done"]
    assert run.finished_at
    assert run_due() == []
    JobRun.objects.update(started_at=timezone.now() - timedelta(minutes=6))
    assert run_due()
    assert DONE == ["done", "done"]


def test_two_workers_do_not_do_it_twice():
    claimed = timezone.now() + timedelta(minutes=10)
    JobRun.objects.create(name="note", claimed_by="other:1", claimed_until=claimed)
    assert run_due() == []
    assert run_job(jobs()[0], even_if_not_due=True) is None
    assert DONE == []


def test_what_a_dead_worker_held_is_taken_up():
    gone = timezone.now() - timedelta(seconds=1)
    JobRun.objects.create(name="note", started_at=gone, claimed_by="other:1", claimed_until=gone)
    assert run_due()


def test_one_that_fails_stops_no_other_and_is_told_without_its_words(settings):
    settings.SCHEDULE = {"broken": (f"{__name__}.break_down", timedelta(minutes=5)), **settings.SCHEDULE}
    assert [(run.name, run.problem) for run in run_due()] == [("broken", "ValueError"), ("note", "")]


class TestCommand:
    def test_runs_what_is_due_or_what_is_named(self, capsys):
        call_command("run_schedule")
        call_command("run_schedule")
        assert "Nothing is due." in capsys.readouterr().out
        call_command("run_schedule", "note")
        assert DONE == ["done", "done"]
        with pytest.raises(CommandError, match="There are: note"):
            call_command("run_schedule", "nonsense")

    def test_tells_cron_that_something_failed(self, settings):
        settings.SCHEDULE = {"broken": (f"{__name__}.break_down", timedelta(minutes=5))}
        with pytest.raises(CommandError):
            call_command("run_schedule")


def test_every_job_of_the_settings_exists_and_needs_nothing_told(settings):
    from config.settings.base import SCHEDULE

    settings.SCHEDULE = SCHEDULE
    for job in jobs():
        assert callable(import_string(job.path))
    done = run_due()
    assert [run.name for run in done] == list(SCHEDULE)
    assert not [run for run in done if run.problem]


def _come_due(page):
    """As if the hour had passed."""
    passed = timezone.now() - timedelta(minutes=1)
    for revision in page.revisions.filter(approved_go_live_at__isnull=False):
        revision.approved_go_live_at, revision.content["go_live_at"] = passed, passed.isoformat()
        revision.save()


class TestPublishing:
    def test_an_article_appears_at_its_hour_and_stands_as_evidence(self, client):
        partnership = PartnershipFactory()
        page = article(english=False, partnerships=[partnership])
        page.unpublish()
        Statement.objects.all().delete()
        page.go_live_at = timezone.now() + timedelta(hours=1)
        page.save_revision().publish()
        page.refresh_from_db()
        assert not page.live
        assert publish_scheduled() == []
        _come_due(page)
        assert [each.pk for each in publish_scheduled()] == [page.pk]
        page.refresh_from_db()
        assert page.live
        assert partnership.statements.filter(evidence="press").exists()
        assert publish_scheduled() == []

    def test_an_article_disappears_at_its_hour(self):
        page = article(english=False)
        type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
        publish_scheduled()
        page.refresh_from_db()
        assert not page.live


class TestPruning:
    def test_mail_goes_after_its_days(self, settings):
        def settled(status, ago, **facts):
            when = timezone.now() - ago
            return OutgoingMail.objects.create(message_id=f"{status}{ago}", status=status, settled_at=when, **facts)

        settled(MailStatus.DELIVERED, settings.MAIL_KEPT + timedelta(hours=1))
        settled(MailStatus.FAILED, settings.MAIL_GIVEN_UP_KEPT + timedelta(hours=1), letter={})
        kept = [
            settled(MailStatus.DELIVERED, settings.MAIL_KEPT - timedelta(hours=1)),
            settled(MailStatus.FAILED, settings.MAIL_GIVEN_UP_KEPT - timedelta(hours=1), letter={}),
            OutgoingMail.objects.create(message_id="w", filed_at=timezone.now() - timedelta(days=99), letter={}),
        ]
        assert pruning.prune_mail() == 2
        assert set(OutgoingMail.objects.all()) == set(kept)

    def test_private_files_without_a_record_go_and_others_stay(self, settings, monkeypatch):
        store = storages["private"]
        request = MembershipRequestFactory()
        request.document.save("proof.pdf", ContentFile(b"%PDF-"))
        lost = store.save("membership-requests/2020/01/lost.pdf", ContentFile(b"%PDF-"))
        assert pruning.prune_private_files() == 0  # an upload may be under way
        monkeypatch.setattr(pruning, "_UPLOAD_TAKES", timedelta(seconds=-1))
        assert pruning.prune_private_files() >= 1
        assert not store.exists(lost)
        assert store.exists(request.document.name)

    def test_letters_that_a_release_before_kept_in_tasks_go_at_once(self):
        def task(path, **facts):
            now = timezone.now()
            return DBTaskResult.objects.create(
                args_kwargs={}, task_path=path, backend_name="default", run_after=now, finished_at=now, **facts
            )

        task("pobratym.core.mail.deliver", status=TaskResultStatus.SUCCESSFUL)
        kept = task("pobratym.places.tasks.build_names", status=TaskResultStatus.SUCCESSFUL)
        assert pruning.prune_tasks() == 1
        assert list(DBTaskResult.objects.all()) == [kept]

    def test_background_work_that_broke_off_is_taken_up_and_given_up_after_three_lives(self):
        begun = timezone.now() - timedelta(hours=2)
        facts = {"args_kwargs": {}, "task_path": "x", "backend_name": "default", "run_after": begun}
        once, thrice = (
            DBTaskResult.objects.create(status=TaskResultStatus.RUNNING, started_at=begun, worker_ids=lives, **facts)
            for lives in (["a"], ["a", "b", "c"])
        )
        assert take_up_tasks() == 1
        once.refresh_from_db()
        thrice.refresh_from_db()
        assert (once.status, thrice.status) == (TaskResultStatus.READY, TaskResultStatus.FAILED)
