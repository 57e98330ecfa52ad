"""A request of somebody who has signed in, for views behind `login_required`."""

from django.http import HttpRequest

from pobratym.people.models import User


class SignedInRequest(HttpRequest):
    """Tells the type checker what `login_required` has made sure of."""

    user: User
