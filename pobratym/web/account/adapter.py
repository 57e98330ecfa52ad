"""How the sign-in library speaks to our people."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.mail import EmailMessage

from pobratym.core.languages import current_language
from pobratym.core.letters import letter
from pobratym.people.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Letters like all others of the service, in the language of the person where she is known."""

    def render_mail(
        self, template_prefix: str, email: str, context: dict[str, Any], headers: Any = None
    ) -> EmailMessage:
        person = context.get("user")
        return letter(
            email,
            language=person.language if isinstance(person, User) else current_language(),
            subject=f"{template_prefix}_subject.txt",
            text=f"{template_prefix}_message.txt",
            context={**context, "site_url": settings.SITE_URL},
        )
