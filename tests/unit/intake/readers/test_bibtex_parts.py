"""The parts of the BibTeX reader, one value at a time."""

from __future__ import annotations

import pytest
from babel.dates import get_month_names

from generator.errors import Severity
from generator.facts import dates, names
from generator.intake.readers.bibtex import bibtex_dates, bibtex_identifiers, bibtex_names, bibtex_reader, bibtex_text
from generator.intake.readers.registry import strength
from tests.unit.example import AS_OF


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (r"{\'E}lodie G{\"o}del, \'{\i} {\c c}elebi {\L}ukasz \'{\^e}", "Élodie Gödel, í çelebi Łukasz ế"),
        ("{{Whole} {Title}}", "Whole Title"),
        (r"50\% off, $\sim$7B and {$\texttt{t5x}$}", r"50% off, $\sim$7B and $\texttt{t5x}$"),
        (r"{\texttt{t5x}} and {{\textsf{By\_T{\'e}}}}", r"$\texttt{t5x}$ and $\textsf{By_Té}$"),
        (r"\texttt{bare}, {\textbf{bold}}, $a{\texttt{x}}$", r"bare, bold, $a{\texttt{x}}$"),
        ("``a'' -- b---c -{}- d~e", "“a” – b—c -- d e"),
        (r"{\textless}i{\textgreater}x{\textless}/i{\textgreater} &amp;amp; CO<sub>2</sub>", "x & CO₂"),
        ("a < b and c > d, $5 to $10", r"a < b and c > d, \$5 to \$10"),
        (r"\mystery{text} and \odd", r"\mystery{text} and \odd"),
        (r"\odd{a}{b}{c} {D}, \odd[x]{a}{b}", r"\odd{a}{b}{c} D, \odd[x]{a}{b}"),
        (r"costs \$5, \(x\), $ y $ and \ensuremath{z^2}", r"costs \$5, $x$, $y$ and $z^2$"),
        ("see https://example.org/~ada--x -- now", "see https://example.org/~ada--x – now"),
    ],
)
def test_latex_and_html_become_text(value: str, shown: str) -> None:
    assert bibtex_text.text(value) == shown


@pytest.mark.parametrize(
    ("value", "shown", "is_cut"),
    [
        ("van der Maaten, Laurens and King, Jr., Martin", ["van der Maaten, Laurens", "King, Jr., Martin"], 0),
        ("{Barnes and Noble} and {OpenAI}", ["Barnes and Noble", "OpenAI"], 0),
        ("A. One AND B. Two\n and\tothers", ["One, A.", "Two, B."], 1),
        ("One, A. and Two, B. et~al.", ["One, A.", "Two, B."], 1),
        ("One, A. and {others}", ["One, A.", "others"], 0),
        ("John Smith, III and Smith, III, John", ["Smith, III, John", "Smith, III, John"], 0),
        ("Wei Li 0001", ["Li, Wei"], 0),
        ("others", [], 0),
    ],
)  # fmt: skip
def test_names_are_taken_apart(value: str, shown: list[str], is_cut: int) -> None:
    people = bibtex_names.parse(value)
    assert [names.inverted(person) for person in people.persons] == shown
    assert people.is_cut == bool(is_cut)


@pytest.mark.parametrize(
    ("fields", "shown", "rest"),
    [
        ({"year": "2019", "month": "Sept."}, "2019-09", ()),
        ({"year": "2019", "month": "10 jan"}, "2019-01-10", ()),
        ({"year": "2019", "month": "Winter"}, "2019", ("month",)),
        ({"date": "2019-07-12/2019-07-15", "year": "2019"}, "2019-07-12", ("date",)),
        ({"date": "2019~"}, "2019", ("date",)),
        ({"date": "2019-23"}, "2019", ("date",)),
        ({"date": "../2020"}, "", ("date",)),
        ({"year": "to appear"}, "", ("year",)),
        ({"date": "2020-02-30"}, "2020-02", ("date",)),
        ({"month": "mai"}, "--05", ()),
    ],
)
def test_dates_keep_what_is_known_and_say_what_is_left(
    fields: dict[str, str], shown: str, rest: tuple[str, ...]
) -> None:
    found = bibtex_dates.read(fields)
    assert (dates.iso(found.date), found.rest) == (shown, rest)


@pytest.mark.parametrize("month", range(1, 13))
def test_each_month_is_known_by_its_names_and_its_macro(month: int) -> None:
    english = dates.MONTH_NAMES[month - 1]
    assert {bibtex_dates.month_of(word) for word in (english, english.upper(), english[:3].lower())} == {month}


SEASONS = (
    *("spring summer autumn fall winter Frühling Frühjahr Sommer Herbst Winter printemps été automne hiver").split(),
    *("primavera verano otoño invierno estate autunno inverno verão outono lente voorjaar zomer herfst najaar").split(),
)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "pt", "nl"])
def test_the_month_names_of_each_language_are_known(language: str) -> None:
    """The names are those of Unicode's CLDR, full and abbreviated."""
    for width in ("wide", "abbreviated"):
        for month, name in get_month_names(width, locale=language).items():
            read = bibtex_dates.month_of(name.rstrip("."))
            assert read == month, f"month_of({name!r}) is {read}: correct row {month} of _NAMES in bibtex_dates.py"


@pytest.mark.parametrize("season", SEASONS)
def test_a_season_is_not_a_month_and_is_kept(season: str) -> None:
    read = bibtex_dates.read({"year": "2019", "month": season})
    assert (dates.iso(read.date), read.rest) == ("2019", ("month",)), (
        f"{season!r} was read as a month: remove it from _NAMES in bibtex_dates.py"
    )


@pytest.mark.parametrize("code", range(13, 100))
def test_a_number_beyond_the_months_is_a_season_or_a_fault(code: int) -> None:
    """EDTF has the codes 21 to 41 for seasons, quarters and others, in the place of the month."""
    read = bibtex_dates.read({"date": f"2019-{code}"})
    assert (dates.iso(read.date), read.rest) == ("2019", ("date",))
    assert bool(read.fault) == (code not in range(21, 42)), "correct the range of is_season in bibtex_dates.py"


@pytest.mark.parametrize(
    ("value", "doi"),
    [
        (r"10.1162/tacl\_a\_00461", "10.1162/tacl_a_00461"),
        ("https://dx.doi.org/10.1145/1%282%29.", "10.1145/1(2)"),
        ('doi:<a href="https://doi.org/10.1145/12">10.1145/12</a>', "10.1145/12"),
        (
            "https://doi.org/10.1002/(SICI)1(30)17:15/16<1661::AID-1>3.0.CO;2-2",
            "10.1002/(SICI)1(30)17:15/16<1661::AID-1>3.0.CO;2-2",
        ),
        (r"https://doi.org/10.1002/1{\textless}1661{\textgreater}2", "10.1002/1<1661>2"),
        ("none", ""),
        ("10.1145/1 and 10.1145/2", ""),
    ],
)
def test_a_doi_is_bare(value: str, doi: str) -> None:
    assert bibtex_identifiers.doi(value) == doi


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("arXiv preprint arXiv:2307.09288", ("2307.09288", "")),
        ("arXiv:2307.09288v2 [cs.CL]", ("2307.09288v2", "cs.CL")),
        ("abs/cs/0101001", ("cs/0101001", "")),
        (r"\url{https://arxiv.org/pdf/2307.09288.pdf}", ("2307.09288", "")),
        ("Proceedings of the arXiv workshop", ("", "")),
        ("32123456", ("", "")),
    ],
)
def test_an_arxiv_id_is_found_where_nothing_else_is_named(value: str, found: tuple[str, str]) -> None:
    assert bibtex_identifiers.arxiv(value) == found


def test_one_broken_entry_does_not_stop_the_others() -> None:
    reading = bibtex_reader.read("x.bib", "@misc{a, title={A}}\n@misc{b, author={B}}\n@misc{c, title={C}}", AS_OF)
    assert [publication.key for publication in reading.publications] == ["a", "c"]
    assert [(p.line, p.severity, p.message) for p in reading.problems] == [
        (2, Severity.NOTICE, "entry 'b' left out: has no title")
    ]


def test_a_file_without_a_readable_entry_is_an_error() -> None:
    reading = bibtex_reader.read("x.bib", "@misc{b, author={B}}", AS_OF)
    assert [problem.severity for problem in reading.problems] == [Severity.NOTICE, Severity.ERROR]


def test_abbreviations_that_multiply_end_at_a_limit() -> None:
    strings = "@string{a0 = {xyxyxyxyxy}}\n" + "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(40))
    reading = bibtex_reader.read("x.bib", f"{strings}@misc{{x, title = {{T}}, note = a40}}", AS_OF)
    assert reading.publications[0].title == "T"
    assert any("200,000 characters" in problem.message for problem in reading.problems)


def test_values_that_are_too_long_for_a_file_are_reported() -> None:
    text = "@misc{x, title={T}, note={" + "n" * 30_000 + "}, abstract={" + "*" * 150_000 + "}}"
    reading = bibtex_reader.read("x.bib", text, AS_OF)
    assert (reading.publications[0].extra, reading.publications[0].abstract) == ({}, "")
    assert [problem.message for problem in reading.problems] == [
        "entry 'x': the abstract has 300,000 characters; left out",
        "entry 'x': note has 30,000 characters; left out",
    ]


def test_a_reference_library_is_stronger_than_a_profile() -> None:
    assert strength("bibtex") > strength("profile")
    assert strength("", "library.bib") > strength("", "profile.txt") > strength("", "unknown")


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("https://a.example/x y/z.pdf", "https://a.example/x%20y/z.pdf"),
        ("https://a.example/doi/abs/x<1>y z.pdf", "https://a.example/doi/abs/x%3C1%3Ey%20z.pdf"),
        (r"\url{https://a.example/\~ada/my paper.pdf}", "https://a.example/~ada/my%20paper.pdf"),
        ('https://a.example/q?a="b c">d&x=<1>', "https://a.example/q?a=%22b%20c%22%3Ed&x=%3C1%3E"),
        ("https://a.example/a>b and more", "https://a.example/a%3Eb"),
        ('<a href="https://a.example/x">y</a>', "https://a.example/x"),
        ("https://a.example/x, accessed 5 May 2020", "https://a.example/x"),
        ("Available at https://a.example/x.", "https://a.example/x"),
    ],
)
def test_an_address_is_not_cut_at_what_it_may_not_hold(value: str, address: str) -> None:
    assert bibtex_text.addresses(value) == [address]


def test_words_beside_an_address_are_reported() -> None:
    entry = "@misc{x, title={T}, url={https://a.example/a>b and more}}"
    found = bibtex_reader.read("library.bib", entry, AS_OF)
    assert any("left out: 'and more'" in problem.message for problem in found.problems)


@pytest.mark.parametrize(
    ("value", "link", "words"),
    [
        ("https://a.example/x y", "https://a.example/x%20y", "spaces in it"),
        (r"\url{https://a.example/My Paper}", "https://a.example/My%20Paper", "spaces in it"),
        ("https://a.example/Annual Report 2020", "https://a.example/Annual%20Report%202020", "spaces in it"),
        ("https://a.example/My Great Paper", "https://a.example/My%20Great%20Paper", "spaces in it"),
        (
            "https://a.example/files/Theory and Practice of Engines",
            "https://a.example/files/Theory%20and%20Practice%20of%20Engines",
            "spaces in it",
        ),
        (
            r"\url{https://a.example/The Engine, its Uses (1843)}",
            "https://a.example/The%20Engine,%20its%20Uses%20(1843)",
            "spaces in it",
        ),
        (
            "https://a.example/x is the page of the engine",
            "https://a.example/x",
            "left out: 'is the page of the engine'",
        ),
        ("https://a.example/x 5 May 2020", "https://a.example/x", "left out: '5 May 2020'"),
        ("https://a.example/x May 2020", "https://a.example/x", "left out: 'May 2020'"),
        ("https://a.example/x 2020-05-05", "https://a.example/x", "left out: '2020-05-05'"),
        ("https://a.example/x; accessed", "https://a.example/x", "left out: 'accessed'"),
        ("https://a.example/x PDF", "https://a.example/x", "left out: 'PDF'"),
    ],
)
def test_a_blank_in_an_address_is_part_of_it_and_words_behind_it_are_not(value: str, link: str, words: str) -> None:
    reading = bibtex_reader.read("x.bib", f"@misc{{a, title={{T}}, author={{A B}}, url={{{value}}}}}", AS_OF)
    assert reading.publications[0].links == {"url": link}
    assert words in "".join(map(str, reading.problems))


@pytest.mark.parametrize(
    ("venue", "category", "others", "kept"),
    [
        ("arXiv [cs.CL]", "cs.CL", (), {}),
        ("arXiv:2301.00001 [cs.CL, stat.ML]", "cs.CL", ("stat.ML",), {}),
        ("arXiv preprint arXiv:2301.00001 [xx.YY]", "", (), {"arxiv_class": "xx.YY"}),
    ],
)
def test_categories_behind_the_name_of_arxiv(
    venue: str, category: str, others: tuple[str, ...], kept: dict[str, str]
) -> None:
    entry = f"@article{{k, title={{On Notes}}, author={{Ada Tester}}, journal={{{venue}}}, year=2023}}"
    [work] = bibtex_reader.read("x.bib", entry, AS_OF).publications
    assert (work.category, work.other_categories, work.extra) == (category, others, kept)
