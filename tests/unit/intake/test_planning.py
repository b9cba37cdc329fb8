"""Imports in memory: any sequence of imports, edits and deletions keeps what its owner wrote."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import errors_among
from generator.facts import frontmatter, records, store
from generator.intake import planning
from generator.intake.planned_content import Draft, Summary, path_of
from generator.intake.planning import Told
from generator.intake.readers.reading import Reading
from generator.model import PartialDate, Profile, Publication

PERSON = Profile("Ada Lovelace")
WORKS = ("On engines", "On numbers", "On looms")
VENUES = st.sampled_from(["", "Journal of Engines", "Proceedings of Looms"])
LINKS = st.dictionaries(st.sampled_from(["code", "pdf"]), st.sampled_from(["https://a.example", "https://b.example"]))


def draft() -> Draft:
    """Nothing imported yet."""
    return Draft(store.Content("content"), {})


def take(on: Draft, name: str, *works: Publication, person: Profile | None = PERSON) -> Summary:
    """Imports what a source says; a work's key is its own in the source."""
    reading = Reading(person, works, (), tuple(work.key for work in works))
    (summary,) = planning.plan(on, [Told(name, f"sources/{name}", reading, {})], [name])
    return summary


@st.composite
def works(draw: st.DrawFn) -> list[Publication]:
    """Some of three works, with facts that vary from one import to the next."""
    titles = draw(st.lists(st.sampled_from(WORKS), unique=True))
    return [
        Publication(
            title, date=PartialDate(2020, draw(st.integers(0, 12))), venue=draw(VENUES), links=draw(LINKS),
            code_flag=draw(st.booleans()), abstract=draw(st.sampled_from(["", "First words.", "Other words."])))
        for title in titles
    ]  # fmt: skip


EDITS = st.one_of(
    st.tuples(st.just("import"), st.sampled_from(["profile.txt", "library.bib"]), works()),
    st.tuples(st.just("edit"), st.integers(0, 9), st.sampled_from(["Hand's Journal", "Hand's Other Journal"])),
    st.tuples(st.just("note"), st.integers(0, 9), st.just("")),
    st.tuples(st.just("delete"), st.integers(0, 9), st.just("")),
)


class World:
    """A draft with what its owner did to it: values set by hand, notes, deletions."""

    def __init__(self) -> None:
        self.draft, self.by_hand, self.noted, self.deleted = draft(), dict[str, str](), set[str](), set[str]()

    def key(self, number: int) -> str | None:
        keys = sorted(self.draft.content.publications)
        return keys[number % len(keys)] if keys else None

    def do(self, what: str, which: Any, more: Any) -> None:
        if what == "import":
            take(self.draft, which, *more)
        elif key := self.key(which):
            path = path_of(key)
            text = self.draft.content.texts[path]
            if what == "edit":
                self.by_hand[key] = more
                self.draft.content.put(path, frontmatter.put(text, {"venue": f'venue: "{more}" # by hand'}))
            elif what == "note":
                self.noted.add(key)
                self.draft.content.put(path, text.rstrip("\n") + "\n\n## Mine\n\nwith  spaces \n")
            else:
                self.deleted.add(key)
                self.by_hand.pop(key, None)
                self.noted.discard(key)
                self.draft.content.files.discard(path)
                del self.draft.content.texts[path]
                del self.draft.content.publications[key]


@settings(max_examples=120, deadline=None)
@given(st.lists(EDITS, max_size=12))
def test_no_sequence_of_imports_and_edits_loses_what_its_owner_did(steps: list[tuple[str, Any, Any]]) -> None:
    world = World()
    for step in steps:
        before = set(world.draft.content.publications)
        world.do(*step)
        assert before - set(world.draft.content.publications) <= world.deleted, "an import lost a file"
        assert not errors_among(world.draft.content.problems)
        for key, venue in world.by_hand.items():
            assert world.draft.content.publications[key].venue == venue
            assert "# by hand" in world.draft.content.texts[path_of(key)]
        for key in world.noted:
            assert world.draft.content.texts[path_of(key)].endswith("## Mine\n\nwith  spaces \n")
        assert not world.deleted & set(world.draft.content.publications), "a deleted work came back"


@settings(max_examples=80, deadline=None)
@given(st.lists(EDITS, max_size=8), works())
def test_an_import_twice_is_an_import_once(steps: list[tuple[str, Any, Any]], said: list[Publication]) -> None:
    world = World()
    for step in steps:
        world.do(*step)
    take(world.draft, "profile.txt", *said)
    once, words = dict(world.draft.content.texts), copy.deepcopy(world.draft.memories)
    summary = take(world.draft, "profile.txt", *said)
    assert world.draft.content.texts == once
    assert world.draft.memories == words
    assert not summary.added
    assert not summary.changed


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_for_disjoint_fields_the_order_of_sources_does_not_matter(data: st.DataObject) -> None:
    index = [Publication(title, date=PartialDate(2020, 5), code_flag=True) for title in WORKS]
    library = [
        Publication(title, date=PartialDate(2020, 5), venue=data.draw(VENUES), links=data.draw(LINKS))
        for title in WORKS
    ]
    one, other = draft(), draft()
    take(one, "profile.txt", *index)
    take(one, "library.bib", *library, person=None)
    take(other, "library.bib", *library)
    take(other, "profile.txt", *index)
    records_of = [{k: records.record_of(p) for k, p in d.content.publications.items()} for d in (one, other)]
    assert records_of[0] == records_of[1]


def test_a_conflict_names_line_both_values_and_the_command_that_takes_the_other() -> None:
    world = draft()
    take(world, "profile.txt", Publication("On engines", date=PartialDate(2020, 5)))
    path = "publications/anon2020engines.md"
    world.content.put(path, world.content.texts[path].replace("2020-05", "2020-06"))
    summary = take(world, "profile.txt", Publication("On engines", date=PartialDate(2020, 7)))
    (notice,) = summary.notices
    assert (notice.path, notice.line) == (f"content/{path}", 3)
    assert "'2020-06'" in notice.message
    assert "'2020-07'" in notice.message
    assert notice.hint.endswith("portfolio import --take theirs anon2020engines.date")
    assert planning.take_theirs(world, "anon2020engines", "date")
    assert world.content.publications["anon2020engines"].date == PartialDate(2020, 7)


def test_a_renamed_file_is_still_the_same_work() -> None:
    world = draft()
    take(world, "profile.txt", Publication("On engines", date=PartialDate(2020)))
    text = world.content.texts.pop("publications/anon2020engines.md")
    del world.content.publications["anon2020engines"]
    world.content.put("publications/mine.md", text)
    summary = take(world, "profile.txt", Publication("On engines", date=PartialDate(2020)))
    assert not summary.added
    assert list(world.content.publications) == ["mine"]


def test_a_work_that_the_source_no_longer_has_is_kept_and_reported() -> None:
    world = draft()
    take(world, "profile.txt", Publication("On engines"), Publication("On looms"))
    summary = take(world, "profile.txt", Publication("On engines"))
    assert [notice.path for notice in summary.notices] == ["content/publications/anonlooms.md"]
    assert len(world.content.publications) == 2


def test_a_reference_library_fills_what_the_profile_lacks_under_the_first_key() -> None:
    world = draft()
    take(world, "profile.txt", Publication("On engines", date=PartialDate(2020, 5, 3)))
    venue = Publication(
        "On Engines!", key="lovelace2021", published=PartialDate(2021), venue="Journal", doi="10.1234/x"
    )
    summary = take(world, "library.bib", venue, person=None)
    assert summary.changed == ["publications/anon2020engines.md"]
    merged = world.content.publications["anon2020engines"]
    assert (merged.doi, merged.date, merged.published) == ("10.1234/x", PartialDate(2020, 5, 3), PartialDate(2021))


def test_what_only_the_owner_writes_stays_through_imports() -> None:
    on = draft()
    take(on, "profile.txt", Publication("On engines", venue="Journal of Engines"))
    (path,) = (path for path in on.content.texts if path.startswith("publications/"))
    lines = "hidden: true\nfeatured: true\nnote: Best paper\nimage: a.png\nimage_alt: An engine\n"
    edited = on.content.texts[path].replace("---\n", f"---\n{lines}", 1)
    on.put(path, edited)
    assert take(on, "profile.txt", Publication("On engines", venue="Journal of Engines")).changed == []
    assert on.content.texts[path] == edited
    take(on, "profile.txt", Publication("On engines", venue="Proceedings of Looms"))
    (kept,) = on.content.publications.values()
    assert (kept.hidden, kept.featured, kept.note, kept.venue) == (True, True, "Best paper", "Proceedings of Looms")
