"""Footnotes in Markdown, `[^1]` and `[^1]: text`, as HTML with the roles of DPUB-ARIA, by which readers aloud tell them
in their own language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererProtocol
    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict


def use(parser: MarkdownIt) -> None:
    """Adds footnotes to a parser. Their addresses have the text under `docId` of the environment in them, so that
    several sources can be on one page."""
    from mdit_py_plugins.footnote import footnote_plugin

    parser.use(footnote_plugin, inline=False)  # `x^[2]` is not a footnote here
    parser.add_render_rule("footnote_ref", _reference)
    parser.add_render_rule("footnote_anchor", _way_back)
    parser.add_render_rule("footnote_block_open", _opening)


def number(token: Token | None) -> str:
    """The number of the footnote that a token belongs to; empty for what has none."""
    return str(token.meta["id"] + 1) if token else ""


def _reference(
    self: RendererProtocol, tokens: Sequence[Token], index: int, options: OptionsDict, env: dict[str, Any]
) -> str:
    note, place = _anchors(tokens[index], env)
    link = f'<a href="#{note}" id="{place}" role="doc-noteref">{number(tokens[index])}</a>'
    return f'<sup class="pf-noteref" data-search-exclude="1">{link}</sup>'


def _way_back(
    self: RendererProtocol, tokens: Sequence[Token], index: int, options: OptionsDict, env: dict[str, Any]
) -> str:
    place = _anchors(tokens[index], env)[1]
    # the sign that follows the arrow keeps iOS from showing a coloured picture
    return f' <a href="#{place}" role="doc-backlink" data-search-exclude="1">\u21a9\ufe0e</a>'


def _opening(
    self: RendererProtocol, tokens: Sequence[Token], index: int, options: OptionsDict, env: dict[str, Any]
) -> str:
    return '<section class="pf-footnotes" role="doc-endnotes">\n<ol>\n'


def _anchors(token: Token, env: dict[str, Any]) -> tuple[str, str]:
    """The addresses of a footnote, which the plugin writes, and of the place that refers to it."""
    document = env.get("docId")
    note = f"-{document}-{number(token)}" if document else number(token)
    again = token.meta.get("subId", 0)
    return f"fn{note}", f"fnref{note}:{again}" if again > 0 else f"fnref{note}"
