"""Citation keys: their form, and that they last."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts import citation_keys, names
from generator.model import PartialDate, Publication
from tests.unit import example, strategies

FORMS = {
    ("Hugo Touvron", 2023, "Llama 2: Open Foundation and Fine-Tuned Chat Models"): "touvron2023llama",
    ("Sharan Narang", 2020, "WT5?! Training Text-to-Text Models"): "narang2020wt5",
    ("Adam Roberts", 2022, r"$\texttt{t5x}$ and $\texttt{seqio}$"): "roberts2022t5x",
    ("Barret Zoph", 2022, "On the Do: How Is It to Be?"): "zoph2022it",
    ("Søren Ørsted", 1999, "Über Größe"): "orsted1999uber",
    ("Łukasz Łąk", 1999, "Ğ and ß"): "lak1999g",
    ("Laurens van der Maaten", 2008, "t-SNE"): "vandermaaten2008t",
    ("OpenAI", 2023, "GPT-4"): "openai2023gpt",
    ("李飞飞", 2009, "ImageNet"): "anon2009imagenet",
    ("Ada O’Neil", 2009, "¿?"): "oneil2009",
    ("Ada Lovelace", 0, "The Engine"): "lovelaceengine",
}


def work(author: str, year: int, title: str) -> Publication:
    return Publication(title, authors=(names.parse(author),), date=PartialDate(year))


@pytest.mark.parametrize(("facts_of_a_work", "key"), FORMS.items())
def test_a_key_is_surname_year_and_first_word(facts_of_a_work: tuple[str, int, str], key: str) -> None:
    assert citation_keys.base_key(work(*facts_of_a_work)) == key


def test_a_work_without_authors_and_words_still_gets_a_key() -> None:
    assert citation_keys.base_key(Publication("¿?")) == "anon"
    assert citation_keys.assign([Publication("…")]) == ["anon"]


def test_works_that_share_a_form_get_letters_and_none_goes_without() -> None:
    works = [work("Ada Lovelace", 1843, "Engine")] * 3
    assert citation_keys.assign(works) == ["lovelace1843enginea", "lovelace1843engineb", "lovelace1843enginec"]


def test_a_newcomer_leaves_the_key_of_a_filed_work_alone() -> None:
    assert citation_keys.assign([work("Ada Lovelace", 1843, "Engine")], ["Lovelace1843Engine"]) == [
        "lovelace1843enginea"
    ]


def test_two_hundred_works_of_one_form_get_two_hundred_keys() -> None:
    assigned = citation_keys.assign([work("Ada Lovelace", 1843, "Engine")] * 800)
    assert len(set(assigned)) == 800
    assert all(citation_keys.is_valid(key) for key in assigned)


def test_no_key_takes_the_place_of_a_folder_s_own_page() -> None:
    assert citation_keys.assign([Publication("x", authors=(names.parse("Index"),))]) != ["index"]
    assert not citation_keys.is_valid("README")
    assert "readme" not in [key.casefold() for key in citation_keys.assign([work("Read", 0, "Me")])]


@pytest.mark.parametrize("key", ["", ".", "..", "a/b", "a b", "é", "-a", "a\n", "a" * 81, "a.b", "index", "a%2f"])
def test_a_name_that_could_leave_its_folder_is_no_key(key: str) -> None:
    assert not citation_keys.is_valid(key)


@given(st.lists(strategies.publications, max_size=6), st.lists(st.from_regex(r"[A-Za-z0-9]{1,8}", fullmatch=True)))
def test_keys_are_ascii_valid_and_unique_ignoring_case(works: list[Publication], taken: list[str]) -> None:
    assigned = citation_keys.assign(works, taken)
    assert len({key.casefold() for key in [*assigned, *taken]}) == len(assigned) + len({k.casefold() for k in taken})
    assert all(key.isascii() and citation_keys.is_valid(key) for key in assigned)


@given(st.data())
def test_a_filed_key_never_changes_when_others_come_go_or_move(data: st.DataObject) -> None:
    filed: dict[int, str] = {}
    works = [replace(p, title=p.title[:12], authors=p.authors[:1]) for p in example.publications()[:8]] * 2
    for batch in data.draw(st.lists(st.lists(st.integers(0, len(works) - 1), unique=True), max_size=5)):
        before = dict(filed)
        fresh = [at for at in batch if at not in filed]
        filed |= dict(zip(fresh, citation_keys.assign([works[at] for at in fresh], filed.values()), strict=True))
        assert before.items() <= filed.items()
        assert len({key.casefold() for key in filed.values()}) == len(filed)
        for gone in data.draw(st.sets(st.sampled_from(sorted(filed) or [0]), max_size=2)):
            filed.pop(gone, None)


def test_the_keys_of_the_profile_do_not_depend_on_its_order() -> None:
    works = example.reading().publications
    assert sorted(citation_keys.assign(works[::-1])) == sorted(citation_keys.assign(works))
    assert len({p.key for p in example.publications()}) == 32


def test_a_key_from_a_reference_library_is_kept_where_it_is_free_and_valid() -> None:
    mine = [replace(work("Ada Lovelace", 1843, "Engine"), key=key) for key in ("Mine", "mine", "a/b", "")]
    assert citation_keys.file(mine)[0] == "Mine"
    assert all(key.startswith("lovelace1843engine") for key in citation_keys.file(mine)[1:])
    assert citation_keys.file(mine[:1], ["MINE"]) == ["lovelace1843engine"]


@given(strategies.any_text)
def test_a_slug_is_lower_case_ascii_without_dashes_at_its_ends(text: str) -> None:
    slug = citation_keys.slug(text)
    assert slug.isascii()
    assert slug == slug.lower().strip("-")
    assert all(c.isalnum() or c == "-" for c in slug)


def test_thousands_of_works_with_one_form_get_keys_in_the_order_of_the_alphabet() -> None:
    works = [Publication("Engines")] * 20_000
    keys = citation_keys.assign(works, {"anonenginesb"})
    assert keys[:3] == ["anonenginesa", "anonenginesc", "anonenginesd"]
    assert (keys[25], len(set(keys))) == ("anonenginesaa", 20_000)
