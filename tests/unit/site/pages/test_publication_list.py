"""Long lists: each paper is on one of their pages, which a newer paper leaves unchanged."""

from __future__ import annotations

import pytest

from generator.model import PartialDate, Portfolio, Profile, Publication
from generator.site.pages.publication_list import MAX_UNDIVIDED, PART, PublicationList
from generator.site.presentation import present


def of_size(total: int) -> PublicationList:
    papers = tuple(Publication("T", f"k{n:04}", date=PartialDate(1000 + n)) for n in range(total))
    pubs = present(Portfolio(Profile("Ada Lovelace"), papers)).pubs
    return PublicationList("publications", "publications/index.md", "Publications", pubs, "publications/")


@pytest.mark.parametrize(
    ("total", "older"),
    [(0, 0), (1, 0), (MAX_UNDIVIDED, 0), (MAX_UNDIVIDED + 1, 1), (3 * PART - 1, 1), (3 * PART, 2), (1000, 39)],
)
def test_every_paper_is_in_one_part_and_all_parts_but_the_newest_have_one_size(total: int, older: int) -> None:
    whole = of_size(total)
    first, *rest = whole.parts()
    assert (first.path, first.url) == ("publications/index.md", "publications/")
    assert [len(part.pubs) for part in rest] == [PART] * older
    assert [pub for part in (first, *rest) for pub in part.pubs] == list(whole.pubs)
    assert not rest or PART <= len(first.pubs) < 2 * PART


def test_a_newer_paper_changes_no_older_part() -> None:
    for total in range(MAX_UNDIVIDED + 1, MAX_UNDIVIDED + 2 * PART):
        before, after = (
            {part.url: [pub.key for pub in part.pubs] for part in of_size(size).parts()[1:]}
            for size in (total - 1, total)
        )
        assert before.items() <= after.items()
