"""The README's screenshots of the built site: `make pictures` writes docs/images/."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import ViewportSize

from benchmarks.pages import chromium, served

ROOT = Path(__file__).resolve().parents[1]
PAGES = {"home": "", "list": "publications/", "paper": "publications/roberts2022scaling/"}
WINDOWS: Mapping[str, ViewportSize] = {
    "": {"width": 1280, "height": 860},
    "-phone": {"width": 390, "height": 780},
}
SCHEMES: Sequence[Literal["light", "dark"]] = ("light", "dark")


def main() -> None:
    """Takes a picture of each page, in light and dark, on a desktop and on a phone."""
    images = ROOT / "docs" / "images"
    images.mkdir(exist_ok=True)
    with served(ROOT / "site") as address, chromium() as browser:
        for (device, window), scheme in product(WINDOWS.items(), SCHEMES):
            page = browser.new_page(viewport=window, color_scheme=scheme)
            for name, url in PAGES.items():
                page.goto(address + url, wait_until="networkidle")
                _save(page.screenshot(), images / f"{name}{device}-{scheme}.png")


def _save(picture: bytes, path: Path) -> None:
    """Saves it with 256 colours, which takes a third of the bytes; an octree keeps those of few pixels."""
    drawn = Image.open(BytesIO(picture)).convert("RGB")
    colours = drawn.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    colours.save(path, optimize=True)


if __name__ == "__main__":
    main()
