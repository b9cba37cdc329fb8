"""Related papers: the closest ones with the reason, deterministic, in bounded time."""

from __future__ import annotations

import random
from dataclasses import replace

from generator.facts import names
from generator.model import PartialDate, Portfolio, Profile, Publication
from generator.site import related
from generator.site.presentation import present
from generator.site.related import MAX_RELATED, Related

ADA = Profile("Ada Lovelace")


def paper(key: str, title: str, *people: str, year: int = 2020, category: str = "", abstract: str = "") -> Publication:
    everyone = tuple(names.parse(name) for name in ("Ada Lovelace", *people))
    return Publication(
        title, key, authors=everyone, date=PartialDate(year), category=category, abstract=abstract, index_rank=1
    )


def reasons(key: str, *papers: Publication) -> dict[str, str]:
    """The related papers of one, closest first, each with its reason."""
    pubs = present(Portfolio(ADA, papers)).pubs
    (pub,) = (pub for pub in pubs if pub.key == key)
    return {related.pub.key: related.reason for related in Related(pubs).of(pub)}


def test_shared_co_authors_come_first_and_are_counted() -> None:
    reason_of = reasons(
        "a",
        paper("a", "Engines", "B B", "C C", "D D", "E E", category="cs.CL"),
        paper("b", "Looms", "B B", category="cs.CL"),
        paper("c", "Mills", "B B", "C C", "D D", "E E"),
        paper("d", "Wheels", category="cs.CL"),
        paper("e", "Nothing in common"),
    )
    assert list(reason_of.items()) == [
        ("c", "4 shared co-authors"),
        ("b", "1 shared co-author, same topic"),
        ("d", "same topic"),
    ]


def test_the_owner_alone_does_not_relate_papers() -> None:
    assert reasons("a", paper("a", "Engines"), paper("b", "Looms")) == {}


def test_keywords_of_title_and_abstract_relate_papers() -> None:
    reason_of = reasons(
        "a",
        paper("a", "Analytical engines", abstract="We show the results of weaving."),
        paper("b", "An engine, analytical"),
        paper("c", "Looms", abstract="We show the results of weaving."),
        paper("d", "Mills", abstract="We show the results of grinding."),
    )
    assert list(reason_of.items()) == [("b", "both on analytical and engine"), ("c", "similar wording")]


def test_a_word_of_many_papers_does_not_relate_them() -> None:
    assert reasons("p0", *(paper(f"p{n}", "Engines") for n in range(9))) == {}


def test_no_paper_is_related_to_itself_and_four_are_named() -> None:
    papers = [paper(f"p{n}", "Engines", "B B") for n in range(9)]
    reason_of = reasons("p4", *papers)
    assert len(reason_of) == MAX_RELATED
    assert "p4" not in reason_of


def test_of_equally_close_papers_the_newer_come_first_in_any_order_of_files() -> None:
    papers = [paper(f"p{year}", "Engines", "B B", year=year) for year in range(2010, 2017)]
    assert (
        list(reasons("p2010", *papers)) == list(reasons("p2010", *papers[::-1])) == ["p2016", "p2015", "p2014", "p2013"]
    )


def test_a_paper_is_compared_with_a_bounded_number_of_others() -> None:
    everyone = [f"Person {letter}{other}" for letter in "ABCDEFGHIJ" for other in "ABCDEFGHIJ"]
    papers = [paper(f"p{n:03}", "Same words here", *everyone, category="cs.CL") for n in range(300)]
    related_papers = Related(present(Portfolio(ADA, tuple(papers))).pubs)
    looked_at = list(related_papers._candidates(150))
    per_term = 2 * related._NEIGHBOURS + 1
    assert len(looked_at) <= (related._AUTHORS + related._KEYWORDS + 1) * per_term


def random_paper(key: str, chance: random.Random) -> Publication:
    words = [f"{a}{b}ing" for a in "bdfgklmnp" for b in "aeiou"]
    title, abstract = (" ".join(chance.sample(words, count)) for count in (2, 5))
    people = [f"Person {letter}" for letter in chance.sample("ABCDEFGHIJKL", chance.randint(0, 2))]
    year, category = chance.randint(2000, 2020), chance.choice(["cs.CL", "cs.LG", ""])
    return paper(key, title, *people, year=year, category=category, abstract=abstract)


def rows(papers: list[Publication]) -> dict[str, tuple[bytes, list[tuple[str, str]]]]:
    """What the related papers of each follow from, and which they are."""
    pubs = present(Portfolio(ADA, tuple(papers))).pubs
    found = Related(pubs)
    return {pub.key: (found.inputs(pub), [(each.pub.key, each.reason) for each in found.of(pub)]) for pub in pubs}


def test_related_papers_are_the_same_while_their_inputs_are() -> None:
    chance = random.Random(5)  # noqa: S311  # test data, no secret
    papers = [random_paper(f"p{n:03}", chance) for n in range(150)]
    before, kept = rows(papers), 0
    for _ in range(6):
        at = chance.randrange(len(papers))
        edited = random_paper(papers[at].key, chance)
        change = {"title": edited.title} if chance.random() < 0.5 else {"date": edited.date, "authors": edited.authors}
        papers[at] = replace(papers[at], **change)
        after = rows(papers)
        same = [key for key, (inputs, _) in after.items() if before[key][0] == inputs]
        assert [key for key in same if before[key] != after[key]] == []
        kept += len(same)
        before = after
    assert kept > 6 * len(papers) / 10


def test_a_weight_is_an_input_where_all_else_is_the_same() -> None:
    """A word weighs less when one more paper has it, even one too far off to be compared."""
    close = [paper(f"close{n:02}", "Silk looms", year=2020) for n in range(31)]
    far = [paper(f"far{n:03}", f"{n}", year=1900) for n in range(269)]
    before, after = (
        rows([*close, *others])["close00"] for others in (far, [*far[:-1], replace(far[-1], title="Silk")])
    )
    assert before[1] == after[1]
    assert before[0] != after[0]
