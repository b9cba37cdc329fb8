"""LaTeX → Unicode, in linear time: accents, symbols, fonts, groups and ligatures; in text and in formulas.

pylatexenc has the tables; its parser recurses, drops what it does not know and takes only a thousand commands. Here an
unknown command stays as it is, one before braces leaves their text, and no input is too long or too deep.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple

_TOKEN = re.compile(r"\\(?:(?P<name>[A-Za-z]+)\s*|(?P<mark>.))|(?P<brace>[{}])|~|\\|[^\\{}~]+", re.DOTALL)
_BRACE = re.compile(r"[{}]+")
_MAY_JOIN = re.compile(r"--|``|''|[?!]`")
_BLANK = re.compile(r"\s")
_ADDRESS = re.compile(r"([a-z]{2,5}://\S*)")
_ENDS_IN_ADDRESS = re.compile(r"://\S*\Z")
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "textcommabelow": "\u0326",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361",
}  # fmt: skip
"""A command that puts an accent on a letter → the combining character."""

_ACCENTS = ACCENTS | {
    "hat": "\u0302", "check": "\u030c", "tilde": "\u0303", "acute": "\u0301", "grave": "\u0300", "dot": "\u0307",
    "ddot": "\u0308", "breve": "\u0306", "bar": "\u0305", "vec": "\u20d7", "not": "\u0338",
}  # fmt: skip
_ALPHABETS = {
    "mathbb": "doublestruck", "mathcal": "script", "mathscr": "script", "mathfrak": "fraktur", "mathbf": "bold",
    "mathit": "italic", "mathsf": "sans",
}  # fmt: skip
FUNCTIONS = frozenset(
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max "
    "min sec sin sinh sup tan tanh".split()
)
"""Commands of formulas that print their own names."""

_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("?`", "¿"), ("!`", "¡"))
_SPACING = {
    "`": "`", "'": "´", "^": "^", "~": "~", "=": "¯", "u": "˘", ".": "˙", '"': "¨", "r": "˚", "H": "˝", "v": "ˇ",
    "c": "¸", "k": "˛",
}  # fmt: skip
_MARKS = {char: char for char in "%&#_{}"} | {"|": "‖"} | dict.fromkeys("\\ \n\t,;:>", " ") | {"$": r"\$"}
_NOTHING = frozenset("!/-@")
_WORDS = {
    "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "textless": "<", "textgreater": ">",
    "textbar": "|", "textbraceleft": "{", "textbraceright": "}", "textdollar": r"\$", "textunderscore": "_", "S": "§",
    "P": "¶", "copyright": "©", "pounds": "£", "slash": "/", "textquotedbl": '"', "ddag": "‡", "lq": "‘", "rq": "’",
    "and": "and", "textasciicircum": "^", "colon": ":", "sqrt": "√", "bmod": " mod ", "mod": " mod ", "Re": "ℜ",
    "Im": "ℑ", "textperiodcentered": "·",
    **dict.fromkeys(("space", "newline", "linebreak", "par", "nobreakspace", "thinspace"), " "),
}  # fmt: skip
_SWITCHES = frozenset(
    "bf it em rm sc tt sl sf bfseries itshape scshape ttfamily sffamily rmfamily slshape upshape mdseries normalfont "
    "tiny small footnotesize scriptsize normalsize large Large relax protect boldmath unboldmath sloppy left right big "
    "Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr middle limits nolimits displaystyle textstyle".split()
)
_TRANSPARENT = frozenset(
    "emph textbf textit textsl textsc textsf texttt textrm textmd textup textnormal text textlatin textcyr textgreek "
    "mbox hbox fbox makebox mathrm mathnormal mathop mathbin mathrel mathord operatorname boldsymbol bm pmb ensuremath "
    "underline uline ul sout uppercase lowercase MakeUppercase MakeLowercase MakeTextUppercase NoCaseChange url path "
    "nolinkurl nobr natexlab bibnamefont bibfnamefont citenamefont bibinitperiod ascii latin mkbibemph mkbibitalic "
    "mkbibbold mkbibparens em bf it rm sc sf sl tt protect".split()
)
"""Commands that show their argument as it is; any other unknown command keeps its name."""

_SUPERSCRIPTS = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_SUBSCRIPTS = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def raised(text: str, mark: str) -> str:
    """Text after `^` or `_` as characters, otherwise as a formula: 10<sup>6</sup> is not 106."""
    characters = text.translate(_SUPERSCRIPTS if mark == "^" else _SUBSCRIPTS)
    if not any(c in characters for c in text if c.strip()):
        return characters
    if text.isascii() and text.isalnum():
        return f"${mark}{{{text}}}$" if len(text) > 1 else f"${mark}{text}$"
    return text


class _Group(NamedTuple):
    """What a command does to the text in the braces after it."""

    before: str = ""
    after: str = ""
    change: Callable[[str], str] | None = None


def _dropped(text: str) -> str:
    return ""


def _styled(alphabet: str, text: str) -> str:
    from pylatexenc.latex2text import fmt_math_text_style  # takes as long as the whole command line otherwise

    return str(fmt_math_text_style(text, alphabet))


_PLAIN = _Group()
_KEPT = _Group("{", "}")
_DEEPEST = 16
"""Levels at which commands change the text in their braces: each reads all that is inside again."""

_OPTION = re.compile(r"\[[^\[\]{}\\]{0,80}\](?=\{)")
_GROUPS = {
    "textsuperscript": _Group(change=partial(raised, mark="^")),
    "textsubscript": _Group(change=partial(raised, mark="_")),
    "enquote": _Group("“", "”"), "mkbibquote": _Group("“", "”"), "href": _Group(after=" "), "sqrt": _Group("√(", ")"),
    "pmod": _Group("(mod ", ")"),
    **dict.fromkeys(("frac", "dfrac", "tfrac", "nicefrac", "textfrac"), _Group(after="/")),
    **dict.fromkeys(("textcolor", "color", "hspace", "noopsort", "SortNoop", "selectlanguage", "foreignlanguage",
                     "bibinfo", "bibfield", "label", "begin", "end"), _Group(change=_dropped)),
    **{name: _Group(change=partial(_styled, alphabet)) for name, alphabet in _ALPHABETS.items()},
}  # fmt: skip


def to_text(tex: str, *, ligatures: bool = True) -> str:
    """The text that LaTeX shows, `\\$` for a dollar sign. Without `ligatures`, `--` and quotes stay as they are."""
    join = _ligatures if ligatures else str
    if "\\" in tex or ("~" in tex and "://" in tex):
        return unicodedata.normalize("NFC", _Decoder(tex, join).text())
    pieces = _BRACE.split(tex.replace("~", " "))
    return "".join(map(join, pieces))  # `-{}-` is not a dash


def is_known(name: str) -> bool:
    """True for the name of a command that does not stay as it is."""
    tables = (_GROUPS, _ACCENTS, _ALPHABETS, _SWITCHES, _TRANSPARENT)
    return any(name in table for table in tables) or _symbol(name) is not None


class _Decoder:
    """One pass over a value. `accents` wait for their letter, `group` for its brace."""

    def __init__(self, tex: str, join: Callable[[str], str]) -> None:
        self.tex, self.join = tex, join
        self.out: list[str] = []
        self.groups: list[tuple[_Group, int]] = []
        self.group = _PLAIN
        self.changing = 0
        self.accents: list[str] = []
        self.is_address = False
        self.has_address = "://" in tex

    def text(self) -> str:
        """The whole value."""
        for match in _TOKEN.finditer(self.tex):
            kind = match.lastgroup
            if kind == "name":
                self._name(match)
            elif kind == "mark":
                self._mark(match["mark"])
            elif kind == "brace":
                self._brace(match)
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
        self.out.append(words if self.is_address else self.join(words))

    def _after_address(self, words: str) -> str:
        """The words after an address that began before; `is_address` says whether one continues after them."""
        blank = _BLANK.search(words)
        if self.is_address and blank:
            self.out.append(words[: blank.start()])
            words = words[blank.start() :]
            self.is_address = False
        self.is_address = self.is_address or bool(_ENDS_IN_ADDRESS.search(words[-200:]))
        return words

    def _char(self, char: str) -> None:
        for name in reversed(self.accents):
            char = _styled(_ALPHABETS[name], char) if name in _ALPHABETS else char + _ACCENTS[name]
        self.out.append(char)
        self.accents.clear()

    def _flush(self) -> None:
        """Accents without a letter become characters of their own."""
        self.out += [_SPACING.get(accent, "") for accent in self.accents]
        self.accents.clear()

    def _name(self, match: re.Match[str]) -> None:
        name, has_argument = match["name"], self.tex.startswith("{", match.end())
        if name in _GROUPS and has_argument:
            self.group = _GROUPS[name]
        elif name in _ACCENTS or name in _ALPHABETS:
            self.accents.append(name)
        elif self.accents and name in {"i", "j", "imath", "jmath"}:
            self._char(name[0])
        elif (char := _symbol(name)) is not None:
            self._char(char)
        elif name not in _SWITCHES and not (has_argument and name in _TRANSPARENT):
            self._char(match[0])
            self.group = _KEPT if has_argument or _OPTION.match(self.tex, match.end()) else self.group

    def _mark(self, mark: str) -> None:
        if mark in ACCENTS:
            self.accents.append(mark)
        elif mark in _MARKS:
            self._char(_MARKS[mark])
        elif mark not in _NOTHING:
            self._char(f"\\{mark}")

    def _brace(self, match: re.Match[str]) -> None:
        if match[0] == "{":
            self.out.append(self.group.before)
            self.changing += self.group.change is not None
            self.groups.append((self.group, len(self.out)))
            self.group = _PLAIN
            return
        if self.accents:
            self._flush()
        if self.groups:
            group, start = self.groups.pop()
            if group.change:
                self.changing -= 1
                if self.changing < _DEEPEST:
                    self.out[start:] = [group.change("".join(self.out[start:]))]
            self.out.append(group.after)
            if group is _KEPT and self.tex.startswith("{", match.end()):
                self.group = _KEPT  # a further argument


def _ligatures(words: str) -> str:
    """The words with quotes and dashes as TeX joins them, except inside addresses."""
    if not _MAY_JOIN.search(words):
        return words
    pieces = _ADDRESS.split(words)
    for number in range(0, len(pieces), 2):
        for source, target in _LIGATURES:
            pieces[number] = pieces[number].replace(source, target)
    return "".join(pieces)


@cache
def _symbol(name: str) -> str | None:
    """The character that a command stands for."""
    return _WORDS.get(name) or _symbols().get(name)


@cache
def _symbols() -> dict[str, str]:
    """pylatexenc's tables of commands that stand for characters."""
    from pylatexenc.latex2text import get_default_latex_context_db
    from pylatexenc.latexencode import get_builtin_uni2latex_dict

    symbols = {tex[1:]: chr(code) for code, tex in get_builtin_uni2latex_dict().items() if tex[1:].isalpha()}
    for spec in get_default_latex_context_db().iter_macro_specs():
        text = spec.simplify_repl
        if isinstance(text, str) and not set("%<") & set(text) and spec.macroname != "today":
            symbols[spec.macroname] = " " if text.isspace() else text
    return symbols
