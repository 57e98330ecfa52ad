"""The home page stays light: at most 80 KB in at most 10 requests, whoever adds to it."""

import gzip
import re
from pathlib import Path

import pytest

MOST_BYTES = 80 * 1024
MOST_REQUESTS = 10
COMPRESSED = {".css", ".js", ".svg", ".json"}
NEWS_TO_COME = 4 * 1024  # the page of an empty database is shorter than a real one


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_home_page_is_light(client, settings, language):
    built = Path(settings.BASE_DIR) / "static-build"
    if not (built / "app.css").exists():
        pytest.skip("the front end is not built here: run tools/front")
    html = client.get(f"/{language}/").content
    names = set(re.findall(r'(?:href|src)="/static/([^"#?]+)', html.decode()))
    assert "app.css" in names
    weights = {name: _sent(built / name) for name in names}
    total = len(gzip.compress(html)) + NEWS_TO_COME + sum(weights.values())
    assert total <= MOST_BYTES, weights
    assert len(names) + 1 <= MOST_REQUESTS, sorted(names)


def _sent(path: Path) -> int:
    content = path.read_bytes()
    return len(gzip.compress(content)) if path.suffix in COMPRESSED else len(content)
