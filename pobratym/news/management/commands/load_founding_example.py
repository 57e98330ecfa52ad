"""`manage.py load_founding_example`: the noticeboard with its first articles and the partnerships they tell of."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pobratym.core.errors import SourceRefused
from pobratym.news.actions import load_founding_example


class Command(BaseCommand):
    """Repeatable, all or nothing."""

    help = "Load the founding example: real public facts with their sources (the registry must be loaded before)."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            summary = load_founding_example(by=None)
        except SourceRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"Founding example: {summary.articles} articles ({summary.articles_added} new), "
            f"{summary.partnerships_added} known partnerships added."
        )
