"""What the page templates see: sorted, counted, in words, and safe."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts import names
from generator.model import Metric, PartialDate, Portfolio, Profile, Publication
from generator.site.named_links import links
from generator.site.presentation import Presentation, present
from tests.unit import example, strategies
from tests.unit.text.reading import Reader

ADA = Profile("Ada Lovelace", metrics=(Metric("novelty", 50, "index", PartialDate(2026, 11, 22)),))
BASE = Publication("T", "k", date=PartialDate(2020))
KINDS = {
    "Paper": {},
    "Preprint": {"arxiv": "2005.00001"},
    "Journal article": {"type": "article-journal", "venue": "J"},
    "Conference paper": {"type": "paper-conference", "venue": "C", "arxiv": "2005.00001"},
    "Book": {"type": "book"},
}
SAFE_SCHEMES = ("http://", "https://", "mailto:")


def presentation_of(*publications: Publication, profile: Profile = ADA) -> Presentation:
    return present(Portfolio(profile, publications), "https://git.example/edit/main/")


def dated(year: int, month: int = 0, day: int = 0, **facts_of_it: object) -> Publication:
    key = f"k{year}{month}{day}{facts_of_it.get('index_rank', '')}"
    return replace(BASE, key=key, date=PartialDate(year, month, day), **facts_of_it)  # type: ignore[arg-type]


def test_papers_are_sorted_newest_first_and_then_by_the_profile_s_order() -> None:
    papers = [dated(2019), dated(2020, 5), dated(2020), dated(0), dated(2020, 5, 2), dated(2019, 0, 0, index_rank=1)]
    keys = [pub.key for pub in presentation_of(*papers).pubs]
    assert keys == ["k202052", "k202050", "k202000", "k201900", "k2019001", "k000"]


def test_years_are_grouped_newest_first_and_undated_papers_come_last() -> None:
    years = presentation_of(dated(2019), dated(0), dated(2020, 1), dated(2020, 2)).years
    assert [(year.label, year.count, year.url, year.path) for year in years] == [
        ("2020", 2, "years/2020/", "years/2020"),
        ("2019", 1, "years/2019/", "years/2019"),
        ("Undated", 1, "years/undated/", "years/undated"),
    ]


def test_topics_are_counted_once_for_each_paper_and_sorted_by_size() -> None:
    papers = [
        replace(BASE, key="a", category="cs.CL", other_categories=("cs.LG", "cs.CL")),
        replace(BASE, key="b", category="cs.CL"),
        replace(BASE, key="c", category="stat.ML"),
    ]
    topics = presentation_of(*papers).topics
    assert [(t.code, t.count, t.url) for t in topics] == [
        ("cs.CL", 2, "topics/cs-cl/"),
        ("cs.LG", 1, "topics/cs-lg/"),
        ("stat.ML", 1, "topics/stat-ml/"),
    ]
    assert [(topics[0].short, topics[0].name)] == [("CL", "Computation and Language")]
    assert [topic.code for topic in presentation_of(*papers).pubs[0].topics] == ["cs.CL", "cs.LG"]


def test_a_paper_does_not_depend_on_how_many_others_its_topics_have() -> None:
    papers = [replace(BASE, key=key, category="cs.CL") for key in ("a", "b")]
    assert presentation_of(*papers).pubs[0].topics == presentation_of(papers[0]).pubs[0].topics


def test_a_newer_paper_never_changes_the_colour_of_a_topic() -> None:
    old = [replace(BASE, key=c, category=c, date=PartialDate(2000 + n)) for n, c in enumerate(["q-bio.NC", "hep-th"])]
    before = {topic.code: topic.slot for topic in presentation_of(*old).topics}
    newer = replace(BASE, key="new", category="math.CO", date=PartialDate(2030))
    after = {topic.code: topic.slot for topic in presentation_of(*old, newer).topics}
    assert before.items() <= after.items()
    assert set(after.values()) <= set(range(1, 7))


def test_the_owner_is_marked_in_any_spelling() -> None:
    people = tuple(map(names.parse, ["ADA LOVELACE", "Charles Babbage", "Ada Lovelacé"]))
    pub = presentation_of(replace(BASE, authors=people)).pubs[0]
    assert [author.is_owner for author in pub.authors] == [True, False, True]
    assert pub.owner_listed
    assert not presentation_of(replace(BASE, authors=people[1:2])).pubs[0].owner_listed


@pytest.mark.parametrize(("label", "changes"), KINDS.items())
def test_a_paper_has_the_label_of_its_kind(label: str, changes: dict[str, str]) -> None:
    assert presentation_of(replace(BASE, **changes)).pubs[0].kind_label == label  # type: ignore[arg-type]


def test_the_pdf_is_the_first_link_and_follows_from_an_arxiv_id() -> None:
    paper = replace(
        BASE,
        arxiv="2005.00001",
        doi="10.1162/x",
        links={"code": "https://a.example", "url": "https://c.example", "pdf": "https://b.example"},
    )
    [pub] = presentation_of(paper).pubs
    assert [(link.label, link.url) for link in pub.links] == [
        ("PDF", "https://b.example"),
        ("arXiv", "https://arxiv.org/abs/2005.00001"),
        ("Publisher", "https://c.example"),
        ("DOI", "https://doi.org/10.1162/x"),
        ("Code", "https://a.example"),
    ]
    assert [link.label for link in pub.links_in_lists] == ["PDF", "arXiv", "DOI", "Code"]
    [pub] = presentation_of(replace(BASE, arxiv="hep-th/9901001")).pubs
    assert pub.links[0].url == "https://arxiv.org/pdf/hep-th/9901001"
    [pub] = presentation_of(replace(BASE, links={"url": "https://c.example"})).pubs
    assert [link.label for link in pub.links_in_lists] == ["Publisher"]
    assert [link.label for link in links({"github": "x", "my page": "y"})] == ["GitHub", "My page"]
    assert presentation_of(BASE).pubs[0].links == []


@pytest.mark.parametrize(("one", "other"), [("cs.LG", "stat.ML"), ("cs.NA", "math.NA")])
@pytest.mark.parametrize("others", [0, 9])
def test_topics_of_one_name_differ_in_name_chip_and_colour(one: str, other: str, others: int) -> None:
    codes = [*(f"x.{letter}" for letter in "ABCDEFGHI"[:others]), one, other]
    papers = [replace(BASE, key=f"k{n}", category=code, date=PartialDate(2000 + n)) for n, code in enumerate(codes)]
    of = {topic.code: topic for topic in presentation_of(*papers).topics}
    for what in ("name", "short", "slot"):
        assert getattr(of[one], what) != getattr(of[other], what)
    assert of[other].path == f"topics/{other.lower().replace('.', '-')}"


def test_a_figure_is_put_into_words_with_its_source_and_date() -> None:
    [metric] = presentation_of().metrics
    assert (metric.label, metric.value_text, metric.as_of_text) == ("Novelty", "50%", "22 Nov 2026")
    ranked = presentation_of(profile=Profile("A", metrics=(Metric("papers", 1), Metric("citations", 88_855)))).metrics
    assert [(metric.id, metric.value_text, metric.as_of_text) for metric in ranked] == [
        ("citations", "88,855", ""),
        ("papers", "1", ""),
    ]


def test_the_first_six_of_the_profile_s_order_are_selected() -> None:
    ranked = [dated(2000 + n, index_rank=n) for n in range(1, 9)]
    assert [pub.publication.index_rank for pub in presentation_of(*ranked, dated(2024)).selected] == [1, 2, 3, 4, 5, 6]
    assert [pub.year_label for pub in presentation_of(*map(dated, range(2000, 2009))).selected][:2] == ["2008", "2007"]


def test_all_featured_papers_and_no_others_are_selected() -> None:
    ranked = [dated(2000 + n, index_rank=n, featured=n != 2) for n in range(1, 10)]
    presentation = presentation_of(*ranked, dated(2024, featured=True), dated(2023))
    assert [pub.publication.index_rank for pub in presentation.selected] == [1, 3, 4, 5, 6, 7, 8, 9, 0]


def test_a_hidden_paper_counts_nowhere() -> None:
    secret = dated(2019, hidden=True, featured=True, category="cs.SD", venue="V", authors=(names.parse("Bo Bee"),))
    presentation = presentation_of(dated(2020, category="cs.CL"), secret)
    assert [pub.key for pub in (*presentation.pubs, *presentation.selected)] == ["k202000", "k202000"]
    assert [year.label for year in presentation.years] == ["2020"]
    assert [topic.code for topic in presentation.topics] == ["cs.CL"]
    assert (list(presentation.people), list(presentation.venues), len(presentation.portfolio.publications)) == (
        [],
        [],
        1,
    )


@pytest.mark.parametrize(
    ("date", "text", "machine"),
    [
        (PartialDate(2021, 5, 28), "28 May 2021", "2021-05-28"),
        (PartialDate(2021, 5), "May 2021", "2021-05"),
        (PartialDate(0, 1, 30), "30 Jan", "01-30"),
        (PartialDate(), "", ""),
    ],
)
def test_a_date_is_shown_as_far_as_known(date: PartialDate, text: str, machine: str) -> None:
    pub = presentation_of(replace(BASE, date=date)).pubs[0]
    assert (pub.date_text, pub.date_iso) == (text, machine)


def test_a_title_is_plain_text_and_html() -> None:
    pub = presentation_of(replace(BASE, title=r"<b> & $\texttt{t5x}$")).pubs[0]
    assert pub.title == "<b> & t5x"
    assert pub.title_html == "&lt;b&gt; &amp; <code>t5x</code>"


def test_relative_links_of_a_body_lead_to_pages() -> None:
    pub = presentation_of(replace(BASE, abstract="[a](b2020c.md)", notes="## N\n\n[t](../talks.md#x)")).pubs[0]
    assert Reader(pub.abstract_html).addresses == ["../b2020c/"]
    assert Reader(pub.notes_html).addresses == ["../../talks/#x"]


def test_the_edit_link_leads_to_the_file() -> None:
    assert presentation_of(BASE).pubs[0].edit_url == "https://git.example/edit/main/content/publications/k.md"
    assert present(Portfolio(ADA, (BASE,))).pubs[0].edit_url == ""


@given(st.lists(strategies.publications, max_size=3, unique_by=lambda p: p.key))
def test_any_portfolio_is_presented_completely_and_safely(publications: list[Publication]) -> None:
    presentation = presentation_of(*publications)
    assert sorted(pub.key for pub in presentation.pubs) == sorted(p.key for p in publications if not p.hidden)
    assert sum(year.count for year in presentation.years) == len(presentation.pubs)
    for pub in presentation.pubs:
        html = Reader(pub.title_html + pub.abstract_html + pub.notes_html)
        assert not {"script", "style", "iframe", "object", "svg"} & html.elements
        assert not [name for name, _ in html.attributes if name.startswith("on") or name == "style"]
        assert all(link.url.startswith(SAFE_SCHEMES) for link in pub.links)


def test_the_order_of_the_files_does_not_matter() -> None:
    forward, backward = presentation_of(*example.publications()), presentation_of(*example.publications()[::-1])
    assert [pub.key for pub in forward.pubs] == [pub.key for pub in backward.pubs]
    assert forward.topics == backward.topics


def test_authorship_is_reused_until_it_changes() -> None:
    ada, bob = names.parse("Ada Lovelace"), names.parse("Bob Bee")
    papers = (dated(2020, authors=(ada, bob)), dated(2021, authors=(bob,)))
    before = present(Portfolio(ADA, papers))
    edited = (replace(papers[0], abstract="Words."), papers[1])
    assert present(Portfolio(ADA, edited), before=before).authorship is before.authorship
    others = [(replace(papers[0], authors=(ada,)), papers[1]), papers[:1], (papers[0], dated(2019, authors=(bob,)))]
    for other in others:
        shown_anew = present(Portfolio(ADA, other), before=before)
        assert shown_anew.people == present(Portfolio(ADA, other)).people
        assert shown_anew.authorship is not before.authorship
    renamed = replace(ADA, aliases={"Bob Bee": ("B. Bee",)})
    assert present(Portfolio(renamed, papers), before=before).authorship is not before.authorship


def test_no_topic_changes_the_address_of_another() -> None:
    codes = ["cs.CL", "cs-cl", "CS.CL", "cs.cl", "astro-ph", "astro.PH", "x.AB", "x-AB", "x", "index"]
    papers = [replace(BASE, key=f"k{n}", category=code) for n, code in enumerate(codes)]
    alone = {topic.code: topic.path for paper in papers for topic in presentation_of(paper).topics}
    assert {topic.code: topic.path for topic in presentation_of(*papers).topics} == alone
    assert len(set(alone.values())) == len(codes)
    assert [alone[code] for code in ("cs.CL", "astro-ph", "x.AB")] == [
        "topics/cs-cl",
        "topics/astro-ph",
        "topics/x-ab",
    ]
