"""Slips in texts of front matter: characters that nobody sees, and markup that is shown as it is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from generator.errors import Problem, Severity
from generator.facts.kinds import BY_NAME
from generator.facts.store import PROFILE_PAGE, Content, is_publication, publication_path
from generator.facts.yaml_fixes import INVISIBLE
from generator.review.page_slips import end_of_front_matter
from generator.text import formulas

_HTML = re.compile(r"&(?:#\d+|[a-z]+\d?);|</?(?:b|br|strong|em|sub|sup|span|p|u|sc)\b[^<>]*>", re.IGNORECASE)
_LATEX = re.compile(r"\{[A-Z][^{}\\,]*\}|\\[\"'`^~=.uvHtcdbkr](?:\{|[A-Za-z])|\\(?:emph|text\w+|ss|o|ae)\b")
_MARKDOWN = re.compile(r"\*\*[^*\s][^*]*\*\*|(?<![\w*])\*[^*\s][^*]*\*(?![\w*])|\[[^\]]+\]\([^)\s]+\)")
_EMPHASIS = re.compile(r"\*{1,2}([^*]+)\*{1,2}|\[([^\]]+)\]\([^)\s]+\)")
_FIELDS = ("title", "venue", "publisher", "note")


def invisible_characters(content: Content) -> Iterator[Problem]:
    """The front matter of a file of facts has characters that nobody sees: its values are not what they look like."""
    texts = {**content.texts, **content.lists}
    for path in sorted(texts):
        if path in content.of_kinds or path == PROFILE_PAGE or is_publication(path):
            text = texts[path].removeprefix("\ufeff")
            end = len(text) if path in content.lists else end_of_front_matter(text)
            for number, line in enumerate(text[:end].split("\n"), 1):
                if found := INVISIBLE.search(line):
                    message = f"a character that nobody sees: U+{ord(found[0]):04X}"
                    hint = "delete it, or run: portfolio check --fix"
                    yield Problem(content.shown(path), number, message, hint, Severity.NOTICE, found.start() + 1)


def markup_in_fields(content: Content) -> Iterator[Problem]:
    """A title, venue or note has markup of HTML, LaTeX or Markdown, which is shown as it is."""
    for key, publication in content.publications.items():
        for field in _FIELDS:
            yield from _markup(content, publication_path(key), field, getattr(publication, field), 0)
    for path, items in content.items.items():
        for item in items:
            field = BY_NAME[item.kind].main
            yield from _markup(content, path, field, item.text_of(field), item.number)


def _markup(content: Content, path: str, field: str, text: str, number: int) -> Iterator[Problem]:
    words = " ".join(span.text for span in formulas.spans(text) if not span.is_math)
    for pattern, name, meant in (
        (_HTML, "HTML", _without_html(text)),
        (_LATEX, "LaTeX", _without_latex(text) if _LATEX.search(words) else text),
        (_MARKDOWN, "Markdown", _EMPHASIS.sub(lambda found: found[1] or found[2], text)),
    ):
        if (found := pattern.search(words)) and meant != text:
            line = content.line_of_entry(path, number, field) if number else content.line_of(path, field)
            message = f"{name} in {field!r} is shown as it is: {found[0]:.40}"
            yield Problem(content.shown(path), line, message, f"write {meant:.200}", Severity.NOTICE)
            return


def _without_latex(text: str) -> str:
    from generator.text import latex  # which takes as long to be imported as a whole check

    return re.sub(r"\{([A-Z][^{}\\,]*)\}", r"\1", latex.decode(text))


def _without_html(text: str) -> str:
    return " ".join(
        re.sub(
            _HTML,
            lambda found: (
                html.unescape(found[0]) if found[0][0] == "&" else " " if found[0].casefold().startswith("<br") else ""
            ),
            text,
        ).split()
    )
