"""Social cards on the built site: each page has one, with an absolute URL that exists."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.site import reading
from tests.site.world import EXAMPLE, SITE_URL, built, small_project

PAPER = "---\ntitle: On Engines\nauthors: [Ada Lovelace]\ndate: 1843\n---\n"
FILES = {"index.md": "---\nname: Ada Lovelace\n---\n", "publications/lovelace1843on.md": PAPER}


def named(tree: object, name: str) -> list[str]:
    return tree.xpath(f"//meta[@property='{name}']/@content")  # type: ignore[attr-defined,no-any-return]


def test_every_derived_page_names_a_card_that_exists(site: Path) -> None:
    for url, tree in reading.pages(site).items():
        if url == "404.html":
            continue
        [address] = named(tree, "og:image")
        with Image.open(site / address.removeprefix(SITE_URL)) as card:
            assert [str(side) for side in card.size] == named(tree, "og:image:width") + named(tree, "og:image:height")
        assert named(tree, "og:image:alt") != [""]
        key = url.removeprefix("publications/").rstrip("/")
        assert Path(address).stem == (key if url.startswith("publications/") and key else "index")


def test_there_are_none_without_an_address_or_if_they_are_switched_off(tmp_path: Path) -> None:
    nowhere = small_project(tmp_path / "nowhere", FILES)
    off = small_project(tmp_path / "off", FILES)
    settings = (EXAMPLE / "mkdocs.yml").read_text(encoding="utf-8")
    (off / "mkdocs.yml").write_text(settings.replace("cards: true", "cards: false"), "utf-8")
    for site in (built(nowhere, SITE_URL=""), built(off)):
        assert not (site / "cards").exists()
        assert named(reading.page(site / "index.html"), "og:image") == []
