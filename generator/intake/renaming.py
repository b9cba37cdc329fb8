"""Gives a paper, a talk or another thing with a file of its own another name, and lets all that names it follow. Its
address is another one from then on, and the earlier one leads there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from generator.errors import InputProblems, Problem
from generator.facts import files, mentions, store
from generator.facts.kinds import BY_FOLDER, LISTS, PUBLICATIONS
from generator.facts.mentions import Renamed
from generator.facts.store import CONTENT, SETTINGS, Content
from generator.facts.texts import LONGEST_FILE
from generator.intake import importer, journal, remembered, updating
from generator.intake.planned_content import Draft


@dataclass(frozen=True, slots=True)
class Rename:
    """What was done: the `path` of the file now, and those of the files that named it, in the project's folder."""

    path: str
    following: tuple[str, ...]


def rename(project: Path, old: str, new: str) -> Rename:
    """Renames what is called `old`, the key of a paper, the name of a file or its path, and writes the new name into
    relations, citations, links and the menu; the earlier address leads there from now on.

    Raises InputProblems, before anything is written, if there is no such thing, or the name is taken or cannot be one.
    """
    folder = project / CONTENT
    with store.writing(folder):
        earlier = journal.recover(folder)
        content = importer.load(folder)
        draft, read = Draft(content, remembered.read(folder)), {**content.texts, **content.lists}
        draft.follow_renames()
        path = _path_of(content, old)
        renamed = _renamed(content, path, _new_name(content, path, new))
        following = _put_all(draft, read, renamed)
        if renamed.folder == PUBLICATIONS:
            for memory in draft.memories.values():
                memory.renamed({renamed.old: renamed.new})
        importer.write(folder, draft, read, earlier)
    shown = [content.shown(each) for each in following] + _in_menu(project, renamed)
    return Rename(content.shown(renamed.path), tuple(shown))


def _renamed(content: Content, path: str, name: str) -> Renamed:
    stem = path.removesuffix(".md")
    staying = {each for each in content.files if each.startswith(f"{stem}.") and not each.endswith(".md")}
    return Renamed(stem.rpartition("/")[0], stem.rpartition("/")[2], name, frozenset(staying))


def _put_all(draft: Draft, read: dict[str, str], renamed: Renamed) -> list[str]:
    """Renames the file and its translations, and returns the paths of other files that named it."""
    following = []
    for path in sorted(read):
        now = renamed.path_of(path)
        fields = draft.content.of_kinds[path].relations if path in draft.content.of_kinds else ()
        text = mentions.followed(path, read[path], fields, renamed)
        if path == renamed.earlier_path:
            text = updating.changed(text, {"formerly": _formerly(draft.content, path, renamed)})
        if (now, text) == (path, read[path]):
            continue
        draft.put(now, text)
        if now != path:
            draft.remove(path)
        else:
            following.append(path)
    return following


def _formerly(content: Content, path: str, renamed: Renamed) -> list[str]:
    """All earlier names, without the one that it has again."""
    if renamed.folder == PUBLICATIONS:
        earlier: Iterable[str] = content.publications[renamed.old].formerly
    else:
        earlier = content.items[path][0].all_of("formerly")
    return [*(name for name in earlier if name not in {renamed.old, renamed.new}), renamed.old]


def _named(content: Content) -> set[str]:
    """The paths of all that can be renamed, without `.md`."""
    papers = (store.publication_path(key) for key in content.publications)
    items = (path for path in content.items if path not in LISTS)
    return {path.removesuffix(".md") for path in (*papers, *items)}


def _path_of(content: Content, old: str) -> str:
    """The file of what is called that. Raises InputProblems if there is none, or more than one."""
    known, plain = _named(content), old.removeprefix(f"{CONTENT}/").removesuffix(".md")
    as_paper = f"{PUBLICATIONS}/{plain}"
    paths = [each for each in (plain, as_paper) if each in known]
    paths = paths or sorted(path for path in known if path.rpartition("/")[2] == plain)
    if len(paths) == 1 or as_paper in paths:
        return f"{paths[0]}.md"
    if paths:
        message, hint = f"{len(paths)} files have the name {plain!r}", f"write {' or '.join(paths)}"
        raise InputProblems([Problem(CONTENT, 0, message, hint)])
    raise InputProblems([_unknown(content, known, plain)])


def _unknown(content: Content, known: Iterable[str], plain: str) -> Problem:
    if f"{plain}.md" in content.files:
        hint = f"rename the file, and write formerly: [{plain}.md] into its front matter"
        return Problem(content.shown(f"{plain}.md"), 0, "is a page of your own", hint)
    folder, _, name = plain.rpartition("/")
    noun = BY_FOLDER[folder].name if folder in BY_FOLDER else "publication"
    names = {path if folder else path.rpartition("/")[2] for path in known}
    close = get_close_matches(plain, names, n=1, cutoff=0.5)
    path = f"{folder or PUBLICATIONS}/{name}.md"
    return Problem(content.shown(path), 0, f"no such {noun}", f"did you mean {close[0]}?" if close else "")


def _new_name(content: Content, path: str, new: str) -> str:
    """The new name, without folder and ending. Raises InputProblems if it cannot be the name."""
    folder, plain = path.rpartition("/")[0], new.removeprefix(f"{CONTENT}/").removesuffix(".md")
    name = plain.removeprefix(f"{folder}/")
    target = f"{folder}/{name}.md"
    taken = {each.casefold() for each in content.files}
    problems = [
        *([Problem(content.shown(target), 0, "is there already")] if target.casefold() in taken else []),
        *(store.key_problems if folder == PUBLICATIONS else store.slug_problems)(content.shown(target), name),
        *_earlier_names(content, path, name),
    ]
    if problems:
        raise InputProblems(problems)
    return name


def _earlier_names(content: Content, path: str, name: str) -> Iterator[Problem]:
    """A problem if the name is an earlier one of another file, whose address leads to that."""
    folder = path.rpartition("/")[0]
    papers = {store.publication_path(key): paper.formerly for key, paper in content.publications.items()}
    items = {each: item.all_of("formerly") for each, read in content.items.items() for item in read}
    for other, names in (papers | items).items():
        if other != path and other.rpartition("/")[0] == folder and name in names:
            message, hint = f"'formerly' names {name!r}", "delete it there, or choose another name"
            yield Problem(content.shown(other), content.line_of(other, "formerly"), message, hint)


def _in_menu(project: Path, renamed: Renamed) -> list[str]:
    """Lets the menu lead to the file; returns the path of the settings if that changed them."""
    text = files.read_text(project / SETTINGS, SETTINGS, LONGEST_FILE)
    return [SETTINGS] if files.write_text(project / SETTINGS, mentions.with_paths(text, renamed)) else []
