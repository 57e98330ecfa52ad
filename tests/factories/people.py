"""People in their roles."""

import factory
from django.contrib.auth.models import Group

from pobratym.people.models import User
from pobratym.people.rules import MODERATORS

PASSWORD = "correct horse battery"


class UserFactory(factory.django.DjangoModelFactory):
    """`moderator=True` makes a moderator; everybody signs in with PASSWORD and a confirmed address."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    full_name = factory.Sequence(lambda n: f"Person {n}")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def moderator(self, create, extracted, **kwargs):
        if extracted:
            self.groups.add(Group.objects.get_or_create(name=MODERATORS)[0])
            self.is_staff = True
            self.save(update_fields=["is_staff"])

    @factory.post_generation
    def confirmed(self, create, extracted, **kwargs):
        from allauth.account.models import EmailAddress

        if extracted is not False:
            EmailAddress.objects.create(user=self, email=self.email, verified=True, primary=True)
