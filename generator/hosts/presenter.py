"""What a project shows in each of its languages, and what makes the pages of one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.facts.store import Content
from generator.intake import remembered
from generator.intake.provenance import origins
from generator.model import Portfolio
from generator.site import redirects, settings, venues
from generator.site.cards.card_cache import CardCache, card_cache
from generator.site.choices import Choices
from generator.site.derived import producers
from generator.site.language.language import Language
from generator.site.page_templates import environment
from generator.site.presentation import Presentation, present
from generator.site.rendering import linked_files
from generator.site.text_citations import citable, with_citations
from generator.site.urls import page_of
from generator.site.view import Producer


@dataclass(frozen=True, slots=True)
class Presenter:
    """What all languages of a site have in common: its content on the day `today` and what its owner chose. `cards` is
    None if the settings switch social cards off, or say no address: Open Graph has whole addresses only. Templates are
    compiled once for all builds if there is a folder `compiled` for them."""

    root: Path
    content: Content
    chosen: Choices
    address: str
    edit_base: str
    today: str
    compiled: Path | None
    said_by: Mapping[str, dict[str, str]]
    linked: frozenset[str]
    cards: CardCache | None

    @classmethod
    def of(
        cls,
        root: Path,
        folder: Path,
        host: Mapping[str, Any],
        content: Content,
        chosen: Choices,
        today: str,
        compiled: Path | None,
    ) -> Presenter:
        """The presenter of the content in `folder`; `host` are the settings in `mkdocs.yml`."""
        address = settings.site(host.get("site_url"))
        return cls(
            root=root,
            content=content,
            chosen=chosen,
            address=address,
            edit_base=settings.edit_base(host.get("repo_url"), chosen.branch),
            today=today,
            compiled=compiled,
            said_by=origins(content, remembered.read(folder)),
            linked=linked_files(content.texts[path] for path in content.linking),
            cards=card_cache(root) if chosen.cards and address else None,
        )

    def presented(self, portfolio: Portfolio, language: Language, before: Presentation | None) -> Presentation:
        """What the pages in a language show of a portfolio, with the parts that have not changed since `before`."""
        return present(
            with_citations(portfolio, citable(portfolio, self.chosen.citation_style, language)),
            self.edit_base,
            self.said_by,
            self.address,
            self.chosen.people_from,
            before,
            self.chosen.years_by,
            self.content.sizes,
            language,
            self.today,
        )

    def pages(self, shown: Presentation, by_hand: Collection[str]) -> dict[str, Producer]:
        """What makes each page and download in a language, except for pages that are written by hand."""
        templates = environment(self.root, shown.language, self.compiled)
        return producers(shown, by_hand, templates, self.cards, self.chosen, self.linked)

    def moved(self, shown: Presentation, pages: Collection[str]) -> dict[str, str]:
        """Where earlier addresses lead now. Those that follow from a name count only while no page has them."""
        moved = {old: self._place_of(new) for old, new in redirects.moved(self.content).items()}
        if "years" not in self.chosen.without:
            moved |= redirects.years(shown.portfolio.publications, [year.label for year in shown.years])
        by_name = redirects.people(self.content.portfolio, self.chosen.people_from)
        earlier_venues = venues.earlier_paths(shown.venues, self.content.venues)
        by_name |= {f"{old}.md": f"{new}.md" for old, new in earlier_venues.items()}
        taken = {*pages, *self.content.written_by_hand}
        return moved | {old: new for old, new in by_name.items() if new in pages and old not in taken}

    def _place_of(self, path: str) -> str:
        """Where the page of a file is: that of `about.de.md` is `de/about.md` on a site that is in German too."""
        page, code = page_of(path, self.content.translations)
        return f"{code}/{page}" if code else path
