"""Titles, names and abstracts as indexes and reference managers write them → the portfolio's text."""

from __future__ import annotations

import re

from generator.intake.readers.bibtex import bibtex_text
from generator.text import formulas, html_markup, markdown, mathml_reader
from generator.text.line import one_line

LONGEST_ABSTRACT = markdown.LONGEST_BODY - 1_000
"""Characters of an abstract that still leaves room for notes."""

_MAY_BE_MARKUP = re.compile(r"[<&$]")
_DISPLAYED = re.compile(r"\$\$([^$]+)\$\$")
_LONE_DOLLAR = re.compile(r"(?<!\\)\$")
_BREAK_BEFORE_MARK = re.compile(r"(</[\w:-]+>)[ \t]*\n\s*+(?=[,.;:)\]])")
_BREAK_AFTER_MARK = re.compile(r"([(\[])[ \t]*\n\s*+(?=<)")
_HEADING = re.compile(
    r"<(?P<tag>(?:jats:)?title|h[1-6])\b[^<>]*>(?P<text>(?:[^<]|<(?!/?(?:jats:)?(?:title|h\d))){0,300})</(?P=tag)\s*>",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"(?i)</?(?:(?:jats:)?(?:p|sec|list-item)|div|li)\b[^<>]*>|(?:<br\s*/?>\s*){2,}|\n[ \t]*\n")
_LEADING_WORD = re.compile(r"^(?:Abstract|ABSTRACT|Summary)(?:\s*[:.]\s*|\s*\n\s*|\s+(?=[A-Z“\"])|$)")
_NOT_THERE = frozenset(
    {"not available", "no abstract available", "n/a", "abstract not available", "[no abstract available]"}
)
_RUN_IN = "\x02"
_STOP = re.compile(r"(?<![.\s])\.$")
_ABBREVIATION = re.compile(r"(?i)(?:\.[a-z]+|\b(?:inc|ltd|co|corp|jr|sr|st|no|vol|etc|al|vs|dr|mr|ms|mrs|[a-z]))\.$")


def text(value: str) -> str:
    """A value on one line: HTML, JATS and MathML as Unicode and `$…$`; a dollar sign of no formula as `\\$`."""
    if not _MAY_BE_MARKUP.search(value):
        return one_line(value)
    value = _BREAK_AFTER_MARK.sub(r"\1", _BREAK_BEFORE_MARK.sub(r"\1", value))
    words = one_line(html_markup.without_tags(_DISPLAYED.sub(r"$\1$", mathml_reader.with_formulas(value))))
    if "$" not in words:
        return words
    spans = formulas.spans(words)
    return "".join(f"${s.text}$" if s.is_math else _LONE_DOLLAR.sub(r"\\$", s.text) for s in spans)


def plain(value: str) -> str:
    """As `text`, for names of people and things, which have no formulas."""
    return formulas.unescaped(text(value))


def tex(value: str) -> str:
    """As `text`, for sources whose texts are LaTeX: arXiv and INSPIRE."""
    return text(bibtex_text.text(one_line(value))) if "\\" in value else text(value)


def title(value: str) -> str:
    """A title without the full stop that DBLP and PubMed put after it."""
    return without_stop(text(value))


def without_stop(title: str) -> str:
    """A title without the full stop at its end, unless that belongs to an abbreviation."""
    return title if _ABBREVIATION.search(title) else _STOP.sub("", title)


def abstract(value: str) -> str:
    """An abstract as CommonMark, a paragraph for each of its own; headings inside it as bold words."""
    marked = _HEADING.sub(lambda match: f"\n\n{_RUN_IN}{match['text']}{_RUN_IN}", value.replace(_RUN_IN, ""))
    marked = re.sub(rf"(?<!{_RUN_IN}){_RUN_IN}\s*(?:</?[\w:-]+>\s*)*(?=[^{_RUN_IN}\s])", f"{_RUN_IN}", marked)
    paragraphs = [_paragraph(part) for part in _PARAGRAPH.split(_LEADING_WORD.sub("", marked.strip()))]
    return "\n\n".join(part for part in paragraphs if part)


def labelled(label: str, value: str) -> str:
    """A part of an abstract after its label, for `abstract`."""
    return f"<title>{label}</title>{value}" if label else f"<p>{value}</p>"


def _paragraph(part: str) -> str:
    heading, words = "", part
    if part.count(_RUN_IN) == 2:
        before, heading, words = part.split(_RUN_IN)
        words = before + words
    words = _LEADING_WORD.sub("", text(words.replace(_RUN_IN, "")))
    if words.casefold().strip(". ") in _NOT_THERE:
        return ""
    heading = text(heading).strip(" :.")
    if not heading or heading.casefold() in {"abstract", "summary", "unlabelled"}:
        return markdown.from_text(words)
    return f"**{markdown.from_text(heading)}.** {markdown.from_text(words)}".strip()
