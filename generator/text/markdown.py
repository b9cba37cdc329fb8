"""CommonMark with `$math$`: from plain text, to HTML that holds no markup but ours, and to plain text.

HTML in the source is shown as text. A link leads to http(s), mailto or a page of the site; any other stays text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.text import code, footnotes, formulas, latex

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererProtocol
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict

LONGEST_BODY = 200_000
"""Characters of the longest body that is read."""

LinkResolver = Callable[[str], str]

_WORDS = re.compile(r"""[^\W\d_][\w ,.;:()'"/?%+=–—-]*(?<! )""")
"""One line in which nothing but `_` can be markup, as most abstracts are: the parser takes a hundred times longer, and
an alternative inside the repetition would take twenty times longer here."""

_ACTIVE = re.compile(r"\\\$|([\\`*_\[\]{}#$])|<(?=[A-Za-z/!?])|&(?=#?\w+;)|~(?=~)|!(?=\[)")
_ACTIVE_AT_START = re.compile(r"^(\s*)([-+>=|:]|\d{1,9}(?=[.)]))")
_CODE_BESIDE_CODE = re.compile(r"(?<!\\)``")  # two code spans side by side would be one opening of two backticks
_SINGLE_COMMAND = re.compile(r"\\[A-Za-z]+")
_HEADING = re.compile(r"^ {0,3}#{1,6}(?:[ \t]|$)", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_SCHEMES = frozenset({"http", "https", "mailto"})


class Link(NamedTuple):
    """A link or image in a Markdown source; `line` counts from 0 at the start of that source."""

    line: int
    target: str


class SectionSpan(NamedTuple):
    """A section: its plain title, the line of its heading, its first line and the line after its last, from 0."""

    title: str
    heading: int
    body: int
    end: int


def from_text(text: str) -> str:
    """Plain text with formulas as one CommonMark paragraph that renders to the same words.

    Addresses become autolinks, `$\\texttt{name}$` a code span, and a formula of one command its character.
    """
    parts = (_formula_source(s.text) if s.is_math else _words_source(s.text) for s in formulas.spans(text))
    return _ACTIVE_AT_START.sub(_escape_start, _CODE_BESIDE_CODE.sub("", "".join(parts)))


def to_html(source: str, resolve: LinkResolver = str, name: str = "") -> Markup:
    """Safe HTML. `resolve` turns the target of a relative link into the one that the page needs; `name` tells the
    footnotes of a source from those of others on the same page."""
    if is_plain(source):
        return paragraph(source)
    return Markup(_parser().render(source, {"resolve": resolve, "docId": name}).strip())  # noqa: S704  # the parser shows HTML in the source as text


def paragraph(plain: str) -> Markup:
    """The HTML of a source for which `is_plain` is true."""
    return Markup("<p>" + plain.replace('"', "&quot;") + "</p>")  # noqa: S704  # letters and marks


def is_plain(source: str) -> bool:
    """True for one line of words that the parser would make one paragraph, letter for letter."""
    return "_" not in source and bool(_WORDS.fullmatch(source))


@lru_cache(maxsize=16)
def to_plain(source: str) -> str:
    """The words alone, on one line."""
    if is_plain(source):
        return " ".join(source.split()) if "  " in source else source
    return " ".join("".join(_plain_tokens(_parser().parse(source))).split())


def may_link(source: str) -> bool:
    """False for a source that certainly has no relative links or pictures, which is known without the parser."""
    return "](" in source or "]:" in source


def links(source: str) -> Iterator[Link]:
    """All relative links and images."""
    for token in _parser().parse(source):
        for child in token.children or ():
            target = child.attrGet("href") or child.attrGet("src")
            if target and is_relative(str(target)):
                yield Link(token.map[0] if token.map else 0, str(target))


def split_at_heading(body: str) -> tuple[str, str]:
    """The text before the first heading, and everything from that heading on."""
    start = first_heading(body)
    return body[:start], body[start:]


def sections(source: str) -> Iterator[tuple[str, str]]:
    """The plain title and the body of each part that a heading of the first two levels begins, after the text before
    the first one, if there is any, without a title."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")  # as the parser counts them
    spans = section_spans(source)
    if introduction := "\n".join(lines[: spans[0].heading if spans else None]).strip():
        yield "", introduction
    for span in spans:
        yield span.title, "\n".join(lines[span.body : span.end]).strip("\n")


def section_spans(source: str) -> list[SectionSpan]:
    """Where the sections are that a heading of the first two levels begins."""
    tokens = parse(source)
    starts = [
        (token.map[0], token.map[1], " ".join("".join(_plain_tokens([tokens[i + 1]])).split()))
        for i, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0 and token.map
    ]
    count = source.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    ends = [*(start for start, _, _ in starts[1:]), count]
    return [SectionSpan(title, start, body, end) for (start, body, title), end in zip(starts, ends, strict=False)]


def parse(source: str) -> list[Token]:
    """The tokens that `to_html` renders, for writers of other formats."""
    return _parser().parse(source)


def first_heading(body: str) -> int:
    """Offset of the first `#` heading outside fenced code blocks; the length of `body` without one."""
    fence, offset = "", 0
    for line in body.splitlines(keepends=True):
        if marker := _FENCE.match(line):
            fence = "" if fence and marker[1].startswith(fence) else fence or marker[1]
        elif not fence and _HEADING.match(line):
            return offset
        offset += len(line)
    return offset


def is_relative(target: str) -> bool:
    """True for a link that leads to another page or file of this site."""
    parts = urlsplit(target)
    return not parts.scheme and not parts.netloc and bool(parts.path)


def is_safe_address(url: str) -> bool:
    """True for http and https addresses with a host, and for mailto: only these may become links."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    no_blanks = not any(c.isspace() or not c.isprintable() for c in url)
    return no_blanks and (parts.scheme == "mailto" or (parts.scheme in {"http", "https"} and bool(parts.netloc)))


def _words_source(words: str) -> str:
    parts, end = [], 0
    for start, stop in latex.addresses(words):
        parts += [_ACTIVE.sub(_escape, words[end:start]), f"<{words[start:stop]}>"]
        end = stop
    return "".join([*parts, _ACTIVE.sub(_escape, words[end:])])


def _escape(match: re.Match[str]) -> str:
    """A backslash before the character, except in `\\$`, which already is an escape."""
    return match[0] if match[0] == r"\$" else f"\\{match[0]}"


def _escape_start(match: re.Match[str]) -> str:
    blanks, mark = match.groups()
    return f"{blanks}{mark}\\" if mark.isdigit() else f"{blanks}\\{mark}"


def _formula_source(tex: str) -> str:
    if name := formulas.texttt(tex):
        return f"`{name}`" if "`" not in name else _ACTIVE.sub(_escape, name)
    if _SINGLE_COMMAND.fullmatch(tex):
        return _ACTIVE.sub(_escape, formulas.plain(f"${tex}$").replace("∼", "~"))
    return f"${tex}$"


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # which takes as long to be imported as a whole check
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    parser = MarkdownIt("commonmark", {"html": False, "highlight": code.highlighted})
    parser.enable(["table", "strikethrough"])
    footnotes.use(parser)
    parser.use(dollarmath_plugin, allow_labels=False, renderer=_render_math)
    parser.inline.ruler.at("math_inline", _inline_math)
    parser.core.ruler.push("one_h1_per_page", _lower_headings)
    parser.add_render_rule("link_open", _render_target)
    parser.add_render_rule("image", _render_target)
    parser.validateLink = _is_allowed  # type: ignore[method-assign]  # the hook that the library documents
    return parser


def _is_allowed(url: str) -> bool:
    parts = urlsplit(url)
    return (parts.scheme in _SCHEMES) if parts.scheme else not url.startswith(("//", "\\"))


def _inline_math(state: StateInline, silent: bool) -> bool:
    """Formulas as in titles: the plugin's own rule misses `10$^5$`, or takes `$5-$7` for one."""
    match = formulas.formula_at(state.src, state.pos)
    if match is None or match.end() > state.posMax:
        return False
    if not silent:
        state.push("math_inline", "math", 0).content = match[1]
    state.pos = match.end()
    return True


def _render_math(tex: str, options: dict[str, Any]) -> str:
    made = str(formulas.formula(tex))
    return made.replace("<math>", '<math display="block">', 1) if options["display_mode"] else made


def _lower_headings(state: StateCore) -> None:
    """The page's title is its only h1."""
    for token in state.tokens:
        if token.type in {"heading_open", "heading_close"} and token.tag == "h1":
            token.tag = "h2"


def _render_target(
    self: RendererProtocol, tokens: Sequence[Token], index: int, options: OptionsDict, env: dict[str, Any]
) -> str:
    token = tokens[index]
    attribute = "src" if token.type == "image" else "href"
    target = str(token.attrGet(attribute) or "")
    if is_relative(target):
        token.attrSet(attribute, env["resolve"](target))
    if token.type == "image":
        return str(self.image(tokens, index, options, env))  # type: ignore[attr-defined]  # RendererHTML has it
    return str(self.renderToken(tokens, index, options, env))  # type: ignore[attr-defined]


def _plain_tokens(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.children:
            yield from _plain_tokens(token.children)
        elif token.type.startswith("math"):
            yield formulas.plain(f"${token.content}$")
        elif token.type in {"softbreak", "hardbreak"} or token.type.endswith("_close"):
            yield " " if token.block or token.type.endswith("break") else ""
        else:
            yield token.content
