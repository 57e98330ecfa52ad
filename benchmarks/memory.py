"""How much memory the service takes: master and workers together, after some mixed pages, and what is in it.

python -m benchmarks.memory PID_OF_THE_MASTER [ADDRESS]

Asks a fixed mix of pages, one after the other, then reads smaps_rollup and smaps of the master and of its children.
PSS counts a page that several processes share once in all: the sum is what the machine gives for the service. Of files
that are mapped (the index of names, libraries) the page cache could take back what is not written; it is told apart.
"""

import os
import re
import sys
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path

PAGES = (
    "/uk/", "/en/", "/uk/municipalities/", "/uk/municipalities/?q=львів", "/uk/search/?q=odesa", "/en/search/?q=warsaw",
    "/uk/partnerships/", "/en/partnerships/", "/uk/needs/", "/uk/news/", "/uk/countries/", "/en/account/login/",
    "/api/v1/municipalities/?q=lviv", "/api/v1/search/?q=krakow", "/api/v1/partnerships/", "/sitemap.xml",
)  # fmt: skip
ROUNDS = 12
_MIB = 1024


def main() -> None:
    """Ask, then tell."""
    master = int(sys.argv[1])
    address = sys.argv[2] if len(sys.argv) > 2 else "http://127.0.0.1:8000"
    answers = Counter(_asked(address, page) for _ in range(ROUNDS) for page in PAGES)
    print("answers:", dict(answers))
    whole = 0
    kinds: Counter[str] = Counter()
    for process in [master, *_children(master)]:
        pss, private = _rollup(process)
        whole += pss
        kinds.update(_by_kind(process))
        print(f"process {process}: PSS {pss / _MIB:.0f} MiB, private {private / _MIB:.0f} MiB")
    print(f"all: PSS {whole / _MIB:.0f} MiB")
    for kind, size in kinds.most_common(12):
        print(f"  {size / _MIB:6.1f} MiB  {kind}")


def _asked(address: str, page: str) -> int:
    headers = {"X-Forwarded-Proto": "https", "Host": os.environ.get("HOST_NAME", "localhost")}
    path = urllib.request.quote(page, safe="/?=&")  # type: ignore[attr-defined]
    request = urllib.request.Request(address + path, headers=headers)  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            answer.read()
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def _children(process: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def _rollup(process: int) -> tuple[int, int]:
    """PSS and private memory in KiB."""
    said = dict(re.findall(r"^(\w+):\s+(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE))
    return int(said["Pss"]), int(said["Private_Clean"]) + int(said["Private_Dirty"])


def _by_kind(process: int) -> Counter[str]:
    """PSS in KiB by what is mapped."""
    sums: Counter[str] = Counter()
    kind = ""
    for line in Path(f"/proc/{process}/smaps").read_text().splitlines():
        if re.match(r"^[0-9a-f]+-[0-9a-f]+ ", line):
            kind = _kind(line.split(maxsplit=5)[5] if len(line.split(maxsplit=5)) > 5 else "")
        elif line.startswith("Pss:"):
            sums[kind] += int(line.split()[1])
    return sums


def _kind(path: str) -> str:
    if "names-index" in path:
        return "index of names (mapped, shared)"
    if ".so" in path:
        package = re.search(r"site-packages/([^/.]+)", path)
        return f"library: {package[1] if package else 'of the system'}"
    if path.startswith("/"):
        return f"mapped: {Path(path).suffix or Path(path).name}"
    return path if path.startswith("[") else "memory of Python"


if __name__ == "__main__":
    main()
