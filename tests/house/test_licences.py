"""What the service is installed with is named with its licence, and nothing of it binds who runs it."""

import json
import re
from importlib.metadata import distribution

import pytest

from tests.house.databases import ROOT
from tools import licences

# The runtime is linked to, unchanged, and may be replaced: what the LGPL asks.
LESSER = {"psycopg", "psycopg-binary"}


def test_each_package_stands_in_the_notices_with_its_licence():
    written = licences.NOTICES.read_text()
    part = written[written.index(licences.BEGIN) + len(licences.BEGIN) : written.index(licences.END)]
    assert part.strip() == licences.table(), "run: .venv/bin/python tools/licences.py notices"


def test_every_licence_is_known_and_none_is_strong_copyleft():
    said = {name: licences.licence(distribution(name)) for name in licences.locked()}
    said |= {name: licence for name, _, licence in licences.built_in()}
    assert not [name for name, licence in said.items() if not licence or "\n" in licence]
    strong = {name for name, licence in said.items() if re.search(r"\bA?GPL|LGPL|SSPL|BUSL", licence)}
    assert strong == LESSER


def test_the_packages_of_the_front_end_are_named_where_their_work_is_shown():
    asked = json.loads((ROOT / "frontend" / "package.json").read_text())["dependencies"].keys() - {"esbuild"}
    assert asked <= {name for name, _, _ in licences.built_in()}


@pytest.fixture(scope="module")
def bill(tmp_path_factory):
    file = tmp_path_factory.mktemp("bill") / "sbom.json"
    licences.write_bill(file)
    return json.loads(file.read_text())


def test_the_bill_of_materials_holds_what_is_installed_and_no_more(bill):
    names = {re.sub(r"[-_.]+", "-", each["name"]).lower() for each in bill["components"]}
    front = {re.sub(r"[-_.]+", "-", name).lower() for name, _, _ in licences.built_in()}
    assert names == set(licences.locked()) | front
    assert "unidecode" not in names
    assert all(each["version"] and each["licenses"] for each in bill["components"])
