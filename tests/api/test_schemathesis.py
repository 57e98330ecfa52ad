"""The API keeps what its document promises, asked at random by a tool that knows nothing else of it: no error of ours,
only the statuses, media types and shapes that the document names. A bounded number of questions an address, always the
same ones."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connection
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.factories.news import article
from tests.factories.partnerships import PartnershipFactory
from tests.factories.places import IdentifierFactory, MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory, PassportFactory

pytestmark = pytest.mark.django_db

QUESTIONS = 40  # of one address
PROMISES = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
PATHS = (
    "/api/v1/search/",
    "/api/v1/municipalities/",
    "/api/v1/municipalities/{id}/",
    "/api/v1/partnerships/",
)


@pytest.fixture
def document(client):
    """Asked for first: Django's client lets requests close the connection again, and the application asked here is in
    the transaction of the test."""
    found = client.get("/api/v1/schema/").json()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield found
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def registry():
    if connection.vendor == "postgresql":  # a sequence does not see the number 1 that is taken below
        with connection.cursor() as cursor:
            sequence = "pg_get_serial_sequence('places_municipality', 'id')"
            cursor.execute(f"SELECT setval({sequence}, nextval({sequence}) + 1000)")
    town = MunicipalityFactory(pk=1, hromada=True, name_en="Riverside")
    IdentifierFactory(municipality=town)
    PassportFactory(municipality=town)
    PartnerSearchFactory(municipality=town)
    ListingFactory(municipality=town)
    PartnershipFactory(municipalities=[town, MunicipalityFactory()], signed_by_both=True, evidence=["press"])
    article("riverside", places=[town])


@pytest.mark.parametrize("path", PATHS)
def test_it_keeps_what_the_document_promises(document, registry, path):
    operation = schemathesis.openapi.from_dict(document)[path]["GET"]
    application = get_wsgi_application()

    @settings(
        max_examples=QUESTIONS,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def ask(case):
        answer = case.call(base_url="http://testserver", app=application, headers={"Accept-Encoding": "identity"})
        case.validate_response(answer, checks=PROMISES)

    ask()
