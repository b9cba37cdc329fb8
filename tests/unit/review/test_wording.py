"""A change, in words that a co-author understands."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.facts import records
from generator.model import Publication
from generator.review import changes, wording
from tests.unit import strategies
from tests.unit.contents import PERSON, content_of, paper

PLAIN_PARTS = {"text", "text_special", "code_inline", "strong_open", "strong_close", "softbreak", "entity"}


def diff(before: dict[str, str], after: dict[str, str]) -> str:
    """The words for the change between two contents given as files."""
    return wording.as_markdown(changes.compare(content_of(before), content_of(after)))


def lines_about(before: str, after: str) -> list[str]:
    """The lines about one paper whose file changes."""
    return re.findall(r"^  - (.*)$", diff({"a": before}, {"a": after}), re.MULTILINE)


def authors(*names: str) -> str:
    """The line of front matter for a list of authors."""
    return f"authors: [{', '.join(names)}]"


def test_no_change_is_one_line() -> None:
    assert diff({"a": paper()}, {"a": paper()}) == "No change in content/\n"


def test_talks_and_people_are_told_in_words_with_their_fields() -> None:
    talk = "---\ntitle: On *Engines*\ndate: 2026-05-21\n{}---\n\n{}\n"
    person = "---\nname: Edda Finsrud\naliases: [{}]\nstart: 2024\n---\n"
    before = {
        "talks/a.md": talk.format("event: Seminar\ngiven: [2026-06]\n", "One two."),
        "people/edda.md": person.format("E. Finsrud"),
        "posts/old.md": "---\ntitle: Old\ndate: 2020\n---\n",
    }
    after = {
        "talks/a.md": talk.format("location: Lund\npapers: [a]\ngiven: [{date: 2026-06, event: X}]\n", "One three."),
        "people/edda.md": person.format("E. Finsrud, Finsrud E"),
        "news/new.md": "---\ntitle: New\ndate: 2021-02\n---\n",
    }
    assert diff(before, after).splitlines() == [
        "## What changes in content/",
        "",
        "1 other thing added, 1 other thing removed, 2 other things changed.",
        "",
        "### Keys and addresses",
        "",
        "- ⚠ `/posts/` no longer exists",
        "",
        "### Talks, news and other things",
        "",
        "- added: news **New** (`content/news/new.md`): Feb 2021",
        "- person **Edda Finsrud** (`content/people/edda.md`)",
        "  - other spellings: E. Finsrud → E. Finsrud, Finsrud E",
        "- removed: post **Old** (`content/posts/old.md`): 2020",
        "- talk **On \\*Engines\\*** (`content/talks/a.md`)",
        "  - event: Seminar → (none)",
        "  - location: (none) → Lund",
        "  - given: 2026-06 → 2026-06, X",
        "  - papers: (none) → a",
        "  - text: “two.” → “three.”",
    ]


def test_a_problem_alone_is_a_change() -> None:
    told = diff({"a": paper()}, {"a": paper(), "my paper": "---\ntitle: x: y\n---\n"})
    assert not told.startswith(wording.NOTHING)
    assert "1 problem" in told or "2 problems" in told


def test_the_head_counts_what_happens() -> None:
    before = {"a": paper("A"), "b": paper("B"), "c": paper("C"), "d": paper("D", "index_rank: 1")}
    after = {
        "b": paper("B", "date: 2020"),
        "cc": paper("C"),
        "d": paper("D", "index_rank: 2"),
        "e": paper("E"),
        "f": paper("F"),
    }
    assert diff(before, after).splitlines()[:3] == [
        "## What changes in content/",
        "",
        "2 publications added, 1 publication removed, 1 publication with a new key, 1 publication changed, "
        "1 publication with only a new rank in the profile.",
    ]


def test_an_added_publication_is_named_with_authors_venue_and_date() -> None:
    new = paper(
        "On the Engine",
        authors("Ada Lovelace", "Charles Babbage"),
        "authors_truncated: true",
        "venue: ICML",
        "date: 1843-09",
    )
    assert "\n- **On the Engine** (`a`): Ada Lovelace, Charles Babbage et al.; ICML; Sep 1843\n" in diff({}, {"a": new})


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("venue: NeurIPS", "venue: ICML", "venue: NeurIPS → ICML"),
        ("date: 2020", "date: 2020-05-01", "date: 2020 → 2020-05-01"),
        ("", "doi: 10.1234/a_b", "DOI: (none) → `10.1234/a_b`"),
        ('arxiv: "2001.00001"', "", "arXiv: `2001.00001` → (none)"),
        ("", "authors_truncated: true", "incomplete author list: no → yes"),
        ("", "links: {code: https://a.example}", "link code: (none) → `https://a.example`"),
        ("links: {pdf: https://a.example}", "links: {pdf: https://b.example}", "link pdf: `https://a.example` → `https://b.example`"),
        ("extra: {grant: 1}", "extra: {grant: 2}", "extra grant: 1 → 2"),
        ("other_categories: [gr-qc]", "other_categories: [cs.AI]", "other categories: `gr-qc` → `cs.AI`"),
        ("", "featured: true", "featured: no → yes"),
        ("hidden: true", "", "hidden: yes → no"),
        ("note: Runner-up", "note: Best paper", "note: Runner-up → Best paper"),
        ("", "image: images/a.png", "image: (none) → `images/a.png`"),
        ("", "equal_contribution: [A B, C D]", "equal contribution: +2 equal contributions: A B, C D (0 → 2)"),
        (authors("A B"), authors("C D"), "authors: A B → C D"),
        (authors("A B", "C D"), authors("C D", "A B"), "authors: A B, C D → C D, A B"),
        (authors("A B"), authors("A B", "C D", "E F", "G H"), "authors: +3 authors: C D, E F, G H (1 → 4)"),
        (authors("A B", "C D"), authors("A B"), "authors: −1 author: C D (2 → 1)"),
    ],
)  # fmt: skip
def test_a_changed_field_is_shown_with_both_values(before: str, after: str, line: str) -> None:
    assert lines_about(paper("A", before), paper("A", after)) == [line]


def test_of_a_long_list_only_added_and_removed_people_are_shown() -> None:
    many = [f"Person {letter}" for letter in "ABCDEFGHIJKLMNOP"]
    (grown,) = lines_about(paper("A", authors(*many[:3])), paper("A", authors(*many)))
    assert grown.startswith("authors: +13 authors: Person D, ")
    assert grown.endswith("Person I, … and 7 more (3 → 16)")
    (other,) = lines_about(paper("A", authors(*many)), paper("A", authors(*many[1:], "New One")))
    assert other == "authors: +1 author: New One; −1 author: Person A (16 → 16)"
    (reversed_list,) = lines_about(paper("A", authors(*many)), paper("A", authors(*many[::-1])))
    assert reversed_list == "authors: in another order (16 → 16)"


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("We teh people.", "We the people.", "abstract: “teh” → “the”"),
        ("We people.", "We the people.", "abstract: (none) → “the”"),
        ("", "Three new words.", "abstract: added (3 words)"),
        ("One", "", "abstract: removed (1 word)"),
        ("a " * 50, "b " * 60, "abstract: 50 words → 60 words"),
        ("One.\n\n## Notes\n\nOld.", "One.\n\n## Notes\n\nNew.", "notes: “Old.” → “New.”"),
    ],
)
def test_a_changed_text_is_shown_by_its_changed_words_if_they_are_few(before: str, after: str, line: str) -> None:
    assert lines_about(paper(body=before), paper(body=after)) == [line]


def test_figures_are_shown_with_value_source_and_date() -> None:
    head = "---\nname: Ada Lovelace\nmetrics:\n"
    before = (
        f"{head}  citations: {{value: 88855, source: an index, as_of: 2026-11-22}}\n  novelty: {{value: 50}}\n---\n"
    )
    after = f"{head}  citations: {{value: 90001, source: an index, as_of: 2026-12-01}}\n  h_index: {{value: 3}}\n---\n"
    text = diff({"index.md": before}, {"index.md": after})
    assert "- citations: 88,855 (an index, 22 Nov 2026) → 90,001 (an index, 1 Dec 2026)\n" in text
    assert "- Novelty: 50% → (none)\n" in text
    assert "- h-index: (none) → 3\n" in text


def test_keys_and_addresses_that_change_are_flagged() -> None:
    text = diff({"old": paper("A", "date: 2019"), "x": paper("X")}, {"new": paper("A", "date: 2020")})
    section = text.partition("### Keys and addresses\n\n")[2].partition("\n\n")[0].splitlines()
    assert section == [
        "- ⚠ key `old` → `new`: the page moves from `/publications/old/` to `/publications/new/`; "
        "citations of the old key and links to the old page break",
        "- ⚠ key `x` and its page are gone",
        "- ⚠ `/years/2019/` no longer exists",
        "- ⚠ `/years/undated/` no longer exists",
    ]  # fmt: skip


def test_a_damaged_file_is_a_line_with_its_problem() -> None:
    text = diff(
        {"a": paper("A"), "b": paper("B")}, {"a": '---\ntitle: "A"\nvenu: x\n---\n', "b": paper("B", "date: 2020")}
    )
    assert "- `content/publications/a.md:3:1` unknown key 'venu' — did you mean 'venue'? (after the change)\n" in text
    assert "  - date: (none) → 2020\n" in text


def test_other_files_and_reformatted_files_are_listed() -> None:
    text = diff({"a": paper("A", "date: 2020")}, {"a": paper("A", "date: '2020'"), "teaching.md": "# Teaching\n"})
    assert "1 other file, 1 file reformatted." in text
    assert "- `content/teaching.md` added\n" in text
    assert "- `content/publications/a.md`\n" in text


def test_a_change_of_thousands_of_files_fits_into_a_pull_request() -> None:
    text = diff({}, {f"a{at}": paper(f"Paper {at} {'word ' * 40}") for at in range(2_000)})
    assert len(text) < 65_536
    (rest,) = re.findall(r"^- … and ([\d,]+) more$", text, re.MULTILINE)
    assert int(rest.replace(",", "")) + text.count("- **Paper") == 2_000


@given(strategies.publications, strategies.publications)
def test_hostile_publications_are_text_only(one: Publication, other: Publication) -> None:
    files = [{"a": records.file_text(one)}, {"a": records.file_text(other)}, {"b": records.file_text(other)}]
    for before, after in ((files[0], files[1]), (files[0], files[2]), ({}, files[0])):
        tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(diff(before, after))
        blocks = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
        assert blocks <= {"heading", "paragraph", "bullet_list", "list_item", "inline"}
        parts = [child for token in tokens for child in token.children or () if child.info != "auto"]
        assert {child.type for child in parts} <= PLAIN_PARTS


@given(st.lists(st.text(max_size=3), max_size=6), st.lists(st.text(max_size=3), max_size=6))
def test_any_two_texts_can_be_compared(before: list[str], after: list[str]) -> None:
    old, new = paper(body="x " + " ".join(before).replace("#", "")), paper(body="y " + " ".join(after).replace("#", ""))
    assert "abstract: " in diff({"a": old}, {"a": new})


def test_a_paper_that_becomes_hidden_is_a_warning() -> None:
    text = diff({"a": paper()}, {"a": paper("On the Engine", "hidden: true")})
    assert "⚠ `a` is hidden: its page and downloads leave the site, its file stays" in text
    assert "hidden: no → yes" in text


def test_other_spellings_of_a_name_are_shown_with_the_name() -> None:
    after = PERSON.replace("---\n", "---\naliases: {Bo Bee: [B. Bee, Bee B]}\n", 1)
    assert "- other spelling Bo Bee: (none) → B. Bee, Bee B\n" in diff({}, {"index.md": after})
