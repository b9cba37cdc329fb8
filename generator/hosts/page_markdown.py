"""The Markdown of pages written by hand: formulas, captions, footnotes and highlighted code work without a setting."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from mkdocs.config.defaults import MkDocsConfig

from generator.site.phrases import shortened
from generator.text import formulas

_ALWAYS: dict[str, dict[str, Any]] = {
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "pymdownx.blocks.caption": {},
    "pymdownx.highlight": {"use_pygments": True},
    "pymdownx.superfences": {},
    "tables": {},
    __name__: {},
}
_HIGHLIGHTING = {"pymdownx.highlight", "pymdownx.superfences"}
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_DESCRIPTION = 155
"""Characters of a page's description that search engines show."""

_ALIGNED = re.compile(r'(<t[dh]) style="text-align: (left|center|right);"')
_BETWEEN_CODE_AND_ESCAPES = 185
"""The priorities of Python-Markdown's own patterns are 190 and 180."""


def add_extensions(config: MkDocsConfig) -> None:
    """Adds the extensions that the owner's settings lack; what the owner chose for code stays alone."""
    chosen = set(config.markdown_extensions)
    skipped = _HIGHLIGHTING if "codehilite" in chosen else set()
    for name, options in _ALWAYS.items():
        if name not in chosen | skipped:
            config.markdown_extensions.append(name)
            config.mdx_configs.setdefault(name, options)


def without_styles(html: str) -> str:
    """The HTML of a page with classes in the place of the styles that align the columns of tables: the policy forbids
    styles."""
    return _ALIGNED.sub(r'\1 class="pf-\2"', html)


def first_words(html: str) -> str:
    """The start of the first paragraph that has words, as the description of a page."""
    texts = (" ".join(unescape(_TAG.sub("", text)).split()) for text in _PARAGRAPH.findall(html))
    return shortened(next(filter(None, texts), ""), _DESCRIPTION)


class _Formulas(Extension):  # type: ignore[misc]  # Python-Markdown has no types
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the name that Python-Markdown calls
        md.ESCAPED_CHARS.append("$")
        md.inlinePatterns.register(_Displayed(r"\$\$(.+?)\$\$", md), "displayed formula", _BETWEEN_CODE_AND_ESCAPES + 1)
        md.inlinePatterns.register(_Inline(r"(?<!\\)\$", md), "formula", _BETWEEN_CODE_AND_ESCAPES)


class _Inline(InlineProcessor):  # type: ignore[misc]  # as above
    """A formula between dollar signs, by the rules for titles and abstracts."""

    def handleMatch(  # noqa: N802  # the name that Python-Markdown calls
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        found = formulas.formula_at(data, m.start(0))
        if not found:
            return None, None, None
        return self.md.htmlStash.store(formulas.formula(found[1])), found.start(0), found.end(0)


class _Displayed(InlineProcessor):  # type: ignore[misc]  # as above
    """A formula between two dollar signs on each side, on lines of its own."""

    def handleMatch(  # noqa: N802  # the name that Python-Markdown calls
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        made = str(formulas.formula(" ".join(m[1].split())))
        displayed = made.replace("<math>", '<math display="block">', 1)
        return self.md.htmlStash.store(displayed), m.start(0), m.end(0)


def makeExtension(**options: Any) -> Extension:  # noqa: N802  # the name that Python-Markdown calls
    """The extension for formulas, for Python-Markdown."""
    return _Formulas(**options)
