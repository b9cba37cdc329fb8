"""Social cards: their texts, their size, no boxes, and painted only once."""

from __future__ import annotations

import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.errors import InputProblems
from generator.model import PartialDate, Portfolio, Profile, Publication
from generator.site import social_cards
from generator.site.cards.card import Card
from generator.site.cards.card_cache import card_cache
from generator.site.cards.painter import Painter
from generator.site.cards.typesetting import Type
from generator.site.presentation import present
from tests.unit import example

ASSETS = Path(__file__).resolve().parents[4] / "templates/theme/assets"
FONTS = [(ASSETS / f"fonts/newsreader-{name}.woff2").read_bytes() for name in ("latin", "latin-ext")]
MORE = [path.read_bytes() for path in sorted((ASSETS.parents[1] / "cards").glob("*.woff2"))]
GREEK = (ASSETS.parents[1] / "cards/noto-serif-greek-cyrillic.woff2").read_bytes()
COLOURS = {"page": "fff", "text": "000", "text-2": "555"} | {f"topic-{n}": f"{n}00000" for n in range(1, 7)}
PAINTER, TYPE = Painter([*FONTS, *MORE], COLOURS), Type([*FONTS, *MORE])
CARD = Card("Ada Lovelace", "Notes on the Engine", "Ada Lovelace", "Taylor's, 1843", 3)


def picture(card: Card) -> Image.Image:
    return Image.open(BytesIO(PAINTER.paint(card))).convert("RGB")


def ink(card: Card) -> int:
    """How many pixels are not of the page's colour."""
    return sum(count for count, colour in picture(card).getcolors() or [] if colour != (255, 255, 255))


@pytest.mark.parametrize(
    ("text", "is_known"),
    [
        ("Attention Is All You Need", True),
        ("Łukasz Öztürk, Nguyễn — “x”", True),
        ("言語", False),
        ("β-VAE", True),
        ("Ἀριστοτέλης и Ђокић", True),
        ("ℓ₁ ≤ ∑ 𝒪(√n) in ℝ², 𝔽, ∇⊗", True),
        ("नमस्ते", False),
        ("שלום", False),
    ],
)
def test_the_fonts_have_latin_greek_cyrillic_and_mathematical_letters(text: str, is_known: bool) -> None:
    assert TYPE.can_write(text) is is_known


def test_a_card_has_the_size_of_open_graph_and_the_colour_of_its_topic() -> None:
    drawn = picture(CARD)
    assert drawn.size == (1200, 630)
    assert drawn.getpixel((100, 570)) == (0x30, 0, 0)


def test_the_same_card_has_the_same_bytes() -> None:
    assert Painter([*FONTS, *MORE], COLOURS).paint(CARD) == PAINTER.paint(CARD)


@pytest.mark.parametrize("field", ["label", "title", "text", "foot"])
def test_each_text_is_drawn(field: str) -> None:
    assert ink(CARD) > ink(replace(CARD, **{field: ""})) > 0  # type: ignore[arg-type]


def test_a_text_that_cannot_be_written_is_left_out() -> None:
    assert PAINTER.paint(replace(CARD, text="言語")) == PAINTER.paint(replace(CARD, text=""))


@pytest.mark.parametrize(
    ("text", "what_remains"),
    [
        ("Learning 語 from data", "Learning from data"),
        ("β-VAE and ℓ₁: 𝒪(n)", "β-VAE and ℓ₁: 𝒪(n)"),
        ("Ada Lovelace, 張三, Luigi Menabrea", "Ada Lovelace, Luigi Menabrea"),
        ("言語モデル for all", ""),
        ("李四, 张三, 王五, 赵六 and 3 more", ""),
        ("🙂", ""),
    ],
)
def test_a_missing_glyph_costs_itself_and_not_the_line(text: str, what_remains: str) -> None:
    assert PAINTER.written(text) == what_remains


def test_a_card_is_read_from_the_side_of_its_title(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Type, "can_write", lambda *_: True)  # boxes stand where letters would
    drawn = picture(replace(CARD, title="שלום"))
    assert drawn.getpixel((1100, 570)) == (0x30, 0, 0)
    assert drawn.crop((80, 60, 600, 500)).getcolors() == [(520 * 440, (255, 255, 255))]


def test_the_chart_on_a_card_has_a_block_for_each_paper() -> None:
    drawn = picture(replace(CARD, blocks=((1,), (), (2, 4))))
    assert [drawn.getpixel((x, y)) for x, y in ((90, 570), (150, 570), (218, 570), (218, 552))] == [
        (0x10, 0, 0), (255, 255, 255), (0x20, 0, 0), (0x40, 0, 0)
    ]  # fmt: skip


def test_a_text_of_thousands_of_letters_is_measured_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[str] = []
    width = Type.width

    def noted(of: Type, text: str, size: int) -> float:
        measured.append(text)
        return width(of, text, size)

    monkeypatch.setattr(Type, "width", noted)
    assert PAINTER.paint(replace(CARD, foot="word " * 1_000)) == PAINTER.paint(replace(CARD, foot="word " * 40))
    assert len(measured) < 60


@settings(max_examples=40)
@given(st.text(max_size=300), st.sampled_from([(), ((1,) * 200,) * 80, ((0,), (6,))]))
def test_any_text_makes_a_card_that_keeps_its_margins(text: str, blocks: tuple[tuple[int, ...], ...]) -> None:
    drawn = picture(Card(text, text, text, text, blocks=blocks))
    edge = drawn.crop((1140, 0, 1200, 630)).getcolors()
    assert edge == [(60 * 630, (255, 255, 255))]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with nothing but the theme's fonts and style sheet."""
    shutil.copytree(ASSETS, tmp_path / "templates/theme/assets")
    return tmp_path


def kept(project: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (project / ".cache/cards").iterdir()}


def test_a_card_is_painted_once_and_removed_with_its_paper(project: Path) -> None:
    assert card_cache(project)(CARD).startswith(b"\x89PNG")
    [(name, _)] = kept(project).items()
    (project / ".cache/cards" / name).write_bytes(b"kept")
    later = card_cache(project)
    assert later(CARD) == b"kept"
    later.remove_unused()
    assert kept(project) == {name: b"kept"}
    card_cache(project).remove_unused()
    assert kept(project) == {}


def test_another_colour_makes_another_card(project: Path) -> None:
    before = card_cache(project)(CARD)
    sheet = project / "templates/theme/assets/portfolio.css"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("light-dark(#fcfcfa", "light-dark(#ffeeee"), "utf-8")
    assert card_cache(project)(CARD) != before


def test_a_theme_that_lacks_a_colour_is_reported(project: Path) -> None:
    sheet = project / "templates/theme/assets/portfolio.css"
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("--pf-topic-6: light", "--pf-x: light"), "utf-8")
    with pytest.raises(InputProblems, match=r"portfolio.css  has no colour --pf-topic-6 — .* cards: false"):
        card_cache(project)


def test_the_cards_of_the_32_papers_agree_with_their_pages() -> None:
    presentation = present(Portfolio(Profile("Sharan Narang", field="cs.CL"), example.publications()))
    [llama] = [
        social_cards.of_publication(pub, "Sharan Narang")
        for pub in presentation.pubs
        if pub.title.startswith("Llama 2")
    ]
    assert llama == Card(
        "Sharan Narang", llama.title, "Hugo Touvron, Louis Martin, Kevin Stone et al.", "Paper, 2023", 1
    )
    home = social_cards.of_portfolio(presentation)
    assert (home.label, home.title) == ("Computation and Language", "Sharan Narang")
    assert home.blocks[:4] == ((1,), (6,), (2, 2, 2, 3, 5), ())


def test_the_card_has_the_year_of_the_venue() -> None:
    paper = Publication(
        "T", "k", date=PartialDate(2020), published=PartialDate(2022), type="article-journal", venue="J"
    )
    [pub] = present(Portfolio(Profile("Ada"), (paper,))).pubs
    assert social_cards.of_publication(pub, "Ada").foot == "J, 2022"


def test_a_title_in_letters_that_no_font_has_makes_no_card_unless_the_owner_has_a_font_with_them(project: Path) -> None:
    cards = card_cache(project)
    assert [cards.can_write(title) for title in ("Notes", "Über α", "言語モデル", "")] == [True, True, False, True]
    (project / "templates/cards").mkdir()
    (project / "templates/cards/noto-serif-greek-cyrillic.woff2").write_bytes(FONTS[0])
    assert not card_cache(project).can_write("Αθηνά")
    (project / "templates/fonts").mkdir()
    (project / "templates/fonts/own.woff2").write_bytes(GREEK)
    assert card_cache(project).can_write("Αθηνά")


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        (["Notes", "Über α"], []),
        (["言語モデル", "Notes"], ["one page has no social card, since no font has the letters of '言語モデル'"]),
        (["שלום", "قياس"], ["2 pages have no social card, since no font has the letters of 'שלום'"]),
    ],
)
def test_pages_without_a_card_are_told(project: Path, titles: list[str], told: list[str]) -> None:
    papers = tuple(Publication(title, f"k{number}") for number, title in enumerate(titles))
    notices = social_cards.notices(card_cache(project), Portfolio(Profile("Ada"), papers))
    assert [notice.message for notice in notices] == told
