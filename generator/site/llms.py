"""`llms.txt` (https://llmstxt.org): what a language model finds where, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.citing.work import Cited
from generator.citing.writers import WRITERS
from generator.model import Profile
from generator.site.urls import url_of
from generator.text import markdown


def llms(profile: Profile, lead: str, works: Sequence[Cited], site: str) -> str:
    """The file; addresses start with `site`, or at the site's root if that is not known."""
    return "\n".join(_lines(profile, lead, works, site or "/")) + "\n"


def _lines(profile: Profile, lead: str, works: Sequence[Cited], site: str) -> Iterator[str]:
    yield f"# {_text(profile.name)}"
    yield f"\n> {_text(lead or f'The publications of {profile.name}.')}\n"
    yield "Author lists marked “et al.” are incomplete in the source. Cite from the files below, not from memory.\n"
    yield "## Citations\n"
    for ending, writer in WRITERS.items():
        yield f"- [All publications as {writer.label}]({site}publications.{ending})"
    yield f"- [Atom feed]({site}feed.xml)"
    yield "\n## Publications\n"
    for work in works:
        yield _entry(work, site)


def _entry(c: Cited, site: str) -> str:
    more = " et al." if len(c.authors) > 3 or c.truncated else ""
    names = ", ".join(person.name for person in c.authors[:3]) + more
    about = ". ".join(part.rstrip(".") for part in (names, c.venue, str(c.date.year or "")) if part)
    place = url_of(f"publications/{c.key}.md")
    return f"- [{_text(c.title)}]({site}{place}){': ' if about else ''}{_text(about)}"


def _text(words: str) -> str:
    return markdown.from_text(words.replace("$", r"\$"))
