"""Citations of the portfolio's papers in texts: `[@key]` becomes Markdown that links to the paper, and a list of what
was cited follows the text. Every host and every page renders that Markdown as it renders the rest."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import unescape

from generator.citing.in_text import IN_TEXT
from generator.citing.references import reference
from generator.citing.styles import STYLES
from generator.citing.work import cited
from generator.facts.kinds import BY_NAME, PUBLICATIONS
from generator.facts.relations import names_of
from generator.facts.store import CV_PAGE, PROFILE_PAGE, publication_path
from generator.model import Item, Portfolio, Publication, Section
from generator.site.language.language import Language
from generator.text import citation_marks
from generator.text.citation_marks import CitedKey

_SYNTAX = re.compile(r"^[^\w\s]|^\d|[\\`*_{}\[\]<>&$~!#@|^:=+\"'-]")
"""Characters that Markdown may take for syntax."""


@dataclass(frozen=True, slots=True)
class Citable:
    """The papers that texts may cite, by their keys and earlier keys, and how: in the style of that key, with the list
    under a heading."""

    papers: Mapping[str, Publication]
    style: str
    heading: str

    def text(self, path: str, source: str) -> str:
        """The text of the file `path` with its citations written out, and the list of what it cites at its end, or
        below a heading without text that is called like the list."""
        if not citation_marks.may_cite(source):
            return source
        cited_text = _CitedText(self, path)
        text = cited_text.written(source)
        return _with_list(text, self.heading, cited_text.references()) if cited_text.numbers else source


def citable(portfolio: Portfolio, style: str, language: Language) -> Citable:
    """The papers of a portfolio that are not hidden."""
    visible = {paper.key: paper for paper in portfolio.visible.publications}
    names = names_of(visible.values(), ()).by_folder.get(PUBLICATIONS, {})
    return with_heading(Citable({name: visible[key] for name, key in names.items()}, style, ""), language)


def with_heading(citable: Citable, language: Language) -> Citable:
    """The same papers for texts in a language."""
    return replace(citable, heading=language.gettext("References"))


def with_citations(portfolio: Portfolio, citable: Citable) -> Portfolio:
    """The portfolio with the citations in the biography, the curriculum vitae and the texts of things written out."""
    profile = portfolio.profile
    biography = citable.text(PROFILE_PAGE, profile.biography)
    return replace(
        portfolio,
        profile=profile if biography == profile.biography else replace(profile, biography=biography),
        sections=_sections(portfolio.sections, citable),
        items=tuple(map(partial(_item, citable), portfolio.items)),
    )


def _item(citable: Citable, item: Item) -> Item:
    text = citable.text(BY_NAME[item.kind].path(item.slug), item.text)
    return item if text == item.text else replace(item, text=text)


def _sections(sections: Sequence[Section], citable: Citable) -> tuple[Section, ...]:
    """The sections of the curriculum vitae, which have one list, as the last of them."""
    cited_text = _CitedText(citable, CV_PAGE)
    written = [replace(section, body=cited_text.written(section.body)) for section in sections]
    if not cited_text.numbers:
        return tuple(sections)
    return *written, Section(citable.heading, cited_text.references())


class _CitedText:
    """The citations of one page, numbered in the order in which the works come."""

    def __init__(self, citable: Citable, path: str) -> None:
        self.numbers: dict[str, int] = {}
        self._citable, self._path, self._rules = citable, path, IN_TEXT[citable.style]

    def written(self, source: str) -> str:
        return citation_marks.replaced(source, self._citation)

    def references(self) -> str:
        style, papers = STYLES[self._citable.style], self._citable.papers
        works = [reference(cited(papers[key]), style) for key in self.numbers]
        if self._rules.is_numbered:
            return "".join(f"{n}. {_markdown(work.html)}\n" for n, work in enumerate(works, 1))
        return "".join(f"- {_markdown(work.html)}\n" for work in sorted(works, key=lambda work: work.text.casefold()))

    def _citation(self, keys: tuple[CitedKey, ...]) -> str:
        if not all(each.key in self._citable.papers for each in keys):
            return f"[{'; '.join(each.mark for each in keys)}]"  # a check has told it
        opening, closing = map(_escaped, self._rules.brackets)
        separator = ", " if self._rules.is_numbered and not any(each.place or each.prefix for each in keys) else "; "
        return f"{opening}{separator.join(map(self._one, keys))}{closing}"

    def _one(self, each: CitedKey) -> str:
        paper = self._citable.papers[each.key]
        number = self.numbers.setdefault(paper.key, len(self.numbers) + 1)
        label = (self._rules.without_names if each.is_bare else self._rules.label)(cited(paper), number)
        target = posixpath.relpath(publication_path(paper.key), posixpath.dirname(self._path) or ".")
        before = f"{each.prefix} " if each.prefix else ""
        return f"{before}[{_escaped(label)}]({target}){self._rules.place(each.place)}"


def _with_list(text: str, heading: str, references: str) -> str:
    own = re.search(rf"^#+[ \t]+{re.escape(heading)}[ \t]*#*[ \t]*$(?=\s*(?:^#|\Z))", text, re.MULTILINE)
    if own:
        return f"{text[: own.end()]}\n\n{references}{text[own.end() :]}"
    return f"{text.rstrip()}\n\n## {heading}\n\n{references}"


def _markdown(html: str) -> str:
    """A reference, whose only element is `<i>`, as Markdown that both parsers of the house render to the same words."""
    escaped = map(_escaped, map(unescape, re.split(r"</?i>", html)))
    return "".join(f"*{part}*" if number % 2 else part for number, part in enumerate(escaped))


def _escaped(text: str) -> str:
    """Plain text in which no character is syntax: Python-Markdown knows few backslash escapes, but all entities."""
    return _SYNTAX.sub(lambda found: f"&#{ord(found[0])};", text)
