"""The papers of a site made with another program in its other texts: links to them, citations, and what belongs to
which. Their keys are known when they have been imported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.facts import store
from generator.facts.kinds import BY_NAME, PUBLICATIONS
from generator.intake.moving.site_pages import SitePage
from generator.intake.readers.mapping import items, raw, text_at
from generator.text import citation_marks
from generator.text.citation_marks import CitedKey

_CITES = re.compile(
    r"\{%-?\s*(?:cite|reference)\s+(?P<names>[^%{}]*?)\s*-?%\}|"
    r"\{\{<\s*cite\s+page=\"[^\"{}]*?(?P<page>[^/\"{}]+)/?\"[^{}]*>\}\}"
)
"""A citation of jekyll-scholar, and one of HugoBlox."""


@dataclass(slots=True)
class Papers:
    """Names of papers by the addresses of their pages and by the projects that their pages name; `keys` has the file of
    each paper by its name: the key of an entry, or the name of a page."""

    keys: Mapping[str, str] = field(default_factory=dict)
    by_address: dict[str, str] = field(default_factory=dict)
    of_projects: dict[str, list[str]] = field(default_factory=dict)

    def add(self, page: SitePage, addresses: Iterable[str]) -> None:
        """The page of a paper."""
        self.by_address |= dict.fromkeys(addresses, page.slug)
        for project in items(page.data, "projects"):
            self.of_projects.setdefault(raw(project), []).append(page.slug)

    def place(self, address: str) -> str:
        """The file of the paper that a page at an address was about; empty for none."""
        key = self.keys.get(self.by_address.get(address, ""), "")
        return store.publication_path(key) if key else ""

    def with_citations(self, text: str) -> str:
        """The text with citations as they are written here, of papers that were imported."""
        return _CITES.sub(self._citation, text)

    def with_known_citations(self, text: str, lost: list[str]) -> str:
        """The text with the keys of papers; a citation of anything else becomes words, and is lost."""

        def cited(named: tuple[CitedKey, ...]) -> str:
            mark = self._mark(named)
            if not mark:
                lost.extend(f"@{each.key}" for each in named if each.key not in self.keys)
            return mark or f"\\[{'; '.join(each.mark for each in named)}]"

        return citation_marks.replaced(text, cited) if citation_marks.may_cite(text) else text

    def related(self, page: SitePage) -> tuple[str, ...]:
        """The keys of the papers that belong to a thing: those that it names, or cites, and those that name it."""
        named = text_at(page.data, "related_publications")
        names = re.split(r"[,\s]+", named) if named != "true" else list(_cited_names(page.body))
        if page.kind == "project":
            names += [name for each in (page.slug, page.name) for name in self.of_projects.get(each, ())]
        has_papers = any(each.leads_to == PUBLICATIONS for each in BY_NAME[page.kind].fields)
        return tuple(dict.fromkeys(self.keys[name] for name in names if name in self.keys)) if has_papers else ()

    def _citation(self, match: re.Match[str]) -> str:
        return self._mark(CitedKey(name, "") for name in _names(match)) or match[0]

    def _mark(self, cited: Iterable[CitedKey]) -> str:
        """A citation, if all that it cites is known."""
        files = set(self.keys.values())
        known = [replace(each, key=self.keys.get(each.key, each.key if each.key in files else "")) for each in cited]
        return f"[{'; '.join(each.mark for each in known)}]" if known and all(each.key for each in known) else ""


def _cited_names(text: str) -> Iterator[str]:
    for match in _CITES.finditer(text):
        yield from _names(match)


def _names(match: re.Match[str]) -> list[str]:
    """The names in a citation; what begins with a hyphen says how it is to look."""
    return [match["page"]] if match["page"] else re.split(r"[,\s]+", match["names"].partition("--")[0].strip())
