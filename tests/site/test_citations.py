"""The citation tabs of a paper's page: by mouse, by keyboard, by address, without JavaScript, and what is copied."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.citing.styles import STYLES
from tests.site.browsing import PHONE, Visit

BYT5 = "publications/xue2021byt5/"
LABELS = ("BibTeX", *(style.label for style in STYLES.values()))
APA = (
    "Xue, L., Barua, A., Constant, N., Al-Rfou, R., Narang, S., Kale, M., Roberts, A., & Raffel, C. (2022). "
    "ByT5: Towards a token-free future with pre-trained byte-to-byte models. "
    "Transactions of the Association for Computational Linguistics, 10, 291–306. https://doi.org/10.1162/tacl_a_00461"
)
_CLIPBOARD = ["clipboard-read", "clipboard-write"]
_READ_HTML = """
async () => {
  const [item] = await navigator.clipboard.read();
  return item.types.includes('text/html') ? (await item.getType('text/html')).text() : '';
}
"""


def shown_styles(page: Page) -> list[str]:
    """The labels of the tabs whose panels are visible."""
    return [label for label in LABELS if page.locator(f"#cite-{label.lower()}").is_visible()]


def test_a_click_shows_one_style_and_relabels_the_button(visit: Visit) -> None:
    page = visit.open(BYT5)
    assert shown_styles(page) == ["BibTeX"]
    for label in LABELS:
        page.get_by_role("tab", name=label).click()
        expect(page.get_by_role("tab", name=label)).to_have_attribute("aria-selected", "true")
        assert page.get_by_role("tab", selected=True).count() == 1
        assert shown_styles(page) == [label]
        expect(page.get_by_role("button", name=f"Copy {label}")).to_be_visible()
    assert page.get_by_role("tabpanel").count() == 1
    assert visit.complaints == []


def test_arrow_keys_move_and_wrap_around(visit: Visit) -> None:
    page = visit.open(BYT5)
    page.get_by_role("tab", name="BibTeX").focus()
    keys = {"ArrowRight": "APA", "End": "Harvard", "Home": "BibTeX", "ArrowLeft": "Harvard"}
    for key, label in keys.items():
        page.keyboard.press(key)
        expect(page.get_by_role("tab", name=label)).to_be_focused()
        assert shown_styles(page) == [label]
    page.keyboard.press("ArrowRight")
    assert shown_styles(page) == ["BibTeX"]


def test_only_the_selected_tab_and_its_panel_are_tab_stops(visit: Visit) -> None:
    page = visit.open(BYT5)
    page.get_by_role("tab", name="IEEE").click()
    stops = page.locator("[role=tab][tabindex='0']")
    expect(stops).to_have_text(["IEEE"])
    panel = page.get_by_role("tabpanel", name="IEEE")
    panel.focus()
    expect(panel).to_be_focused()


def test_the_last_style_is_remembered_and_an_address_takes_precedence(visit: Visit) -> None:
    page = visit.open(BYT5)
    page.get_by_role("tab", name="MLA").click()
    assert shown_styles(visit.open("publications/ping2017deep/")) == ["MLA"]
    assert shown_styles(visit.open("publications/gur2022understanding/#cite-vancouver")) == ["Vancouver"]
    assert shown_styles(visit.open(BYT5)) == ["MLA"]


def test_an_invalid_stored_style_is_ignored(visit: Visit) -> None:
    page = visit.open(BYT5)
    page.evaluate("localStorage.setItem('/portfolio/assets/citation-style', 'tab-<b>')")
    assert shown_styles(visit.open(BYT5)) == ["BibTeX"]
    assert visit.complaints == []


def test_a_reference_is_copied_with_italics_and_without(browser: Browser, address: str) -> None:
    with Visit.of(browser, address, permissions=_CLIPBOARD) as visit:
        page = visit.open(f"{BYT5}#cite-apa")
        page.get_by_role("button", name="Copy APA").click()
        expect(page.get_by_role("main").get_by_role("status")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == APA
        assert "<i>Transactions of" in page.evaluate(_READ_HTML)
        page.evaluate("() => { document.querySelector('main [role=status]').textContent = ''; }")
        page.get_by_role("button", name="Copy as plain text").click()
        expect(page.get_by_role("main").get_by_role("status")).to_have_text("Copied")
        assert page.evaluate(_READ_HTML) == ""


def test_bibtex_is_copied_as_text_alone(browser: Browser, address: str) -> None:
    with Visit.of(browser, address, permissions=_CLIPBOARD) as visit:
        page = visit.open(BYT5)
        expect(page.get_by_role("button", name="Copy as plain text")).to_be_hidden()
        page.get_by_role("button", name="Copy BibTeX").click()
        expect(page.get_by_role("main").get_by_role("status")).to_have_text("Copied")
        assert page.evaluate(_READ_HTML) == ""


def test_without_javascript_all_styles_are_listed_below_their_headings(browser: Browser, address: str) -> None:
    with Visit.of(browser, address, java_script_enabled=False) as plain:
        page = plain.open(BYT5)
        assert shown_styles(page) == list(LABELS)
        for label in LABELS:
            assert page.get_by_role("heading", name=label, exact=True).is_visible()
        assert page.get_by_role("tablist").count() == 0
        assert page.get_by_text(APA).is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_no_style_makes_the_page_wider(browser: Browser, address: str, width: int) -> None:
    with Visit.of(browser, address, viewport={**PHONE, "width": width}) as visit:
        page = visit.open("publications/grattafiori2024llama/")
        for label in LABELS:
            page.get_by_role("tab", name=label).click()
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
