"""A group and its members, and a person with students, from the same facts: who is marked, what members' pages have,
what machines read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from generator.facts import loading
from generator.model import PartialDate, Portfolio
from generator.site import redirects, settings
from generator.site.derived import producers
from generator.site.facets import facets
from generator.site.page_templates import environment
from generator.site.presentation import Presentation, present
from generator.site.view import Page, View
from tests.unit.site import schema_org

ROOT = Path(__file__).resolve().parents[3]
CONTENT = ROOT / "tests/things/group"
SITE = "https://x.example/"
LIST = "publications/index.md"

Views = dict[str, View]


@pytest.fixture(scope="module")
def facts() -> Portfolio:
    content = loading.load(CONTENT)
    assert not content.problems
    return content.portfolio


@pytest.fixture(scope="module")
def group(facts: Portfolio) -> Views:
    return views(present(facts, site=SITE))


@pytest.fixture(scope="module")
def person(facts: Portfolio) -> Views:
    """The same facts as the site of one of the people."""
    return views(of_ilse(facts))


def of_ilse(facts: Portfolio) -> Presentation:
    items = tuple(item for item in facts.items if item.slug != "ilse")
    aliases = {"Ilse Maronde": ("I. Maronde",)}
    profile = replace(facts.profile, kind="", name="Ilse Maronde", aliases=aliases, joining="")
    return present(replace(facts, profile=profile, items=items), site=SITE)


def views(presentation: Presentation) -> Views:
    made = producers(presentation, (), environment(ROOT))
    return {path: make() for path, make in made.items() if path.endswith(".md")}


def page(made: Views, path: str) -> Any:
    view = made[path]
    assert isinstance(view, Page)
    return html.fromstring(view.html)


def texts(tree: Any, path: str) -> list[str]:
    return [" ".join(" ".join(each.itertext()).split()) for each in tree.xpath(path)]


def json_ld(made: Views, path: str) -> dict[str, Any]:
    view = made[path]
    assert isinstance(view, Page)
    head = view.meta["head"]
    assert isinstance(head, dict)
    node: dict[str, Any] = json.loads(head["json_ld"])
    return node


def test_people_are_listed_by_role_and_those_who_left_last(group: Views) -> None:
    tree = page(group, "people/index.md")
    assert texts(tree, "//h1") == ["People"]
    assert texts(tree, "//section[contains(@class, 'pf-members')]//h2") == [
        "Principal investigators", "PhD students", "Alumni",
    ]  # fmt: skip
    assert texts(tree, "//section[contains(@class, 'pf-members')]//a") == [
        "Ilse Maronde", "Edda Finsrud", "Tomas Brekke",
    ]  # fmt: skip


def test_members_are_marked_and_linked_by_every_spelling_and_others_are_not(group: Views) -> None:
    marked = page(group, LIST).xpath("//strong[@class='pf-owner']/a")
    assert {(each.text_content(), each.get("href")) for each in marked} == {
        ("Ilse Maronde", "../people/ilse/"),
        ("I. Maronde", "../people/ilse/"),
        ("Edda Finsrud", "../people/edda-finsrud/"),
        ("Tomas Brekke", "../people/tomas-brekke/"),
    }


def test_the_page_of_a_member_has_text_links_papers_talks_and_projects(group: Views) -> None:
    ilse, edda = page(group, "people/ilse.md"), page(group, "people/edda-finsrud.md")
    assert texts(ilse, "//div[@class='pf-prose']") == ["Ilse asks who corrects the corrector."]
    assert ilse.xpath("//p[@class='pf-buttons']/a/@href") == ["https://ilse.example"]
    assert len(ilse.xpath("//article")) == 3
    assert texts(edda, "//article//h3") == ["Ledgers of Repair"]
    assert texts(edda, "//dl/div") == [
        "Thesis Harbour barometers and insurance, 1780–1840",
        "Talk Insuring the barometer, Society for the History of Instruments, Lund 2 May 2025",
        "Project Instruments That Failed since 2024",
        "Post What a ledger leaves out 12 Sep 2025",
    ]


def test_the_page_of_a_member_tells_the_role_of_one_person_also_of_those_who_left(group: Views) -> None:
    label = "//div[@class='pf-label']/strong"
    assert texts(page(group, "people/ilse.md"), label) == ["Principal investigator"]
    assert texts(page(group, "people/edda-finsrud.md"), label) == ["PhD student"]
    assert texts(page(group, "people/tomas-brekke.md"), label) == ["Postdoc"]


def test_names_in_lists_of_talks_posts_and_projects_lead_to_members(group: Views, person: Views) -> None:
    link = "//p[@class='pf-authors']//a/@href"
    for path in ("talks/index.md", "posts/index.md", "posts/ledger.md"):
        assert [each.rpartition("../")[2] for each in page(group, path).xpath(link)] == ["people/edda-finsrud/"], path
        assert page(person, path).xpath(link) == page(group, path).xpath(link)
    assert texts(page(group, "posts/index.md"), "//strong[@class='pf-owner']") == ["Edda Finsrud"]
    assert texts(page(person, "projects/failed.md"), "//p[@class='pf-authors']/strong") == ["Ilse Maronde"]


def test_a_group_has_members_and_no_positions_and_no_cv(facts: Portfolio, group: Views) -> None:
    shown = facets(present(facts))
    assert "pos" not in {facet.name for facet in shown.groups}
    [members] = [facet for facet in shown.groups if facet.name == "author"]
    assert members.title == "Member"
    assert [(each.value, each.label, each.count) for each in members.options] == [
        ("ilse", "Ilse Maronde", 3), ("edda-finsrud", "Edda Finsrud", 1), ("tomas-brekke", "Tomas Brekke", 1),
    ]  # fmt: skip
    assert shown.values["brekke2021tide"]["author"] == ["tomas-brekke", "ilse"]
    assert "cv.md" not in group
    assert "cv/" not in "".join(view.html for view in group.values() if isinstance(view, Page))


def test_the_home_page_of_a_group_has_people_joining_funders_and_location(group: Views) -> None:
    home = page(group, "index.md")
    text = " ".join(home.text_content().split())
    assert "We look for a doctoral student on barometers; write to us by 1 May." in text
    assert "Old Observatory 4, Halden" in text
    assert texts(home, "//section[@aria-labelledby='members']//dd") == ["Ilse Maronde", "Edda Finsrud"]
    funders = home.xpath("//section[@aria-labelledby='funders']//li")
    assert [each.xpath(".//img/@alt") or each.text_content().strip() for each in funders] == [
        ["Halden Research Council"], "Harbour Trust",
    ]  # fmt: skip
    assert funders[0].xpath("a/@href") == ["https://council.example"]


def test_machines_read_an_organization_with_members_alumni_and_funders(group: Views) -> None:
    node = json_ld(group, "index.md")
    about = node["mainEntity"]
    assert about["@type"] == "ResearchOrganization"
    assert [each["name"] for each in about["member"]] == ["Edda Finsrud", "Ilse Maronde"]
    assert [each["name"] for each in about["alumni"]] == ["Tomas Brekke"]
    assert [each["name"] for each in about["funder"]] == ["Halden Research Council", "Harbour Trust"]
    assert about["address"] == "Old Observatory 4, Halden"
    assert about["parentOrganization"][0]["name"] == "University of Halden"
    schema_org.check(node)


def test_machines_read_to_which_group_a_member_belongs_or_belonged(group: Views) -> None:
    ilse, tomas = json_ld(group, "people/ilse.md"), json_ld(group, "people/tomas-brekke.md")
    assert ilse["mainEntity"]["memberOf"]["name"] == "Instruments and Error Group"
    assert ilse["mainEntity"]["@id"] == f"{SITE}people/ilse/"
    assert tomas["mainEntity"]["alumniOf"]["name"] == "Instruments and Error Group"
    schema_org.check(ilse)
    schema_org.check(tomas)


def test_a_member_whose_end_is_to_come_is_not_an_alumnus_yet(facts: Portfolio) -> None:
    ends = {"tomas-brekke": PartialDate(2026, 8), "ilse": PartialDate(2030)}
    items = tuple(
        replace(item, values={**item.values, "end": ends[item.slug]}) if item.slug in ends else item
        for item in facts.items
    )
    made = views(present(replace(facts, items=items), site=SITE, today="2026-08-31"))
    members = [each["name"] for each in json_ld(made, "index.md")["mainEntity"]["member"]]
    assert "Ilse Maronde" in members
    assert "Tomas Brekke" not in members
    assert "memberOf" in json_ld(made, "people/ilse.md")["mainEntity"]
    assert "alumniOf" in json_ld(made, "people/tomas-brekke.md")["mainEntity"]


def test_a_person_lists_students_in_the_same_way_and_stays_the_one_who_is_marked(
    facts: Portfolio, person: Views
) -> None:
    marked = page(person, LIST).xpath("//strong[@class='pf-owner']")
    assert {each.text_content() for each in marked} == {"Ilse Maronde", "I. Maronde"}
    assert "../people/edda-finsrud/" in page(person, LIST).xpath("//div[@class='pf-authors']//a/@href")
    assert texts(page(person, "people/index.md"), "//section[contains(@class, 'pf-members')]//h2") == [
        "PhD students", "Alumni",
    ]  # fmt: skip
    assert texts(page(person, "people/edda-finsrud.md"), "//article//h3") == ["Ledgers of Repair"]
    assert json_ld(person, "index.md")["mainEntity"]["@type"] == "Person"
    assert "cv.md" in person
    assert "pos" in {facet.name for facet in facets(of_ilse(facts)).groups}


def test_person_and_group_have_the_same_pages_of_the_same_people(group: Views, person: Views) -> None:
    assert group.keys() - person.keys() == {"people/ilse.md"}
    assert person.keys() - group.keys() == {"cv.md"}


def test_people_are_in_the_menu_if_somebody_has_a_file(facts: Portfolio) -> None:
    assert settings.menu_of(facts)["People"] == "people/index.md"
    assert "People" not in settings.menu_of(replace(facts, items=()))


def test_pages_of_people_who_get_a_file_or_an_alias_are_found_at_their_earlier_addresses(facts: Portfolio) -> None:
    assert redirects.people(facts, people_from=1) == {
        "people/ilse-maronde.md": "people/ilse.md", "people/i-maronde.md": "people/ilse.md",
    }  # fmt: skip
    assert redirects.people(facts, people_from=2) == {"people/ilse-maronde.md": "people/ilse.md"}
    assert redirects.people(of_ilse(facts).portfolio, people_from=1) == {"people/i-maronde.md": "index.md"}


def test_a_co_author_does_not_get_the_address_of_a_member(facts: Portfolio) -> None:
    items = tuple(replace(item, slug="sabine-ott") if item.slug == "ilse" else item for item in facts.items)
    made = present(replace(facts, items=items), people_from=1)
    assert [(each.name, each.has_page) for each in made.people] == [("Sabine Ott", False)]
