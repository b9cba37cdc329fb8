"""Page ranges: how many digits of the last page a style repeats."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial

from generator.facts import page_numbers

_SEVERAL = re.compile(r"(?:\d|\b[ivxlc]+)\s*[-–,&]\s*\w")
_RANGE = re.compile(r"(?P<prefix>[^\W\d]*)(?P<first>\d+)-(?P=prefix)(?P<last>\d+)")


def shown(pages: str, form: str) -> str:
    """`form` is `whole` (1101–1108), `minimal` (1101–8), `minimal-two` (1101–08) or `chicago` (1101–8, 1234–67)."""
    is_whole = form == "whole" or page_numbers.RANGE in pages
    short = pages if is_whole else _RANGE.sub(partial(_range, _SHORTENED[form]), pages)
    return page_numbers.with_dash(short, "–")


def labelled(pages: str) -> str:
    """`pp. 1101–1108` for a range, `p. 7` for one page or an article number."""
    first, last = page_numbers.ends(pages)
    return f"pp. {first}–{last}" if last else f"p. {first}" if first else ""


def are_several(pages: str) -> bool:
    """True for a range or a list; false for one page or an article number."""
    return bool(_SEVERAL.search(pages))


def _range(shortened: Callable[[str, str], str], match: re.Match[str]) -> str:
    prefix, first, last = match["prefix"], match["first"], match["last"]
    if int(first) >= int(last):
        return match[0]
    return f"{prefix}{first}-{shortened(first, last) if len(first) == len(last) else last}"


def _keeping(first: str, last: str, least: int) -> str:
    """The digits of the last page from the first that differs on, at least `least` of them."""
    same = next(i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a != b)
    return last[min(same, max(len(last) - least, 0)) :]


def _chicago(first: str, last: str) -> str:
    """The Chicago Manual's rule: below 100 and at full hundreds all digits, at x01 to x09 what differs, else two."""
    if len(first) < 3 or first.endswith("00"):
        return last
    return _keeping(first, last, 1 if first[-2] == "0" else 2)


_SHORTENED: Mapping[str, Callable[[str, str], str]] = {
    "minimal": partial(_keeping, least=1),
    "minimal-two": partial(_keeping, least=2),
    "chicago": _chicago,
}
