"""`llms.txt` (https://llmstxt.org): a guide to the site for language models, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.citing.work import Cited
from generator.citing.writers import WRITERS
from generator.model import Profile
from generator.site.language.language import ENGLISH
from generator.site.phrases import short_author_list
from generator.site.things import Thing
from generator.text import markdown
from generator.text.line import one_line


def llms(profile: Profile, lead: str, works: Sequence[Cited], things: Sequence[Thing], site: str) -> str:
    """The file; its links start with `site`, or at the root if the URL of the site is unknown. `things` are those of
    other kinds, one kind after the other."""
    lines = (*_lines(profile, lead, works, site or "/"), *_of_kinds(things, site or "/"))
    return "\n".join(lines) + "\n"


def _lines(profile: Profile, lead: str, works: Sequence[Cited], site: str) -> Iterator[str]:
    yield f"# {_escaped(profile.name)}"
    yield f"\n> {_escaped(lead or f'Publications by {profile.name}.')}\n"
    yield "Author lists marked “et al.” are incomplete in the source. Cite from the files below, not from memory.\n"
    yield "## Citations\n"
    for ending, writer in WRITERS.items():
        yield f"- [All publications as {writer.label}]({site}publications.{ending})"
    yield f"- [Atom feed]({site}feed.xml)"
    yield "\n## Publications\n"
    yield from (_entry(work, site) for work in works)


def _of_kinds(things: Sequence[Thing], site: str) -> Iterator[str]:
    for kind, of_kind in groupby(things, key=lambda thing: thing.kind):
        yield f"\n## {kind.heading}\n"
        yield from (_thing(thing, site) for thing in of_kind)


def _thing(thing: Thing, site: str) -> str:
    """A thing with its date; it leads to its page if it has one."""
    title = _escaped(thing.title)
    about = ", ".join(part for part in (thing.line, thing.time.iso) if part)
    linked = f"[{title}]({site}{thing.url})" if thing.url else title
    return f"- {linked}{': ' if about else ''}{_escaped(one_line(about))}"


def _entry(c: Cited, site: str) -> str:
    names = short_author_list([person.name for person in c.authors], c.truncated, ENGLISH)
    about = ". ".join(part.rstrip(".") for part in (names, c.venue, str(c.date.year or "")) if part)
    return f"- [{_escaped(c.title)}]({site}publications/{c.key}/){': ' if about else ''}{_escaped(about)}"


def _escaped(text: str) -> str:
    return markdown.from_text(text.replace("$", r"\$"))
