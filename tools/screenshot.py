"""Takes the README's picture of a running Pobratym: `python tools/screenshot.py [URL]` writes docs/images/home.png."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

TARGET = Path(__file__).resolve().parent.parent / "docs" / "images" / "home.png"


def main() -> None:
    """Photograph the English home page at the width of a desk."""
    url = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000"
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto(f"{url}/en/", wait_until="networkidle")
        page.screenshot(path=TARGET)
        browser.close()
    print(f"wrote {TARGET.relative_to(TARGET.parents[2])}")


if __name__ == "__main__":
    main()
