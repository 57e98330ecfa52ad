import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from pobratym.gateways.incoming_mail import LARGEST
from pobratym.mailroom.actions import fetch_mail, receive


class Command(BaseCommand):
    help = "Take in mail: what lies in the mailbox of INCOMING_MAIL_URL, or one mail from the standard input."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--stdin", action="store_true", help="one mail as it is, from a mail server's pipe")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["stdin"]:
            done = receive(raw=sys.stdin.buffer.read(LARGEST + 1), by=None)
            self.stdout.write(done.dropped or done.refused or done.status)
        else:
            self.stdout.write(f"{fetch_mail()} taken in")
