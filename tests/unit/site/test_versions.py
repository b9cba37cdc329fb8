"""The versions of a work: each once, newest first, without a date that its place says."""

from __future__ import annotations

import pytest

from generator.citing.work import cited
from generator.model import PartialDate, Publication
from generator.site.versions import versions

DAY = PartialDate(2022, 12, 20)


@pytest.mark.parametrize(
    ("work", "known"),
    [
        (Publication("T", arxiv="2212.10562", date=DAY), [("Preprint", "arXiv", "20 Dec 2022")]),
        (
            Publication("T", arxiv="2212.10562", date=DAY, venue="ACL", published=PartialDate(2023), doi="10.1000/x"),
            [("Published", "ACL 2023", ""), ("Preprint", "arXiv", "20 Dec 2022")],
        ),
        (Publication("T", venue="ACL", date=DAY), [("Published", "ACL 2023", "20 Dec 2022")]),
        (Publication("T", venue="ACL", date=PartialDate(2023)), []),
    ],
)
def test_each_version_says_what_it_adds(work: Publication, known: list[tuple[str, str, str]]) -> None:
    assert [(each.label, each.where, each.day) for each in versions(work, cited(work), "ACL 2023")] == known
