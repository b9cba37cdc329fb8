"""Checks of `mkdocs.yml`: nothing that an owner writes there is without effect and without a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import yaml

from generator.errors import Problem, Severity, in_reading_order
from generator.facts.store import CONTENT, Content
from generator.review import checks
from generator.review.settings_keys import EXTENSIONS, FORMS, HARMLESS, KNOWN, MEANT, NO_EFFECT, OF_THEME, PLUGINS
from generator.site import choices, settings
from generator.site.choices import SETTINGS
from generator.site.settings import SETTINGS_FILE

_NEVER_EMPTY = frozenset({"extra", "hooks"})
"""Settings that the host refuses without a value."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The settings as nodes, which know their lines, and as values; `files` are those that a path may name."""

    nodes: Mapping[str, tuple[yaml.Node, yaml.Node]]
    values: Mapping[str, Any]
    content: Content | None
    files: Collection[str]
    is_beside: Callable[[str], bool]
    language_hint: Callable[[str], str]

    def problem(self, node: yaml.Node, message: str, hint: str = "", severity: Severity = Severity.ERROR) -> Problem:
        mark = node.start_mark
        return Problem(SETTINGS_FILE, mark.line + 1, message, hint, severity, mark.column + 1)

    def part(self, key: str) -> Mapping[str, tuple[yaml.Node, yaml.Node]]:
        """The pairs of a mapping below a key."""
        return dict(_pairs(self.nodes[key][1])) if key in self.nodes else {}


def check(
    text: str,
    content: Content | None = None,
    theme_files: Collection[str] = (),
    is_beside: Callable[[str], bool] = lambda path: True,
    language_hint: Callable[[str], str] = lambda language: "",
) -> list[Problem]:
    """All problems of the settings, without `content` those that ask for no file. `theme_files` are the owner's in
    `templates/theme/`, and `is_beside` says if there is a file or folder beside `mkdocs.yml`;
    `language_hint` what to do about a language without a catalogue. Raises InputProblems if
    the text is not valid YAML."""
    values = settings.read(text)
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return [Problem(SETTINGS_FILE, 1, "is not a list of `key: value` lines", "begin it with site_name: Portfolio")]
    files = {*content.files, *theme_files} if content else set()
    readable = content.as_far_as_readable if content else None
    sheet = _Sheet(dict(_pairs(root)), values, readable, files, is_beside, language_hint)
    found = [*_repeated(sheet, root), *(problem for run in _CHECKS for problem in run(sheet))]
    return in_reading_order(found)


def _pairs(node: yaml.Node) -> Iterator[tuple[str, tuple[yaml.Node, yaml.Node]]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((str(key.value), (key, value)) for key, value in node.value)


def _repeated(sheet: _Sheet, root: yaml.MappingNode) -> Iterator[Problem]:
    first: dict[str, yaml.Node] = {}
    for name, (key, _) in _pairs(root):
        earlier = first.setdefault(name, key)
        if earlier is not key:
            yield sheet.problem(key, f"duplicate key '{name}'", f"it is on line {earlier.start_mark.line + 1} too")


def _keys(sheet: _Sheet) -> Iterator[Problem]:
    """Keys that nobody knows are errors, those without effect notices."""
    known = {"": KNOWN, "theme.": OF_THEME, "extra.": frozenset(SETTINGS) | {"generator"}}
    for prefix, names in known.items():
        part = sheet.part(prefix[:-1]) if prefix else sheet.nodes
        for name, (key, value) in part.items():
            if reason := NO_EFFECT.get(prefix + name):
                if (prefix + name, str(value.value)) not in HARMLESS:
                    yield sheet.problem(key, f"'{name}' has no effect", reason, Severity.NOTICE)
            elif name not in names:
                yield from _unknown(sheet, key, prefix, names)


def _unknown(sheet: _Sheet, key: yaml.Node, prefix: str, names: Collection[str]) -> Iterator[Problem]:
    """Under `extra` templates of the owner's may read what they like: only what looks mistyped is an error there."""
    name = str(key.value)
    close = get_close_matches(name, sorted(names), n=1, cutoff=0.75)
    hint = f"did you mean '{close[0]}'?" if close else "docs/settings.md lists what is known"
    if close or prefix != "extra.":
        yield sheet.problem(key, f"unknown setting '{name}'", _belongs(name, prefix) or hint)
    else:
        hint = "delete it, unless a template of yours reads it"
        yield sheet.problem(key, f"'{name}' has no effect", hint, Severity.NOTICE)


def _belongs(name: str, prefix: str) -> str:
    """Where a key of another part belongs."""
    if name in SETTINGS and prefix != "extra.":
        return f"write it under extra:  extra: {{{name}: {SETTINGS[name].example}}}"
    if name in OF_THEME and prefix != "theme.":
        return f"write it under theme:  theme: {{name: material, {name}: …}}"
    if name in KNOWN and prefix:
        return "write it at the start of a line"
    return MEANT.get(name) or NO_EFFECT.get(f"theme.{name}") or NO_EFFECT.get(f"extra.{name}", "")


def _types(sheet: _Sheet) -> Iterator[Problem]:
    """Values have the form that the host takes; the host itself would name no line."""
    for name, (types, hint) in FORMS.items():
        value = sheet.values.get(name)
        if name in sheet.nodes and not isinstance(value, types) and (value is not None or name in _NEVER_EMPTY):
            yield sheet.problem(sheet.nodes[name][0], f"'{name}' has another form", f"write {hint}")
    address = sheet.values.get("dev_addr")
    if address is not None and not re.fullmatch(r"[\w.:\[\]-]+:\d{1,5}", str(address)):
        yield sheet.problem(sheet.nodes["dev_addr"][1], "'dev_addr' has no port", "write dev_addr: 127.0.0.1:8000")


def _installed(sheet: _Sheet) -> Iterator[Problem]:
    """Plugins and extensions of Markdown are there, and have an effect."""
    for setting, group, table in (
        ("plugins", "mkdocs.plugins", PLUGINS),
        ("markdown_extensions", "markdown.extensions", EXTENSIONS),
    ):
        for node in _names(sheet.nodes[setting][1]) if setting in sheet.nodes else ():
            name = str(node.value)
            if reason := table.get(name.removeprefix("material/")):
                yield sheet.problem(node, f"'{name}' has no effect", reason, Severity.NOTICE)
            elif name not in _ALWAYS_THERE and not _is_installed(name, group):
                hint = f"install the package that has it, and add that to requirements.txt; or delete {name}"
                yield sheet.problem(node, f"'{name}' is not installed", hint)


_ALWAYS_THERE = frozenset("portfolio search toc tables admonition def_list footnotes attr_list md_in_html abbr".split())


def _is_installed(name: str, group: str) -> bool:
    from importlib.metadata import entry_points  # which takes its time, and most settings name nothing else
    from importlib.util import find_spec

    names = {point.name.removeprefix("material/") for point in entry_points(group=group)}
    if name.removeprefix("material/") in names or group == "mkdocs.plugins":
        return name.removeprefix("material/") in names
    try:
        return find_spec(name.partition(":")[0]) is not None
    except (ImportError, ValueError):
        return False


def _names(node: yaml.Node) -> Iterator[yaml.Node]:
    """The names in a list of names, or of mappings from a name to options."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from (key for _, (key, _) in _pairs(item)) if isinstance(item, yaml.MappingNode) else [item]
    yield from (key for _, (key, _) in _pairs(node))


def _values(sheet: _Sheet) -> Iterator[Problem]:
    nodes = sheet.part("extra")
    extra = sheet.values.get("extra")
    for key, message, hint in choices.problems(extra if isinstance(extra, dict) else {}):
        yield sheet.problem(nodes[key][0], message, hint)


def _basics(sheet: _Sheet) -> Iterator[Problem]:
    """The settings without which the program is not asked, or reads something else."""
    if "INHERIT" not in sheet.nodes:
        for key, is_right, line in (
            ("site_name", bool(sheet.values.get("site_name")), "site_name: Portfolio"),
            ("theme", _theme_name(sheet.values.get("theme")) == "material", "theme: material"),
            ("plugins", "portfolio" in _plugin_names(sheet.values.get("plugins")), "plugins: [portfolio]"),
        ):
            if not is_right:
                node = sheet.nodes[key][0] if key in sheet.nodes else None
                yield Problem(SETTINGS_FILE, node.start_mark.line + 1 if node else 0, f"needs {line}", f"write {line}")
    docs = sheet.values.get("docs_dir", "docs" if "INHERIT" not in sheet.nodes else CONTENT)
    if docs != CONTENT:
        node = sheet.nodes["docs_dir"][1] if "docs_dir" in sheet.nodes else None
        hint = f"write docs_dir: {CONTENT}"
        yield Problem(SETTINGS_FILE, node.start_mark.line + 1 if node else 0, f"docs_dir must be {CONTENT}", hint)
    for key in ("site_url", "repo_url"):
        address = sheet.values.get(key)
        if address and not re.match(r"https?://[^/\s]+", str(address)):
            yield sheet.problem(sheet.nodes[key][1], f"{key} must be a web address", f"write {key}: https://…")


def _theme_name(theme: Any) -> Any:
    return theme.get("name") if isinstance(theme, dict) else theme


def _plugin_names(plugins: Any) -> set[str]:
    listed = plugins if isinstance(plugins, list | dict) else []
    return {str(name) for each in listed for name in (each if isinstance(each, dict) else [each])}


def _menu(sheet: _Sheet) -> Iterator[Problem]:
    """Each entry of the menu names a page, or an address elsewhere."""
    if not sheet.content:
        return
    if "nav" in sheet.nodes and not isinstance(sheet.nodes["nav"][1], yaml.SequenceNode):
        hint = "write a line for each entry: - Home: index.md"
        yield sheet.problem(sheet.nodes["nav"][0], "'nav' must be a list", hint)
        return
    leaves = list(_leaves(sheet.nodes["nav"][1])) if "nav" in sheet.nodes else []
    known = sheet.content.files | settings.LISTS
    strange = [leaf for leaf in leaves if leaf.value not in known and "://" not in leaf.value]
    paths = checks.paths_of_site(sheet.content, chosen(sheet.values)) if strange else set()
    for leaf in strange:
        is_elsewhere = leaf.value.startswith(("/", "#", "mailto:")) and leaf.value[1:] not in known
        if leaf.value not in paths and not is_elsewhere:
            yield sheet.problem(leaf, f"the menu names no page: {leaf.value:.60}", _hint(str(leaf.value), known))


def _hint(value: str, known: Collection[str]) -> str:
    if glued := re.fullmatch(r"([^:/]+):(\S+)", value):
        return f"write a space after the colon: {glued[1]}: {glued[2]}"
    below = value.lstrip("/").removeprefix(f"{CONTENT}/")
    close = [below] if below in known else get_close_matches(value, sorted(known), n=1, cutoff=0.75)
    return f"did you mean {close[0]}?" if close else f"pages are named as below {CONTENT}/, such as teaching.md"


def _leaves(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _leaves(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _leaves(value)


def chosen(values: Mapping[str, Any]) -> choices.Choices:
    """The choices in settings that may have errors: the defaults in their place."""
    extra = values.get("extra")
    valid = isinstance(extra, dict) and not list(choices.problems(extra))
    return choices.read(extra) if valid else choices.Choices()


def _paths(sheet: _Sheet) -> Iterator[Problem]:
    """Files of the owner's that settings name are there, and are the site's own."""
    if not sheet.content:
        return
    theme, extra = sheet.part("theme"), sheet.part("extra")
    named = [theme[key][1] for key in ("logo", "favicon") if key in theme]
    named += [value for _, (_, value) in _pairs(extra["fonts"][1])] if "fonts" in extra else []
    for key in ("extra_css", "extra_javascript"):
        named += _leaves_of_assets(sheet.nodes[key][1]) if key in sheet.nodes else []
    for node in named:
        path = str(node.value)
        if "://" in path or path.startswith("//"):
            hint = f"save it below {CONTENT}/, and name it from there"
            yield sheet.problem(node, f"the site's policy blocks what is of another host: {path:.60}", hint)
        elif path.partition("?")[0] not in sheet.files:
            yield sheet.problem(node, f"no such file: {path:.60}", _file_hint(path, sheet.files))


def _beside(sheet: _Sheet) -> Iterator[Problem]:
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


def _language(sheet: _Sheet) -> Iterator[Problem]:
    """The words of the site are known in its language."""
    if "language" in (theme := sheet.part("theme")):
        node = theme["language"][1]
        if hint := sheet.language_hint(str(node.value)):
            message = f"no words in the language {str(node.value)[:20]!r}, so the site's own are English"
            yield sheet.problem(node, message, hint, Severity.NOTICE)


def _leaves_of_assets(node: yaml.Node) -> list[yaml.Node]:
    """The paths in a list of style sheets or scripts; a script may be a mapping with its path."""
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    return [dict(_pairs(item)).get("path", (item, item))[1] for item in items]


def _file_hint(path: str, known: Collection[str]) -> str:
    close = get_close_matches(path, sorted(known), n=1)
    return f"did you mean {close[0]}?" if close else f"it is looked for in {CONTENT}/"


_CHECKS: tuple[Callable[[_Sheet], Iterator[Problem]], ...] = (
    _keys,
    _types,
    _values,
    _basics,
    _installed,
    _menu,
    _paths,
    _beside,
    _language,
)
