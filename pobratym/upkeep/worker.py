"""The worker: hands over mail, does background tasks, runs the schedule; outlives a database that is away."""

import logging
import signal
import time
from threading import Event
from types import FrameType

from django.db import close_old_connections, connections

from pobratym.core.availability import OUTAGE, growing_pauses
from pobratym.upkeep.background import do_next_task
from pobratym.upkeep.claims import release_claims_of_the_dead, this_worker
from pobratym.upkeep.delivery import HandOver, hand_over_next
from pobratym.upkeep.schedule import run_due

logger = logging.getLogger(__name__)

# Seconds without an attempt after the mail server could not be reached, and between two looks at the schedule.
_REST = 30.0
_LOOK = 10.0


class Worker:
    """One loop; SIGTERM or SIGINT ends it after the mail or task at hand, a second one at once."""

    def __init__(self, interval: float) -> None:
        self.interval = interval
        self.ending = Event()
        self.mail_again_at = 0.0
        self.schedule_again_at = 0.0

    def goes_on(self) -> bool:
        return not self.ending.is_set()

    def end(self, number: int, frame: FrameType | None) -> None:
        if self.ending.is_set():
            raise SystemExit(128 + number)
        self.ending.set()

    def run(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.end)
        logger.info("Worker begins", extra={"worker": this_worker()})
        pauses, begins = growing_pauses(), True
        while self.goes_on():
            try:
                if begins:
                    release_claims_of_the_dead()
                    begins = False
                is_idle = not self.step()
                pauses = growing_pauses()
            except OUTAGE as error:
                connections.close_all()
                begins = True
                pause = next(pauses)
                logger.warning("The database is away", extra={"problem": type(error).__name__, "again_in": pause})
                self.ending.wait(pause)
            else:
                if is_idle:
                    self.ending.wait(self.interval)
        logger.info("Worker ends", extra={"worker": this_worker()})

    def step(self) -> bool:
        """One mail, one task, what is due of the schedule; whether there was anything."""
        close_old_connections()
        return any([self._mail(), do_next_task(), self._schedule()])

    def _mail(self) -> bool:
        if time.monotonic() < self.mail_again_at:
            return False
        outcome = hand_over_next(self.goes_on)
        if outcome is HandOver.SERVER_AWAY:
            self.mail_again_at = time.monotonic() + _REST
        return outcome in (HandOver.HANDED_OVER, HandOver.REFUSED)

    def _schedule(self) -> bool:
        if time.monotonic() < self.schedule_again_at:
            return False
        self.schedule_again_at = time.monotonic() + _LOOK
        return bool(run_due(self.goes_on))
