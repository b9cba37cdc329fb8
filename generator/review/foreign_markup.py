"""What other generators, word processors and LaTeX take, and a page here shows as text, blocks or ignores."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from generator.errors import Problem, Severity
from generator.facts import frontmatter
from generator.facts.store import Content, is_publication
from generator.review.page_slips import at_place, end_of_front_matter, in_code

_BLOCKED = "the site's policy blocks what is of another host: {}"
_SAVED = "save it below content/, and name it from there"
_AS_TEXT = "it is shown as text: {}"


class _Row(NamedTuple):
    """A pattern, what is wrong with it, and what to type; groups of the pattern fill the slots of the hint."""

    pattern: re.Pattern[str]
    message: str
    hint: str


def _rows(*rows: tuple[str, str, str]) -> tuple[_Row, ...]:
    return tuple(_Row(re.compile(pattern, re.MULTILINE), message, hint) for pattern, message, hint in rows)


_BY_HAND = _rows(
    (r"!\[[^\]\n]*\]\(<?(?:https?:)?//[^)\s]+", _BLOCKED, _SAVED),
    (r"<(?:img|audio|video|source|script)\b[^>]*\ssrc\s*=\s*[\"']?(?:https?:)?//[^\"'\s>]+", _BLOCKED, _SAVED),
    (
        r"<(?:iframe|embed|object)\b[^>]*\s(?:src|data)\s*=\s*[\"']?((?:https?:)?//[^\"'\s>]+)",
        _BLOCKED,
        "link to it: [watch it there]({1})",
    ),
    (
        r"<[a-z][a-z0-9]*\b[^>]*\sstyle\s*=",
        "the site's policy blocks styles in HTML: {}",
        "write a class, and extra_css",
    ),
    (
        r"<script\b(?![^>]*\ssrc)[^>]*>",
        "the site's policy blocks scripts in HTML: {}",
        "save it as a file, and name that in extra_javascript",
    ),
)
"""In pages written by hand, whose HTML the site takes as it is."""

_ANYWHERE = _rows(
    (
        r"\{% *\w+[^%\n]*%\}|\{\{ *(?:site|page)\.[^}\n]*\}\}",
        _AS_TEXT,
        "nothing runs templates in pages; write what it shows",
    ),
    (r"\{\{[<%][^}\n]*[>%]\}\}", _AS_TEXT, "nothing runs shortcodes; write Markdown"),
    (r"\[\[([^\][|\n]+)\]\](?!\()", _AS_TEXT, "write [{1}]({1}.md)"),
    (r"\[\[([^\][|\n]+)\|([^\][\n]+)\]\](?!\()", _AS_TEXT, "write [{2}]({1}.md)"),
    (r"^[•·▪◦‣][ \t\u00a0]+(\S.{0,20})", "not a list: {}", "write - {1}"),
    (r"(?<![\\$])\\(?:emph|textit)\{([^{}\n]*)\}", _AS_TEXT, "write *{1}*"),
    (r"(?<![\\$])\\textbf\{([^{}\n]*)\}", _AS_TEXT, "write **{1}**"),
    (r"(?<![\\$])\\href\{([^{}\n]*)\}\{([^{}\n]*)\}", _AS_TEXT, "write [{2}]({1})"),
    (r"(?<![\\$])\\(?:cite[a-z]*|ref|footnote|section|subsection)\{([^{}\n]*)\}", _AS_TEXT, "write it without LaTeX"),
    (r"\]\([“”„‘’]+([^)\n]*?)[“”„‘’]+\)", "not an address: {}", "write ]({1})"),
    (
        r"\]\((file:[^)\n]*|[A-Za-z]:\\[^)\n]*)\)",
        "a file on your machine: {}",
        "put it below content/, and write its path from there",
    ),
)

_IN_PAPERS = _rows(
    (
        r"^@[A-Za-z]+\s*\{",
        "BibTeX is shown as the abstract: {}",
        "move it to sources/library.bib, and run: portfolio import",
    ),
    (
        r"\A\s*(#{1,6} *(?:Abstract|Zusammenfassung|Résumé|Summary)\b.*)$",
        "what follows a heading is not the abstract: {1}",
        "delete the heading",
    ),
    (
        r"</?(?:p|br|div|span|b|i|em|strong|sub|sup)\b[^>]*>",
        _AS_TEXT,
        "write Markdown: *italic*, **bold**, an empty line",
    ),
)
"""In texts of papers."""

_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "hide": "the menu is above each page, and its contents follow from its headings",
        "icon": "the menu has no icons",
        "status": "pages have no status",
        "subtitle": "write it below the title",
        "comments": "the site has no comments",
        "social": "write cards under extra in mkdocs.yml",
        "categories": "write a file in content/posts/ for a post with tags",
        "pin": "write featured: true in a file of content/posts/",
        "readtime": "write a file in content/posts/ for a post",
        "slug": "the address follows from the name of the file",
        "permalink": "the address follows from the name of the file",
        "layout": "all pages have one layout",
    }
)
"""Keys in the front matter of pages for other programs, with what to do instead."""


def foreign_markup(content: Content) -> Iterator[Problem]:
    """Markup of another program or of LaTeX, which is shown as text, or something of another host, which is blocked."""
    by_hand = content.written_by_hand
    for path, text in sorted(content.texts.items()):
        start = end_of_front_matter(text)
        body = re.sub(r"\A(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", lambda fence: " " * len(fence[0]), text[start:])
        rows = (*(_BY_HAND if path in by_hand else ()), *(_IN_PAPERS if is_publication(path) else ()), *_ANYWHERE)
        for row in rows:
            for found in row.pattern.finditer(body):
                at = start + found.start(found.lastindex or 0)
                if not in_code(text, at) and not _in_formula(body, found.start()):
                    words = (found[0][:60], *(part or "" for part in found.groups()))
                    yield at_place(content, path, text, at, row.message.format(*words), row.hint.format(*words))


def _in_formula(text: str, at: int) -> bool:
    """True if a formula is open in the paragraph before a place."""
    dollars = _dollars(text)
    return (bisect_left(dollars, at) - bisect_left(dollars, text.rfind("\n\n", 0, at) + 1)) % 2 == 1


@lru_cache(maxsize=8)
def _dollars(text: str) -> tuple[int, ...]:
    """Where the dollar signs of formulas are. Remembered, since all markup of a text asks for them."""
    return tuple(found.start() for found in re.finditer(r"(?<!\\)\$", text))


def keys_of_pages(content: Content) -> Iterator[Problem]:
    """A key in the front matter of a page written by hand that another program knows, and this one does not."""
    for path in sorted(content.written_by_hand & content.texts.keys()):
        if content.texts[path].startswith("---"):
            try:
                nodes = frontmatter.read(content.parts(path))
            except frontmatter.FrontMatterError:
                continue
            for key in nodes.keys() & _KEYS.keys():
                line = nodes[key].key_at.line
                yield Problem(content.shown(path), line, f"{key!r} has no effect", _KEYS[key], Severity.NOTICE)
