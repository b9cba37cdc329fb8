"""Two records of the same work are recognised, and different works are not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from generator.facts import matching, names
from generator.facts.matching import Verdict
from generator.model import PartialDate, Publication
from tests.unit import example, strategies

KNOWN = Publication(
    "FCM: Forgetful Causal Masking",
    "k",
    authors=(names.parse("Hao Liu"),),
    date=PartialDate(2022),
    doi="10.1000/Abc",
    arxiv="2210.13432v2",
)
SAME = {
    "DOI in another case": Publication("Other", doi="10.1000/aBC"),
    "arXiv id of another version": Publication("Other", arxiv="2210.13432v1"),
    "arXiv id without version": Publication("Other", arxiv="2210.13432"),
    "title alone": Publication("FCM: Forgetful Causal Masking"),
    "title in another case": Publication("fcm: forgetful causal masking"),
    "title without punctuation and hyphens": Publication("FCM – forgetful-causal masking."),
    "title and author's initials": replace(KNOWN, doi="", arxiv="", authors=(names.parse("H. Liu"),)),
    "the proceedings two years later": replace(KNOWN, doi="", arxiv="", date=PartialDate(2024)),
    "a published date near the first": replace(
        KNOWN, doi="", arxiv="", date=PartialDate(), published=PartialDate(2023)
    ),
}
OTHER = {
    "another title": Publication("FCM: Forgetful Masking"),
    "another arXiv id": replace(KNOWN, doi="", arxiv="2210.99999"),
    "another first author": replace(KNOWN, doi="", arxiv="", authors=(names.parse("Wei Li"),)),
    "years apart": replace(KNOWN, doi="", arxiv="", date=PartialDate(2012)),
}
ALIKE = (
    ("t-SNE", "tSNE"),
    ("DSD : Dense", "DSD: dense"),
    ("Erdős–Rényi", "Erdos-Renyi"),
    (r"With $\texttt{t5x}$", "With t5x"),
    ("2000-Speaker", "2000 speaker"),
)


@pytest.mark.parametrize("name", SAME)
def test_the_same_work_is_recognised(name: str) -> None:
    assert matching.Works([("k", KNOWN)]).key_of(SAME[name]) == "k"


@pytest.mark.parametrize("name", OTHER)
def test_another_work_is_not_taken_for_it(name: str) -> None:
    assert matching.Works([("k", KNOWN)]).key_of(OTHER[name]) is None


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_titles_are_compared_without_case_accents_and_punctuation(one: str, other: str) -> None:
    assert matching.comparable(one) == matching.comparable(other)


def test_an_identifier_counts_more_than_a_title() -> None:
    works = matching.Works([("title", Publication("A")), ("id", Publication("B", doi="10.1000/x"))])
    assert works.key_of(Publication("A", doi="10.1000/x")) == "id"


def test_of_works_with_one_title_the_nearest_in_time_counts() -> None:
    works = matching.Works([(str(y), Publication("Annual report", date=PartialDate(y))) for y in (2018, 2020, 2022)])
    assert works.key_of(Publication("Annual report", date=PartialDate(2021, 12))) in {"2020", "2022"}
    assert works.key_of(Publication("Annual report", date=PartialDate(2022))) == "2022"
    assert works.key_of(Publication("Annual report", date=PartialDate(2030))) is None


@pytest.mark.parametrize("title", ["Editorial", "Preface", "Erratum", "Book Review", "Introduction", "Correction"])
def test_a_title_that_many_works_have_never_matches_by_itself(title: str) -> None:
    one = Publication(
        title, authors=(names.parse("Hao Liu"),), date=PartialDate(2020), venue="Journal of A", volume="3"
    )
    assert compared(one, replace(one, venue="Journal of B")) is Verdict.UNSURE
    assert compared(one, replace(one, venue="", volume="", abstract="x")) is Verdict.UNSURE
    assert compared(one, replace(one, abstract="Words.")) is Verdict.SAME


PAPER = replace(KNOWN, doi="10.1000/abc", arxiv="")
VERDICTS = {
    "two publishers' DOIs": (PAPER, replace(PAPER, doi="10.1000/other"), Verdict.OTHER),
    "a preprint's DOI": (PAPER, replace(PAPER, doi="10.1101/2021.01.01.425123v2"), Verdict.SAME),
    "two versions of a preprint": (
        replace(PAPER, doi="10.21203/rs.3.rs-12/v1"),
        Publication("Other", doi="10.21203/rs.3.rs-12/v3"),
        Verdict.SAME,
    ),
    "two preprints of one server": (
        replace(PAPER, doi="10.1101/2021.01.01.425123"),
        replace(PAPER, doi="10.1101/2021.01.01.425999"),
        Verdict.OTHER,
    ),
    "arXiv's DOI and its id": (
        Publication("A", doi="10.48550/arXiv.2307.09288"),
        Publication("B", arxiv="2307.09288v2"),
        Verdict.SAME,
    ),
    "a journal with the prefix of bioRxiv": (PAPER, replace(PAPER, doi="10.1101/gr.1239303"), Verdict.OTHER),
    "Zenodo is not a preprint server": (PAPER, replace(PAPER, doi="10.5281/zenodo.123"), Verdict.OTHER),
    "a conference paper and an article without DOIs": (
        replace(PAPER, doi="", venue="Proceedings of Looms", type="paper-conference"),
        replace(PAPER, doi="", venue="Journal of Engines", type="article-journal"),
        Verdict.UNSURE,
    ),
    "an umlaut written out": (
        replace(PAPER, doi="", authors=(names.parse("Jörg Müller-Lüdenscheidt"),)),
        replace(PAPER, doi="", authors=(names.parse("J. Mueller Luedenscheidt"), names.parse("Hao Liu"))),
        Verdict.UNSURE,
    ),
    "one report a year": (
        replace(PAPER, doi="", venue="Reports", volume="3", date=PartialDate(2021)),
        replace(PAPER, doi="", venue="Reports", volume="4", date=PartialDate(2022)),
        Verdict.UNSURE,
    ),
}


@pytest.mark.parametrize("name", VERDICTS)
def test_a_verdict_follows_identifiers_before_titles(name: str) -> None:
    one, other, verdict = VERDICTS[name]
    assert compared(one, other) is compared(other, one) is verdict


def compared(one: Publication, other: Publication) -> Verdict:
    return matching.compare(matching.traits(one), matching.traits(other))


def test_each_paper_of_the_profile_is_recognised_and_only_as_itself() -> None:
    works = matching.Works([(p.key, p) for p in example.publications()])
    assert [works.key_of(p) for p in example.reading().publications] == [p.key for p in example.publications()]


@given(strategies.publications)
def test_any_work_with_an_identifier_or_words_in_its_title_is_recognised_as_itself(publication: Publication) -> None:
    assert matching.Works([("k", publication)]).key_of(publication) == "k"


def test_nothing_is_known_at_first() -> None:
    assert matching.Works([]).key_of(KNOWN) is None


def test_an_identifier_of_a_catalogue_says_that_two_records_are_one_work_and_never_that_they_are_not() -> None:
    one = Publication("On Engines", ids={"openalex": "W1", "dblp": "journals/corr/abs-1"})
    assert (
        matching.compare(matching.traits(one), matching.traits(Publication("Engines", ids={"openalex": "w1"})))
        is Verdict.SAME
    )
    apart = Publication("On Engines", ids={"dblp": "conf/eng/1"})
    assert matching.compare(matching.traits(one), matching.traits(apart)) is Verdict.SAME
    other = Publication("Of Engines", ids={"googlebooks": "x"})
    assert (
        matching.compare(matching.traits(replace(one, ids={"googlebooks": "x"})), matching.traits(other))
        is Verdict.OTHER
    )
