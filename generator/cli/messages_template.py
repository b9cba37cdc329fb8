"""All messages of the program that visitors see, as the template of catalogues: `templates/locale/messages.pot`, in the
format of GNU gettext."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import write_po

from generator.facts import health
from generator.facts.fields import METRICS, PUBLICATION_FIELDS
from generator.facts.kinds import KINDS
from generator.facts.work_kinds import WORK_KINDS
from generator.site import facets, members, named_links, person, settings, template_folders, vita
from generator.site.language import shell_messages
from generator.site.language.language import COMMA
from generator.site.listed_facts import FACT
from generator.site.pages.health_page import GAP
from generator.site.paper import KIND
from generator.site.presentation import FIGURE
from generator.site.things import CHOICE, chosen_word, shows
from generator.site.things import KIND as KIND_OF_CONTENT

_PROGRAM = Path(__file__).parents[1]
_KEYWORDS = MappingProxyType({name: DEFAULT_KEYWORDS[name] for name in ("_", "gettext", "ngettext", "pgettext")})
_TAGS = ("Translators:",)
_HEADER = """\
# The messages of the site in English. A catalogue is a copy of this file, named after its language (de.po), with every
# message translated: see CONTRIBUTING.md. Text in braces is replaced. Written by `make reference`.
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def template() -> str:
    """The text of the file."""
    catalog = Catalog()
    for file, message, comments, context in _messages():
        catalog.add(message, locations=[(file, 0)] if file else (), auto_comments=comments, context=context)
    text = BytesIO()
    write_po(text, catalog, width=120, omit_header=True, include_lineno=False, sort_by_file=False)
    return _HEADER + text.getvalue().decode().rstrip("\n") + "\n"


_Message = tuple[str, str | tuple[str, ...], tuple[str, ...], str | None]
"""Where a message is from, its text or forms, comments, and its context."""


def _messages() -> Iterator[_Message]:
    yield from _extracted("python", _PROGRAM, "site/**/*.py")
    yield from _extracted("jinja2.ext:babel_extract", template_folders.SHIPPED / "pages", "*.html")
    yield from _extracted("javascript", template_folders.SHIPPED / "theme", "assets/*.js")
    for name, text in sorted(shell_messages.templates(template_folders.SHIPPED).items()):
        yield from ((f"theme/{name}", message, (), None) for message in shell_messages.used(text))
    for context, messages in _of_tables():
        yield from (("", message, (), context) for message in messages)


def _of_kinds() -> Iterator[str]:
    """The words of the table of kinds that pages show."""
    for kind in KINDS:
        yield from filter(None, (kind.heading, kind.related, kind.cv, *(kind.groups if kind.goes_on else ())))
        yield from (field.key.replace("_", " ").capitalize() for field in kind.fields if shows(kind, field))


def _choices() -> Iterator[str]:
    """The words that owners choose among, as lists write them."""
    for kind in KINDS:
        shown = {*kind.line, *kind.note}
        yield from (chosen_word(each) for field in kind.fields if field.key in shown for each in field.choices)


def _extracted(method: str, folder: Path, pattern: str) -> Iterator[_Message]:
    for path in sorted(folder.glob(pattern)):
        with path.open("rb") as file:
            for _, message, comments, context in extract(
                method, file, dict(_KEYWORDS), _TAGS, {"silent": "false"}, strip_comment_tags=True
            ):
                yield f"{folder.name}/{path.relative_to(folder).as_posix()}", message, tuple(comments), context


def _of_tables() -> Iterator[tuple[str | None, list[str]]]:
    """The labels of tables, each table with its context."""
    yield None, [COMMA, person.PROFILE]
    yield settings.MENU_CONTEXT, list(settings.MENU)
    yield KIND_OF_CONTENT, list(dict.fromkeys(_of_kinds()))
    yield CHOICE, list(dict.fromkeys(_choices()))
    yield members.MEMBERS, [*(role.all for role in members.ROLES.values()), members.ALUMNI]
    yield members.MEMBER, [role.one for role in members.ROLES.values()]
    yield FIGURE, list(METRICS.values())
    yield KIND, [kind.label for kind in WORK_KINDS.values()]
    yield vita.KINDS, [kind.section for kind in WORK_KINDS.values()]
    for labels in (facets.TITLES, facets.KINDS, facets.POSITIONS, facets.TOKENS, facets.HAS_CODE):
        yield facets.FILTER, list(labels.values())
    yield facets.FILTER, [facets.MEMBER]
    yield FACT, [field.label for field in PUBLICATION_FIELDS if field.label]
    yield GAP, [text for finding in health.examine([]) for text in (finding.title, finding.advice)]
    yield named_links.LINK, [*named_links.TRANSLATED, *person.TRANSLATED]
