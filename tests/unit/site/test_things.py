"""Talks, news, projects and their like on the site: lists, pages, relations shown on both sides, feeds."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from generator.citing.writers import OF_PAPERS, WRITERS
from generator.facts import drafts, loading
from generator.facts.kinds import BY_FOLDER, BY_NAME
from generator.model import Item, PartialDate, Portfolio, Profile, Publication, Section
from generator.site import home_things
from generator.site.authorship import AuthorLists
from generator.site.co_authors import Identities
from generator.site.connections import Connections
from generator.site.derived import producers
from generator.site.language.language import ENGLISH
from generator.site.page_templates import environment
from generator.site.pages.thing_pages import PART, parts
from generator.site.presentation import present
from generator.site.recording import Pubs
from generator.site.redirects import moved
from generator.site.spans import days, last_day, span
from generator.site.tags import tags_of
from generator.site.things import things_of
from generator.site.view import Page, View

CONTENT = Path(__file__).resolve().parents[2] / "things/content"
ROOT = CONTENT.parents[2]
NOBODY = AuthorLists(Identities(Profile("Ilse Maronde")), {})


@pytest.fixture(scope="module")
def views() -> dict[str, View]:
    """Every page and feed of the person with things of every kind."""
    presentation = present(loading.load(CONTENT).portfolio, site="https://x.example/")
    made = producers(presentation, (), environment(ROOT))
    wanted = (*BY_FOLDER, "publications/maronde", "index.md", "cv.md", "llms.txt")
    return {
        path: make()
        for path, make in made.items()
        if path.startswith(wanted) and path.endswith((".md", ".xml", ".bib", ".json", ".txt"))
    }


def page(views: dict[str, View], path: str) -> Any:
    view = views[path]
    assert isinstance(view, Page)
    return html.fromstring(view.html)


def texts(tree: Any, path: str) -> list[str]:
    return [" ".join(" ".join(each.itertext()).split()) for each in tree.xpath(path)]


def test_every_kind_has_a_list_and_only_what_has_a_text_has_a_page(views: dict[str, View]) -> None:
    lists = {path for path in views if path.endswith("/index.md") and path.partition("/")[0] in BY_FOLDER}
    lists = {path for path in lists if "/tags/" not in path}
    assert lists == {f"{name}/index.md" for name in ("talks", "news", "projects", "teaching", "posts", "people")}
    assert "talks/who-corrects.md" in views
    assert "talks/forty-one-ledgers.md" not in views
    assert "projects/doubt.md" not in views


def test_talks_are_listed_by_year_newest_first_with_event_place_and_slides_first(views: dict[str, View]) -> None:
    tree = page(views, "talks/index.md")
    assert texts(tree, "//section[not(@hidden)]//h2") == ["2126", "2026", "2025"]
    talk = tree.xpath("//article")[1]
    assert texts(talk, ".//p[@class='pf-authors']") == ["Society for the History of Instruments, Lund"]
    assert texts(talk, ".//div[@class='pf-actions']/a") == ["Slides", "Video", "Handout", "Paper"]
    assert texts(talk, ".//ul/li") == ["9 Oct 2025 Economic History Seminar, Northgate Video"]
    assert [each.get("data-until") for each in tree.xpath("//article")] == ["2126-12-04", "2026-05-23", "2025-02-28"]


def test_a_relation_is_shown_on_both_sides(views: dict[str, View]) -> None:
    facts = texts(page(views, "publications/maronde2026repair.md"), "//dl[@class='pf-facts']/div")
    assert any(text.startswith("Talk Who corrects the corrector?") for text in facts)
    assert any(text.startswith("Project Instruments That Failed") for text in facts)
    talk = texts(page(views, "talks/who-corrects.md"), "//dl[@class='pf-facts']/div")
    assert talk == [
        "Paper Ledgers of Repair Journal of Instrument History, 2026", "Project Instruments That Failed since 2024",
    ]  # fmt: skip
    project = texts(page(views, "projects/failed.md"), "//dl[@class='pf-facts']/div/dt")
    assert project == ["Paper", "Talk", "Post", "Grant"]
    award = texts(page(views, "publications/maronde2019counting.md"), "//dl[@class='pf-facts']/div/dt")
    assert "Award" in award


def test_projects_and_courses_that_go_on_come_first(views: dict[str, View]) -> None:
    assert texts(page(views, "projects/index.md"), "//h2") == ["Current", "Finished"]
    assert texts(page(views, "teaching/index.md"), "//h2") == ["Now", "Before"]
    assert len(page(views, "projects/index.md").xpath("//div[@class='pf-cards']/article")) == 1


def test_news_and_posts_have_feeds(views: dict[str, View]) -> None:
    feed = str(views["posts/feed.xml"].content)
    assert "<title>Ilse Maronde: Posts</title>" in feed
    assert feed.index("How to read a table") < feed.index("A goat at")
    assert '<link href="https://x.example/posts/empty-table/"/>' in feed
    assert "news/feed.xml" in views
    assert "talks/feed.xml" not in views


def test_a_tag_has_a_list_of_its_posts_to_which_they_lead(views: dict[str, View]) -> None:
    assert {path for path in views if "/tags/" in path} == {"posts/tags/tables/index.md", "posts/tags/weather/index.md"}
    weather = views["posts/tags/weather/index.md"]
    assert isinstance(weather, Page)
    assert weather.meta["title"] == "Posts: weather"
    tree = page(views, "posts/tags/weather/index.md")
    assert texts(tree, "//h1") == ["weather"]
    assert texts(tree, "//article//h3") == ["How to read a table that nobody filled in", "A goat at the observatory"]
    assert texts(page(views, "posts/goat.md"), "//dl/div[dt='Tags']/dd") == ["weather"]
    (link,) = page(views, "posts/goat.md").xpath("//dl/div[dt='Tags']/dd/a/@href")
    assert link == "../tags/weather/"
    assert texts(page(views, "posts/index.md"), "//p[@class='pf-tags']/a") == ["tables", "weather"]
    assert not page(views, "talks/index.md").xpath("//p[@class='pf-tags']")


def test_spellings_of_a_tag_are_one_tag() -> None:
    posts = [
        Item("post", f"p{n}", {"title": f"P {n}", "date": PartialDate(2000 + n), "tags": tags})
        for n, tags in enumerate([["Énergie", "ENERGIE"], ["énergie"], ["C++"], ["C"], ["機械"]])
    ]
    made = {tag.folder: (tag.label, len(tag.things)) for tag in tags_of(things_of(posts, {}, ENGLISH, NOBODY)["post"])}
    assert made["posts/tags/energie"] == ("énergie", 2)
    assert [label for label, _ in made.values()] == ["C", "C++", "énergie", "機械"]
    assert len(made) == 4


def test_a_page_says_to_machines_what_it_is_about(views: dict[str, View]) -> None:
    view = views["talks/who-corrects.md"]
    assert isinstance(view, Page)
    head: Any = view.meta["head"]
    node = json.loads(head["json_ld"])
    assert (node["@type"], node["name"]) == ("PresentationDigitalDocument", "Who corrects the corrector?")
    assert node["recordedAt"]["location"] == {"@type": "Place", "name": "Lund"}
    assert (node["recordedAt"]["startDate"], node["recordedAt"]["endDate"]) == ("2026-05-21", "2026-05-23")
    assert node["author"] == [{"@type": "Person", "name": "Ilse Maronde"}]


def test_a_talk_with_a_page_is_cited_there_as_papers_are(views: dict[str, View]) -> None:
    tree = page(views, "talks/who-corrects.md")
    styles = tree.xpath("//section[@id='cite']//h3/text()")
    assert styles == ["BibTeX", "APA", "MLA", "Chicago", "IEEE", "Vancouver", "Harvard"]
    files = tree.xpath("//section[@id='cite']//a[@download]/@href")
    own = [f"../who-corrects.{ending}" for ending in OF_PAPERS]
    held = [f"data:{writer.media_type};charset=utf-8" for ending, writer in WRITERS.items() if ending not in OF_PAPERS]
    assert [file.partition(",")[0] for file in files] == own + held
    assert str(views["talks/who-corrects.bib"].content).startswith("@misc{who-corrects,\n")
    assert json.loads(str(views["talks/who-corrects.json"].content))[0]["type"] == "speech"
    view = views["talks/who-corrects.md"]
    assert isinstance(view, Page)
    head: Any = view.meta["head"]
    assert head["meta"]["z:itemType"] == ["presentation"]
    assert head["meta"]["citation_author"] == ["Maronde, Ilse"]
    assert list(head["links"]["describedby"]) == [
        f"https://x.example/talks/who-corrects.{ending}" for ending in OF_PAPERS
    ]
    assert not page(views, "posts/goat.md").xpath("//section[@id='cite']")


def test_language_models_are_told_of_every_kind(views: dict[str, View]) -> None:
    lines = str(views["llms.txt"].content).splitlines()
    assert [line for line in lines if line.startswith("## ")][2:] == [
        "## Talks", "## News", "## Projects", "## Teaching", "## Posts", "## People", "## Awards", "## Funding",
        "## Service",
    ]  # fmt: skip
    talk = "- [Who corrects the corrector?](https://x.example/talks/who-corrects/): "
    assert f"{talk}Society for the History of Instruments, Lund, 2026-05-21" in lines
    assert "- Forty-one ledgers: Museum of Measurement, Riga, 2126-12-04" in lines


@pytest.mark.parametrize("kind", ["talk", "news", "project"])
def test_several_papers_of_a_thing_without_a_page_have_numbers(kind: str) -> None:
    def labels(count: int) -> list[str]:
        papers = tuple(Publication(f"On {n}", f"k{n}", date=PartialDate(2020)) for n in range(count))
        item = Item(kind, "x", {"title": "X", "date": PartialDate(2025), "papers": [each.key for each in papers]})
        made = producers(present(Portfolio(Profile("Ann Ada"), papers, items=(item,))), (), environment(ROOT))
        tree = page({"index.md": made["index.md"]()}, "index.md")
        return texts(tree, "//*[contains(@class, 'pf-home__things')]//a[starts-with(@aria-label, 'Paper')]")

    assert labels(1) == ["Paper"]
    assert labels(3) == ["Paper 1", "Paper 2", "Paper 3"]


def test_a_long_list_is_divided_and_a_newer_thing_moves_none() -> None:
    def of(count: int) -> list[Item]:
        return [
            Item("news", f"n{n}", {"title": f"N {n}", "date": PartialDate(2000 + n // 12, n % 12 + 1)})
            for n in range(count)
        ]

    kind = BY_FOLDER["news"]
    assert len(list(parts(kind.folder, things_of(of(2 * PART), {}, ENGLISH, NOBODY)["news"]))) == 1
    before, after = (
        {
            part.path: [t.item.slug for t in part.things]
            for part in parts(kind.folder, things_of(of(n), {}, ENGLISH, NOBODY)["news"])
        }
        for n in (160, 161)
    )
    assert list(before) == ["news/index.md", "news/page/2.md", "news/page/1.md"]
    assert before["news/page/1.md"] == after["news/page/1.md"]
    assert sorted(slug for slugs in after.values() for slug in slugs) == sorted(f"n{n}" for n in range(161))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (PartialDate(2026, 5, 21), PartialDate(), "21 May 2026"),
        (PartialDate(2026, 5, 21), PartialDate(2026, 5, 23), "21–23 May 2026"),
        (PartialDate(2026, 5, 30), PartialDate(2026, 6, 2), "30 May – 2 Jun 2026"),
        (PartialDate(2026, 12, 30), PartialDate(2027, 1, 2), "30 Dec 2026 – 2 Jan 2027"),
        (PartialDate(2026, 5), PartialDate(2026, 6), "May – Jun 2026"),
    ],
)
def test_the_days_of_an_event_are_said_shortly(start: PartialDate, end: PartialDate, words: str) -> None:
    assert days(start, end) == words


def test_what_starts_later_than_the_day_of_the_build_does_not_last_since_then() -> None:
    spans = [span(PartialDate(2027, 1), PartialDate(), ENGLISH, day) for day in ("2026-11-27", "2027-01-01", "")]
    assert spans == ["2027", "since 2027", "since 2027"]


def test_the_last_day_of_a_date_is_the_last_that_it_allows() -> None:
    assert [last_day(PartialDate(*parts)) for parts in ((2024, 2), (2024,), (2024, 2, 3), (0, 2))] == [
        "2024-02-29", "2024-12-31", "2024-02-03", "",
    ]  # fmt: skip


def ending(kind: str, name: str, end: int) -> Item:
    return Item(kind, name, {"title": name, "start": PartialDate(2020), "end": PartialDate(end)}, "Text.")


@pytest.mark.parametrize(("kind", "folder"), [("project", "projects"), ("course", "teaching")])
def test_what_ends_later_than_the_day_of_the_build_goes_on(kind: str, folder: str) -> None:
    items = (ending(kind, "planned", 2029), ending(kind, "over", 2026))
    portfolio = replace(loading.load(CONTENT).portfolio, items=items)
    made = {
        today: producers(present(portfolio, today=today), (), environment(ROOT))[f"{folder}/index.md"]()
        for today in ("", "2026-05-21")
    }
    now, before = BY_NAME[kind].groups
    assert labels_and_titles(made["2026-05-21"]) == [now, "planned", before, "over"]
    assert labels_and_titles(made[""]) == [before, "planned", "over"]


def labels_and_titles(view: View) -> list[str]:
    assert isinstance(view, Page)
    return texts(html.fromstring(view.html), "//h2 | //h3")


def rows(views: dict[str, View], heading: str) -> list[str]:
    """The rows of a section of the curriculum vitae."""
    return texts(page(views, "cv.md"), f"//section[.//h2='{heading}']//li")


def test_the_curriculum_vitae_has_a_section_for_each_kind_that_has_things(views: dict[str, View]) -> None:
    headings = texts(page(views, "cv.md"), "//h2")
    assert headings[-7:] == ["Talks", "Projects", "Teaching", "Supervision", "Awards", "Funding", "Service"]
    assert rows(views, "Awards") == ["2025 Halden Prize University of Halden"]
    assert rows(views, "Supervision") == [
        "since 2024 Edda Finsrud Harbour barometers and insurance, 1780–1840, PhD",
    ]
    assert rows(views, "Talks")[1] == (
        "2026 Who corrects the corrector? Society for the History of Instruments, Lund, 21–23 May 2026; "
        "Economic History Seminar, Northgate, 9 Oct 2025, contributed"
    )


def test_the_home_page_has_news_above_the_works_and_talks_and_projects_below(views: dict[str, View]) -> None:
    tree = page(views, "index.md")
    headings = texts(tree, "//section/div[@class='pf-label']/h2")
    assert headings == ["News", "Journal articles", "Books", "Talks", "Projects", "Teaching", "Posts"]
    assert len(tree.xpath("//ul[@data-next='3']/li")) == 2
    assert len(tree.xpath("//div[@data-next='3'][../div/h2[.='Talks']]/article[not(@hidden)]")) == 3
    assert not tree.xpath("//*[contains(@class, 'pf-home__things')]/div[@class='pf-label']/a")  # no more of them


def test_a_heading_without_text_in_the_file_of_the_cv_places_the_section_of_a_kind() -> None:
    portfolio = replace(loading.load(CONTENT).portfolio, sections=(Section("Awards", ""), Section("Talks", "Many.")))
    made = producers(present(portfolio), (), environment(ROOT))
    view = made["cv.md"]()
    assert isinstance(view, Page)
    headings = texts(html.fromstring(view.html), "//h2")
    assert headings.index("Awards") < headings.index("Talks") < headings.index("Books") < headings.index("Projects")
    assert headings.count("Talks") == 1


def home(*items: Item) -> list[home_things.Section]:
    of_kinds = things_of(items, {}, ENGLISH, NOBODY)
    return home_things.sections(of_kinds, lambda _: Connections(Pubs(())), ENGLISH)


def talk(slug: str, year: int, **values: object) -> Item:
    return Item("talk", slug, {"title": slug, "date": PartialDate(year), **values})


def test_the_home_page_begins_with_what_is_featured_and_says_how_many_there_are() -> None:
    (talks,) = home(*(talk(f"t{year}", year, featured=year == 2003) for year in range(2001, 2021)))
    assert [each.item.slug for each in talks.things][:3] == ["t2003", "t2020", "t2019"]
    assert (talks.count, talks.total, len(talks.things)) == (3, 20, 12)
    assert home() == []
    (few,) = home(talk("a", 2001), talk("b", 2002))
    assert few.total == 0


def test_earlier_names_lead_to_the_page_and_of_what_has_none_to_the_list(tmp_path: Path) -> None:
    files = {
        "talks/engine.md": "---\ntitle: Engines\ndate: 2020\nformerly: [old, event/old.md]\n---\n\nText.\n",
        "news/prize.md": "---\ntitle: A prize\ndate: 2020\nformerly: [won]\n---\n",
        "posts/later.md": "---\ntitle: Later\ndate: 2020\ndraft: true\nformerly: [soon]\n---\n\nText.\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text)
    assert moved(drafts.without(loading.load(tmp_path), "")) == {
        "talks/old.md": "talks/engine.md",
        "event/old.md": "talks/engine.md",
        "news/won.md": "news/index.md",
    }
