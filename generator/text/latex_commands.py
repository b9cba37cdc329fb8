"""LaTeX in the value of a BibTeX field → Unicode, in linear time: accents, symbols, fonts, groups and ligatures.

pylatexenc has the tables; its parser recurses, drops what it does not know and takes only a thousand commands. Here an
unknown command stays as it is, and no input is too long or too deep.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pylatexenc.latex2text import get_default_latex_context_db
from pylatexenc.latexencode import get_builtin_uni2latex_dict

_TOKEN = re.compile(r"\\(?:(?P<name>[A-Za-z]+)\s*|(?P<mark>.))|(?P<brace>[{}])|~|\\|[^\\{}~]+", re.DOTALL)
_BRACE = re.compile(r"[{}]+")
_MAY_JOIN = re.compile(r"--|``|''|[?!]`")
_BLANK = re.compile(r"\s")
_ADDRESS = re.compile(r"([a-z]{2,5}://\S*)")
_ENDS_IN_ADDRESS = re.compile(r"://\S*\Z")
_ENSURED = re.compile(r"\{?\\ensuremath\{((?:[^{}]|\{(?:[^{}]|\{[^{}]{0,20}\}){0,20}\}){1,80})\}\}?")
_DISPLAYED = re.compile(r"\\\(([^$]{1,500}?)\\\)|\\\[([^$]{1,500}?)\\\]")
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "textcommabelow": "\u0326",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361",
}  # fmt: skip
"""A command that puts an accent on a letter → the combining character."""

_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("?`", "¿"), ("!`", "¡"))
_SPACING = {
    "`": "`", "'": "´", "^": "^", "~": "~", "=": "¯", "u": "˘", ".": "˙", '"': "¨", "r": "˚", "H": "˝", "v": "ˇ",
    "c": "¸", "k": "˛",
}  # fmt: skip
_MARKS = {char: char for char in "%&#_{}"} | dict.fromkeys("\\ \n\t,;:>", " ") | {"$": r"\$"}
_NOTHING = frozenset("!/-@")
_WORDS = {
    "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "textless": "<", "textgreater": ">",
    "textbar": "|", "textbraceleft": "{", "textbraceright": "}", "textdollar": r"\$", "textunderscore": "_", "S": "§",
    "P": "¶", "copyright": "©", "pounds": "£", "textnumero": "№", "slash": "/", "textasciigrave": "`",
    "textquotedbl": '"', "textquotesingle": "'", "textmu": "µ", "dag": "†", "ddag": "‡", "lq": "‘", "rq": "’",
    "space": " ", "newline": " ", "linebreak": " ", "par": " ", "quad": " ", "qquad": " ", "and": "and",
    "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\", "nobreakspace": " ", "thinspace": " ",
    "textvisiblespace": "␣", "dots": "…", "ldots": "…", "textellipsis": "…", "textperiodcentered": "·",
}  # fmt: skip
_SWITCHES = frozenset(
    "bf it em rm sc tt sl sf bfseries itshape scshape ttfamily sffamily rmfamily slshape upshape mdseries normalfont "
    "tiny small footnotesize scriptsize normalsize large Large relax protect boldmath unboldmath sloppy".split()
)


class _Group(NamedTuple):
    """What braces do to the text between them."""

    before: str = ""
    after: str = ""
    is_dropped: bool = False


_PLAIN = _Group()
_GROUPS = {
    "textsuperscript": _Group("<sup>", "</sup>"), "textsubscript": _Group("<sub>", "</sub>"),
    "enquote": _Group("“", "”"), "mkbibquote": _Group("“", "”"), "href": _Group(after=" "),
    **dict.fromkeys(("frac", "dfrac", "tfrac", "nicefrac", "textfrac"), _Group(after="/")),
    **dict.fromkeys(("textcolor", "color", "hspace", "noopsort", "SortNoop", "selectlanguage", "foreignlanguage",
                     "bibinfo", "bibfield", "label", "begin", "end"), _Group(is_dropped=True)),
}  # fmt: skip


def to_text(tex: str) -> str:
    """The text that a value shows, `\\$` for a dollar sign. Super- and subscripts become `<sup>` and `<sub>`."""
    if "\\" in tex or ("~" in tex and "://" in tex):
        return _Decoder(tex).text()
    pieces = _BRACE.split(tex.replace("~", " "))
    return "".join(map(_ligatures, pieces))  # `-{}-` is no dash


class _Decoder:
    """One pass over a value. `accents` wait for their letter, `group` for its brace."""

    def __init__(self, tex: str) -> None:
        self.tex = tex
        self.out: list[str] = []
        self.groups: list[tuple[_Group, int]] = []
        self.group = _PLAIN
        self.accents: list[str] = []
        self.is_address = False
        self.has_address = "://" in tex

    def text(self) -> str:
        for match in _TOKEN.finditer(self.tex):
            kind = match.lastgroup
            if kind == "name":
                self._name(match)
            elif kind == "mark":
                self._mark(match["mark"])
            elif kind == "brace":
                self._brace(match[0])
            elif match[0] == "~":
                self._char("~" if self.is_address else " ")
            else:
                self._words(match[0])
        self._flush()
        return "".join(self.out)

    def _words(self, words: str) -> None:
        if self.accents:
            words = words.lstrip()
            if not words:
                return
            self._char(words[0])
            words = words[1:]
        if self.has_address:
            words = self._after_address(words)
        self.out.append(words if self.is_address else _ligatures(words))

    def _after_address(self, words: str) -> str:
        """The words behind an address that began before; `is_address` says whether one goes on behind them."""
        blank = _BLANK.search(words)
        if self.is_address and blank:
            self.out.append(words[: blank.start()])
            words = words[blank.start() :]
            self.is_address = False
        self.is_address = self.is_address or bool(_ENDS_IN_ADDRESS.search(words[-200:]))
        return words

    def _char(self, char: str) -> None:
        self.out.append(char + "".join(ACCENTS[accent] for accent in reversed(self.accents)))
        self.accents.clear()

    def _flush(self) -> None:
        """Accents without a letter stand for themselves."""
        self.out += [_SPACING.get(accent, "") for accent in self.accents]
        self.accents.clear()

    def _name(self, match: re.Match[str]) -> None:
        name, after = match["name"], match.end()
        if name in ACCENTS:
            self.accents.append(name)
        elif self.accents and name in {"i", "j", "imath", "jmath"}:
            self._char(name[0])
        elif name in _GROUPS and self.tex.startswith("{", after):
            self.group = _GROUPS[name]
        elif (char := _symbol(name)) is not None:
            self._char(char)
        elif name not in _SWITCHES and not self.tex.startswith("{", after):
            self._char(match[0])

    def _mark(self, mark: str) -> None:
        if mark in ACCENTS:
            self.accents.append(mark)
        elif mark in _MARKS:
            self._char(_MARKS[mark])
        elif mark not in _NOTHING:
            self._char(f"\\{mark}")

    def _brace(self, brace: str) -> None:
        if brace == "{":
            self.out.append(self.group.before)
            self.groups.append((self.group, len(self.out)))
            self.group = _PLAIN
            return
        if self.accents:
            self._flush()
        if self.groups:
            group, start = self.groups.pop()
            if group.is_dropped:
                del self.out[start:]
            self.out.append(group.after)


def _ligatures(words: str) -> str:
    """The words with quotes and dashes as TeX joins them, but not inside of addresses."""
    if not _MAY_JOIN.search(words):
        return words
    pieces = _ADDRESS.split(words)
    for number in range(0, len(pieces), 2):
        for source, target in _LIGATURES:
            pieces[number] = pieces[number].replace(source, target)
    return "".join(pieces)


def _ensured(match: re.Match[str]) -> str:
    """A formula, or the one character that `latex.encode` writes as one."""
    inner = " ".join(match[1].split())
    is_group = match[0].startswith("{") and match[0].endswith("}}")
    text = _written().get(inner) or (f"${inner}$" if "$" not in inner else inner)
    return text if is_group else f"{'{' * match[0].startswith('{')}{text}{'}' * match[0].endswith('}}')}"


@cache
def _written() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, tex in get_builtin_uni2latex_dict().items():
        if tex.startswith("\\ensuremath{") and not tex[12:-1].isalnum():
            found.setdefault(tex[12:-1], chr(code))
    return found


def with_formulas(tex: str) -> str:
    """`\\(x\\)`, `\\[x\\]`, `$$x$$` and `\\ensuremath{x}` as `$x$`."""
    if "$$" in tex:
        tex = tex.replace("$$", "$")
    if "\\(" in tex or "\\[" in tex:
        tex = _DISPLAYED.sub(lambda match: f"${(match[1] or match[2]).strip()}$", tex)
    return _ENSURED.sub(_ensured, tex) if "\\ensuremath" in tex else tex


@cache
def _symbol(name: str) -> str | None:
    """The character that a command stands for."""
    return _WORDS.get(name) or _symbols().get(name)


@cache
def _symbols() -> dict[str, str]:
    database = get_default_latex_context_db()
    shown = {
        name: spec.simplify_repl
        for category in database.category_list
        for name, spec in database.d[category]["macros"].items()
        if isinstance(spec.simplify_repl, str) and not set("%<") & set(spec.simplify_repl) and name != "today"
    }
    written = {tex[1:]: chr(code) for code, tex in get_builtin_uni2latex_dict().items() if tex[1:].isalpha()}
    return written | {name: " " if text.isspace() else text for name, text in shown.items()}
