"""Citations of papers in texts become links, with a list in the chosen style."""

from __future__ import annotations

import markdown as python_markdown
import pytest

from generator.citing.in_text import IN_TEXT
from generator.citing.styles import STYLES
from generator.facts import names
from generator.model import Item, PartialDate, Portfolio, Profile, Publication, Section
from generator.site.choices import CITATION_STYLES
from generator.site.language.language import ENGLISH
from generator.site.text_citations import citable, with_citations
from generator.text import markdown

ADA, CHARLES, EMMY = map(names.parse, ("Ada Lovelace", "Charles Babbage", "Emmy Noether"))
NOTES = Publication(
    "Notes on *engines* & [more] <b> of _k_", key="notes", authors=(ADA, CHARLES), date=PartialDate(1843)
)
MANY = Publication("Zeros", key="many", authors=(CHARLES, ADA, EMMY), date=PartialDate(2001), formerly=("few",))
PORTFOLIO = Portfolio(
    Profile("Ada Lovelace"), (NOTES, MANY, Publication("S", key="secret", authors=(ADA,), hidden=True))
)


def written(source: str, style: str = "ieee", path: str = "posts/p.md") -> str:
    return citable(PORTFOLIO, style, ENGLISH).text(path, source)


def test_every_style_cites_in_texts() -> None:
    assert IN_TEXT.keys() == STYLES.keys() == set(CITATION_STYLES)


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("apa", "(Lovelace & Babbage, 1843, p. 3; Babbage et al., 2001)"),
        ("mla", "(Lovelace and Babbage 3; Babbage et al.)"),
        ("chicago", "(Lovelace and Babbage 1843, 3; Babbage et al. 2001)"),
        ("ieee", "[1, p. 3; 2]"),
        ("vancouver", "(1, p. 3; 2)"),
        ("harvard", "(Lovelace and Babbage, 1843, p. 3; Babbage, Lovelace and Noether, 2001)"),
    ],
)
def test_a_citation_has_the_form_of_the_style(style: str, text: str) -> None:
    source = written("See [@notes, p. 3; @many].", style)
    assert markdown.to_plain(source).startswith(f"See {text}. References ")


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("apa", "Lovelace (see 1843, p. 3; but Babbage et al., 2001)"),
        ("mla", "Lovelace (see Lovelace and Babbage 3; but Babbage et al.)"),
        ("ieee", "Lovelace [see 1, p. 3; but 2]"),
        ("vancouver", "Lovelace (see 1, p. 3; but 2)"),
    ],
)
def test_words_before_a_work_stay_and_names_may_be_in_the_sentence(style: str, text: str) -> None:
    source = written("Lovelace [see -@notes, p. 3; but @many].", style)
    assert markdown.to_plain(source).startswith(f"{text}. References ")


@pytest.mark.parametrize("style", STYLES)
def test_both_parsers_show_the_same_words(style: str) -> None:
    source = written("See [@many] and [@notes, p. 3].", style)
    ours, theirs = str(markdown.to_html(source)), python_markdown.markdown(source)
    words = markdown.to_plain(source)
    assert "*" in words
    assert "<b> of _k_" in words.casefold()
    assert ours.count("<li>") == theirs.count("<li>") == 2
    assert ours.count('href="../publications/') == theirs.count('href="../publications/') == 2
    assert "<em>k</em>" not in ours + theirs
    assert "<b>" not in ours + theirs


def test_works_are_numbered_as_they_come_and_listed_once() -> None:
    text = markdown.to_plain(written("[@many] [@notes] [@many]"))
    assert text.startswith("[1] [2] [1] References C. Babbage")


def test_an_earlier_key_leads_to_the_paper() -> None:
    assert "(../publications/many.md)" in written("[@few]")
    assert "(publications/many.md)" in written("[@few]", path="index.md")


def test_the_list_stands_below_an_empty_heading_of_its_name() -> None:
    text = written("[@many]\n\n## References\n\n## Thanks\n\nTo all.")
    assert text.count("## References") == 1
    assert text.index("C. Babbage") < text.index("## Thanks")


@pytest.mark.parametrize("source", ["No citation, a@b.org.", "`[@notes]`", "A [@nobody] or [@secret]."])
def test_other_texts_are_unchanged(source: str) -> None:
    assert written(source) == source


def test_biography_cv_and_things_are_written_out() -> None:
    items = (Item("post", "p", {"title": "P"}, "As in [@notes]."), Item("award", "", {"title": "A"}))
    sections = (Section("Work", "On [@many]."), Section("Talks", "On [@notes]."))
    portfolio = Portfolio(Profile("Ada Lovelace", biography="Wrote [@few]."), (NOTES, MANY), sections, items=items)
    shown = with_citations(portfolio, citable(portfolio, "ieee", ENGLISH))
    assert "(publications/many.md)" in shown.profile.biography
    assert [section.title for section in shown.sections] == ["Work", "Talks", "References"]
    assert "1. C. Babbage" in shown.sections[-1].body
    assert "2. A. Lovelace" in shown.sections[-1].body
    assert "(../publications/notes.md)" in shown.items[0].text
    assert shown.items[1] is items[1]
