"""The one process beside the web server: mail, background tasks, schedule. SIGTERM ends it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from pobratym.upkeep.worker import Worker


class Command(BaseCommand):
    help = "Hand over mail, do background tasks and run the schedule, until SIGTERM."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--interval", type=float, default=1.0, help="Seconds between two looks when idle.")

    def handle(self, *args: Any, **options: Any) -> None:
        Worker(options["interval"]).run()
