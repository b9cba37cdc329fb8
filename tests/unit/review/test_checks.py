"""Named checks of what people write by hand, beyond what reading a file reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.facts import loading
from generator.facts.fields import PUBLICATION_FIELDS, Field
from generator.facts.store import Content
from generator.review.checks import CHECKS, check
from generator.review.slips import SLIPS
from generator.site.choices import Choices
from tests.unit.contents import PERSON, content_of, paper


def errors(content: Content) -> list[str]:
    """All problems as they are printed."""
    return [str(problem) for problem in check(content)]


def with_image(*lines: str) -> Content:
    content = content_of({"a": paper("A", *lines)})
    content.files |= {"images/engine.png", "publications/loom.png", "images/Bu\u0308cher.png"}
    return content


def test_an_image_that_exists_and_has_a_description_is_not_a_problem() -> None:
    assert errors(with_image("image: images/engine.png", "image_alt: An engine")) == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("image: engine.png", "no such file: engine.png — did you mean images/engine.png?"),
        ("image: images/engin.png", "no such file: images/engin.png — did you mean images/engine.png?"),
        ("image: zzz.gif", "no such file: zzz.gif — put the file into content/"),
        (
            "image: images/Bücher.png",
            "no such file: images/Bücher.png — a file's name looks the same, but has accents as characters of their "
            "own: rename it without accents",
        ),
    ],
)
def test_a_missing_image_is_reported_with_the_one_that_was_probably_meant(line: str, problem: str) -> None:
    assert errors(with_image(line, "image_alt: x")) == [f"content/publications/a.md:3  {problem}"]


def test_an_image_without_a_description_is_a_problem() -> None:
    (problem,) = errors(with_image("image: images/engine.png"))
    assert problem.startswith("content/publications/a.md:3  'image' without 'image_alt' — ")


def test_a_portrait_is_a_picture_as_any_other() -> None:
    content = content_of({"index.md": PERSON.replace("---\n", "---\nimage: me.jpg\n", 1)})
    assert errors(content) == [
        "content/index.md:2  'image' without 'image_alt' — describe the image in a few words",
        "content/index.md:2  no such file: me.jpg — put the file into content/",
    ]


@pytest.mark.parametrize(
    ("dates", "is_problem"),
    [
        ("start: 2010, end: 2014", False),
        ("start: 2010-09, end: 2010", False),
        ("start: 2010-09, end: 2010-08", True),
        ("end: 2010", False),
        ("start: 2011, end: 2010", True),
    ],
)
def test_a_place_of_work_ends_after_it_started(dates: str, is_problem: bool) -> None:
    person = PERSON.replace("---\n", f"---\naffiliations: [{{name: A, {dates}}}]\n", 1)
    assert bool(errors(content_of({"index.md": person}))) == is_problem


@pytest.mark.parametrize(
    "path",
    ["https://x.example/a.png", "/a.png", "../a.png", "a/../b.png", "a\\\\b.png", "a.html", "//x/a.png", "./a.png"],
)
def test_an_image_is_never_loaded_from_elsewhere(path: str) -> None:
    problems = errors(with_image(f'image: "{path}"', "image_alt: x"))
    assert len(problems) == 1
    assert "is not the path of a picture" in problems[0]


def test_equal_contributors_are_authors_and_more_than_one() -> None:
    authors = "authors: [Ada Lovelace, Charles Babbage]"
    assert errors(content_of({"a": paper("A", authors, "equal_contribution: [Ada Lovelace, charles  babbage]")})) == []
    assert errors(content_of({"a": paper("A", authors, "equal_contribution: [Ada Lovelace, Carl Babbage]")})) == [
        "content/publications/a.md:4  no author 'Carl Babbage' — did you mean 'Charles Babbage'?"
    ]
    assert errors(content_of({"a": paper("A", authors, "equal_contribution: [Ada Lovelace]")})) == [
        "content/publications/a.md:4  'equal_contribution' names only one author — name all who contributed equally"
    ]


def person(aliases: str) -> Content:
    return content_of({"index.md": PERSON.replace("---\n", f"---\naliases: {aliases}\n", 1)})


def test_a_spelling_belongs_to_one_person() -> None:
    assert errors(person("{Ada King: [A. King, A King], Bo King: [B. King]}")) == []
    assert errors(person("{Ada King: [A. King], Anne King: ['King, A.']}")) == [
        "content/index.md:2  'aliases' lists 'a king' under 'Ada King' and under 'Anne King' — keep only one"
    ]


def test_a_spelling_belongs_to_one_member_and_both_places_are_named() -> None:
    ann = "---\nname: Ann Wang\naliases: [A. Wang]\n---\n"
    other = "---\nname: {}\nrole: phd\naliases: ['Wang, A.']\n---\n"
    assert errors(content_of({"people/ann.md": ann, "people/bo.md": other.format("Amy Wang")})) == [
        "content/people/bo.md:4  'a wang' is 'Amy Wang' here and 'Ann Wang' in content/people/ann.md:3 — keep the "
        "spelling in one of them"
    ]
    assert errors(content_of({"people/ann.md": ann, "people/bo.md": other.format("Ann Wang")})) == [
        "content/people/bo.md:2  'ann wang' is 'Ann Wang' here and 'Ann Wang' in content/people/ann.md:2 — delete one "
        "of the files, or write each name as this person's papers do"
    ]


def test_a_file_of_a_person_may_repeat_the_aliases_of_the_profile() -> None:
    index = PERSON.replace("---\n", "---\naliases: {Ann Wang: [A. Wang]}\n", 1)
    ann = "---\nname: Ann Wang\naliases: [A. Wang]\n---\n"
    assert errors(content_of({"index.md": index, "people/ann.md": ann})) == []
    assert errors(content_of({"index.md": index, "people/ann.md": ann.replace("Ann Wang", "Amy Wang")})) != []


@pytest.mark.parametrize("aliases", ["[Ada]", "{Ada King: A. King}", "{Ada King: []}", "{'': [A]}", "{Ada: ['']}"])
def test_aliases_are_lists_of_spellings_by_name(aliases: str) -> None:
    assert len(errors(person(aliases))) == 1


def test_a_hidden_paper_is_still_checked() -> None:
    assert errors(content_of({"a": paper("A", "hidden: true", "image: x.png", "image_alt: x")})) == [
        "content/publications/a.md:4  no such file: x.png — put the file into content/"
    ]


def test_a_link_to_a_hidden_paper_is_dead() -> None:
    files = {"a": paper("A", "hidden: true"), "b": paper("B", body="See [A](a.md).")}
    assert errors(content_of(files)) == ["content/publications/b.md:5  dead link: a.md — that paper is hidden"]


def test_a_link_to_a_talk_that_only_the_list_has_is_dead() -> None:
    talk = "---\ntitle: T\ndate: 2020\n{}---\n{}"
    files = {
        "talks/short.md": talk.format("", ""),
        "talks/secret.md": talk.format("hidden: true\n", "\nText.\n"),
        "talks/long.md": talk.format("", "\nText.\n"),
        "people/bo.md": "---\nname: Bo Bee\n---\n",
        "b": paper(
            "B", body="[A](../talks/short.md) [B](../talks/secret.md) [C](../talks/long.md) [D](../people/bo.md)"
        ),
    }
    assert errors(content_of(files)) == [
        "content/publications/b.md:5  dead link: ../talks/secret.md — it is hidden",
        "content/publications/b.md:5  dead link: ../talks/short.md — it has no page: give it a text, "
        "or write ../talks/index.md",
    ]


def test_a_link_to_a_co_author_is_dead_below_the_number_of_papers_that_gives_a_page() -> None:
    files = {"a": paper("A", "authors: [Ada Lovelace, Bo Bee]", body="With [Bo](../people/bo-bee.md).")}
    content = content_of(files)
    assert [problem.partition("  ")[2] for problem in errors(content)] == ["dead link: ../people/bo-bee.md"]
    assert check(content, Choices(people_from=1)) == []


REVERSED = "[{degree: PhD, start: 2014, end: 2010}]"

# The name of each check → files in which it finds a problem.
WRONG = {
    "two-files-for-one-url": {"publications/A.md": paper("Other")},
    "dead-links": {"publications/a.md": paper("A", body="See [B](b.md).")},
    "front-matter-of-pages": {"talks.md": "---\na: b: c\n---\n"},
    "misplaced-publications": {"publications/old/c.md": paper("C")},
    "pictures": {"publications/a.md": paper("A", "image: x.png")},
    "ends-before-starts": {
        "index.md": PERSON.replace("---\n", "---\neducation: [{degree: PhD, start: 2014, end: 2010}]\n", 1)
    },
    "equal-contributions": {"publications/a.md": paper("A", "authors: [B B]", "equal_contribution: [C C]")},
    "aliases": {"index.md": PERSON.replace("---\n", "---\naliases: {A A: [X], B B: [X]}\n", 1)},
    "owner-among-authors": {f"publications/k{n}.md": paper(f"On {n}", "authors: [A. Lovelace, B B]") for n in range(4)},
    "hosted-files": {"publications/a.md": paper("A", "links: {pdf: files/a.pdf}")},
    "earlier-addresses": {"publications/b.md": paper("B", "formerly: [a]")},
    "earlier-venues": {
        "publications/a.md": paper("A", "venue: Zoo"),
        "publications/b.md": paper("B", "venue: Garden"),
        "venues.yml": "Garden: {formerly: [zoo]}\n",
    },
    "dangling-relations": {"talks/t.md": "---\ntitle: T\ndate: 2026\npapers: [b]\n---\n"},
    "ends-of-items": {"projects/p.md": "---\ntitle: P\nstart: 2026\nend: 2025\n---\n"},
    "dates-without-year": {"news/n.md": "---\ntitle: N\ndate: --01-30\n---\n"},
    "unknown-citations": {"teaching.md": "# Teaching\n\nWe read [@b].\n"},
    "author-lists": {"publications/a.md": paper("A", "authors: [Ann Ada and Bo Bee]")},
    "same-identifiers": {f"publications/{key}.md": paper(key, "doi: 10.1234/ab") for key in "ab"},
    "identifiers-cut": {"publications/a.md": paper("A", "doi: 10.1234/ab.")},
    "texts": {"publications/a.md": paper("A", "venue: none")},
    "categories": {"publications/a.md": paper("A", "category: cs.cl")},
    "lines": {"teaching.md": "##Talks\n"},
    "unclosed-code": {"teaching.md": "```\nx\n"},
    "html-links": {"teaching.md": '<a href="a.html">A</a>\n'},
    "foreign-markup": {"publications/a.md": paper("A", body="See \\cite{b}.")},
    "keys-of-pages": {"teaching.md": "---\nlayout: page\n---\n"},
    "file-names": {"publication/b.md": paper("B")},
    "other-languages": {"teaching.md": "# Teaching\n", "teaching_de.md": "# Lehre\n"},
    "invisible-characters": {"publications/a.md": paper("A", 'venue: "Jour\u200bnal"')},
    "markup-in-fields": {"publications/a.md": paper("A", 'venue: "**Nature**"')},
    "same-people": {f"people/{key}.md": "---\nname: Ann Ada\n---\n" for key in "ab"},
    "venues": {"venues.yml": "Nature: Nat.\n"},
}
"""Name of a check → files in which it finds a problem."""
EVERY = {**CHECKS, **SLIPS}


def on_disk(folder: Path, files: dict[str, str]) -> Path:
    """A folder of content."""
    for path, text in {"index.md": PERSON, "publications/a.md": paper("A"), **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", EVERY)
def test_every_check_finds_something(tmp_path: Path, name: str) -> None:
    assert name in WRONG, f"add to WRONG in {__file__} files in which {name!r} finds a problem"
    content = loading.load(on_disk(tmp_path / "content", WRONG[name]))
    assert list(EVERY[name](content.as_far_as_readable)), f"{name!r} finds nothing in its files of WRONG"


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_says_the_same_whether_texts_are_held_or_not(tmp_path: Path, name: str) -> None:
    folder = on_disk(tmp_path / "content", WRONG[name])
    held = list(CHECKS[name](loading.load(folder)))
    assert list(CHECKS[name](loading.load(folder, holds_texts=False))) == held


@pytest.mark.parametrize("field", PUBLICATION_FIELDS, ids=lambda field: field.key)
def test_a_check_may_name_the_line_of_any_field_of_any_paper(tmp_path: Path, field: Field) -> None:
    lines = [f"{field.key}: {field.example}"] if field.key != "title" else []
    folder = on_disk(tmp_path / "content", {"publications/a.md": paper("A", *lines)})
    content = loading.load(folder, holds_texts=False)
    line = 2 if field.key == "title" else 3
    assert content.publications.keys() == {"a"}
    assert content.line_of("publications/a.md", field.key) == line
    (folder / "publications/a.md").write_text("no front matter", encoding="utf-8")
    assert content.line_of("publications/a.md", field.key) == 0
    (folder / "publications/a.md").unlink()
    assert content.line_of("publications/a.md", field.key) == 0
    assert content.line_of("publications/never.md", field.key) == 0


@pytest.mark.parametrize("old", ["../../x.html", "blog/../../x.md", "/x.md", "a\\\\b/x.md"])
def test_no_earlier_address_leads_out_of_the_site(tmp_path: Path, old: str) -> None:
    folder = on_disk(tmp_path / "content", {"page.md": f'---\ntitle: Page\nformerly: ["{old}"]\n---\nText.\n'})
    (found,) = CHECKS["earlier-addresses"](loading.load(folder))
    assert "which is not a path of the site" in found.message


def test_an_earlier_address_of_a_venue_leads_to_one_venue(tmp_path: Path) -> None:
    papers = {f"publications/{n}.md": paper(f"P{n}", f"venue: {n} Workshop on Gears") for n in ("1st", "2nd")}
    said = {"venues.yml": "Workshop on Gears: {formerly: [gears]}\n2nd Workshop on Gears: {formerly: [gears-2]}\n"}
    (found,) = CHECKS["earlier-venues"](loading.load(on_disk(tmp_path / "content", papers | said)))
    assert found.message == "'formerly' of 'Workshop on Gears' leads to one of 2 venues"
    assert found.hint == "write it in an entry of its own, named '1st Workshop on Gears' or '2nd Workshop on Gears'"


def test_an_owner_who_is_no_author_is_told_the_alias_to_write() -> None:
    papers = {f"k{n}": paper(f"On {n}", "authors: [A. Lovelace, Charles Babbage]") for n in range(4)}
    (line,) = errors(content_of(papers | {"mine": paper("Mine", "authors: [Ada Lovelace]")}))
    assert line.startswith("content/index.md:2  no author of 4 of 5 papers is 'Ada Lovelace'")
    assert line.endswith('write under aliases:  "Ada Lovelace": ["A. Lovelace"]')
    known = PERSON.replace("name: Ada Lovelace\n", "name: Ada Lovelace\naliases: {Ada Lovelace: [A. Lovelace]}\n")
    assert errors(content_of(papers | {"index.md": known})) == []


def test_an_owner_whose_name_is_in_another_script_is_told_the_only_author_of_all() -> None:
    others = ("Charles Babbage", "Mary Somerville", "Michael Faraday", "John Crosse")
    papers = {f"k{n}": paper(f"On {n}", f"authors: [李飞飞, {name}]") for n, name in enumerate(others)}
    (line,) = errors(content_of(papers))
    assert line.endswith('if you are 李飞飞, write under aliases:  "Ada Lovelace": ["李飞飞"]')
    unsure = {key: text.replace(", ", ", Ann Ada, ") for key, text in papers.items()}
    (line,) = errors(content_of(unsure))
    assert "aliases" not in line


def test_an_owner_of_cut_lists_or_few_papers_is_told_nothing() -> None:
    lines = ("authors: [A. Lovelace]", "authors_truncated: true")
    assert errors(content_of({f"k{n}": paper(f"On {n}", *lines) for n in range(9)})) == []
    assert errors(content_of({"k": paper("On", lines[0])})) == []


def test_a_page_by_hand_links_to_files_or_to_addresses_as_browsers_see_them() -> None:
    right = "[a](publications/index.md) [b](cv.md) [c](../publications/) [d](publications/a.bib) [e](../cv/#x)\n"
    assert errors(content_of({"a": paper("A"), "talks.md": right})) == []
    wrong = "[a](publications.md) [b](publications/) [c](publications/a)\n"
    assert [str(problem) for problem in check(content_of({"a": paper("A"), "talks.md": wrong}))] == [
        "content/talks.md:1  dead link: publications.md — did you mean publications/index.md?",
        "content/talks.md:1  dead link: publications/ — did you mean publications/index.md?",
        "content/talks.md:1  dead link: publications/a — did you mean publications/a.md?",
    ]
