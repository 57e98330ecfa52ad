"""What the service is installed with, by name, version and licence.

python tools/licences.py notices    writes the table of NOTICES.md anew
python tools/licences.py sbom FILE  writes the bill of materials (CycloneDX, JSON) and checks it against its schema

Both say what requirements/runtime.txt and the built front end hold, as it was installed here.
"""

import json
import re
import subprocess
import sys
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation import make_schemabased_validator

ROOT = Path(__file__).resolve().parent.parent
NOTICES = ROOT / "NOTICES.md"
BEGIN, END = "<!-- written by tools/licences.py -->", "<!-- end -->"
# What packages say in words of their own, by what it is called (SPDX).
_SPDX = {
    "ISC License (ISCL)": "ISC",
    "Apache 2": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "BSD 3-Clause OR Apache-2.0": "BSD-3-Clause OR Apache-2.0",
    "MIT License": "MIT",
    "PSFL": "PSF-2.0",
    "Dual License": "Apache-2.0 OR BSD-3-Clause",
}


def locked() -> list[str]:
    """Names of the packages of the default install, as the lock spells them."""
    lines = (ROOT / "requirements" / "runtime.txt").read_text().splitlines()
    return [line.split("==")[0] for line in lines if line[:1].isalnum()]


def licence(package: Distribution) -> str:
    """Its licence by SPDX: the expression it gives, else the one line or the classifier in which it says so."""
    expressions, lines, classifiers = (
        package.metadata.get_all(name) or [] for name in ("License-Expression", "License", "Classifier")
    )
    if expressions:
        return str(expressions[0])
    line = str(lines[0]).strip() if lines else ""
    if "\n" in line or not line:
        line = next((each.split(" :: ")[-1] for each in classifiers if each.startswith("License")), "")
    return _SPDX.get(line, line)


def built_in() -> list[tuple[str, str, str]]:
    """Name, version and licence of the packages whose code or data the front end is built from; the builder is not."""
    packages = json.loads((ROOT / "frontend" / "package-lock.json").read_text())["packages"]
    served = {
        path: each for path, each in packages.items() if path and not each.get("dev") and not each.get("optional")
    }
    names = {path: path.rpartition("node_modules/")[2] for path in served}
    return sorted(
        (names[path], each["version"], each.get("license", ""))
        for path, each in served.items()
        if names[path] != "esbuild"
    )


def table() -> str:
    """The rows of NOTICES.md."""
    python = [f"| {name} | {licence(distribution(name))} |" for name in locked()]
    front = [f"| {name} | {said} |" for name, _, said in built_in()]
    head = "| package | licence |\n|---|---|"
    return "\n".join(["### Python", "", head, *python, "", "### Front end", "", head, *front])


def bill() -> dict[str, Any]:
    """The bill of materials: of the environment, what the default install has, and what the front end is built from."""
    command = [sys.executable, "-m", "cyclonedx_py", "environment", "--pyproject", str(ROOT / "pyproject.toml")]
    made = subprocess.run([*command, sys.executable], check=True, capture_output=True, text=True).stdout
    document: dict[str, Any] = json.loads(made)
    names = {_spelt(name) for name in locked()}
    kept = [each for each in document["components"] if _spelt(each["name"]) in names]
    for each in kept:
        each.setdefault("licenses", [{"expression": licence(distribution(each["name"]))}])
    kept += [
        {
            "type": "library",
            "bom-ref": f"npm-{number}",
            "name": name,
            "version": version,
            "purl": f"pkg:npm/{name.replace('@', '%40')}@{version}",
            "licenses": [{"expression": said}],
        }
        for number, (name, version, said) in enumerate(built_in())
    ]
    references = {each["bom-ref"] for each in kept} | {document["metadata"]["component"]["bom-ref"]}
    document["components"] = kept
    document["dependencies"] = [
        {**each, "dependsOn": [other for other in each.get("dependsOn", []) if other in references]}
        for each in document["dependencies"]
        if each["ref"] in references
    ]
    return document


def _spelt(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def write_notices() -> None:
    before, _, rest = NOTICES.read_text().partition(BEGIN)
    NOTICES.write_text(f"{before}{BEGIN}\n\n{table()}\n\n{END}{rest.partition(END)[2]}")


def write_bill(target: Path) -> None:
    """Ends with an error where the schema of CycloneDX refuses what was written."""
    content = json.dumps(bill(), indent=1)
    fault = make_schemabased_validator(OutputFormat.JSON, SchemaVersion.V1_6).validate_str(content)
    if fault:
        sys.exit(f"The bill of materials is not valid: {fault}")
    target.write_text(content)


if __name__ == "__main__":
    if sys.argv[1] == "notices":
        write_notices()
    else:
        write_bill(Path(sys.argv[2]))
