"""How letters of the demonstration reach a town hall that is not here: on paper, by e-mail, by a form. Every address is
one of «.example», to which nothing can be sent."""

from django.utils import timezone

from pobratym.backoffice.demonstration.content import LetterStep
from pobratym.delivery import actions as delivery
from pobratym.delivery.models import CameBack, Channel, Delivery
from pobratym.introductions.models import Introduction
from pobratym.memberships.models import Membership
from pobratym.people.models import User


def make_ready(introduction: Introduction, by: Membership, step: LetterStep) -> None:
    delivery.make_ready(introduction=introduction, by=by)


def post(introduction: Introduction, by: Membership, step: LetterStep) -> None:
    delivery.note_posted(introduction=introduction, by=by, posted_on=timezone.localdate())


def by_mail(introduction: Introduction, by: Membership, step: LetterStep) -> None:
    """To a mailbox of which nothing is on file: a moderator looks first. Without the PDF, which takes a second each."""
    delivery.send_by_email(
        introduction=introduction, by=by, make=lambda _link: b"", mailbox=step.to_mailbox, source=step.link, insist=True
    )


def approve(introduction: Introduction, moderator: User) -> None:
    delivery.approve_delivery(delivery=_mail_of(introduction), by=moderator)


def bounce(introduction: Introduction, by: Membership, step: LetterStep) -> None:
    """What the mail server of the town hall says."""
    delivery.note_bounced(delivery=_mail_of(introduction), kind=CameBack.REFUSED, said=step.text, by=None)


def wrong_address(introduction: Introduction, by: Membership, step: LetterStep) -> None:
    """Sent by the form on the town hall's website; whoever reads there says that it is the wrong place."""
    form = delivery.note_form_used(introduction=introduction, by=by, posted_on=timezone.localdate())
    delivery.note_wrong_address(delivery=form, said=step.text, by=None)


def _mail_of(introduction: Introduction) -> Delivery:
    return Delivery.objects.get(introduction=introduction, channel=Channel.EMAIL)
