"""Where a work appeared and when, in few words."""

from __future__ import annotations

import pytest

from generator.citing.work import cited
from generator.model import PartialDate, Publication
from generator.site.whereabouts import whereabouts

IN_2024 = PartialDate(2024)


@pytest.mark.parametrize(
    ("work", "short", "shown"),
    [
        (Publication("T", venue="Journal of Widgets", type="article-journal", volume="25", number="70"), "JW",
         "JW 25(70), 2024"),
        (Publication("T", venue="Journal of Widgets", type="article-journal"), "JW", "JW 2024"),
        (Publication("T", venue="Journal of Widgets", type="article-journal"), "", "Journal of Widgets, 2024"),
        (Publication("T", venue="Proceedings of the 2nd Conference on Widgets", type="paper-conference"), "CW",
         "CW 2024"),
        (Publication("T", venue="Proceedings of the 2nd Conference on Widgets", type="paper-conference"), "",
         "Conference on Widgets, 2024"),
        (Publication("T", venue="CW 2024", type="paper-conference"), "CW 2024", "CW 2024"),
        (Publication("T", arxiv="2401.00001"), "", "Preprint 2024"),
        (Publication("T", type="book", publisher="Northgate", venue="A Series"), "", "Northgate, 2024"),
        (Publication("T", type="chapter", publisher="Northgate", venue="A Companion"), "", "A Companion, 2024"),
        (Publication("T", type="thesis", publisher="Northgate University"), "", "Thesis, 2024"),
        (Publication("T", type="dataset"), "", "Dataset 2024"),
    ],
)  # fmt: skip
def test_each_kind_of_work_says_what_readers_look_for(work: Publication, short: str, shown: str) -> None:
    dated = Publication(**{name: getattr(work, name) for name in Publication.__slots__} | {"date": IN_2024})
    assert whereabouts(cited(dated), short, cited(dated).kind.label) == shown


def test_an_unknown_year_is_left_out() -> None:
    assert whereabouts(cited(Publication("T", arxiv="2401.00001")), "", "Preprint") == "Preprint"
