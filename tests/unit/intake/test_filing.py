"""One work keeps one file: which file holds each work, in libraries as people have and change them."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from datetime import date

import pytest

from generator.facts import store
from generator.intake import planning
from generator.intake.planned_content import Draft, Summary, path_of
from generator.intake.planning import Told
from generator.intake.readers import registry
from generator.model import PartialDate
from tests.unit.contents import PERSON

NOTE = "\n## Mine\n\nThe owner's words.\n"


class Portfolio:
    """What libraries make of a portfolio, import by import."""

    def __init__(self) -> None:
        content = store.Content("content")
        content.put("index.md", PERSON)
        self.draft = Draft(content, {})

    def take(self, *entries: str, name: str = "library.bib", here: Sequence[str] = ()) -> Summary:
        """Imports a library of these entries."""
        reading = registry.read(f"sources/{name}", "\n".join(entries), date(2026, 1, 1))
        told = [Told(name, f"sources/{name}", reading, {})]
        (summary,) = planning.plan(self.draft, told, {name, *here})
        return summary

    def note(self, key: str) -> None:
        """Its owner writes below a paper."""
        self.draft.content.put(path_of(key), self.draft.content.texts[path_of(key)] + NOTE)

    def edit(self, key: str, old: str, new: str) -> None:
        """Its owner changes a file."""
        assert old in self.draft.content.texts[path_of(key)]
        self.draft.content.put(path_of(key), self.draft.content.texts[path_of(key)].replace(old, new))

    def delete(self, key: str) -> str:
        """Its owner deletes a paper."""
        del self.draft.content.publications[key]
        self.draft.content.files.discard(path_of(key))
        return self.draft.content.texts.pop(path_of(key))

    def rename(self, key: str, new: str) -> None:
        """Its owner gives a file another name."""
        self.draft.content.put(path_of(new), self.delete(key))

    @property
    def keys(self) -> set[str]:
        return set(self.draft.content.publications)

    def of(self, key: str, field: str) -> object:
        return getattr(self.draft.content.publications[key], field)

    def has_note(self, key: str) -> bool:
        return self.draft.content.texts[path_of(key)].endswith(NOTE)


@pytest.fixture
def mine() -> Portfolio:
    return Portfolio()


def entry(key: str, title: str = "On Engines", kind: str = "article", **fields: str) -> str:
    """A BibTeX entry by Ada Lovelace, of 2020 if no year is given."""
    fields = {"author": "Lovelace, Ada", "year": "2020"} | fields
    return f"@{kind}{{{key}, title={{{title}}}, " + ", ".join(f"{k}={{{v}}}" for k, v in fields.items()) + "}"


def said(summary: Summary) -> str:
    return "\n".join(str(notice) for notice in summary.notices)


EDITORIALS = (
    entry("a", "Editorial", journal="Journal of A", volume="1"),
    entry("b", "Editorial", journal="Journal of B", volume="7"),
)


def test_two_editorials_stay_two_however_often_their_library_changes(mine: Portfolio) -> None:
    mine.take(*EDITORIALS)
    mine.note("a")
    for pages in ("1--2", "1--3", "1--4"):
        mine.take(EDITORIALS[1], EDITORIALS[0], entry("c", f"On {pages}"), entry("d", "On D", pages=pages))
    assert mine.keys == {"a", "b", "c", "d", *(key for key in mine.keys if key.startswith("lovelace"))}
    assert (mine.of("a", "venue"), mine.of("b", "venue")) == ("Journal of A", "Journal of B")
    assert mine.has_note("a")


def test_editorials_without_keys_of_their_own_are_told_apart_by_what_they_say(mine: Portfolio) -> None:
    bare = [each.replace("{a,", "{,").replace("{b,", "{,") for each in EDITORIALS]
    mine.take(*bare)
    before = {key: mine.of(key, "venue") for key in mine.keys}
    mine.take(*reversed(bare))
    mine.take(bare[1].replace("volume={7}", "volume={7}, pages={3}"), bare[0])
    assert {key: mine.of(key, "venue") for key in mine.keys} == before


def test_an_editorial_that_has_changed_is_compared_with_the_one_that_is_gone(mine: Portfolio) -> None:
    bare = [each.replace("{a,", "{,").replace("{b,", "{,") for each in EDITORIALS]
    mine.take(*bare)
    (other,) = (key for key in mine.keys if mine.of(key, "volume") == "7")
    summary = mine.take(bare[0], bare[1].replace("volume={7}", "volume={8}"), bare[1].replace("Journal of B", "K"))
    assert f"may be the same work as {other}; it has a file of its own" in said(summary)


def test_a_journal_version_above_the_conference_paper_is_a_paper_of_its_own(mine: Portfolio) -> None:
    conference = entry("conf", kind="inproceedings", booktitle="Looms", doi="10.1000/a")
    mine.take(conference)
    mine.note("conf")
    mine.take(entry("jour", journal="Engines", year="2022", doi="10.1000/b"), conference)
    assert mine.keys == {"conf", "jour"}
    assert (mine.of("conf", "doi"), mine.of("conf", "venue")) == ("10.1000/a", "Looms")
    assert mine.of("jour", "doi") == "10.1000/b"
    assert mine.has_note("conf")


def test_without_identifiers_a_second_version_is_a_line_for_the_owner(mine: Portfolio) -> None:
    conference = entry("conf", kind="inproceedings", booktitle="Looms")
    mine.take(conference)
    before = mine.draft.content.texts[path_of("conf")]
    summary = mine.take(entry("jour", journal="Engines", year="2022"), conference)
    assert "content/publications/jour.md  may be the same work as conf" in said(summary)
    assert "portfolio merge conf jour" in said(summary)
    assert mine.draft.content.texts[path_of("conf")] == before


def test_a_deleted_paper_swallows_no_other_of_its_title(mine: Portfolio) -> None:
    mine.take(entry("one", doi="10.1000/a"))
    mine.delete("one")
    mine.take(entry("two", doi="10.1000/b", year="2022"))
    assert mine.keys == {"two"}


def test_a_paper_that_replaces_another_of_its_title_is_a_new_one(mine: Portfolio) -> None:
    mine.take(entry("one", doi="10.1000/a"))
    summary = mine.take(entry("two", doi="10.1000/b"))
    assert mine.keys == {"one", "two"}
    assert mine.of("one", "doi") == "10.1000/a"
    assert "publications/one.md  sources/library.bib no longer has it" in said(summary)


def test_an_editorial_that_replaces_another_is_a_new_one(mine: Portfolio) -> None:
    mine.take(entry("one", "Editorial", journal="J", volume="3", month="may"))
    summary = mine.take(entry("two", "Editorial", journal="K", volume="5", month="may"))
    assert (mine.of("one", "venue"), mine.of("two", "venue")) == ("J", "K")
    assert "two.md  may be the same work as one" in said(summary)


def test_a_deleted_paper_that_another_source_names_is_said_to_be_left_out(mine: Portfolio) -> None:
    mine.take(entry("one", doi="10.1000/a"))
    mine.delete("one")
    assert "one is not imported again: its file was deleted" in said(
        mine.take(entry("x", doi="10.1000/a"), name="b.bib", here=["library.bib"])
    )
    assert said(mine.take(entry("x", doi="10.1000/a", volume="3"), name="b.bib", here=["library.bib"])) == ""
    assert mine.keys == set()


def test_a_corrected_doi_is_taken(mine: Portfolio) -> None:
    mine.take(entry("one", doi="10.1000/a"))
    mine.take(entry("one", doi="10.1000/b"))
    assert mine.keys == {"one"}
    assert mine.of("one", "doi") == "10.1000/b"


def test_the_doi_that_the_owner_corrected_stays_and_so_does_the_paper(mine: Portfolio) -> None:
    mine.take(entry("one", doi="10.1000/a"))
    mine.edit("one", "10.1000/a", "10.1000/z")
    mine.take(entry("one", doi="10.1000/a", volume="3", journal="J"))
    assert mine.keys == {"one"}
    assert (mine.of("one", "doi"), mine.of("one", "volume")) == ("10.1000/z", "3")


def test_the_own_key_keeps_a_paper_whose_title_changes(mine: Portfolio) -> None:
    mine.take(entry("one", "On Engines"), entry("two", "On Looms"))
    mine.take(entry("two", "On Power Looms", year="2021"), entry("one", "Of Something Else"))
    assert mine.keys == {"one", "two"}
    assert (mine.of("one", "title"), mine.of("two", "title")) == ("Of Something Else", "On Power Looms")


def test_keys_that_a_library_gives_out_anew_do_not_swap_papers(mine: Portfolio) -> None:
    mine.take(entry("l2020a", "On Engines"), entry("l2020b", "On Looms"))
    mine.take(entry("l2020a", "On Anything"), entry("l2020b", "On Engines"), entry("l2020c", "On Looms"))
    assert mine.of("l2020a", "title") == "On Engines"
    assert mine.of("l2020b", "title") == "On Looms"
    assert len(mine.keys) == 3


def test_an_own_key_for_another_work_is_a_line_for_the_owner(mine: Portfolio) -> None:
    mine.take(entry("one", "On Engines"))
    summary = mine.take(entry("one", "Gardening", author="Babbage, Charles", year="1990"))
    assert mine.of("one", "title") == "On Engines"
    assert "may be the same work as one" in said(summary)


def test_a_preprint_and_its_publication_are_one_paper_with_both_dates(mine: Portfolio) -> None:
    arxiv = entry("pre", kind="misc", eprint="2001.00001", archiveprefix="arXiv", month="feb")
    conference = entry("conf", kind="inproceedings", booktitle="Looms", year="2021", doi="10.1000/a")
    summary = mine.take(arxiv, conference)
    assert mine.keys == {"pre"}
    assert "'pre' and 'conf' are one paper" in said(summary)
    assert (mine.of("pre", "date"), mine.of("pre", "published")) == (PartialDate(2020, 2), PartialDate(2021))
    assert (mine.of("pre", "type"), mine.of("pre", "doi"), mine.of("pre", "arxiv")) == (
        "paper-conference",
        "10.1000/a",
        "2001.00001",
    )
    assert (
        said(mine.take(entry("conf", kind="inproceedings", booktitle="Looms", year="2021", doi="10.1000/a"), arxiv))
        == ""
    )


def test_a_preprint_with_a_doi_of_its_server_gives_way_to_the_publication(mine: Portfolio) -> None:
    server = entry("pre", journal="bioRxiv", doi="10.1101/2020.01.01.123456")
    mine.take(server)
    assert (mine.of("pre", "publisher"), mine.of("pre", "venue")) == ("bioRxiv", "")
    mine.take(server, entry("jour", journal="Engines", year="2021", doi="10.1000/a"))
    assert mine.keys == {"pre"}
    assert (mine.of("pre", "date"), mine.of("pre", "published")) == (PartialDate(2020), PartialDate(2021))
    assert (mine.of("pre", "doi"), mine.of("pre", "venue"), mine.of("pre", "publisher")) == ("10.1000/a", "Engines", "")
    assert mine.of("pre", "links") == {"preprint": "https://doi.org/10.1101/2020.01.01.123456"}


def test_the_preprint_in_one_library_and_the_publication_in_another_are_one_paper(mine: Portfolio) -> None:
    mine.take(entry("pre", kind="misc", eprint="2001.00001", archiveprefix="arXiv"), name="a.bib")
    mine.take(entry("jour", journal="Engines", year="2021", doi="10.1000/a"), name="b.bib", here=["a.bib"])
    assert mine.keys == {"pre"}
    assert (mine.of("pre", "type"), mine.of("pre", "venue"), mine.of("pre", "arxiv")) == (
        "article-journal",
        "Engines",
        "2001.00001",
    )


def test_two_publications_of_one_preprint_are_two_papers(mine: Portfolio) -> None:
    arxiv = {"eprint": "2001.00001", "archiveprefix": "arXiv"}
    mine.take(
        entry("conf", kind="inproceedings", booktitle="Looms", doi="10.1000/a", **arxiv),
        entry("jour", journal="Engines", year="2022", doi="10.1000/b", **arxiv),
    )
    assert mine.keys == {"conf", "jour"}


def test_one_doi_twice_in_a_library_is_one_paper_with_the_facts_of_both(mine: Portfolio) -> None:
    entries = (
        entry("d1", journal="J", doi="10.1000/same"),
        entry("d2", "On {E}ngines.", journal="Journal", volume="2", doi="10.1000/SAME"),
    )
    assert "'d1' and 'd2' are one paper, d1" in said(mine.take(*entries))
    assert mine.keys == {"d1"}
    assert (mine.of("d1", "venue"), mine.of("d1", "volume")) == ("J", "2")
    mine.take(*reversed(entries), entry("d3", "On Looms"))
    assert mine.keys == {"d1", "d3"}


def test_one_doi_for_two_titles_is_two_papers_and_a_line(mine: Portfolio) -> None:
    chapters = (entry("one", "Weaving", doi="10.1000/book"), entry("two", "Sums and Series", doi="10.1000/book"))
    assert "may be the same work as one" in said(mine.take(*chapters))
    mine.take(*reversed(chapters), entry("three", "On Looms"))
    assert (mine.of("one", "title"), mine.of("two", "title")) == ("Weaving", "Sums and Series")
    assert len(mine.keys) == 3


def test_entries_that_their_owner_calls_distinct_part(mine: Portfolio) -> None:
    entries = (entry("d1", doi="10.1000/same"), entry("d2", doi="10.1000/same"))
    mine.take(*entries)
    mine.edit("d1", "---\n", "---\ndistinct: [d2]\n")
    mine.take(*entries)
    assert mine.keys == {"d1", "d2"}
    summary = mine.take(*entries, entry("d3", "On Looms"))
    assert mine.keys == {"d1", "d2", "d3"}
    assert said(summary) == ""


def test_a_library_of_another_name_goes_on_where_the_old_one_ended(mine: Portfolio) -> None:
    works = [entry(f"k{n}", f"On Engine {n} of All", journal="J") for n in range(4)]
    mine.take(*works)
    mine.take(*(work.replace("{J}", "{K}") for work in works[1:]), name="zotero.bib")
    assert set(mine.draft.memories) == {"zotero.bib"}
    assert [mine.of(f"k{n}", "venue") for n in range(4)] == ["J", "K", "K", "K"]


def test_a_library_of_another_name_and_with_other_keys_goes_on_too(mine: Portfolio) -> None:
    mine.take(*(entry(f"k{n}", f"On Engine {n} of All", journal="J") for n in range(3)))
    mine.take(*(entry(f"lovelace_{n}", f"On Engine {n} of All", journal="K") for n in range(3)), name="zotero.bib")
    assert mine.keys == {"k0", "k1", "k2"}
    assert [mine.of(f"k{n}", "venue") for n in range(3)] == ["K"] * 3


def test_a_second_library_beside_the_first_is_no_renamed_one(mine: Portfolio) -> None:
    mine.take(entry("k", journal="J"))
    mine.take(entry("k", journal="K"), name="zotero.bib", here=["library.bib"])
    assert set(mine.draft.memories) == {"library.bib", "zotero.bib"}
    assert mine.of("k", "venue") == "J"


@pytest.mark.parametrize(
    ("old", "new"), [("On Engines", "On My Engines"), ("Ada Lovelace", "Augusta Ada King"), ("2020-05", "2026")]
)
def test_a_file_with_another_name_and_another_value_still_gets_what_its_source_says(
    mine: Portfolio, old: str, new: str
) -> None:
    work = entry(
        "k", journal="J", abstract="An engine that weaves algebraic patterns as looms do.", month="may", pages="1--9"
    )
    mine.take(work)
    mine.edit("k", old, new)
    mine.rename("k", "mine")
    assert planning.take_theirs(copy.deepcopy(mine.draft), "k", "venue")
    assert planning.take_theirs(copy.deepcopy(mine.draft), "mine", "venue")
    mine.take(work.replace("{J}", "{K}"))
    assert mine.keys == {"mine"}
    assert mine.of("mine", "venue") == "K"
    assert new in mine.draft.content.texts[path_of("mine")]


def test_a_file_with_another_name_title_and_author_is_asked_about(mine: Portfolio) -> None:
    mine.take(entry("k", journal="J"))
    mine.rename("k", "mine")
    mine.edit("mine", "On Engines", "Of Looms")
    mine.edit("mine", "Ada Lovelace", "Augusta King")
    assert "if mine.md was k.md: portfolio merge mine k" in said(mine.take(entry("k", journal="K")))


def test_a_file_that_names_its_earlier_key_is_the_one_whatever_else_it_says(mine: Portfolio) -> None:
    mine.take(entry("k", doi="10.1000/a", journal="J"), entry("other", "On Looms", journal="J"))
    for old, new in (
        ("On Engines", "Of Looms"),
        ("Ada Lovelace", "Augusta King"),
        ("2020", "1843"),
        ("10.1000/a", "10.1000/b"),
    ):
        mine.edit("k", old, new)
    mine.edit("k", "venue:", "formerly: [k]\nvenue:")
    mine.rename("k", "mine")
    mine.take(entry("k", doi="10.1000/a", journal="K"), entry("other", "On Looms", journal="J"))
    assert mine.keys == {"mine", "other"}
    assert mine.of("mine", "venue") == "K"


def test_a_paper_that_was_united_by_hand_gets_what_is_said_of_both(mine: Portfolio) -> None:
    works = (entry("conf", doi="10.1000/a", journal="Looms"), entry("jour", "On Analytical Engines", doi="10.1000/b"))
    mine.take(*works)
    mine.delete("conf")
    mine.edit("jour", "authors:", "formerly: [conf]\nauthors:")
    mine.take(*works, entry("new", "On Numbers"))
    mine.take(works[0], works[1].replace("year={2020}", "year={2020}, pages={1--9}"), entry("new", "On Numbers"))
    assert mine.keys == {"jour", "new"}
    assert (mine.of("jour", "pages"), mine.of("jour", "title")) == ("1-9", "On Analytical Engines")


def test_one_title_with_the_authors_in_another_order_is_a_line_for_the_owner(mine: Portfolio) -> None:
    mine.take(entry("one", author="Lovelace, Ada and Babbage, Charles"))
    summary = mine.take(entry("two", author="Babbage, C. and Lovelace, A."), name="more.bib", here=["library.bib"])
    assert "two.md  may be the same work as one" in said(summary)


@pytest.mark.parametrize(
    ("one", "other"), [("Müller", "Mueller"), ("Łoś", "Los"), ("Møller", "Moeller"), ("Groß", "Gross")]
)
def test_a_surname_in_another_spelling_is_that_of_the_same_paper(mine: Portfolio, one: str, other: str) -> None:
    mine.take(entry("k", author=f"{one}, Jörg and Kaiser-Kowalski, Ł."))
    mine.take(entry("l", author=f"{other}, J. and Kaiser Kowalski, Łukasz"), name="more.bib", here=["library.bib"])
    assert mine.keys == {"k"}
    assert f"Jörg {one}" in mine.draft.content.texts[path_of("k")]


def test_a_file_that_took_the_name_of_a_deleted_one_keeps_its_own_facts(mine: Portfolio) -> None:
    works = (entry("a", "On Engines", journal="J"), entry("b", "On Looms", journal="J"))
    mine.take(*works)
    mine.delete("b")
    mine.rename("a", "b")
    mine.take(*(work.replace("{J}", "{K}") for work in works))
    assert mine.keys == {"b"}
    assert (mine.of("b", "title"), mine.of("b", "venue")) == ("On Engines", "K")
    mine.take(*works)
    assert (mine.of("b", "title"), mine.of("b", "venue")) == ("On Engines", "J")


def test_a_file_that_took_the_name_of_a_deleted_one_and_another_title_gets_nothing_of_it(mine: Portfolio) -> None:
    works = (entry("a", "On Engines", journal="J"), entry("b", "On Looms", journal="K"))
    mine.take(*works)
    mine.delete("b")
    mine.rename("a", "b")
    mine.edit("b", "On Engines", "Computing by Steam")
    mine.edit("b", "venue: J", "venue: Mine")
    summary = mine.take(*(work.replace("2020", "2020}, pages={1--9") for work in works))
    assert mine.of("b", "pages") == ""
    assert "portfolio merge b " in said(summary)


def test_a_name_that_was_passed_on_to_a_file_of_another_title_follows_both_files(mine: Portfolio) -> None:
    works = (entry("a", doi="10.1000/a", journal="J"), entry("b", "Editorial", journal="K", volume="1"))
    mine.take(*works)
    mine.rename("a", "c")
    mine.rename("b", "a")
    mine.edit("a", "Editorial", "Words of Welcome")
    mine.take(works[0].replace("{J}", "{J2}"), works[1].replace("{1}", "{2}"))
    assert mine.keys == {"a", "c"}
    assert (mine.of("c", "venue"), mine.of("a", "volume")) == ("J2", "2")


def test_an_entry_that_is_taken_for_a_deleted_one_is_named_once(mine: Portfolio) -> None:
    mine.take(entry("one", journal="Journal of A"))
    mine.delete("one")
    assert said(mine.take(entry("one", journal="Journal of C"))) == ""
    assert "'two' is taken for one, whose file was deleted" in said(mine.take(entry("two", journal="Journal of B")))
    assert said(mine.take(entry("two", journal="Journal of B"))) == ""
    assert mine.keys == set()


def test_a_title_that_changes_in_two_sources_leaves_one_file(mine: Portfolio) -> None:
    works = [entry("k", abstract="An engine that weaves algebraic patterns as looms do.", month="may", journal="J")]
    mine.take(*works, name="a.bib")
    mine.take(works[0].replace("{k", "{m"), name="b.bib", here=["a.bib"])
    retitled = works[0].replace("On Engines", "Computing by Steam")
    mine.take(retitled, name="a.bib", here=["b.bib"])
    mine.take(retitled.replace("{k", "{m"), name="b.bib", here=["a.bib"])
    assert mine.keys == {"k"}
    assert mine.of("k", "title") == "Computing by Steam"


def test_a_profile_s_paper_with_another_title_keeps_its_file(mine: Portfolio) -> None:
    profile = "Ada\n\nCLMay 3, 2020\n{}\n\nAda Lovelace, Charles Babbage\n\nAn engine that weaves algebraic patterns.\n"
    mine.take(profile.format("On Engines"), name="p.txt")
    (key,) = mine.keys
    mine.take(profile.format("Computing by Steam"), name="p.txt")
    assert mine.keys == {key}
    assert mine.of(key, "title") == "Computing by Steam"


def test_a_thousand_works_that_all_changed_meet_their_files_in_linear_time(mine: Portfolio) -> None:
    works = [entry(f"k{n}", f"On engine {n} of all", doi=f"10.1000/{n}" if n % 2 else "") for n in range(1_000)]
    mine.take(*works)
    mine.take(*(work.replace("{k", "{n").replace("2020", "2021") for work in reversed(works)))
    assert len(mine.keys) == 1_000
    assert mine.of("k7", "published" if mine.of("k7", "venue") else "date") == PartialDate(2021)
