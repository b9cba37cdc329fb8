"""Phrases that many pages share: short author lists, page numbers, sizes of files, the start of a text."""

from __future__ import annotations

from collections.abc import Sequence

from generator.facts import page_numbers
from generator.site.language.language import Language

_NAMED_AUTHORS = 3


def short_author_list(names: Sequence[str], is_truncated: bool, language: Language) -> str:
    """The first three names, followed by "et al." if there are more; empty without names."""
    named = language.joined(names[:_NAMED_AUTHORS])
    is_cut = names and (is_truncated or len(names) > _NAMED_AUTHORS)
    return language.gettext("{authors} et al.", authors=named) if is_cut else named


def pages_of_work(pages: str, language: Language) -> str:
    """`pp. 1101–1108` for a range, `p. 7` for one page or an article number."""
    first, last = page_numbers.ends(pages)
    if last:
        return language.gettext("pp. {first}–{last}", first=first, last=last)
    return language.gettext("p. {page}", page=first) if first else ""


def size_of_file(size: int, language: Language) -> str:
    """`340 KB`, `1.2 MB`, in powers of 1,000 as browsers and file managers say it; empty for a size of 0."""
    if not size:
        return ""
    if size < 999_500:
        return language.gettext("{size} KB", size=max(1, round(size / 1_000)))
    megabytes = size / 1_000_000
    return language.gettext("{size} MB", size=language.decimal(megabytes) if megabytes < 99.95 else round(megabytes))


def shortened(text: str, limit: int) -> str:
    """The text, or its first whole words and an ellipsis if it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rpartition(" ")[0].rstrip(" ,;:.–—-") + "…"
