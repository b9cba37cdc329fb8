"""Checks of the texts of pages; `checks` has them in its registry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from generator.errors import Problem
from generator.facts import frontmatter, relations
from generator.facts.kinds import PUBLICATIONS
from generator.facts.store import CV_PAGE, PROFILE_PAGE, Content
from generator.text import citation_marks


def unknown_citations(content: Content) -> Iterator[Problem]:
    """A text cites a paper, as in `[@key]`, that does not exist or is hidden."""
    names = relations.names_of(content.publications.values(), ()).by_folder.get(PUBLICATIONS, {})
    hidden = {key for key, each in content.publications.items() if each.hidden}
    for path, line, key in _cited(content):
        if key not in names:
            yield Problem(content.shown(path), line, f"no paper {key!r:.80}", _meant(key, names))
        elif names[key] in hidden:
            yield Problem(content.shown(path), line, f"the paper {key!r:.80} is hidden", "delete the citation")


def _meant(key: str, names: Mapping[str, str]) -> str:
    close = get_close_matches(key, names, n=1, cutoff=0.5)
    other = f"write \\[@{key:.80}] if it is not a citation"
    return (
        f"did you mean [@{names[close[0]]}]? {other}" if close else f"cite a file of content/publications/, or {other}"
    )


def _cited(content: Content) -> Iterator[tuple[str, int, str]]:
    """File, line and key of each citation."""
    pages = {path for path in content.written_by_hand if path.endswith(".md")}
    for path in sorted((pages | content.of_kinds.keys() | {PROFILE_PAGE, CV_PAGE}) & content.texts.keys()):
        text = content.texts[path]
        if citation_marks.may_cite(text):
            try:
                parts = frontmatter.split(text)
            except frontmatter.FrontMatterError:
                parts = frontmatter.Parts("", "", "", text, 1)
            for offset, keys in citation_marks.marks(parts.body):
                line = parts.body_line + parts.body.count("\n", 0, offset)
                yield from ((path, line, each.key) for each in keys)
