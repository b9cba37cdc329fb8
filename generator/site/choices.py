"""What owners choose under `extra` in `mkdocs.yml`: a row for each setting, which reading, checks and documentation
follow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from generator.errors import InputProblems, Problem
from generator.site.colours import ENOUGH, PAGES, contrast, lightened
from generator.site.listing_year import PUBLISHED, WAYS
from generator.site.settings import DEFAULT_BRANCH, PEOPLE_FROM, SETTINGS_FILE

PARTS = ("topics", "years", "people", "venues", "health", "chart", "metrics")
"""What `without` may leave out: sections of the site, and two parts of the home page."""

CITATION_STYLES = ("ieee", "apa", "mla", "chicago", "vancouver", "harvard")
"""The keys of `citing.styles`, the default first; a check of the settings does not read the styles."""

VISITORS, OWNER = "visitors", "owner"
"""Whom a site is built for: what is only the owner's business (where facts come from, what is missing) is on no page
for visitors, but in `portfolio serve` and in the preview of a pull request."""

FONTS = ("serif", "sans")
_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"data-[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of an owner; what is not chosen has its default. `accent` is a pair of colours, for light and dark;
    `fonts` are files below `content/`; `analytics` the attributes of a script of another host. The `audience` is not a
    setting: it is that of a build."""

    accent: tuple[str, ...] = ()
    audience: str = VISITORS
    analytics: Mapping[str, str] = field(default_factory=dict)
    branch: str = DEFAULT_BRANCH
    cards: bool = True
    citation_style: str = CITATION_STYLES[0]
    fetch_mail: str = ""
    fonts: Mapping[str, str] = field(default_factory=dict)
    footer: str = ""
    people_from: int = PEOPLE_FROM
    without: frozenset[str] = frozenset()
    years_by: str = PUBLISHED


class Refused(ValueError):
    """A value that a setting cannot have: what it must be, and what to type."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Setting:
    """A row: `parse` gives the value, or raises Refused."""

    parse: Callable[[Any], Any]
    doc: str
    example: str


def read(extra: Mapping[str, Any] | None) -> Choices:
    """The choices. Raises InputProblems if one is not valid."""
    found = list(problems(extra or {}))
    if found:
        raise InputProblems(Problem(SETTINGS_FILE, 0, message, hint) for _, message, hint in found)
    return Choices(**{key: row.parse(extra[key]) for key, row in SETTINGS.items() if extra and key in extra})


def problems(extra: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Key, message and hint of each value that is not valid."""
    for key, row in SETTINGS.items():
        if key in extra:
            try:
                row.parse(extra[key])
            except Refused as error:
                yield key, f"'{key}' must be {error}, not {extra[key]!r:.40}", error.hint


def _accent(value: Any) -> tuple[str, str]:
    colours = [value] if isinstance(value, str) else value
    if not isinstance(colours, list) or not 1 <= len(colours) <= 2 or not all(map(_is_colour, colours)):
        raise Refused("a colour, or one for light and one for dark", 'write accent: "#7a1f5c"')
    light, dark = colours if len(colours) == 2 else (colours[0], lightened(colours[0]))
    for colour, page, other in ((light, PAGES[0], "darker"), (dark, PAGES[1], "lighter")):
        if contrast(colour, page) < ENOUGH:
            raise Refused(f"easy to read, with a contrast of {ENOUGH} to the page's {page}", f"choose a {other} one")
    return light.lower(), dark.lower()


def _is_colour(value: Any) -> bool:
    return isinstance(value, str) and bool(_COLOUR.fullmatch(value))


def _analytics(value: Any) -> Mapping[str, str]:
    hint = "write analytics: {src: https://stats.example/script.js, data-domain: your.address}"
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise Refused("the attributes of one script", hint)
    address = urlsplit(value.get("src", ""))
    if address.scheme != "https" or not address.hostname or not re.fullmatch(r"[\w.:-]+", address.netloc):
        raise Refused("a script with an https address in 'src'", hint)
    if wrong := [name for name in value if name != "src" and not _ATTRIBUTE.fullmatch(name)]:
        raise Refused(f"without the attribute {wrong[0]!r}: only src and data-… are known", hint)
    return value


def _branch(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[\w./-]+", value):
        raise Refused("the name of a branch", f"write branch: {DEFAULT_BRANCH}")
    return value


def _cards(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Refused("true or false", "write cards: false for no cards")
    return value


def _citation_style(value: Any) -> str:
    if value not in CITATION_STYLES:
        raise Refused(f"one of {', '.join(CITATION_STYLES)}", f"write citation_style: {CITATION_STYLES[0]}")
    return str(value)


def _fetch_mail(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", value, re.ASCII):
        raise Refused("a mail address", "write fetch_mail: you@example.org")
    return value


def _fonts(value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict) or not value or set(value) - set(FONTS):
        raise Refused(f"files for {' and '.join(FONTS)}", "write fonts: {serif: fonts/own.woff2}")
    if wrong := [path for path in value.values() if not re.fullmatch(r"[\w./-]+\.woff2", str(path))]:
        raise Refused(f"files in WOFF2 below content/, which {wrong[0]!r} is not", "write fonts/own.woff2")
    return value


def _footer(value: Any) -> str:
    if not isinstance(value, str):
        raise Refused("a line of text", 'write footer: "Funded by …"')
    return value


def _people_from(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise Refused("a whole number above 0", f"write a number such as people_from: {PEOPLE_FROM}")
    return value


def _without(value: Any) -> frozenset[str]:
    if not isinstance(value, list) or set(map(str, value)) - set(PARTS):
        raise Refused(f"a list of {', '.join(PARTS)}", "write without: [people, health]")
    return frozenset(value)


def _years_by(value: Any) -> str:
    if value not in WAYS:
        raise Refused(" or ".join(WAYS), f"write years_by: {PUBLISHED}")
    return str(value)


SETTINGS: Mapping[str, Setting] = MappingProxyType(
    {
        "accent": Setting(
            _accent,
            "The colour of links and marks; with one colour, that for dark is made from it. One that is hard to read "
            "on the page is refused.",
            '"#7a1f5c"',
        ),
        "analytics": Setting(
            _analytics,
            "One script of another host, with its `data-…` attributes; the policy of the site admits that host, and no "
            "other.",
            "{src: https://stats.example/script.js, data-domain: ada.example}",
        ),
        "branch": Setting(_branch, "The branch that links to the file behind a page lead to.", "main"),
        "cards": Setting(_cards, "An image for each page that other sites show with a link to it.", "false"),
        "citation_style": Setting(
            _citation_style,
            "The style of citations such as `[@key]` in your texts, and of the list of what they cite: "
            f"{', '.join(f'`{key}`' for key in CITATION_STYLES)}.",
            "apa",
        ),
        "fetch_mail": Setting(
            _fetch_mail,
            "Where providers that `portfolio fetch` asks can reach you, as they ask; it is not shown on the site.",
            "you@example.org",
        ),
        "fonts": Setting(
            _fonts, "Fonts of your own, WOFF2 files below `content/`, for titles (`serif`) and the rest (`sans`).",
            "{serif: fonts/own.woff2}",
        ),
        "footer": Setting(_footer, "A line of your own at the foot of every page.", '"Funded by the Countess."'),
        "people_from": Setting(_people_from, "A co-author of this many papers has a page.", "3"),
        "without": Setting(_without, f"What to leave out: {', '.join(f'`{part}`' for part in PARTS)}.", "[people]"),
        "years_by": Setting(
            _years_by,
            "The year under which lists, charts and the CV file a paper: that of its publication (`published`), or the "
            "one in which it was first public, such as its preprint's (`first_public`).",
            "first_public",
        ),
    }
)  # fmt: skip
"""All settings under `extra`."""
