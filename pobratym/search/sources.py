"""Which editions of its sources the registry holds."""

from pobratym.registry.models import ImportRun


def last_imports() -> list[ImportRun]:
    """The last finished import of each source, by name."""
    latest: dict[str, ImportRun] = {}
    for run in ImportRun.objects.filter(finished_at__isnull=False).order_by("finished_at"):
        latest[run.source] = run
    return sorted(latest.values(), key=lambda run: run.source)
