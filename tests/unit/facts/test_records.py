"""Publications and profiles as files: written, read back, and refused with all problems at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from hypothesis import given

from generator.errors import Problem
from generator.facts import frontmatter, records
from generator.facts.fields import PROFILE_FIELDS, PUBLICATION_FIELDS, Field
from generator.model import Affiliation, CvOptions, Degree, PartialDate, Profile, Publication
from tests.unit import example, strategies

AUTUMN = PartialDate(2024, 9)
BAD = """\
---
titel: The Engine
authors: Ada Lovelace
date: 2023-02-30
type: preprint
authors_truncated: yes
index_rank: first
arxiv: "2307"
doi: https://doi.org/10.1162/x
category: ../x
links:
  code: javascript:alert(1)
listed_affiliations: [a, ""]
other_categories: [cs.CL, c s]
extra: words
whatever: x
venue: [a]
---
"""
EXPECTED = {
    "p.md:1  no 'title' — add a line such as title:",
    "p.md:2:1  unknown key 'titel' — did you mean 'title'?",
    "p.md:3:10  'authors' must be a list, not text",
    "p.md:4:7  'date' is not a valid date: February 30 2023 does not exist",
    "p.md:5:7  'type' is not a known type: 'preprint'",
    "p.md:6:20  'authors_truncated' must be true or false, not 'yes'",
    "p.md:7:13  'index_rank' must be a whole number, not 'first'",
    "p.md:8:8  'arxiv' is not an arXiv id: '2307'",
    "p.md:9:6  'doi' is not a DOI",
    "p.md:10:11  'category' is not a category code: '../x'",
    "p.md:12:9  'links' has no web address for 'code': 'javascript:alert(1)' — it must start with https://",
    "p.md:13:26  'listed_affiliations' has an empty entry — delete it",
    "p.md:14:27  'other_categories' is not a category code: 'c s'",
    "p.md:15:8  'extra' must be `name: value` lines, not text",
    "p.md:16:1  unknown key 'whatever' — put what is yours under 'extra'",
    "p.md:17:8  'venue' must be text, not a list",
}
WRONG = {
    "title: x\nauthros: [A]": "unknown key 'authros' — did you mean 'authors'?",
    "title: ''": "'title' is empty",
    "title:": "'title' is empty",
    f"title: {'x' * 20_001}": "'title' has 20,001 characters — 20,000 are allowed",
    "title: x\nindex_rank: -1": "must be a whole number",
    "title: x\nindex_rank: 99999999999999999": "must be a whole number",
    "title: x\ntype: article-journl": "did you mean 'article-journal'?",
    "title: x\nlinks: {'../x': https://a.example}": "has a name that is not a plain word",
    "title: x\nauthors: [[Ada]]": "must be text, not a list",
    "title: x\ndate: soon": "write 2023-07-18, 2023-07, 2023 or --01-30",
}
WRONG_PROFILE = {
    "field: cs.CL": "no 'name'",
    "name: Ada\nmetrics: {h_indx: {value: 1}}": "did you mean 'h_index'?",
    "name: Ada\nmetrics: {h_index: {source: x}}": "has no 'value' for 'h_index'",
    "name: Ada\nmetrics: {h_index: {value: 1, valeu: 2}}": "has an unknown key 'valeu'",
    "name: Ada\nmetrics: {h_index: {value: many}}": "must be a whole number",
    "name: Ada\nmetrics: {h_index: 29}": "must have a 'value' for 'h_index' — write h_index: {value: 29}",
    "name: Ada\ntitle: x": "unknown key 'title'",
    "name: Ada\naffiliations: Example University": "'affiliations' must be a list, not text",
    "name: Ada\naffiliations: [{role: Visitor}]": "has an entry without 'name' — add name: …",
    "name: Ada\naffiliations: [{name: A, rol: B}]": "has an unknown key 'rol' — did you mean 'role'?",
    "name: Ada\naffiliations: [{name: A, url: a.example}]": "is not a web address: 'a.example'",
    "name: Ada\naffiliations: [{name: A, ror: '12'}]": "is not an id of ror.org",
    "name: Ada\neducation: [{institution: A}]": "has an entry without 'degree'",
    "name: Ada\nlinks: {orcid: 0000-0002-1825-0098}": "is not an ORCID iD: '0000-0002-1825-0098' — its last digit",
    "name: Ada\nlinks: {github: 'a b'}": "has no web address for 'github'",
    "name: Ada\ncv: {short: 3}": "must be 1 or 2 pages, not 3",
    "name: Ada\ncv: {publications: by venue}": "is not an order of publications: 'by venue'",
    "name: Ada\ncv: {pages: 1}": "has an unknown key 'pages'",
    "name: Ada\nphoto: x": "it is called image, with image_alt",
}


@given(strategies.publications)
def test_a_publication_is_read_back_from_its_file(publication: Publication) -> None:
    text = records.file_text(publication)
    assert records.publication("p.md", publication.key, text) == (publication, [])
    assert text.endswith("\n")
    assert "\r" not in frontmatter.split(text).yaml


@given(strategies.profiles)
def test_a_profile_is_read_back_from_its_file(profile: Profile) -> None:
    assert records.profile("index.md", records.file_text(profile)) == (profile, [])


@given(strategies.publications)
def test_a_publication_is_made_from_its_record(publication: Publication) -> None:
    record = records.record_of(publication)
    assert records.publication_of(publication.key, record) == replace(publication, abstract="", notes="")


@given(strategies.publications)
def test_other_readers_of_yaml_see_the_same_texts(publication: Publication) -> None:
    front_matter = yaml.safe_load(frontmatter.split(records.file_text(publication)).yaml)
    assert front_matter["title"] == publication.title
    assert front_matter.get("venue", "") == publication.venue
    assert front_matter.get("extra", {}) == publication.extra
    assert front_matter.get("authors", []) == records.record_of(publication).get("authors", [])


@pytest.mark.parametrize("publication", example.publications(), ids=lambda publication: publication.key)
def test_the_papers_of_the_profile_are_read_back(publication: Publication) -> None:
    assert records.publication("p.md", publication.key, records.file_text(publication)) == (publication, [])


def test_all_problems_of_a_file_are_reported_at_once_with_their_places() -> None:
    publication, problems = records.publication("p.md", "p", BAD)
    assert publication is None
    assert len(problems) == len(EXPECTED)
    assert [line for line in EXPECTED if not any(str(problem).startswith(line) for problem in problems)] == []


@pytest.mark.parametrize(("yaml_text", "message"), WRONG.items(), ids=lambda text: text[:40])
def test_a_wrong_value_is_reported_with_a_hint(yaml_text: str, message: str) -> None:
    publication, problems = records.publication("p.md", "p", f"---\n{yaml_text}\n---\n")
    assert publication is None
    assert_mentioned(problems, message)


@pytest.mark.parametrize(("yaml_text", "message"), WRONG_PROFILE.items())
def test_a_wrong_profile_is_reported_with_a_hint(yaml_text: str, message: str) -> None:
    profile, problems = records.profile("index.md", f"---\n{yaml_text}\n---\n")
    assert profile is None
    assert_mentioned(problems, message)


def assert_mentioned(problems: list[Problem], message: str) -> None:
    assert [str(problem) for problem in problems if message in str(problem)]


@given(strategies.any_text)
def test_any_file_is_read_or_refused(text: str) -> None:
    for file in (text, f"---\n{text}\n---\n{text}", f"---\ntitle: x\nlinks:\n  a: {text}\n---\n"):
        publication, problems = records.publication("p.md", "p", file)
        assert (publication is None) == bool(problems)
        profile, problems = records.profile("p.md", file)
        assert (profile is None) == bool(problems)


def test_a_body_that_is_too_long_is_reported() -> None:
    publication, problems = records.publication("p.md", "p", "---\ntitle: x\n---\n" + "x" * 200_001)
    assert publication is None
    assert_mentioned(problems, "p.md:4  the text has 200,001 characters — 200,000 are allowed")


def test_the_body_is_abstract_and_notes() -> None:
    text = "---\ntitle: x\n---\n\nAbstract.\n\nMore.\n\n## Notes\n\nMine.\n"
    publication, _ = records.publication("p.md", "p", text)
    assert publication
    assert (publication.abstract, publication.notes) == ("Abstract.\n\nMore.", "## Notes\n\nMine.")


ADA = Profile(
    "Ada Lovelace",
    position="Analyst",
    affiliations=(
        Affiliation("Analytical Society: London"),
        Affiliation("Example University", "Visitor", "Mathematics", "05dxps055", "https://example.org", AUTUMN),
    ),
    education=(Degree("PhD", institution="Example University", end=PartialDate(1842)),),
    links={"orcid": "https://orcid.org/0000-0002-1825-0097"},
    cv=CvOptions(short=2),
)


def test_places_of_work_and_degrees_are_read_back() -> None:
    assert records.profile("index.md", records.file_text(ADA)) == (ADA, [])


def test_a_text_alone_is_the_name_of_a_place_of_work() -> None:
    profile, problems = records.profile("index.md", "---\nname: Ada\naffiliations: [A, {name: B, role: C}]\n---\n")
    assert problems == []
    assert profile
    assert profile.affiliations == (Affiliation("A"), Affiliation("B", "C"))


@pytest.mark.parametrize("field", PUBLICATION_FIELDS, ids=lambda field: field.key)
def test_the_example_of_a_field_of_a_publication_is_a_good_value(field: Field) -> None:
    title = "" if field.key == "title" else "title: x\n"
    publication, problems = records.publication("p.md", "p", f"---\n{title}{field.key}: {field.example}\n---\n")
    assert problems == []
    assert getattr(publication, field.key)


@pytest.mark.parametrize("field", PROFILE_FIELDS, ids=lambda field: field.key)
def test_the_example_of_a_field_of_a_profile_is_a_good_value(field: Field) -> None:
    name = "" if field.key == "name" else "name: x\n"
    profile, problems = records.profile("p.md", f"---\n{name}{field.key}: {field.example}\n---\n")
    assert problems == []
    assert getattr(profile, field.key)


BROKEN = """---
title: On Engines: an essay
authors: [Ann Ada, Bo Bee
venue: null
doi:10.1234/ab
links: {code: x, pdf: 'https://x.example/', slides: y}
year: 1843
---
"""


def test_behind_what_is_unreadable_the_rest_is_read() -> None:
    _, problems = records.publication("p.md", "p", BROKEN)
    assert sorted(problem.line for problem in problems) == [2, 3, 5, 6, 6, 7]
    publication = records.readable_publication("p", BROKEN)
    assert publication.venue == "null"
    assert publication.links == {"pdf": "https://x.example/"}
