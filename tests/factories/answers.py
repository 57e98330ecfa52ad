"""Links of letters and what was answered with them."""

import factory
from django.utils import timezone

from pobratym.answers.models import Answer, AnswerKind, AnswerLink, Confirmation
from pobratym.answers.rules.codes import digest_of_answer_code
from pobratym.answers.rules.validity import VALID_FOR
from pobratym.memberships.rules.keys import MAILBOX_VALID_FOR, digest_of
from tests.factories.introductions import IntroductionFactory


class AnswerLinkFactory(factory.django.DjangoModelFactory):
    """`key` stands in the address, `code` on paper; `expired=True` and `revoked=True` open nothing."""

    class Meta:
        model = AnswerLink

    class Params:
        key = factory.Sequence(lambda n: f"key-of-a-letter-{n}")
        code = factory.Sequence(lambda n: f"ACDE-FGHJ-KMNP-{n:04}")
        expired = factory.Trait(made_at=factory.LazyFunction(lambda: timezone.now() - VALID_FOR))
        revoked = factory.Trait(revoked_at=factory.LazyFunction(timezone.now))

    introduction = factory.SubFactory(IntroductionFactory, kept=True)
    key_digest = factory.LazyAttribute(lambda o: digest_of(o.key))
    code_digest = factory.LazyAttribute(lambda o: digest_of_answer_code(o.code))
    made_at = factory.LazyFunction(timezone.now)
    expires_at = factory.LazyAttribute(lambda o: o.made_at + VALID_FOR)


class AnswerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Answer

    link = factory.SubFactory(AnswerLinkFactory)
    kind = AnswerKind.INTERESTED
    language = "en"
    said_at = factory.LazyFunction(timezone.now)


class ConfirmationFactory(factory.django.DjangoModelFactory):
    """`key` is what stands in the e-mail."""

    class Meta:
        model = Confirmation

    class Params:
        key = factory.Sequence(lambda n: f"key-of-a-confirmation-{n}")

    answer = factory.SubFactory(AnswerFactory)
    mailbox = "info@amberg.example"
    digest = factory.LazyAttribute(lambda o: digest_of(o.key))
    made_at = factory.LazyFunction(timezone.now)
    expires_at = factory.LazyAttribute(lambda o: o.made_at + MAILBOX_VALID_FOR)
