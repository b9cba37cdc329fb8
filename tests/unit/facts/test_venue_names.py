"""Short names of venues: from a table, the owner's file, or an acronym in the name; never guessed."""

from __future__ import annotations

import pytest

from generator.facts import known_venues
from generator.facts.venue_file import venues
from generator.facts.venue_names import comparable, short_name, trimmed
from generator.model import VenueName

LONG = [
    ("Proceedings of the 61st Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)",
     "ACL"),
    ("Findings of the Association for Computational Linguistics: EMNLP 2023", "Findings of EMNLP"),
    ("Proceedings of the 2024 Conference of the North American Chapter of the Association for Computational "
     "Linguistics: Human Language Technologies (Volume 1: Long Papers)", "NAACL"),
    ("The Eleventh International Conference on Learning Representations, ICLR 2023, Kigali, Rwanda, May 1-5, 2023",
     "ICLR"),
    ("Proceedings of the Thirty-Ninth AAAI Conference on Artificial Intelligence", "AAAI"),
    ("Advances in Neural Information Processing Systems 35", "NeurIPS"),
    ("Advances in Neural Information Processing Systems 36: Annual Conference on Neural Information Processing Systems "
     "2023, NeurIPS 2023, New Orleans, LA, USA", "NeurIPS"),
    ("2016 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", "CVPR"),
    ("Proceedings of the 26th ACM SIGKDD International Conference on Knowledge Discovery & Data Mining", "KDD"),
    ("30th USENIX Security Symposium (USENIX Security 21)", "USENIX Security"),
    ("Proceedings of the National Academy of Sciences", "PNAS"),
    ("Transactions of the Association for Computational Linguistics", "TACL"),
    ("The Lancet", "Lancet"),
    ("NeurIPS 2023", "NeurIPS"),
    ("Proceedings of the 2nd International Conference on Widgets (ICWID 2020)", "ICWID"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "short"), LONG)
def test_a_known_venue_is_known_in_every_year_and_spelling(name: str, short: str) -> None:
    assert short_name(name, {}) == short
    assert short_name(name.upper(), {}) in {short, ""}  # an acronym in brackets is only told from words by its capitals


@pytest.mark.parametrize(
    "name",
    [
        "International Conference on Learning Representation",
        "Workshop on Machine Learning",
        "International Conference on Learning Representations Workshop",
        "Proceedings of the 2nd International Conference on Widgets (IEEE)",
        "Journal of Widgets (Online)",
        "Meeting (Volume 1: Long Papers)",
        "Proceedings of the Royal Society A",
        "Nature Widgets",
        "",
    ],
)
def test_a_name_that_only_looks_like_a_known_one_stays_long(name: str) -> None:
    assert short_name(name, {}) == ""


def test_the_owner_s_name_counts_more_than_the_table() -> None:
    own = {comparable("Journal of Machine Learning Research"): "J. Mach. Learn. Res."}
    assert short_name("The Journal of Machine Learning Research", own) == "J. Mach. Learn. Res."


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Proceedings of the First Workshop on Insights from Negative Results in NLP",
         "Workshop on Insights from Negative Results in NLP"),
        ("2023 International Workshop on Widgets", "International Workshop on Widgets"),
        ("Proceedings of the Royal Society A", "Proceedings of the Royal Society A"),
        ("Proceedings of Machine Learning Research", "Proceedings of Machine Learning Research"),
        ("Widgets", "Widgets"),
    ],
)  # fmt: skip
def test_a_conference_without_a_short_name_is_shown_without_its_ordinal(name: str, shown: str) -> None:
    assert trimmed(name) == shown


def test_no_two_rows_of_the_table_disagree_about_a_name() -> None:
    short_of: dict[str, str] = {}
    for line in f"{known_venues.CONFERENCES}{known_venues.JOURNALS}".splitlines():
        short, _, full = line.partition(" = ")
        assert full, line
        for name in (full, short):
            assert short_of.setdefault(comparable(name), short) == short


@pytest.mark.parametrize("name", ["(" * 20_000, "(" + "A" * 20_000, ", A" * 7_000, " 1: 2" * 4_000, "the " * 5_000])
def test_any_name_is_compared_in_a_bounded_number_of_steps(name: str) -> None:
    assert isinstance(short_name(name, {}), str)


def test_the_owner_s_file_gives_short_names_and_addresses() -> None:
    text = '# mine\n"Annals: of Widgets": Ann. Widg.\nWidget Days:\n  short: WD\n  url: https://widgets.example\n'
    text += "2nd Widget Days: {formerly: [Widgets]}\nZoo: {url: https://zoo.example}\n"
    assert venues("content/venues.yml", text) == (
        {
            "Annals: of Widgets": VenueName("Ann. Widg."),
            "Widget Days": VenueName("WD", "https://widgets.example"),
            "2nd Widget Days": VenueName(formerly=("Widgets",)),
            "Zoo": VenueName(url="https://zoo.example"),
        },
        [],
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("A: {}", "content/venues.yml:1:4  'A' has an entry without 'short' — add short: …"),
        ("A: x\nB: {short: y, link: z}", "content/venues.yml:2:15  'B' has an unknown key 'link'"),
        ("A: x\nThe A: y", "content/venues.yml:2:1  'The A' is the same venue as 'A' — delete one of them"),
        ("- A", "content/venues.yml:1  the file is not a list of `key: value` lines"),
        ("A: [", "content/venues.yml:2:1  broken YAML"),
        ("A:", "content/venues.yml:1:3  'A' has an entry without 'short'"),
    ],
)
def test_a_mistake_in_the_owner_s_file_is_reported_at_its_line(text: str, problem: str) -> None:
    _, problems = venues("content/venues.yml", text)
    assert [str(each) for each in problems if str(each).startswith(problem)]
