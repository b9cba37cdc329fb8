"""The README's screenshots of the built site: `make pictures` writes docs/images/."""

from __future__ import annotations

from pathlib import Path

from benchmarks.measure import chromium, served

ROOT = Path(__file__).resolve().parents[1]
PAGES = {"home": "", "paper": "publications/roberts2022scaling/"}


def main() -> None:
    """Each page in light and dark, as a desktop shows it."""
    images = ROOT / "docs" / "images"
    images.mkdir(exist_ok=True)
    with served(ROOT / "site") as address, chromium() as browser:
        for scheme in ("light", "dark"):
            window = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme=scheme)
            for name, place in PAGES.items():
                window.goto(address + place, wait_until="networkidle")
                window.screenshot(path=images / f"{name}-{scheme}.png")


if __name__ == "__main__":
    main()
