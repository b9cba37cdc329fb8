"""The style sheet and the policy that follow from an owner's choices."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from generator.site.choices import Choices

PATH = "assets/settings.css"
"""Where the sheet is on the site, if there is one."""

_FALLBACK = {"serif": 'Georgia, "Times New Roman", serif', "sans": 'system-ui, "Segoe UI", Arial, sans-serif'}


def sheet(choices: Choices) -> str:
    """The sheet, loaded after those of the theme; empty without a choice that asks for one."""
    return "".join(f"{rule}\n" for rule in _rules(choices))


def policy(choices: Choices) -> str:
    """What the Content-Security-Policy admits beside the site itself: the host of the analytics script."""
    if not choices.analytics:
        return ""
    host = f"https://{urlsplit(choices.analytics['src']).netloc}"
    return f"; script-src 'self' {host}; connect-src 'self' {host}"


def _rules(choices: Choices) -> Iterator[str]:
    for kind, path in choices.fonts.items():
        source = f'url("../{quote(path)}") format("woff2")'
        yield f'@font-face {{ font-family: "Own {kind}"; src: {source}; font-weight: 100 900; font-display: swap; }}'
        yield f':root {{ --pf-{kind}: "Own {kind}", {_FALLBACK[kind]}; }}'
    if choices.accent:
        yield f":root {{ --pf-accent: light-dark({', '.join(choices.accent)}); }}"
