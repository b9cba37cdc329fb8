"""What counts as a change in the facts, and as which kind."""

from generator.facts.store import Content
from generator.review import changes
from generator.review.changes import Changes
from tests.unit.contents import PERSON, content_of, paper


def compared(before: dict[str, str], after: dict[str, str], *changed_files: str) -> Changes:
    """The changes between two contents given as files."""
    return changes.compare(content_of(before), content_of(after), changed_files)


def test_equal_contents_differ_in_nothing() -> None:
    files = {"a": paper("A", "date: 2020", body="Words.\n\n## Notes\n\nMore."), "teaching.md": "# Teaching\n"}
    assert not any(compared(files, files))


def test_a_new_and_a_deleted_file_are_a_publication_added_and_removed() -> None:
    changed = compared({"a": paper("One")}, {"b": paper("Two")})
    assert [p.key for p in changed.added] == ["b"]
    assert [p.key for p in changed.removed] == ["a"]
    assert changed.edited == []


def test_each_changed_field_is_a_difference_with_both_values_in_the_order_of_the_table() -> None:
    before = {"a": paper("A", "venue: ICML", "date: 2020", "authors: [X Y]")}
    after = {"a": paper("A", "date: 2021-05", "authors: [X Y, V W]", "doi: 10.1234/x")}
    (edit,) = compared(before, after).edited
    assert [tuple(difference) for difference in edit.differences] == [
        ("authors", ["X Y"], ["X Y", "V W"]),
        ("date", "2020", "2021-05"),
        ("venue", "ICML", None),
        ("doi", None, "10.1234/x"),
    ]


def test_abstract_and_notes_count_as_fields_of_their_own() -> None:
    (edit,) = compared({"a": paper(body="Old.\n\n## Notes\n\nMine.")}, {"a": paper(body="New.\n\n## Notes\n")}).edited
    assert [difference.field for difference in edit.differences] == ["abstract", "notes"]


def test_the_same_work_under_another_key_is_moved_and_not_removed_and_added() -> None:
    changed = compared(
        {"old": paper("On the Engine", "date: 2020")}, {"new": paper("On the engine!", "date: 2021", "venue: ICML")}
    )
    assert (changed.added, changed.removed) == ([], [])
    (edit,) = changed.edited
    assert edit.is_moved
    assert (edit.before.key, edit.after.key) == ("old", "new")
    assert [difference.field for difference in edit.differences] == ["title", "date", "venue"]


def test_of_two_new_files_with_one_work_only_one_is_the_move() -> None:
    changed = compared({"old": paper("A")}, {"x": paper("A"), "y": paper("A")})
    assert [(edit.before.key, edit.after.key) for edit in changed.edited] == [("old", "x")]
    assert [p.key for p in changed.added] == ["y"]
    assert changed.duplicates == [("y", "x")]


def test_a_work_added_beside_its_first_file_is_a_duplicate() -> None:
    changed = compared(
        {"a": paper("A", 'arxiv: "2001.00001"')},
        {
            "a": paper("A", 'arxiv: "2001.00001"'),
            "b": paper("Another title", 'arxiv: "2001.00001v2"'),
        },
    )
    assert changed.duplicates == [("b", "a")]


def test_figures_and_facts_of_the_person_are_differences() -> None:
    changed = compared(
        {}, {"index.md": "---\nname: Ada Lovelace\nmetrics:\n  h_index: {value: 3}\n---\n\nBorn in 1815.\n"}
    )
    assert [tuple(difference) for difference in changed.person] == [
        ("metrics", None, {"h_index": {"value": 3}}),
        ("biography", None, "Born in 1815."),
    ]


def test_comments_quotes_and_order_are_not_a_change() -> None:
    changed = compared(
        {"a": paper("A", "venue: ICML", "date: 2020")},
        {"a": paper("A", "date: 2020  # when", 'venue: "ICML"'), "index.md": f"{PERSON}\n\n"},
    )
    assert changed.edited == []
    assert changed.restyled == ["index.md", "publications/a.md"]


def test_pages_and_other_files_are_added_removed_and_changed() -> None:
    before, after = (
        content_of({"a.md": "1", "b.md": "1", "c.md": "1"}),
        content_of({"b.md": "2", "c.md": "1", "d.md": ""}),
    )
    before.files |= {"same.pdf", "new.pdf", "gone.pdf"}
    after.files |= {"same.pdf", "new.pdf", "here.pdf"}
    changed = changes.compare(before, after, {"new.pdf"})
    assert changed.pages_added == ["d.md", "here.pdf"]
    assert changed.pages_removed == ["a.md", "gone.pdf"]
    assert changed.pages_changed == ["b.md", "new.pdf"]
    assert changed.lost == ["a/", "gone.pdf"]


def test_a_topic_or_year_that_loses_its_last_paper_is_a_lost_address() -> None:
    before = {"a": paper("A", "date: 2019", "category: cs.SD"), "b": paper("B", "date: 2020")}
    changed = compared(before, {"a": paper("A", "date: 2020", "category: cs.CL"), "b": before["b"]})
    assert changed.lost == ["topics/cs-sd/", "years/2019/"]


def test_the_page_of_a_removed_paper_is_not_a_lost_address() -> None:
    assert compared({"a": paper("A"), "b": paper("B")}, {"b": paper("B")}).lost == []


def test_an_unreadable_file_is_damaged_and_neither_removed_nor_added() -> None:
    broken = '---\ntitle: "A"\nvenu: x\n---\n'
    broken_now, fixed_now = compared({"a": paper("A")}, {"a": broken}), compared({"a": broken}, {"a": paper("A")})
    for changed in (broken_now, fixed_now):
        assert (changed.added, changed.removed, changed.edited, changed.lost) == ([], [], [], [])
    assert [(d.problem.line, d.before, d.after) for d in broken_now.damaged] == [(3, False, True)]
    assert [(d.problem.line, d.before, d.after) for d in fixed_now.damaged] == [(3, True, False)]


def test_the_same_damage_on_both_sides_is_listed_once() -> None:
    (damage,) = compared({"a": "no front matter"}, {"a": "no front matter"}).damaged
    assert (damage.before, damage.after) == (True, True)


def test_a_paper_with_only_a_new_rank_is_recognised() -> None:
    (edit,) = compared({"a": paper("A", "index_rank: 1")}, {"a": paper("A", "index_rank: 2")}).edited
    assert edit.is_rank_only


def test_a_first_commit_adds_the_person_too() -> None:
    before = content_of({})
    before.files.clear()
    before.profile = None
    changed = changes.compare(before, content_of({"a": paper("A")}))
    assert changed.pages_added == ["index.md"]
    assert [p.key for p in changed.added] == ["a"]


def test_a_talk_that_is_added_removed_or_changed_is_told_field_by_field() -> None:
    talk = "---\ntitle: T\ndate: 2026\n---\n"
    changed = compared(
        {"talks/a.md": talk, "talks/b.md": talk, "talks/s.md": talk},
        {"talks/b.md": talk.replace("2026", "2025") + "\nWords.\n", "talks/c.md": talk, "talks/s.md": talk + "\n"},
    )
    assert [(edit.path, edit.verb) for edit in changed.things] == [
        ("talks/a.md", "removed"), ("talks/b.md", "changed"), ("talks/c.md", "added"),
    ]  # fmt: skip
    assert [tuple(each) for each in changed.things[1].differences] == [
        ("date", "2026", "2025"), ("text", None, "Words."),
    ]  # fmt: skip
    assert (changed.pages_added, changed.pages_removed, changed.pages_changed) == ([], [], [])
    assert changed.restyled == ["talks/s.md"]


def test_an_entry_of_a_list_is_the_same_by_its_title_or_else_by_its_place() -> None:
    def awards(*entries: str) -> Content:
        content = content_of({})
        content.put_list(
            "awards.yml", "".join(f"- title: {title}\n  date: {date}\n" for title, date in map(str.split, entries))
        )
        return content

    changed = changes.compare(awards("A 2020", "B 2021", "C 2022"), awards("New 2026", "A 2020", "B 2020", "D 2022"))
    assert [(e.verb, e.item.title, [d.field for d in e.differences]) for e in changed.things] == [
        ("changed", "B", ["date"]), ("added", "New", []), ("added", "D", []), ("removed", "C", []),
    ]  # fmt: skip
    (renamed,) = changes.compare(awards("A 2020", "B 2021"), awards("A 2020", "Bee 2021")).things
    assert [tuple(each) for each in renamed.differences] == [("title", "B", "Bee")]


def test_a_talk_that_one_side_cannot_read_is_damaged_and_nothing_else() -> None:
    changed = compared({"talks/a.md": "---\ntitle: T\ndate: 2026\n---\n"}, {"talks/a.md": "---\ntitel: T\n---\n"})
    assert (changed.things, changed.restyled, changed.pages_changed) == ([], [], [])
    assert changed.damaged
