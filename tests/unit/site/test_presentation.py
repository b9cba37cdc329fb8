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


def shown(*publications: Publication, profile: Profile = ADA) -> Presentation:
    return present(Portfolio(profile, publications), "https://git.example/edit/main/")


def dated(year: int, month: int = 0, day: int = 0, **facts_of_it: object) -> Publication:
    key = f"k{year}{month}{day}{facts_of_it.get('index_rank', '')}"
    return replace(BASE, key=key, date=PartialDate(year, month, day), **facts_of_it)  # type: ignore[arg-type]


def test_papers_are_sorted_newest_first_and_then_by_the_profile_s_order() -> None:
    papers = [dated(2019), dated(2020, 5), dated(2020), dated(0), dated(2020, 5, 2), dated(2019, 0, 0, index_rank=1)]
    found = [pub.key for pub in shown(*papers).pubs]
    assert found == ["k202052", "k202050", "k202000", "k201900", "k2019001", "k000"]


def test_years_are_grouped_newest_first_and_undated_papers_come_last() -> None:
    years = shown(dated(2019), dated(0), dated(2020, 1), dated(2020, 2)).years
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
    topics = shown(*papers).topics
    assert [(t.code, t.count, t.url) for t in topics] == [
        ("cs.CL", 2, "topics/cs-cl/"),
        ("cs.LG", 1, "topics/cs-lg/"),
        ("stat.ML", 1, "topics/stat-ml/"),
    ]
    assert [(topics[0].short, topics[0].name)] == [("CL", "Computation and Language")]
    assert [topic.code for topic in shown(*papers).pubs[0].topics] == ["cs.CL", "cs.LG"]


def test_a_newer_paper_changes_the_colour_of_no_topic() -> None:
    old = [replace(BASE, key=c, category=c, date=PartialDate(2000 + n)) for n, c in enumerate(["q-bio.NC", "hep-th"])]
    before = {topic.code: topic.slot for topic in shown(*old).topics}
    newer = replace(BASE, key="new", category="math.CO", date=PartialDate(2030))
    after = {topic.code: topic.slot for topic in shown(*old, newer).topics}
    assert before.items() <= after.items()
    assert set(after.values()) <= set(range(1, 7))


def test_the_owner_is_marked_in_any_spelling() -> None:
    people = tuple(map(names.parse, ["ADA LOVELACE", "Charles Babbage", "Ada Lovelacé"]))
    pub = shown(replace(BASE, authors=people)).pubs[0]
    assert [author.is_owner for author in pub.authors] == [True, False, True]
    assert pub.owner_listed
    assert not shown(replace(BASE, authors=people[1:2])).pubs[0].owner_listed


@pytest.mark.parametrize(("label", "changes"), KINDS.items())
def test_a_paper_says_what_it_is(label: str, changes: dict[str, str]) -> None:
    assert shown(replace(BASE, **changes)).pubs[0].kind_label == label  # type: ignore[arg-type]


def test_identifiers_become_links_in_front_of_those_that_sources_gave() -> None:
    paper = replace(
        BASE, arxiv="2005.00001", doi="10.1162/x", links={"code": "https://a.example", "pdf": "https://b.example"}
    )
    assert [(link.label, link.url) for link in shown(paper).pubs[0].links] == [
        ("arXiv", "https://arxiv.org/abs/2005.00001"),
        ("DOI", "https://doi.org/10.1162/x"),
        ("Code", "https://a.example"),
        ("PDF", "https://b.example"),
    ]
    assert [link.label for link in links({"github": "x", "my page": "y"})] == ["GitHub", "My page"]
    assert shown(BASE).pubs[0].links == []


def test_a_figure_is_put_into_words_with_its_source_and_date() -> None:
    [metric] = shown().metrics
    assert (metric.label, metric.value_text, metric.as_of_text) == ("Novelty", "50%", "22 Nov 2026")
    ranked = shown(profile=Profile("A", metrics=(Metric("papers", 1), Metric("citations", 88_855)))).metrics
    assert [(metric.id, metric.value_text, metric.as_of_text) for metric in ranked] == [
        ("citations", "88,855", ""),
        ("papers", "1", ""),
    ]


def test_the_first_six_of_the_profile_s_order_are_selected() -> None:
    ranked = [dated(2000 + n, index_rank=n) for n in range(1, 9)]
    assert [pub.publication.index_rank for pub in shown(*ranked, dated(2024)).selected] == [1, 2, 3, 4, 5, 6]
    assert [pub.year_label for pub in shown(*map(dated, range(2000, 2009))).selected][:2] == ["2008", "2007"]


def test_papers_that_the_owner_features_are_selected_all_of_them_and_no_others() -> None:
    ranked = [dated(2000 + n, index_rank=n, featured=n != 2) for n in range(1, 10)]
    found = shown(*ranked, dated(2024, featured=True), dated(2023))
    assert [pub.publication.index_rank for pub in found.selected] == [1, 3, 4, 5, 6, 7, 8, 9, 0]
    assert found.selection == ""


def test_how_the_selection_came_about_is_told_if_nobody_chose() -> None:
    assert shown(dated(2001, index_rank=1), dated(2002, index_rank=2)).selection == "first 2 in the profile"
    assert shown(dated(2001)).selection == "the newest"


def test_a_hidden_paper_counts_nowhere() -> None:
    secret = dated(2019, hidden=True, featured=True, category="cs.SD", venue="V", authors=(names.parse("Bo Bee"),))
    found = shown(dated(2020, category="cs.CL"), secret)
    assert [pub.key for pub in (*found.pubs, *found.selected)] == ["k202000", "k202000"]
    assert [year.label for year in found.years] == ["2020"]
    assert [topic.code for topic in found.topics] == ["cs.CL"]
    assert (list(found.people), list(found.venues), len(found.portfolio.publications)) == ([], [], 1)


@pytest.mark.parametrize(
    ("date", "text", "machine"),
    [
        (PartialDate(2021, 5, 28), "28 May 2021", "2021-05-28"),
        (PartialDate(2021, 5), "May 2021", "2021-05"),
        (PartialDate(0, 1, 30), "30 Jan", "01-30"),
        (PartialDate(), "", ""),
    ],
)
def test_a_date_is_shown_as_far_as_it_is_known(date: PartialDate, text: str, machine: str) -> None:
    pub = shown(replace(BASE, date=date)).pubs[0]
    assert (pub.date_text, pub.date_iso) == (text, machine)


def test_a_title_is_plain_in_one_place_and_html_in_the_other() -> None:
    pub = shown(replace(BASE, title=r"<b> & $\texttt{t5x}$")).pubs[0]
    assert pub.title == "<b> & t5x"
    assert pub.title_html == "&lt;b&gt; &amp; <code>t5x</code>"


def test_relative_links_of_a_body_lead_to_pages() -> None:
    pub = shown(replace(BASE, abstract="[a](b2020c.md)", notes="## N\n\n[t](../talks.md#x)")).pubs[0]
    assert Reader(pub.abstract_html).addresses == ["../b2020c/"]
    assert Reader(pub.notes_html).addresses == ["../../talks/#x"]


def test_the_edit_link_leads_to_the_file() -> None:
    assert shown(BASE).pubs[0].edit_url == "https://git.example/edit/main/content/publications/k.md"
    assert present(Portfolio(ADA, (BASE,))).pubs[0].edit_url == ""


@given(st.lists(strategies.publications, max_size=3, unique_by=lambda p: p.key))
def test_any_portfolio_is_presented_whole_and_without_harm(publications: list[Publication]) -> None:
    presentation = shown(*publications)
    assert sorted(pub.key for pub in presentation.pubs) == sorted(p.key for p in publications if not p.hidden)
    assert sum(year.count for year in presentation.years) == len(presentation.pubs)
    for pub in presentation.pubs:
        html = Reader(pub.title_html + pub.abstract_html + pub.notes_html)
        assert not {"script", "style", "iframe", "object", "svg"} & html.elements
        assert not [name for name, _ in html.attributes if name.startswith("on") or name == "style"]
        assert all(link.url.startswith(SAFE_SCHEMES) for link in pub.links)


def test_the_order_of_the_files_does_not_matter() -> None:
    one, other = shown(*example.publications()), shown(*example.publications()[::-1])
    assert [pub.key for pub in one.pubs] == [pub.key for pub in other.pubs]
    assert one.topics == other.topics


def test_who_wrote_what_is_kept_from_one_presentation_to_the_next_as_long_as_it_is_the_same() -> None:
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
