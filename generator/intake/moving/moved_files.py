"""Writes what was found in the folder of a site, once: papers and the owner to `sources/moved-site.json`, which an
import merges like any other source; things, pages, pictures and files to `content/`. That file also remembers what was
moved, so that what its owner has edited or deleted since stays as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from generator.errors import InputProblems, PortfolioError
from generator.facts import files, frontmatter, records, store
from generator.intake import remembered
from generator.intake.moving.site_moving import Moved
from generator.intake.providers.chosen_keys import as_text
from generator.intake.readers.mapping import at

FILE = "moved-site.json"
BIOGRAPHY = "biography"
"""Under this name the text about the owner is remembered."""

_LARGEST = 100_000_000
"""Bytes of a file that is copied."""


def write(project: Path, moved: Moved) -> tuple[list[Path], list[str]]:
    """Writes all that is new, and returns the paths of the sources and of the new files in `content/`; what cannot be
    written is added to what was left out. Raises PortfolioError, and writes nothing, if another file has the name of a
    source."""
    texts = {project / store.SOURCES / path.rpartition("/")[2]: text for path, text in moved.sources.items()}
    for path, text in texts.items():
        if path.exists() and files.found(path) != text.encode():
            raise PortfolioError(f"{store.SOURCES}/{path.name}  is there already, and another file — rename it")
    earlier = _earlier(project / store.SOURCES / FILE)
    with store.writing(project / store.CONTENT):
        new = _write_content(project / store.CONTENT, moved, earlier)
        new |= _write_biography(project / store.CONTENT / store.PROFILE_PAGE, moved, earlier)
    known = dict(sorted({**earlier, **new}.items()))
    if moved.works or moved.profile or moved.sections or known:
        texts[project / store.SOURCES / FILE] = _text(moved, known)
    for path, text in texts.items():
        files.write_text(path, text)
    return list(texts), sorted(new.values())


def link_papers(project: Path, moved: Moved) -> None:
    """Gives new files in `content/` their links to papers, which have keys only now. What its owner edited stays."""
    content = project / store.CONTENT
    memories = remembered.read(content)
    names = {FILE, *(path.rpartition("/")[2] for path in moved.sources)}
    entries = [entry for name in sorted(names & memories.keys()) for entry in memories[name].entries if entry.name]
    there = {entry.name: entry.file for entry in entries if store.holds(content, store.publication_path(entry.file))}
    plain = dict(moved.pages.values())
    with store.writing(content):
        for place, text in moved.link(there).items():
            if text != plain[place] and files.found(content / place) == plain[place].encode():
                files.write_text(content / place, text)


def _write_content(content: Path, moved: Moved, earlier: Mapping[str, str]) -> dict[str, str]:
    """Writes files that were never moved before; returns their places by where they were."""
    new = {}
    wanted = {path: (place, text.encode()) for path, (place, text) in moved.pages.items() if path not in earlier}
    for path, place in moved.assets.items():
        if path not in earlier and (raw := _raw(moved, path)) is not None:
            wanted[path] = (place, raw)
    for path, (place, raw) in wanted.items():
        there = files.found(content / place)
        if there not in {None, raw}:
            moved.left[path] = f"{store.CONTENT}/{place} is there already, and another file"
            continue
        files.write(content / place, raw)
        new[path] = place
    return new


def _write_biography(page: Path, moved: Moved, earlier: Mapping[str, str]) -> dict[str, str]:
    """Gives a page of the owner without a text the one of the site; an import writes the text of a new page only."""
    text = moved.profile.biography if moved.profile else ""
    there = (files.found(page) or b"").decode(errors="replace")
    if not text or not there or BIOGRAPHY in earlier:
        return {}
    if there.rstrip().endswith(text):
        return {BIOGRAPHY: page.name}
    try:
        is_empty = not frontmatter.split(there).body.strip()
    except frontmatter.FrontMatterError:
        is_empty = False
    if not is_empty:
        moved.to_do.append(f"content/{page.name}  has a text already, so that the site's text about you was not moved")
        return {}
    files.write_text(page, f"{there.rstrip()}\n\n{text}\n")
    return {BIOGRAPHY: page.name}


def _raw(moved: Moved, path: str) -> bytes | None:
    try:
        return files.read_bytes(moved.root / path, path, _LARGEST)
    except InputProblems as error:
        moved.left[path] = error.problems[0].message
        return None


def _earlier(path: Path) -> dict[str, str]:
    """What was moved before, by where it was."""
    raw = files.found(path)
    try:
        known = at(json.loads(raw), "moved_files") if raw else None
    except (ValueError, RecursionError):
        return {}
    return {str(old): str(new) for old, new in known.items()} if isinstance(known, dict) else {}


def _text(moved: Moved, places: Mapping[str, str]) -> str:
    works = [
        {"file": path, "name": work.key, "text": records.file_text(work).splitlines()} for path, work in moved.works
    ]
    owner = records.file_text(moved.profile).splitlines() if moved.profile else []
    vita = [{"title": section.title, "text": section.body.splitlines()} for section in moved.sections]
    sections = {"sections": vita} if vita else {}
    known = {"moved_files": places} if places else {}
    return as_text({"moved_site": moved.title, "owner": owner, "works": works, **sections, **known})
