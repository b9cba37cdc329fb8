"""Checks of what `mkdocs.yml` names: pages in the menu, files of the site, files and folders beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from difflib import get_close_matches

import yaml

from generator.errors import Problem
from generator.facts.store import CONTENT
from generator.review import checks
from generator.review.settings_document import Sheet, chosen, leaves, pairs
from generator.site import settings

_TEXT = "tag:yaml.org,2002:str"
_FOR_ENTRIES = "write a line for each entry: - Home: index.md"


def _menu(sheet: Sheet) -> Iterator[Problem]:
    """Each entry of the menu names a page, or an address elsewhere."""
    menu = sheet.nodes["nav"][1] if sheet.values.get("nav") is not None else yaml.SequenceNode("", [])
    if not isinstance(menu, yaml.SequenceNode):
        yield sheet.problem(sheet.nodes["nav"][0], "'nav' must be a list", _FOR_ENTRIES)
        return
    yield from _unfit_entries(sheet, menu)
    if not sheet.content:
        return
    known = sheet.content.files | settings.LISTS
    strange = [
        leaf for leaf in leaves(menu) if leaf.tag == _TEXT and leaf.value not in known and "://" not in leaf.value
    ]
    paths = checks.paths_of_site(sheet.content, chosen(sheet.values)) if strange else set()
    for leaf in strange:
        is_elsewhere = leaf.value.startswith(("/", "#", "mailto:")) and leaf.value[1:] not in known
        if leaf.value not in paths and not is_elsewhere:
            yield sheet.problem(leaf, f"the menu names no page: {leaf.value:.60}", _hint(str(leaf.value), known))


def _unfit_entries(sheet: Sheet, menu: yaml.SequenceNode) -> Iterator[Problem]:
    """An entry with two titles, which the host would take for none, and one that is neither page nor list of pages."""
    for item in menu.value:
        entries = [(key, value) for _, (key, value) in pairs(item)] if isinstance(item, yaml.MappingNode) else []
        for key, _ in entries[1:]:
            yield sheet.problem(key, "two entries of the menu in one", f"write - before {key.value}: too")
        for each in [value for _, value in entries] or [item]:
            if isinstance(each, yaml.SequenceNode) and entries:
                yield from _unfit_entries(sheet, each)
            elif each.tag != _TEXT:
                yield sheet.problem(each, "an entry of the menu is not a page", _FOR_ENTRIES)


def _hint(value: str, known: Collection[str]) -> str:
    if glued := re.fullmatch(r"([^:/]+):(\S+)", value):
        return f"write a space after the colon: {glued[1]}: {glued[2]}"
    below = value.lstrip("/").removeprefix(f"{CONTENT}/")
    below = f"{below}index.md" if below.endswith("/") else below
    close = [below] if below in known else get_close_matches(value, sorted(known), n=1, cutoff=0.75)
    return f"did you mean {close[0]}?" if close else f"pages are named as below {CONTENT}/, such as teaching.md"


def _paths(sheet: Sheet) -> Iterator[Problem]:
    """Files of the owner's that settings name are there, and are the site's own."""
    if not sheet.content:
        return
    theme, extra = sheet.part("theme"), sheet.part("extra")
    named = [theme[key][1] for key in ("logo", "favicon") if key in theme]
    named += [value for _, (_, value) in pairs(extra["fonts"][1])] if "fonts" in extra else []
    for key in ("extra_css", "extra_javascript"):
        named += _leaves_of_assets(sheet.nodes[key][1]) if key in sheet.nodes else []
    for node in named:
        path = node.value
        if not isinstance(path, str):
            yield sheet.problem(node, "this is not the path of a file", f"name a file below {CONTENT}/")
        elif "://" in path or path.startswith("//"):
            hint = f"save it below {CONTENT}/, and name it from there"
            yield sheet.problem(node, f"the site's policy blocks what is of another host: {path:.60}", hint)
        elif path.partition("?")[0] not in sheet.files:
            yield sheet.problem(node, f"no such file: {path:.60}", _file_hint(path, sheet.files))


def _beside(sheet: Sheet) -> Iterator[Problem]:
    """Files and folders beside `mkdocs.yml` that settings name are there."""
    theme = sheet.part("theme")
    named = [theme["custom_dir"][1]] if "custom_dir" in theme else []
    for key in ("hooks", "watch"):
        node = sheet.nodes[key][1] if key in sheet.nodes else None
        named += node.value if isinstance(node, yaml.SequenceNode) else []
    named += [sheet.nodes["INHERIT"][1]] if "INHERIT" in sheet.nodes else []
    for node in named:
        if isinstance(node.value, str) and not sheet.is_beside(node.value):
            yield sheet.problem(node, f"no such file: {node.value:.60}", "it is looked for beside mkdocs.yml")


def _leaves_of_assets(node: yaml.Node) -> list[yaml.Node]:
    """The paths in a list of style sheets or scripts; a script may be a mapping with its path."""
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    return [dict(pairs(item)).get("path", (item, item))[1] for item in items]


def _file_hint(path: str, known: Collection[str]) -> str:
    close = get_close_matches(path, sorted(known), n=1)
    return f"did you mean {close[0]}?" if close else f"it is looked for in {CONTENT}/"


CHECKS: tuple[Callable[[Sheet], Iterator[Problem]], ...] = (_menu, _paths, _beside)
